// What a report is about: one category as it was declared, scored and counted.
#ifndef AWARD_SCORING_REPORT_COUNTED_CATEGORY_H_
#define AWARD_SCORING_REPORT_COUNTED_CATEGORY_H_

#include "scoring/ranking/rules.h"
#include "scoring/ranking/tabulation.h"

namespace award::scoring {

// `round` has the rules and the rubric of `rules`; `tabulation` is what Tabulate made of it.
struct CountedCategory {
  CategoryRules rules;
  Round round;
  Tabulation tabulation;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_COUNTED_CATEGORY_H_
