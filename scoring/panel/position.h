// Positions as indexes of vectors.
#ifndef AWARD_SCORING_PANEL_POSITION_H_
#define AWARD_SCORING_PANEL_POSITION_H_

#include <cstddef>
#include <cstdint>

namespace award::scoring::panel {

// `position` is not negative.
constexpr size_t At(int32_t position) { return static_cast<size_t>(position); }

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_POSITION_H_
