// The verbs of the assignment stage as one-line calls, for the tests of this room.
#ifndef AWARD_TESTS_WORKFLOW_ASSIGNMENT_FIXTURE_H_
#define AWARD_TESTS_WORKFLOW_ASSIGNMENT_FIXTURE_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/status_macros.h"
#include "server/storage/rules.h"
#include "server/storage/seasons.h"
#include "server/workflow/assignment_decisions.h"
#include "server/workflow/assignments.h"
#include "server/workflow/conflicts.h"
#include "server/workflow/sheets.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {

class AssignmentFixture : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kAssignment);
  }

  void PlacePanel() {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlacePanel(transaction, season_, clock_.Now());
    }));
  }
  void PlaceJudge(const testing::PlacedJudge& placed) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceJudge(transaction, season_, clock_.Now(), placed);
    }));
  }
  void PlaceApplication(const char* id, ApplicationState state = ApplicationState::kEligible,
                        const char* category = "digital") {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceApplication(
          transaction, season_, clock_.Now(),
          {.id = id, .category = category, .state = state, .title = id});
    }));
  }
  void ChangeRules(const std::function<void(Rules&)>& change) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(Season season, storage::LoadSeason(transaction, season_));
      change(season.rules);
      RETURN_IF_ERROR(storage::ReplaceRules(transaction, season));
      season.rules_digest = RulesDigest(season.rules);
      return storage::UpdateSeason(transaction, season);
    }));
  }

  absl::StatusOr<PlanView> Propose(Round round = Round::kFirst) {
    return Propose(NewPlan{.season = season_, .round = round});
  }
  absl::StatusOr<PlanView> Propose(NewPlan options) {
    return Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return CreateAssignmentPlan(context, transaction, options);
    });
  }
  // As the staff's second member.
  absl::StatusOr<PlanView> Review(const PlanId& plan, std::string_view person = "wu") {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return ReviewAssignmentPlan(context, transaction, season_, plan, "", std::nullopt);
    });
  }
  absl::StatusOr<PlanView> Apply(const PlanId& plan, std::optional<int64_t> etag = std::nullopt) {
    return Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return ApplyAssignmentPlan(context, transaction, season_, plan, etag);
    });
  }
  absl::StatusOr<PlanView> Undo(const PlanId& plan) {
    return Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return UndoAssignmentPlan(context, transaction, season_, plan, std::nullopt);
    });
  }
  // Proposed, reviewed, applied.
  absl::StatusOr<PlanView> Plan(Round round = Round::kFirst) {
    ASSIGN_OR_RETURN(const PlanView proposed, Propose(round));
    RETURN_IF_ERROR(Review(proposed.plan.id).status());
    return Apply(proposed.plan.id);
  }
  absl::Status Recuse(const std::string& judge, const std::string& application) {
    return Write("chen",
                 [&](const Context& context, storage::WriteTransaction& transaction) {
                   return CreateConflict(context, transaction, season_,
                                         {JudgeId(judge), ApplicationId(application),
                                          ConflictGround::kAppearanceOfBias, ""});
                 })
        .status();
  }
  // A draft, or the whole sheet submitted.
  absl::Status Score(const std::string& judge, const std::string& application, bool submit,
                     Round round = Round::kFirst) {
    const storage::SheetSubject subject{season_, JudgeId(judge), ApplicationId(application), round};
    return Write(judge,
                 [&](const Context& context, storage::WriteTransaction& transaction) {
                   const SheetUpdate update = testing::AFullUpdate();
                   return submit ? SubmitSheet(context, transaction, subject, update, std::nullopt)
                                 : UpdateSheet(context, transaction, subject, update, std::nullopt);
                 })
        .status();
  }

  // "application round judge STATE", as `person` sees them.
  std::vector<std::string> Listed(std::string_view person,
                                  std::optional<Round> round = std::nullopt,
                                  const char* judge = nullptr) {
    const auto rows =
        Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
          storage::AssignmentFilter filter{season_, round, std::nullopt};
          if (judge != nullptr) filter.judge = JudgeId(judge);
          return ListAssignments(context, transaction, filter, std::nullopt, 100);
        });
    EXPECT_OK(rows);
    std::vector<std::string> lines;
    if (!rows.ok()) return lines;
    for (const storage::TitledAssignment& row : *rows) {
      lines.push_back(
          row.assignment.application.value() + " " + std::string(NameOf(row.assignment.round)) +
          " " + row.assignment.judge.value() + " " + std::string(NameOf(row.assignment.state)));
    }
    return lines;
  }

  static std::vector<std::string> SeatsOf(const std::vector<Seat>& seats) {
    std::vector<std::string> lines;
    for (const Seat& seat : seats) {
      lines.push_back(seat.application.value() + " " + seat.judge.value() + " " +
                      std::to_string(seat.affinity));
    }
    return lines;
  }
  static std::vector<std::string> SeatsOf(const PlanView& view) { return SeatsOf(view.plan.seats); }
};

}  // namespace award::workflow

#endif  // AWARD_TESTS_WORKFLOW_ASSIGNMENT_FIXTURE_H_
