// Rows of coaching cases and advice.
#include "server/storage/coaching.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::storage {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::kMobile;

class Coaching : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kCoaching);
    ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
      RETURN_IF_ERROR(testing::PlaceApplication(transaction, season_, clock_.Now(),
                                                {.state = ApplicationState::kShortlisted}));
      return InsertCoachingCase(transaction, ACase("case-1"));
    }));
  }

  CoachingCase ACase(const char* id) const {
    return {season_, CoachingCaseId(id), kMobile, PersonId("pan"), CoachingState::kOpen, {1}, {1},
            1};
  }

  Advice AnAdvice(const char* id) const {
    Advice advice;
    advice.season = season_;
    advice.coaching_case = CoachingCaseId("case-1");
    advice.id = AdviceId(id);
    advice.dimension = DimensionId("3");
    advice.text = "補充成效數據";
    advice.create_time = {2};
    advice.etag = 1;
    return advice;
  }
};

TEST_F(Coaching, AnApplicationHasOneCase) {
  EXPECT_THAT(store().Write([&](WriteTransaction& transaction) {
    return InsertCoachingCase(transaction, ACase("case-2"));
  }),
              HasReason(Reason::kAlreadyExists));
}

TEST_F(Coaching, ACaseIsFoundAndClosedOnce) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(auto found, FindCoachingCaseOf(transaction, season_, kMobile));
    EXPECT_TRUE(found && found->id == CoachingCaseId("case-1") && found->coach == PersonId("pan"));
    if (!found) return absl::OkStatus();
    CoachingCase stale = *found;
    found->state = CoachingState::kClosed;
    found->update_time = {9};
    RETURN_IF_ERROR(UpdateCoachingCase(transaction, *found));
    EXPECT_THAT(UpdateCoachingCase(transaction, stale), HasReason(Reason::kEtagMismatch));
    ASSIGN_OR_RETURN(const CoachingCase loaded,
                     LoadCoachingCase(transaction, season_, CoachingCaseId("case-1")));
    EXPECT_EQ(loaded.state, CoachingState::kClosed);
    EXPECT_EQ(loaded.update_time, base::Time{9});
    EXPECT_EQ(loaded.etag, 2);
    EXPECT_THAT(LoadCoachingCase(transaction, season_, CoachingCaseId("case-9")),
                HasReason(Reason::kNotFound));
    ASSIGN_OR_RETURN(const auto none,
                     FindCoachingCaseOf(transaction, season_, ApplicationId("other")));
    EXPECT_FALSE(none.has_value());
    ASSIGN_OR_RETURN(const auto all, ListCoachingCases(transaction, season_, std::nullopt, 10));
    EXPECT_EQ(all.size(), 1U);
    return absl::OkStatus();
  }));
}

TEST_F(Coaching, AdviceIsListedInTheOrderItWasGiven) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    Advice first = AnAdvice("z");
    Advice second = AnAdvice("a");
    RETURN_IF_ERROR(InsertAdvice(transaction, first));
    RETURN_IF_ERROR(InsertAdvice(transaction, second));
    EXPECT_LT(first.position, second.position);
    const auto ids = [&](int32_t after, int limit) {
      std::vector<std::string> found;
      const auto advice = ListAdvice(transaction, season_, CoachingCaseId("case-1"), after, limit);
      EXPECT_OK(advice);
      if (!advice.ok()) return found;
      for (const Advice& piece : *advice) found.push_back(piece.id.value());
      return found;
    };
    EXPECT_THAT(ids(0, 10), ElementsAre("z", "a"));
    EXPECT_THAT(ids(first.position, 10), ElementsAre("a"));
    EXPECT_THAT(ids(0, 1), ElementsAre("z"));
    return absl::OkStatus();
  }));
}

TEST_F(Coaching, AResponseIsKeptBesideTheAdvice) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    Advice advice = AnAdvice("a");
    RETURN_IF_ERROR(InsertAdvice(transaction, advice));
    Advice stale = advice;
    advice.state = AdviceState::kDeclined;
    advice.response = "另案辦理";
    advice.respond_time = base::Time{5};
    RETURN_IF_ERROR(UpdateAdvice(transaction, advice));
    EXPECT_THAT(UpdateAdvice(transaction, stale), HasReason(Reason::kEtagMismatch));
    ASSIGN_OR_RETURN(const Advice loaded,
                     LoadAdvice(transaction, season_, advice.coaching_case, AdviceId("a")));
    EXPECT_EQ(loaded.text, "補充成效數據");
    EXPECT_EQ(loaded.dimension, DimensionId("3"));
    EXPECT_EQ(loaded.state, AdviceState::kDeclined);
    EXPECT_EQ(loaded.response, "另案辦理");
    EXPECT_EQ(loaded.respond_time, base::Time{5});
    EXPECT_EQ(loaded.create_time, base::Time{2});
    EXPECT_THAT(LoadAdvice(transaction, season_, advice.coaching_case, AdviceId("b")),
                HasReason(Reason::kNotFound));
    return absl::OkStatus();
  }));
}

}  // namespace
}  // namespace award::storage
