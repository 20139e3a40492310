// Exact ratios for the second count: lowest terms by Euclid, rounding by school division. The
// floor's own Fraction is what they check, so they share nothing with it.
#ifndef AWARD_TESTS_SCORING_INDEPENDENT_NUMBERS_H_
#define AWARD_TESTS_SCORING_INDEPENDENT_NUMBERS_H_

#include <vector>

#include "scoring/number/rounding.h"

namespace award::scoring::independent {

__extension__ typedef __int128 Huge;

// A ratio with a positive bottom.
struct Quotient {
  Huge top = 0;
  Huge bottom = 1;
};
using Quotients = std::vector<Quotient>;

// top / bottom in lowest terms, so that sums of many stay small.
Quotient Of(Huge top, Huge bottom);

// -1, 0 or 1, by multiplying crosswise.
int Sign(const Quotient& a, const Quotient& b);

Quotient Plus(const Quotient& a, const Quotient& b);
Quotient Minus(const Quotient& a, const Quotient& b);
Quotient Times(const Quotient& a, const Quotient& b);
Quotient SumOf(const Quotients& values);
Quotient MeanOf(const Quotients& values);
Quotients Rising(Quotients values);

// `value` rounded by each stage in turn, digit by digit as on paper.
Quotient RoundedByHand(const Quotient& value, const std::vector<RoundingStage>& stages);

}  // namespace award::scoring::independent

#endif  // AWARD_TESTS_SCORING_INDEPENDENT_NUMBERS_H_
