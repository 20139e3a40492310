// Plans that change what is in force: in the middle of a round, by hand, with locks and affinities
// that were given; what is undone, and what an outsider can compute again.
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/files/certificate_json.h"
#include "scoring/panel/files/plan_csv.h"
#include "server/storage/sheets.h"
#include "server/workflow/assignment_explanations.h"
#include "server/workflow/assignment_problem.h"
#include "server/workflow/judge_withdrawals.h"
#include "server/workflow/judges.h"
#include "server/workflow/seat_locks.h"
#include "tests/workflow/assignment_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::Pair;
using ::testing::SizeIs;

class AssignmentChanges : public AssignmentFixture {
 protected:
  // Three applications with two judges each, of four; the round is open.
  PlanView OpenRound() {
    PlacePanel();
    for (const char* id : {"bus", "portal", "shelter"}) PlaceApplication(id);
    const absl::StatusOr<PlanView> plan = Plan();
    EXPECT_OK(plan);
    PlaceSeasonIn(SeasonState::kFirstRound);
    return plan.ok() ? *plan : PlanView();
  }
  absl::StatusOr<Judge> Withdraw(const std::string& judge) {
    return Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return WithdrawJudge(context, transaction, season_, JudgeId(judge), "出國。", std::nullopt);
    });
  }
  absl::StatusOr<Judge> Restore(const std::string& judge) {
    return Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return RestoreJudge(context, transaction, season_, JudgeId(judge), std::nullopt);
    });
  }
  absl::Status ApplyReviewed(const PlanView& view) {
    RETURN_IF_ERROR(Review(view.plan.id).status());
    return Apply(view.plan.id).status();
  }
  static std::string ApplicationOf(const PlanView& plan, const std::string& judge) {
    for (const Seat& seat : plan.plan.seats) {
      if (seat.judge == JudgeId(judge)) return seat.application.value();
    }
    return "";
  }
  static std::vector<std::string> PairsOf(const std::vector<Seat>& seats,
                                          const std::string& judge) {
    std::vector<std::string> pairs;
    for (const Seat& seat : seats) {
      if (seat.judge == JudgeId(judge)) pairs.push_back(seat.application.value());
    }
    return pairs;
  }
};

TEST_F(AssignmentChanges, ReplaceAJudgeWhoLeavesByTheFewestNewPairs) {
  const PlanView before = OpenRound();
  const std::string leaving = before.plan.seats.front().judge.value();
  const std::vector<std::string> lost = PairsOf(before.plan.seats, leaving);
  ASSERT_OK(Score(leaving, lost.front(), false));
  ASSERT_OK(Withdraw(leaving));
  EXPECT_THAT(Listed("chen"), Contains(lost.front() + " FIRST " + leaving + " RELEASED"));
  ASSERT_OK_AND_ASSIGN(const PlanView change, Propose());
  EXPECT_THAT(PairsOf(change.removed, leaving), SizeIs(lost.size()));
  EXPECT_THAT(change.removed, SizeIs(lost.size()));
  EXPECT_THAT(change.added, SizeIs(lost.size()));
  EXPECT_THAT(change.change_sentences, Not(IsEmpty()));
  EXPECT_EQ(change.plan.base, before.plan.id);
  ASSERT_OK(ApplyReviewed(change));
  EXPECT_THAT(Listed("chen"), SizeIs(6 + lost.size()));  // The released stay on record.
  EXPECT_THAT(Score(leaving, lost.front(), true), HasReason(Reason::kNotAssigned));
}

TEST_F(AssignmentChanges, KeepSubmittedSheetsOfWhoLeft) {
  const PlanView before = OpenRound();
  const std::string leaving = before.plan.seats.front().judge.value();
  const std::string scored = ApplicationOf(before, leaving);
  ASSERT_OK(Score(leaving, scored, true));
  ASSERT_OK(Withdraw(leaving));
  EXPECT_THAT(Withdraw(leaving), HasReason(Reason::kWrongState));
  EXPECT_THAT(Listed("chen"), Contains(scored + " FIRST " + leaving + " ACTIVE"));
  ASSERT_OK_AND_ASSIGN(const PlanView change, Propose());
  EXPECT_THAT(PairsOf(change.plan.seats, leaving), ElementsAre(scored));
  EXPECT_OK(ApplyReviewed(change));
}

TEST_F(AssignmentChanges, NeverTouchASheetThatIsBegun) {
  const PlanView before = OpenRound();
  std::vector<std::string> started;
  for (const Seat& seat : before.plan.seats) {
    if (seat.judge == JudgeId("yang")) continue;
    ASSERT_OK(Score(seat.judge.value(), seat.application.value(), started.size() % 2 == 0));
    started.push_back(seat.application.value() + " " + seat.judge.value() + " 0");
  }
  PlaceApplication("ferry");
  ASSERT_OK_AND_ASSIGN(const PlanView change, Propose());
  EXPECT_THAT(SeatsOf(change), IsSupersetOf(started));
  EXPECT_THAT(change.added, SizeIs(2));
  EXPECT_THAT(change.removed, IsEmpty());
  ASSERT_OK(ApplyReviewed(change));
  EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const std::vector<Sheet> sheets,
                     storage::ListSheetsInForce(transaction, season_, Round::kFirst));
    EXPECT_THAT(sheets, SizeIs(started.size()));
    return absl::OkStatus();
  }));
}

TEST_F(AssignmentChanges, StayCurrentWhileThoseWhoStayWriteOn) {
  const PlanView before = OpenRound();
  const Seat given_up = before.plan.seats.front();
  ASSERT_OK(
      Recuse(before.plan.seats.back().judge.value(), before.plan.seats.back().application.value()));
  ASSERT_OK_AND_ASSIGN(const PlanView change, Propose());
  ASSERT_OK(Review(change.plan.id));
  // Who stays may write on; that changes nothing.
  ASSERT_OK(Score(given_up.judge.value(), given_up.application.value(), true));
  EXPECT_OK(Apply(change.plan.id));
}

TEST_F(AssignmentChanges, FindAnotherJudgeForALateConflict) {
  const PlanView before = OpenRound();
  const Seat lost = before.plan.seats.back();
  ASSERT_OK(Score(lost.judge.value(), lost.application.value(), true));
  ASSERT_OK(Recuse(lost.judge.value(), lost.application.value()));
  ASSERT_OK_AND_ASSIGN(const PlanView change, Propose());
  EXPECT_THAT(change.removed, SizeIs(1));
  EXPECT_THAT(change.added, SizeIs(1));
  EXPECT_EQ(change.added[0].application, lost.application);
  ASSERT_OK(ApplyReviewed(change));
  EXPECT_THAT(Listed("chen"),
              Contains(lost.application.value() + " FIRST " + lost.judge.value() + " RECUSED"));
}

TEST_F(AssignmentChanges, AreUndoneUntilSomebodyBegins) {
  const PlanView before = OpenRound();
  EXPECT_THAT(Undo(before.plan.id), HasReason(Reason::kNothingBefore));
  const std::string leaving = before.plan.seats.front().judge.value();
  ASSERT_OK(Withdraw(leaving));
  ASSERT_OK_AND_ASSIGN(const PlanView change, Propose());
  ASSERT_OK(ApplyReviewed(change));
  EXPECT_THAT(Undo(change.plan.id), HasReason(Reason::kNotFound));  // Not on the panel.
  EXPECT_THAT(Undo(before.plan.id), HasReason(Reason::kWrongState));
  ASSERT_OK(Restore(leaving));
  EXPECT_THAT(Restore(leaving), HasReason(Reason::kWrongState));
  ASSERT_OK_AND_ASSIGN(const PlanView undone, Undo(change.plan.id));
  EXPECT_EQ(SeatsOf(undone), SeatsOf(before));
  EXPECT_EQ(SeatsOf(undone.added), SeatsOf(change.removed));
  ASSERT_OK(Score(change.added[0].judge.value(), change.added[0].application.value(), false));
  EXPECT_THAT(Review(undone.plan.id), HasReason(Reason::kPlanOutdated));
  EXPECT_THAT(Undo(change.plan.id), HasReason(Reason::kSeatsBreakRules));
}

TEST_F(AssignmentChanges, GiveBackWhatWasReleased) {
  const PlanView before = OpenRound();
  const Seat seat = before.plan.seats.front();
  ASSERT_OK(Score(seat.judge.value(), seat.application.value(), false));
  ASSERT_OK(Withdraw(seat.judge.value()));
  ASSERT_OK(Restore(seat.judge.value()));
  ASSERT_OK_AND_ASSIGN(
      const PlanView again,
      Propose(NewPlan{.season = season_, .round = Round::kFirst, .seats = before.plan.seats}));
  ASSERT_OK(ApplyReviewed(again));
  EXPECT_OK(Score(seat.judge.value(), seat.application.value(), true));
}

TEST_F(AssignmentChanges, MadeByHandShowTheirGap) {
  PlaceJudge({.id = "lin", .expertise = {{DimensionId("3"), 3}}});
  PlaceJudge({.id = "tsai", .expertise = {{DimensionId("3"), 2}}});
  PlaceJudge({.id = "huang"});
  PlaceApplication("portal");
  const std::vector<Seat> by_hand = {{ApplicationId("portal"), JudgeId("tsai")},
                                     {ApplicationId("portal"), JudgeId("huang")}};
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose(NewPlan{.season = season_, .seats = by_hand}));
  EXPECT_TRUE(plan.plan.imported);
  EXPECT_THAT(SeatsOf(plan), ElementsAre("portal huang 0", "portal tsai 5000"));
  EXPECT_EQ(plan.plan.tiers.front().value, 5000);
  EXPECT_EQ(plan.plan.tiers.front().bound, 12'500);
  EXPECT_OK(ApplyReviewed(plan));
}

TEST_F(AssignmentChanges, MadeByHandBreakNoRule) {
  PlacePanel();
  PlaceApplication("portal");
  ASSERT_OK(Recuse("lin", "portal"));
  const absl::Status broken =
      Propose(NewPlan{.season = season_,
                      .seats = {{ApplicationId("portal"), JudgeId("lin")},
                                {ApplicationId("portal"), JudgeId("yang")},
                                {ApplicationId("portal"), JudgeId("tsai")}}})
          .status();
  ASSERT_THAT(broken, HasReason(Reason::kSeatsBreakRules));
  EXPECT_THAT(base::ViolationsOf(broken), SizeIs(2));  // A conflict, and a seat too many.
  EXPECT_THAT(base::MetadataOf(broken), Contains(Pair("breach_1_zh_tw", HasSubstr("lin"))));
  EXPECT_THAT(
      Propose(NewPlan{.season = season_, .seats = {{ApplicationId("portal"), JudgeId("nobody")}}}),
      HasReason(Reason::kNotFound));
  EXPECT_THAT(Propose(NewPlan{.season = season_,
                              .seats = {{ApplicationId("portal"), JudgeId("tsai")},
                                        {ApplicationId("portal"), JudgeId("tsai")}}}),
              HasReason(Reason::kFieldInvalid));
}

TEST_F(AssignmentChanges, TakeAffinitiesThatAreGiven) {
  PlacePanel();
  PlaceApplication("portal");
  NewPlan options{.season = season_,
                  .affinities = "application_id,huang,lin,tsai,yang\nportal,0.5,,0.25,1.25\n"};
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose(options));
  EXPECT_THAT(SeatsOf(plan), ElementsAre("portal huang 50", "portal yang 125"));
  EXPECT_EQ(plan.decimals, 2);
  EXPECT_OK(ApplyReviewed(plan));
  options.affinities = "application_id,huang,lin,tsai,yang\nportal,0.5,high,0.25,1.25\n";
  const absl::Status invalid = Propose(options).status();
  ASSERT_THAT(invalid, HasReason(Reason::kAffinitiesInvalid));
  EXPECT_THAT(base::MetadataOf(invalid), IsSupersetOf({Pair("line", "2"), Pair("value", "high")}));
}

TEST_F(AssignmentChanges, KeepThePlanInForceWhereAsked) {
  PlacePanel();
  for (const char* id : {"bus", "portal", "shelter"}) PlaceApplication(id);
  ASSERT_OK_AND_ASSIGN(const PlanView before, Plan());
  ASSERT_OK(Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
    return UpdateJudge(context, transaction, season_, JudgeId("lin"),
                       {.expertise = std::vector<Expertise>{{DimensionId("3"), 3}}}, std::nullopt);
  }));
  ASSERT_OK_AND_ASSIGN(const PlanView anew, Propose());
  EXPECT_THAT(PairsOf(anew.plan.seats, "lin"), SizeIs(3));
  ASSERT_OK_AND_ASSIGN(const PlanView kept, Propose(NewPlan{.season = season_, .keep = true}));
  EXPECT_THAT(kept.added, IsEmpty());
  EXPECT_EQ(kept.plan.tiers.front().tier, AssignmentTier::kChanges);
}

TEST_F(AssignmentChanges, AreExplainedPairByPair) {
  PlaceJudge({.id = "lin", .expertise = {{DimensionId("3"), 3}}});
  PlaceJudge({.id = "tsai", .expertise = {{DimensionId("3"), 2}}});
  PlaceJudge({.id = "huang"});
  PlaceApplication("portal");
  ASSERT_OK(Recuse("huang", "portal"));
  PlaceJudge({.id = "yang", .outside = false, .agency = "civil"});
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  const auto explain = [&](const char* judge) {
    return Read("shen", [&](const Context&, const storage::ReadTransaction& transaction) {
      return ExplainAssignment(transaction, season_, plan.plan.id, ApplicationId("portal"),
                               JudgeId(judge));
    });
  };
  ASSERT_OK_AND_ASSIGN(const AssignmentExplanation seated, explain("lin"));
  EXPECT_TRUE(seated.seated);
  EXPECT_EQ(seated.rank, 1);
  EXPECT_THAT(seated.panel, SizeIs(2));
  EXPECT_THAT(seated.sentences.front().en, HasSubstr("lin"));
  EXPECT_THAT(seated.sentences.front().zh_tw, HasSubstr("lin"));
  EXPECT_THAT(seated.otherwise, Not(IsEmpty()));
  ASSERT_OK_AND_ASSIGN(const AssignmentExplanation conflict, explain("huang"));
  EXPECT_FALSE(conflict.seated);
  EXPECT_EQ(conflict.rank, 0);
  EXPECT_THAT(conflict.otherwise, IsEmpty());
  EXPECT_THAT(explain("nobody"), HasReason(Reason::kNotFound));
}

// What `award plan` does with the files: the same problem, the same bytes.
TEST_F(AssignmentChanges, AreComputedAgainFromTheirFiles) {
  PlacePanel();
  for (const char* id : {"bus", "portal", "shelter"}) PlaceApplication(id);
  ASSERT_OK(Recuse("huang", "bus"));
  ASSERT_OK_AND_ASSIGN(const PlanView plan, Propose());
  EXPECT_OK(
      Read("kuo", [&](const Context&, const storage::ReadTransaction& transaction) -> absl::Status {
        ASSIGN_OR_RETURN(const KeptProblem kept,
                         GetAssignmentProblem(transaction, season_, plan.plan.id));
        ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, season_));
        ASSIGN_OR_RETURN(const scoring::panel::Problem problem,
                         ReadProblem(season, Round::kFirst, kept.files));
        ASSIGN_OR_RETURN(const scoring::panel::Plan again, Solve(season, problem));
        EXPECT_EQ(scoring::panel::PlanCsv(problem, again.pairs), kept.plan_csv);
        EXPECT_EQ(scoring::panel::CertificateJson(problem, again), kept.files.certificate);
        EXPECT_THAT(kept.arguments, IsSupersetOf({std::string("--objective"), std::string("floor"),
                                                  std::string("--seed")}));
        return absl::OkStatus();
      }));
}

}  // namespace
}  // namespace award::workflow
