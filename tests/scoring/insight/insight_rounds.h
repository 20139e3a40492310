// Whole rounds for the parts of insight that count again: the demonstration award, and small random
// ones in which gaps and ties happen often.
#ifndef AWARD_TESTS_SCORING_INSIGHT_INSIGHT_ROUNDS_H_
#define AWARD_TESTS_SCORING_INSIGHT_INSIGHT_ROUNDS_H_

#include <cstddef>
#include <string>

#include "scoring/insight/panel.h"
#include "scoring/ranking/tabulation.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {

// 24 applications, 9 judges, 22 items; admits `cut`.
Round DemonstrationRound(int32_t cut);

// `applications` and `judges` from two; one cell in `gap` is missing (0: none), but every
// application and every judge has a sheet. Three dimensions, whole points from 70 to 79; admits
// two.
Round RandomRound(Sequence& sequence, size_t applications, size_t judges, size_t gap);

// Lists applications, judges and cells in another order.
void Shuffle(Sequence& sequence, Round& round);

// PanelOf a round that can be counted.
Panel PanelOf(const Round& round);

// Where an application stands in the panel; 0 if it does not.
size_t PositionOf(const Panel& panel, const std::string& application);

// "n/d", or "n".
Fraction FractionFrom(const std::string& text);

}  // namespace award::scoring::insight

#endif  // AWARD_TESTS_SCORING_INSIGHT_INSIGHT_ROUNDS_H_
