// The handlers around plans: given seats and affinities, what is exported and explained, locks and
// preferences; messages in, messages out.
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/service/assignments.h"
#include "server/service/judges.h"
#include "server/service/locks.h"
#include "server/service/preferences.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::service {
namespace {

using base::Reason;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr char kSeason[] = "seasons/116";
constexpr char kApplication[] = "seasons/116/applications/mobile";

std::string JudgeNamed(const char* judge) { return std::string("seasons/116/judges/") + judge; }

class PlanService : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kAssignment);
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
      RETURN_IF_ERROR(testing::PlacePanel(transaction, season_, clock_.Now()));
      return testing::PlaceApplication(transaction, season_, clock_.Now(),
                                       {.state = ApplicationState::kEligible});
    }));
  }

  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(absl::StatusOr<Response> (*handler)(const workflow::Context&,
                                                                    storage::WriteTransaction&,
                                                                    const Request&),
                                const char* person, const Request& request) {
    return Write(person,
                 [&](const workflow::Context& context, storage::WriteTransaction& transaction) {
                   return handler(context, transaction, request);
                 });
  }
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(absl::StatusOr<Response> (*handler)(const workflow::Context&,
                                                                    const storage::ReadTransaction&,
                                                                    const Request&),
                                const char* person, const Request& request) {
    return Read(person,
                [&](const workflow::Context& context, const storage::ReadTransaction& transaction) {
                  return handler(context, transaction, request);
                });
  }

  v1::CreateAssignmentPlanRequest Proposal() {
    v1::CreateAssignmentPlanRequest request;
    request.set_parent(kSeason);
    request.mutable_assignment_plan()->set_round(v1::FIRST);
    return request;
  }
};

TEST_F(PlanService, TakesSeatsAndAffinitiesThatAreGiven) {
  v1::CreateAssignmentPlanRequest create = Proposal();
  create.set_affinities("application_id,huang,lin,tsai,yang\nmobile,0.5,2,1,-0.25\n");
  for (const char* judge : {"tsai", "yang"}) {
    v1::Seat& seat = *create.mutable_assignment_plan()->add_seats();
    seat.set_application(kApplication);
    seat.set_judge(JudgeNamed(judge));
  }
  ASSERT_OK_AND_ASSIGN(const v1::AssignmentPlan plan, Call(CreateAssignmentPlan, "chen", create));
  EXPECT_TRUE(plan.imported());
  EXPECT_EQ(plan.affinity_decimals(), 2);
  EXPECT_EQ(plan.affinity_total(), 75);
  EXPECT_EQ(plan.proposer(), "people/chen");
  ASSERT_GT(plan.tiers_size(), 0);
  EXPECT_EQ(plan.tiers(0).tier(), v1::TierResult::FLOOR);
  EXPECT_NE(plan.tiers(0).sentence_zh_tw(), "");
  create.mutable_assignment_plan()->mutable_seats(0)->set_judge("seasons/115/judges/tsai");
  EXPECT_THAT(Call(CreateAssignmentPlan, "chen", create), HasReason(Reason::kFieldInvalid));
}

TEST_F(PlanService, ExportsAndExplainsAPlan) {
  ASSERT_OK_AND_ASSIGN(const v1::AssignmentPlan plan,
                       Call(CreateAssignmentPlan, "chen", Proposal()));
  v1::GetAssignmentProblemRequest get;
  get.set_name(plan.name());
  ASSERT_OK_AND_ASSIGN(const auto problem, Call(GetAssignmentProblem, "shen", get));
  EXPECT_THAT(problem.applications(), StartsWith("application_id,k,"));
  EXPECT_THAT(problem.plan(), HasSubstr("mobile,"));
  EXPECT_THAT(problem.certificate(), HasSubstr("\"tiers\""));
  EXPECT_EQ(problem.arguments(0), "--objective");
  v1::ExplainAssignmentRequest explain;
  explain.set_name(plan.name());
  explain.set_application(kApplication);
  explain.set_judge(plan.seats(0).judge());
  ASSERT_OK_AND_ASSIGN(const auto why, Call(ExplainAssignment, "shen", explain));
  EXPECT_TRUE(why.seated());
  EXPECT_EQ(why.panel_size(), 2);
  EXPECT_GT(why.sentences_size(), 0);
}

TEST_F(PlanService, SetsListsAndRemovesLocks) {
  v1::CreateLockRequest create;
  create.set_parent(kSeason);
  create.mutable_lock()->set_round(v1::FIRST);
  create.mutable_lock()->set_application(kApplication);
  create.mutable_lock()->set_judge(JudgeNamed("yang"));
  EXPECT_THAT(Call(CreateLock, "chen", create), HasReason(Reason::kFieldRequired));
  create.mutable_lock()->set_reason("指定主審。");
  ASSERT_OK_AND_ASSIGN(const v1::Lock lock, Call(CreateLock, "chen", create));
  EXPECT_EQ(lock.name(), "seasons/116/locks/mobile.first.yang");
  EXPECT_EQ(lock.person(), "people/chen");
  v1::ListLocksRequest list;
  list.set_parent(kSeason);
  ASSERT_OK_AND_ASSIGN(const auto locks, Call(ListLocks, "shen", list));
  EXPECT_EQ(locks.locks_size(), 1);
  v1::RemoveLockRequest remove;
  remove.set_name("seasons/116/locks/mobile.first");
  EXPECT_THAT(Call(RemoveLock, "chen", remove), HasReason(Reason::kNameInvalid));
  remove.set_name(lock.name());
  ASSERT_OK(Call(RemoveLock, "chen", remove));
  EXPECT_THAT(Call(RemoveLock, "chen", remove), HasReason(Reason::kNotFound));
}

TEST_F(PlanService, RefusesPreferencesOfOthersAndListsAll) {
  v1::StatePreferenceRequest state;
  state.set_parent(JudgeNamed("lin"));
  state.set_application(kApplication);
  EXPECT_THAT(Call(StatePreference, "lin", state), HasReason(Reason::kFieldRequired));
  state.set_wish(v1::Preference::WANT);
  EXPECT_THAT(Call(StatePreference, "tsai", state), HasReason(Reason::kNotYours));
  EXPECT_THAT(Call(StatePreference, "lin", state), HasReason(Reason::kDeclarationComplete));
  v1::ListPreferencesRequest list;
  list.set_parent(JudgeNamed("-"));
  ASSERT_OK_AND_ASSIGN(const auto none, Call(ListPreferences, "shen", list));
  EXPECT_EQ(none.preferences_size(), 0);
}

TEST_F(PlanService, WithdrawsAndRestoresAJudge) {
  v1::WithdrawJudgeRequest withdraw;
  withdraw.set_name(JudgeNamed("lin"));
  EXPECT_THAT(Call(WithdrawJudge, "chen", withdraw), HasReason(Reason::kFieldRequired));
  withdraw.set_reason("出國。");
  ASSERT_OK_AND_ASSIGN(const v1::Judge gone, Call(WithdrawJudge, "chen", withdraw));
  EXPECT_TRUE(gone.has_withdraw_time());
  EXPECT_EQ(gone.withdraw_reason(), "出國。");
  v1::RestoreJudgeRequest restore;
  restore.set_name(JudgeNamed("lin"));
  ASSERT_OK_AND_ASSIGN(const v1::Judge back, Call(RestoreJudge, "chen", restore));
  EXPECT_FALSE(back.has_withdraw_time());
}

}  // namespace
}  // namespace award::service
