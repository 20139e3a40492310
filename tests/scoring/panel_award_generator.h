// Award-shaped assignment problems of any size, the same on every machine: scarce topics, skewed
// institutions, judges of unequal loads, conflicts of one institution. Integers only. They are the
// published instances `syn_100x30`, `syn_1000x200` and `syn_5000x500`, cell for cell.
#ifndef AWARD_TESTS_SCORING_PANEL_AWARD_GENERATOR_H_
#define AWARD_TESTS_SCORING_PANEL_AWARD_GENERATOR_H_

#include <cstdint>
#include <string>

#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// Five seats for each application; affinities in thousandths. The published seed is 20261.
Problem GenerateAward(int applications, int judges, uint64_t seed = 20261);

// The problem's affinity.csv as published, for its digest.
std::string AffinityCsv(const Problem& problem);

// The first 16 hexadecimal digits of the SHA-256 of the bytes.
std::string DigestOf(const std::string& bytes);

}  // namespace award::scoring::panel

#endif  // AWARD_TESTS_SCORING_PANEL_AWARD_GENERATOR_H_
