// Looking up lines in a tabulation, and the words that are stored.
#include "server/model/tabulation.h"

#include <set>
#include <string>

#include "gtest/gtest.h"
#include "server/model/coaching.h"
#include "server/model/nomination.h"
#include "server/model/person.h"
#include "server/model/season.h"

namespace award {
namespace {

TEST(Tabulation, FindsCategoriesAndLines) {
  Tabulation tabulation;
  tabulation.categories.resize(2);
  tabulation.categories[0].category = CategoryId("digital");
  tabulation.categories[1].category = CategoryId("inclusion");
  tabulation.categories[1].lines.resize(2);
  tabulation.categories[1].lines[0].application = ApplicationId("a");
  tabulation.categories[1].lines[1].application = ApplicationId("b");
  tabulation.categories[1].lines[1].place = 2;

  const CategoryResult* result = tabulation.FindCategory(CategoryId("inclusion"));
  ASSERT_NE(result, nullptr);
  const Line* line = result->FindLine(ApplicationId("b"));
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->place, 2);
  EXPECT_EQ(result->FindLine(ApplicationId("c")), nullptr);
  EXPECT_EQ(tabulation.categories[0].FindLine(ApplicationId("b")), nullptr);
  EXPECT_EQ(tabulation.FindCategory(CategoryId("ai")), nullptr);
}

template <typename E>
class WordsOf : public ::testing::Test {};

using Enums = ::testing::Types<SeatState, DivergenceLevel, DivergenceOutcome, Decider,
                               ResolutionKind, TieMeans, SeasonState, TabulationMethod, TieKey,
                               Role, PersonState, CoachingState, AdviceState, NominationListState>;
TYPED_TEST_SUITE(WordsOf, Enums);

TYPED_TEST(WordsOf, LeadBackToTheirEnumerator) {
  std::set<std::string_view> seen;
  for (const auto& [value, word] : Words<TypeParam>::kRows) {
    EXPECT_EQ(FromName<TypeParam>(word), value) << word;
    EXPECT_EQ(NameOf(value), word);
    EXPECT_TRUE(seen.insert(word).second) << word << " twice";
  }
  EXPECT_EQ(FromName<TypeParam>("NO_SUCH_WORD"), std::nullopt);
}

}  // namespace
}  // namespace award
