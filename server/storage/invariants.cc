// The invariants. Each query gives one text column that names what breaks it.
#include "server/storage/invariants.h"

#include "server/base/status_macros.h"

namespace award::storage {
namespace {

struct Invariant {
  const char* name;
  Sql sql;
};

// clang-format off
constexpr Invariant kInvariants[] = {
    {"events_are_numbered_without_gaps",
     "SELECT 'event ' || e.id FROM event AS e WHERE e.id > 1 "
     "AND NOT EXISTS (SELECT 1 FROM event AS p WHERE p.id = e.id - 1)"},
    {"event_times_never_go_back",
     "SELECT 'event ' || e.id FROM event AS e JOIN event AS p ON p.id = e.id - 1 "
     "WHERE e.create_time_us < p.create_time_us"},
    {"an_announced_season_has_a_rules_digest",
     "SELECT id FROM season WHERE state NOT IN ('DRAFT', 'VOID') AND rules_digest IS NULL"},
    {"a_supervising_agency_is_not_of_the_second_level",
     "SELECT a.id FROM agency AS a JOIN agency AS s ON s.id = a.supervising_agency_id "
     "WHERE s.level = 'SECOND_LEVEL'"},
    {"weights_sum_to_the_whole",
     "SELECT d.season_id || '/' || d.category_id FROM dimension AS d "
     "JOIN season AS s ON s.id = d.season_id JOIN category AS c "
     "ON c.season_id = d.season_id AND c.id = d.category_id WHERE s.state <> 'DRAFT' "
     "GROUP BY d.season_id, d.category_id, c.total_points "
     "HAVING sum(d.weight_basis_points) <> CASE c.total_points WHEN 0 THEN 10000 ELSE 0 END "
     "OR sum(d.weight_points) <> c.total_points"},
    {"an_item_names_a_facet_where_there_are_facets",
     "SELECT i.season_id || '/' || i.category_id || '/' || i.id FROM item AS i "
     "JOIN season AS s ON s.id = i.season_id WHERE s.state <> 'DRAFT' AND CASE i.facet_id "
     "WHEN '' THEN EXISTS (SELECT 1 FROM facet AS f WHERE f.season_id = i.season_id "
     "AND f.category_id = i.category_id) ELSE NOT EXISTS (SELECT 1 FROM facet AS f "
     "WHERE f.season_id = i.season_id AND f.category_id = i.category_id "
     "AND f.id = i.facet_id) END"},
    {"a_submitted_application_has_its_revision",
     "SELECT a.season_id || '/' || a.id FROM application AS a WHERE a.revision > 0 "
     "AND NOT EXISTS (SELECT 1 FROM revision AS r WHERE r.season_id = a.season_id "
     "AND r.application_id = a.id AND r.number = a.revision AND r.submit_time_us IS NOT NULL)"},
    {"an_application_is_a_draft_until_it_is_submitted",
     "SELECT season_id || '/' || id FROM application WHERE (state = 'DRAFT' AND revision > 0) "
     "OR (state NOT IN ('DRAFT', 'WITHDRAWN') AND revision = 0)"},
    {"an_open_draft_follows_the_last_revision",
     "SELECT r.season_id || '/' || r.application_id || '/' || r.number FROM revision AS r "
     "JOIN application AS a ON a.season_id = r.season_id AND a.id = r.application_id "
     "WHERE r.submit_time_us IS NULL AND r.number <> a.revision + 1"},
    {"no_application_was_returned_more_often_than_the_rules_allow",
     "SELECT a.season_id || '/' || a.id FROM application AS a "
     "JOIN season AS s ON s.id = a.season_id WHERE a.correction_count > s.correction_limit"},
    {"an_attachment_is_shown_by_a_revision",
     "SELECT a.season_id || '/' || a.application_id || '/' || a.id FROM attachment AS a "
     "WHERE NOT EXISTS (SELECT 1 FROM revision_attachment AS r WHERE r.season_id = a.season_id "
     "AND r.application_id = a.application_id AND r.attachment_id = a.id)"},
    {"every_submitted_revision_was_endorsed",
     "SELECT r.season_id || '/' || r.application_id || '/' || r.number FROM revision AS r "
     "WHERE r.submit_time_us IS NOT NULL AND NOT EXISTS (SELECT 1 FROM endorsement AS e "
     "WHERE e.season_id = r.season_id AND e.application_id = r.application_id "
     "AND e.content_digest = r.content_digest)"},
    {"a_judge_with_a_conflict_has_no_active_assignment_in_an_open_round",
     "SELECT a.season_id || '/' || a.judge_id || '/' || a.application_id FROM assignment AS a "
     "JOIN conflict AS c ON c.season_id = a.season_id AND c.judge_id = a.judge_id "
     "AND c.application_id = a.application_id JOIN season AS s ON s.id = a.season_id "
     "WHERE a.state = 'ACTIVE' AND ((a.round = 'FIRST' AND s.state IN "
     "('ASSIGNMENT', 'FIRST_ROUND', 'CONSENSUS')) OR (a.round = 'FINAL' AND s.state IN "
     "('COACHING', 'FINAL_ROUND', 'DELIBERATION')))"},
    {"a_recused_judge_has_no_sheet_in_force",
     "SELECT s.season_id || '/' || s.judge_id || '/' || s.application_id FROM sheet AS s "
     "JOIN assignment AS a ON a.season_id = s.season_id AND a.judge_id = s.judge_id "
     "AND a.application_id = s.application_id AND a.round = s.round "
     "WHERE a.state = 'RECUSED' AND s.state <> 'SUPERSEDED'"},
    {"a_released_judge_has_no_sheet_in_force",
     "SELECT s.season_id || '/' || s.judge_id || '/' || s.application_id FROM sheet AS s "
     "JOIN assignment AS a ON a.season_id = s.season_id AND a.judge_id = s.judge_id "
     "AND a.application_id = s.application_id AND a.round = s.round "
     "WHERE a.state = 'RELEASED' AND s.state <> 'SUPERSEDED'"},
    {"a_submitted_sheet_has_every_item",
     "SELECT s.season_id || '/' || s.judge_id || '/' || s.application_id FROM sheet AS s "
     "JOIN application AS p ON p.season_id = s.season_id AND p.id = s.application_id "
     "WHERE s.state = 'SUBMITTED' AND (SELECT count(*) FROM item_score AS i "
     "WHERE i.sheet_key = s.key) <> (SELECT count(*) FROM item AS t "
     "WHERE t.season_id = s.season_id AND t.category_id = p.category_id) + "
     "(SELECT count(*) FROM bonus AS b WHERE b.season_id = s.season_id "
     "AND b.category_id = p.category_id)"},
    {"a_bonus_is_at_most_its_highest",
     "SELECT s.season_id || '/' || s.judge_id || '/' || s.application_id FROM sheet AS s "
     "JOIN application AS p ON p.season_id = s.season_id AND p.id = s.application_id "
     "JOIN item_score AS i ON i.sheet_key = s.key JOIN bonus AS b "
     "ON b.season_id = s.season_id AND b.category_id = p.category_id AND b.id = i.item_id "
     "WHERE i.score > b.highest"},
    {"a_submitted_sheet_says_something_on_every_dimension",
     "SELECT s.season_id || '/' || s.judge_id || '/' || s.application_id FROM sheet AS s "
     "JOIN application AS p ON p.season_id = s.season_id AND p.id = s.application_id "
     "WHERE s.state = 'SUBMITTED' AND (SELECT count(DISTINCT c.dimension_id || '/' || c.kind) "
     "FROM dimension_comment AS c WHERE c.sheet_key = s.key) <> (SELECT 2 * count(*) "
     "FROM dimension AS d WHERE d.season_id = s.season_id AND d.category_id = p.category_id)"},
    {"a_sheet_has_a_digest_once_submitted_and_keeps_it",
     "SELECT season_id || '/' || judge_id || '/' || application_id FROM sheet "
     "WHERE (state = 'SUBMITTED' AND digest IS NULL) "
     "OR (state IN ('DRAFT', 'ABSTAINED', 'WAIVED') AND digest IS NOT NULL)"},
    {"a_sheet_scored_anew_follows_a_superseded_one",
     "SELECT s.season_id || '/' || s.judge_id || '/' || s.application_id FROM sheet AS s "
     "WHERE s.version > 1 AND NOT EXISTS (SELECT 1 FROM sheet AS o "
     "WHERE o.season_id = s.season_id AND o.judge_id = s.judge_id "
     "AND o.application_id = s.application_id AND o.round = s.round "
     "AND o.version = s.version - 1 AND o.state = 'SUPERSEDED')"},
    {"a_plan_totals_its_seats",
     "SELECT p.season_id || '/' || p.id FROM assignment_plan AS p "
     "WHERE p.affinity_total <> coalesce((SELECT sum(t.affinity) FROM seat AS t "
     "WHERE t.season_id = p.season_id AND t.assignment_plan_id = p.id), 0) "
     "OR p.affinity_total <> (SELECT t.value FROM plan_tier AS t WHERE t.season_id = p.season_id "
     "AND t.assignment_plan_id = p.id AND t.tier = 'TOTAL')"},
    {"a_plan_is_reviewed_by_another_than_its_proposer",
     "SELECT season_id || '/' || id FROM assignment_plan WHERE state <> 'PROPOSED' "
     "AND proposer_id <> '' AND (review_person_id IS NULL OR review_person_id = proposer_id)"},
    {"a_plan_keeps_all_its_documents_or_none",
     "SELECT season_id || '/' || assignment_plan_id FROM plan_document "
     "GROUP BY season_id, assignment_plan_id HAVING count(*) <> 8"},
    {"an_applied_plan_has_its_assignments",
     "SELECT p.season_id || '/' || p.id FROM assignment_plan AS p "
     "JOIN seat AS t ON t.season_id = p.season_id AND t.assignment_plan_id = p.id "
     "WHERE p.state = 'APPLIED' AND NOT EXISTS (SELECT 1 FROM assignment AS a "
     "WHERE a.season_id = p.season_id AND a.round = p.round "
     "AND a.application_id = t.application_id AND a.judge_id = t.judge_id)"},
    {"an_admitted_line_has_a_place",
     "SELECT season_id || '/' || tabulation_id || '/' || application_id FROM line "
     "WHERE (admission = 'UNRANKED') <> (place = 0)"},
    {"a_tabulation_keeps_all_its_documents_or_none",
     "SELECT season_id || '/' || tabulation_id FROM tabulation_document "
     "GROUP BY season_id, tabulation_id HAVING count(*) <> 3"},
    {"a_coach_never_scores_the_applicant",
     "SELECT c.season_id || '/' || c.application_id FROM coaching_case AS c "
     "JOIN judge AS j ON j.season_id = c.season_id AND j.person_id = c.coach_id "
     "JOIN assignment AS a ON a.season_id = c.season_id AND a.judge_id = j.id "
     "AND a.application_id = c.application_id WHERE a.state = 'ACTIVE' AND a.round = 'FINAL'"},
    {"an_approved_list_has_two_keys",
     "SELECT l.season_id || '/' || l.id FROM nomination_list AS l "
     "WHERE l.state IN ('APPROVED', 'DISPATCHED') AND (SELECT count(*) FROM approval AS a "
     "WHERE a.season_id = l.season_id AND a.nomination_list_id = l.id AND a.digest = l.digest "
     "AND a.person_id <> l.proposer_id) < 2"},
    {"a_dispatched_season_has_a_dispatched_list",
     "SELECT s.id FROM season AS s WHERE s.state = 'DISPATCHED' AND NOT EXISTS ("
     "SELECT 1 FROM nomination_list AS l WHERE l.season_id = s.id AND l.state = 'DISPATCHED' "
     "AND l.document_number <> '')"},
};
// clang-format on

}  // namespace

absl::StatusOr<std::vector<BrokenInvariant>> FindBrokenInvariants(
    const ReadTransaction& transaction) {
  std::vector<BrokenInvariant> broken;
  for (const Invariant& invariant : kInvariants) {
    Statement row = transaction.Prepare(invariant.sql);
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (found) broken.push_back({invariant.name, row.Text(0)});
  }
  return broken;
}

}  // namespace award::storage
