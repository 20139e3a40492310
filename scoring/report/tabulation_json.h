// The report of a tabulation as JSON, format award-tabulation/1: the same bytes wherever and in
// whatever order of rows, decisions or judges it is made.
#ifndef AWARD_SCORING_REPORT_TABULATION_JSON_H_
#define AWARD_SCORING_REPORT_TABULATION_JSON_H_

#include <string>
#include <vector>

#include "scoring/report/counted_category.h"

namespace award::scoring {

// Every exact number is {"fraction": "1709/20", "printed": "85.45"}, printed half up to two places
// (the published value to the places of its rule); null where there is none. Words are those of the
// contract (proto/award/v1). Members:
//   format, digests {rules, sheets, decisions},
//   categories[]: category, name, method, rank_on, tie_chain[], rounding, trim, cut, ties_at_cut,
//     floor, divergence_thresholds, dimensions[] {dimension, name, weight, floor}, whole_weight,
//     complete_panel, pending_sheets, vacancies, refused_ranks {reason, judge, applications[],
//     sentences} or null, lines[], comparisons[], unused_tie_decisions[].
// A line: place, application, admission, unranked_reason, level, published, the figures,
//   dimension_means[], divergence, shadow_places {by method}, judges[] (scaled_rank only in an
//   incomplete panel).
// A comparison of neighbours: higher, lower, decider, tie_key, decision, gap, steps[], sentences.
std::string TabulationJson(const std::vector<CountedCategory>& categories);

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_TABULATION_JSON_H_
