// The part of the insight's JSON that is about the panel as a whole: "severity" and "reliability".
#ifndef AWARD_SCORING_INSIGHT_RELIABILITY_JSON_H_
#define AWARD_SCORING_INSIGHT_RELIABILITY_JSON_H_

#include "scoring/insight/insight.h"
#include "scoring/report/json.h"

namespace award::scoring::insight {

// Both members, inside the object of a category.
void WriteSeverityAndReliability(const Insight& insight, JsonWriter& json);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_RELIABILITY_JSON_H_
