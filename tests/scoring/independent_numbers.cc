// School arithmetic.
#include "tests/scoring/independent_numbers.h"

#include <algorithm>

namespace award::scoring::independent {

Quotient Of(Huge top, Huge bottom) {
  Huge a = top < 0 ? -top : top;
  Huge b = bottom;
  while (b != 0) {
    const Huge rest = a % b;
    a = b;
    b = rest;
  }
  return {top / a, bottom / a};
}
Quotient Plus(const Quotient& a, const Quotient& b) {
  return Of(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}
Quotient Minus(const Quotient& a, const Quotient& b) { return Plus(a, {-b.top, b.bottom}); }
Quotient Times(const Quotient& a, const Quotient& b) {
  return Of(a.top * b.top, a.bottom * b.bottom);
}
Quotient SumOf(const Quotients& values) {
  Quotient sum;
  for (const Quotient& value : values) sum = Plus(sum, value);
  return sum;
}
Quotient MeanOf(const Quotients& values) {
  return Times(SumOf(values), {1, static_cast<Huge>(values.size())});
}
Quotients Rising(Quotients values) {
  std::sort(values.begin(), values.end(),
            [](const Quotient& a, const Quotient& b) { return Sign(a, b) < 0; });
  return values;
}

int Sign(const Quotient& a, const Quotient& b) {
  const Huge left = a.top * b.bottom;
  const Huge right = b.top * a.bottom;
  return left < right ? -1 : left > right ? 1 : 0;
}

Quotient RoundedByHand(const Quotient& value, const std::vector<RoundingStage>& stages) {
  Quotient rounded = value;
  for (const RoundingStage& stage : stages) {
    const bool negative = rounded.top < 0;
    const Huge top = negative ? -rounded.top : rounded.top;
    Huge digits = top / rounded.bottom;
    Huge rest = top % rounded.bottom;
    Huge scale = 1;
    for (int32_t p = 0; p < stage.places; ++p) {
      rest *= 10;
      digits = digits * 10 + rest / rounded.bottom;
      rest %= rounded.bottom;
      scale *= 10;
    }
    const Huge next_digit = rest * 10 / rounded.bottom;
    if (stage.mode == RoundingMode::kHalfUp && next_digit >= 5) ++digits;
    if (stage.mode == RoundingMode::kUp && rest != 0) ++digits;
    rounded = Of(negative ? -digits : digits, scale);
  }
  return rounded;
}

}  // namespace award::scoring::independent
