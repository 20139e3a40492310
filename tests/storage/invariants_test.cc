// Each invariant finds a database that breaks it. What the schema itself refuses is laid down with
// its triggers dropped, inside a transaction that is rolled back.
#include "server/storage/invariants.h"

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "tests/testing/result_builders.h"

namespace award::storage {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

struct Breach {
  const char* name;
  std::vector<Sql> statements;
};

// On a season in FIRST_ROUND where lin and huang scored application a.
const Breach kBreaches[] = {
    {"events_are_numbered_without_gaps",
     {"INSERT INTO event VALUES (1, 1, 'chen', 'V', 'r', '', '', '', NULL, '')",
      "INSERT INTO event VALUES (3, 1, 'chen', 'V', 'r', '', '', '', NULL, '')"}},
    {"event_times_never_go_back",
     {"INSERT INTO event VALUES (1, 5, 'chen', 'V', 'r', '', '', '', NULL, '')",
      "INSERT INTO event VALUES (2, 4, 'chen', 'V', 'r', '', '', '', NULL, '')"}},
    {"an_announced_season_has_a_rules_digest", {"UPDATE season SET rules_digest = NULL"}},
    {"a_supervising_agency_is_not_of_the_second_level",
     {"UPDATE agency SET level = 'SECOND_LEVEL', supervising_agency_id = 'health' "
      "WHERE id = 'civil'"}},
    {"weights_sum_to_the_whole", {"UPDATE dimension SET weight_basis_points = 1 WHERE id = '1'"}},
    {"an_item_names_a_facet_where_there_are_facets",
     {"UPDATE item SET facet_id = 'approach' WHERE id = '1-1'"}},
    {"a_submitted_application_has_its_revision", {"UPDATE application SET revision = 2"}},
    {"an_application_is_a_draft_until_it_is_submitted", {"UPDATE application SET state = 'DRAFT'"}},
    {"an_open_draft_follows_the_last_revision",
     {"INSERT INTO revision VALUES ('116', 'a', 3, '', '', 0, '', '', '', '', '', '', 0, '', '', "
      "zeroblob(32), NULL, NULL)"}},
    {"no_application_was_returned_more_often_than_the_rules_allow",
     {"UPDATE application SET correction_count = 2"}},
    {"an_attachment_is_shown_by_a_revision",
     {"INSERT INTO attachment VALUES ('116', 'a', 'f', 'f.pdf', '', 0, zeroblob(32), 1)"}},
    {"every_submitted_revision_was_endorsed", {"DELETE FROM endorsement"}},
    {"a_judge_with_a_conflict_has_no_active_assignment_in_an_open_round",
     {"INSERT INTO conflict VALUES ('116', 'c', 'lin', 'a', 'AGENT', 'DECLARED', '', 1)"}},
    {"a_recused_judge_has_no_sheet_in_force",
     {"UPDATE assignment SET state = 'RECUSED' WHERE judge_id = 'lin'"}},
    {"a_released_judge_has_no_sheet_in_force",
     {"UPDATE assignment SET state = 'RELEASED' WHERE judge_id = 'lin'"}},
    {"a_submitted_sheet_has_every_item",
     {"DROP TRIGGER item_score_is_never_deleted", "DELETE FROM item_score WHERE position = 3"}},
    {"a_bonus_is_at_most_its_highest",
     {"INSERT INTO bonus VALUES ('116', 'digital', '1-1', 0, '加分', 500)"}},
    {"a_submitted_sheet_says_something_on_every_dimension",
     {"DROP TRIGGER dimension_comment_is_never_deleted",
      "DELETE FROM dimension_comment WHERE position = 3"}},
    {"a_sheet_has_a_digest_once_submitted_and_keeps_it",
     {"DROP TRIGGER sheet_is_never_changed",
      "UPDATE sheet SET digest = NULL, submit_time_us = NULL WHERE judge_id = 'lin'"}},
    {"a_sheet_scored_anew_follows_a_superseded_one",
     {"DROP TRIGGER sheet_is_never_changed", "UPDATE sheet SET version = 3"}},
    {"a_plan_totals_its_seats",
     {"INSERT INTO assignment_plan VALUES ('116', 'p', 'FIRST', 'PROPOSED', 1, 0, 0, 0, NULL, "
      "'chen', NULL, '', zeroblob(32), 1, NULL, NULL, 1)"}},
    {"a_plan_is_reviewed_by_another_than_its_proposer",
     {"INSERT INTO assignment_plan VALUES ('116', 'p', 'FIRST', 'REVIEWED', 0, 0, 0, 0, NULL, "
      "'chen', 'chen', '', zeroblob(32), 1, 1, NULL, 1)"}},
    {"a_plan_keeps_all_its_documents_or_none",
     {"INSERT INTO assignment_plan VALUES ('116', 'p', 'FIRST', 'PROPOSED', 0, 0, 0, 0, NULL, "
      "'chen', NULL, '', zeroblob(32), 1, NULL, NULL, 1)",
      "INSERT INTO plan_document VALUES ('116', 'p', 'RULES', zeroblob(1), zeroblob(32))"}},
    {"an_applied_plan_has_its_assignments",
     {"INSERT INTO assignment_plan VALUES ('116', 'p', 'FIRST', 'APPLIED', 0, 0, 0, 0, NULL, '', "
      "NULL, '', zeroblob(32), 1, NULL, 1, 1)",
      "INSERT INTO seat VALUES ('116', 'p', 'a', 'tsai', 0)"}},
    {"an_admitted_line_has_a_place",
     {"INSERT INTO tabulation VALUES ('116', 't', 1, 'FIRST', 'TOTAL_SCORE', zeroblob(32), "
      "zeroblob(32), 1)",
      "INSERT INTO line (season_id, tabulation_id, category_id, position, application_id, title, "
      "agency_id, place, shadow_place, mean_total, rank_sum, first_places, judge_count, spread, "
      "divergence, divergence_open, outcome, above_floor, unranked_reason, admission) "
      "VALUES ('116', 't', 'digital', 0, 'a', '', 'civil', 0, 0, '', '', 0, 0, '', 'NONE', 0, '', "
      "0, '', 'ADMITTED')"}},
    {"a_tabulation_keeps_all_its_documents_or_none",
     {"INSERT INTO tabulation VALUES ('116', 't', 1, 'FIRST', 'TOTAL_SCORE', zeroblob(32), "
      "zeroblob(32), 1)",
      "INSERT INTO tabulation_document VALUES ('116', 't', 'REPORT', zeroblob(1), "
      "zeroblob(32))"}},
    {"a_coach_never_scores_the_applicant",
     {"INSERT INTO coaching_case VALUES ('116', 'k', 'a', 'lin', 'OPEN', 1, 1, 1)",
      "INSERT INTO assignment VALUES ('116', 'FINAL', 'a', 'lin', 'ACTIVE', 1, 1)"}},
    {"an_approved_list_has_two_keys",
     {"INSERT INTO nomination_list VALUES ('116', 'l', 'APPROVED', 0, zeroblob(32), zeroblob(32), "
      "'chen', '', '', 1, NULL, 1)",
      "INSERT INTO approval VALUES ('116', 'l', 'kuo', zeroblob(32), 1)",
      "INSERT INTO approval VALUES ('116', 'l', 'chen', zeroblob(32), 1)"}},
    {"a_dispatched_season_has_a_dispatched_list", {"UPDATE season SET state = 'DISPATCHED'"}}};

class Invariants : public testing::ResultsFixture {
 protected:
  void SetUp() override {
    ResultsFixture::SetUp();
    PlaceSeasonIn(SeasonState::kFirstRound);
    PlaceRound(Round::kFirst, {{"a", {9000, 8500}}});
  }

  // The names of what is broken after these statements, which are rolled back.
  std::vector<std::string> BrokenAfter(const std::vector<Sql>& statements) {
    std::vector<std::string> names;
    const absl::Status status = store().Write([&](WriteTransaction& transaction) -> absl::Status {
      for (const Sql sql : statements) RETURN_IF_ERROR(transaction.Prepare(sql).Run());
      ASSIGN_OR_RETURN(const auto broken, FindBrokenInvariants(transaction));
      for (const BrokenInvariant& invariant : broken) {
        EXPECT_FALSE(invariant.subject.empty()) << invariant.name;
        names.push_back(invariant.name);
      }
      return absl::CancelledError("rolled back");
    });
    EXPECT_EQ(status.code(), absl::StatusCode::kCancelled) << status;
    return names;
  }
};

TEST_F(Invariants, AllHoldOfASeason) { EXPECT_THAT(BrokenAfter({}), IsEmpty()); }

TEST_F(Invariants, EachFindsWhatBreaksIt) {
  for (const Breach& breach : kBreaches) {
    EXPECT_THAT(BrokenAfter(breach.statements), Contains(breach.name));
  }
}

// A new invariant comes with a database that breaks it.
TEST(InvariantsTable, IsCoveredHereWhole) {
  std::ifstream file(AWARD_SOURCE_DIR "/server/storage/invariants.cc");
  const std::string source{std::istreambuf_iterator<char>(file), {}};
  const std::regex row(R"(\{\"([a-z_]+)\",)");
  std::set<std::string> declared;
  for (auto it = std::sregex_iterator(source.begin(), source.end(), row);
       it != std::sregex_iterator(); ++it) {
    declared.insert((*it)[1]);
  }
  std::set<std::string> broken;
  for (const Breach& breach : kBreaches) broken.insert(breach.name);
  EXPECT_EQ(declared, broken);
}

}  // namespace
}  // namespace award::storage
