// SHA-256 digests of what a tabulation was made of, so that anyone can tell whether two counts had
// the same rules, sheets and decisions. They do not depend on the order of rows.
//
// What is digested is one sequence of these parts:
//   integer  8 bytes, big-endian, two's complement
//   text     its length in bytes as an integer, then its UTF-8 bytes
//   list     the number of elements as an integer, then the elements
// Words are texts, spelt as in the JSON report (TOTAL_SCORE, HALF_UP, …).
//
// Rules: text "award-rules/1", then a list of categories in the order of the rules, each
//   id, name, method, rank_on, list of tie keys, cut, ties_at_cut, floor, thresholds show, discuss,
//   resolve, trim each_side, from_judges, and the lists of stages (places, mode) of dimension
//   score, judge total and result; then of the rubric: whole_weight, list of dimensions (id, name,
//   weight, floor, list of items (id, name, share, facet)), list of facets (id, name, share), list
//   of bonuses (id, name, highest), list of levels (lowest, name, anchor). Scores are in
//   hundredths.
// Sheets: text "award-sheets/1", then a list of categories, each
//   id, list of applications rising by bytes, list of judges likewise, and a list of sheets by
//   application and judge: application, judge, one byte for the state (S scored, A abstained,
//   R recused, N absent, P pending), and when scored a list of scores of 2 bytes each, big-endian,
//   in hundredths and rubric order.
// Decisions: text "award-decisions/1", then a list of categories, each
//   id, list of outcomes by application and judge (application, outcome, judge), list of votes and
//   lots rising by their list of applications (VOTE or LOT, list of applications, best first).
#ifndef AWARD_SCORING_REPORT_DIGEST_H_
#define AWARD_SCORING_REPORT_DIGEST_H_

#include <string>
#include <vector>

#include "scoring/report/counted_category.h"

namespace award::scoring {

// Each is 64 lower-case hexadecimal digits.
struct TabulationDigests {
  std::string rules;
  std::string sheets;
  std::string decisions;
};

TabulationDigests DigestsOf(const std::vector<CountedCategory>& categories);

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_DIGEST_H_
