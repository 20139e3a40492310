// The vectors of the .csv files of this folder, put into the library when it is built.
#ifndef AWARD_SCORING_INSIGHT_WEIGHTS_STORED_WEIGHTS_H_
#define AWARD_SCORING_INSIGHT_WEIGHTS_STORED_WEIGHTS_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace award::scoring::insight {

inline constexpr size_t kStoredDimensions = 6;

// One vector after the other. The files say how they were made.
std::span<const uint16_t> StoredSimplexVectors();  // Weights that sum to 10 000.
std::span<const uint16_t> StoredUnitVectors();     // Coordinates 0..10000.

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_WEIGHTS_STORED_WEIGHTS_H_
