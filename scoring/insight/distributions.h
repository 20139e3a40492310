// Tail probabilities and quantiles that the statistics need. None where an argument is outside the
// domain or the number cannot be had; nothing here throws.
#ifndef AWARD_SCORING_INSIGHT_DISTRIBUTIONS_H_
#define AWARD_SCORING_INSIGHT_DISTRIBUTIONS_H_

#include <optional>

namespace award::scoring::insight {

// The value below which F(numerator, denominator) stays with the given probability.
std::optional<double> FQuantile(double probability, double numerator, double denominator);
// The probability that F(numerator, denominator) exceeds `value`.
std::optional<double> FUpperTail(double value, double numerator, double denominator);

std::optional<double> StudentQuantile(double probability, double freedom);
// The probability that |t| exceeds |value|.
std::optional<double> StudentTwoSided(double value, double freedom);

// The probability that χ² exceeds `value`.
std::optional<double> ChiSquareUpperTail(double value, double freedom);

// The range of `groups` independent normal values over their independently estimated standard
// deviation (Tukey), by quadrature; right to about ten digits. `groups` from 2 to 10 000.
std::optional<double> StudentizedRangeCdf(double value, double groups, double freedom);
std::optional<double> StudentizedRangeQuantile(double probability, double groups, double freedom);

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_DISTRIBUTIONS_H_
