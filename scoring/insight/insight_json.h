// The insight of all categories as JSON, format award-insight/1: the same bytes wherever and in
// whatever order of rows it is made. It lies beside the report of the tabulation, never inside.
#ifndef AWARD_SCORING_INSIGHT_INSIGHT_JSON_H_
#define AWARD_SCORING_INSIGHT_INSIGHT_JSON_H_

#include <string>
#include <vector>

#include "scoring/insight/insight.h"

namespace award::scoring::insight {

struct ExaminedCategory {
  std::string id;
  std::string name;
  Insight insight;
};

// Points, shares and coefficients are numbers of six significant digits; what is exact is a
// fraction string or an integer. What has no meaning is {"undefined": "incomplete_panel"}, with the
// words of NameOf(Undefined) listed once under "undefined_reasons", each as sentences. Members:
//   format, undefined_reasons {}, categories[]: category, name, complete_panel, findings[],
//   applications[], judges[], striking_scores[], severity, reliability, separation, bootstrap,
//   award_set_removal, weights[], other_weights[].
// An application has its official place and beside it the places by either adjustment, the rank
//   intervals, the counts of its places over judge resamples as [place, count], and its flags.
// A judge, by the id the round has, has severity, diagnosis and what changes without the judge: an
//   application among its changed places that has no place keeps no sheet.
std::string InsightJson(const std::vector<ExaminedCategory>& categories);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_INSIGHT_JSON_H_
