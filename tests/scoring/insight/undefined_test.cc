// Every reason has its words, and nothing that is not finite gets through.
#include "scoring/insight/undefined.h"

#include <limits>
#include <set>
#include <string_view>

#include "gtest/gtest.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

TEST(Undefined, NamesEveryReasonOnceAndInBothLanguages) {
  std::set<std::string_view> names, english, chinese;
  for (const Undefined reason : kUndefinedReasons) {
    names.insert(NameOf(reason));
    english.insert(EnglishOf(reason));
    chinese.insert(ChineseOf(reason));
    EXPECT_EQ(EnglishOf(reason).substr(EnglishOf(reason).size() - 1), ".");
    EXPECT_EQ(ChineseOf(reason).substr(ChineseOf(reason).size() - 3), "。");
  }
  EXPECT_EQ(names.size(), kUndefinedReasons.size());
  EXPECT_EQ(english.size(), kUndefinedReasons.size());
  EXPECT_EQ(chinese.size(), kUndefinedReasons.size());
  EXPECT_EQ(names.count(""), 0U);
}

TEST(Statistic, NeverHoldsWhatIsNotFinite) {
  EXPECT_TRUE(Statistic(0.0).defined());
  EXPECT_THAT(Statistic(std::numeric_limits<double>::quiet_NaN()),
              IsUndefined(Undefined::kNotFinite));
  EXPECT_THAT(Statistic(std::numeric_limits<double>::infinity()),
              IsUndefined(Undefined::kNotFinite));
  EXPECT_THAT(Statistic(std::optional<double>()), IsUndefined(Undefined::kNotFinite));
  EXPECT_THAT(Statistic(), IsUndefined(Undefined::kNotFinite));
}

TEST(Defined, HoldsAValueOrTheReason) {
  const Defined<int> value = 3;
  EXPECT_EQ(*value, 3);
  EXPECT_THAT(Defined<int>(Undefined::kTooLarge), IsUndefined(Undefined::kTooLarge));
}

}  // namespace
}  // namespace award::scoring::insight
