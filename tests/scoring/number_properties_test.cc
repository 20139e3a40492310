// Laws of exact numbers, on random values up to the ends of 64 bits: a result is the exact one or a
// status, roundings are those of school division, what is printed can be read back.
#include <algorithm>
#include <limits>
#include <numeric>
#include <regex>
#include <string>
#include <variant>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "scoring/number/decimal.h"
#include "scoring/number/fraction.h"
#include "scoring/number/rounding.h"
#include "scoring/number/wide.h"
#include "tests/scoring/independent_numbers.h"

namespace award::scoring {
namespace {

using independent::Huge;
using independent::Quotient;

constexpr int64_t kMost = std::numeric_limits<int64_t>::max();

// Small ones, any, and those next to the end.
rc::Gen<int64_t> Integers() {
  return rc::gen::weightedOneOf<int64_t>(
      {{4, rc::gen::inRange<int64_t>(-20, 21)},
       {3, rc::gen::inRange<int64_t>(-kMost, kMost)},
       {2, rc::gen::map(rc::gen::inRange<int64_t>(0, 40), [](int64_t i) { return kMost - i; })},
       {1, rc::gen::map(rc::gen::inRange<int64_t>(0, 40), [](int64_t i) { return i - kMost; })}});
}

Fraction AnyFraction() {
  const int64_t denominator = *rc::gen::suchThat(Integers(), [](int64_t d) { return d != 0; });
  return Fraction::Of(*Integers(), denominator).value();
}

Quotient Plain(const Fraction& fraction) { return {fraction.numerator(), fraction.denominator()}; }

// `result` is `exact` in lowest terms, or says that this does not fit.
void ExpectExactOrStatus(const absl::StatusOr<Fraction>& result, Huge top, Huge bottom) {
  const Quotient exact = bottom < 0 ? independent::Of(-top, -bottom) : independent::Of(top, bottom);
  const bool fits = exact.top <= kMost && exact.top >= -Huge{kMost} && exact.bottom <= kMost;
  RC_ASSERT(result.ok() == fits);
  if (!fits) {
    RC_ASSERT(result.status().code() == absl::StatusCode::kOutOfRange);
    return;
  }
  RC_ASSERT(Huge{result->numerator()} == exact.top);
  RC_ASSERT(Huge{result->denominator()} == exact.bottom);
}

RC_GTEST_PROP(NumberProperty, AStepIsExactOrAStatus, ()) {
  const Fraction a = AnyFraction();
  const Fraction b = AnyFraction();
  const Huge an = a.numerator();
  const Huge ad = a.denominator();
  const Huge bn = b.numerator();
  const Huge bd = b.denominator();
  ExpectExactOrStatus(Add(a, b), an * bd + bn * ad, ad * bd);
  ExpectExactOrStatus(Subtract(a, b), an * bd - bn * ad, ad * bd);
  ExpectExactOrStatus(Multiply(a, b), an * bn, ad * bd);
  if (bn != 0) ExpectExactOrStatus(Divide(a, b), an * bd, ad * bn);
  RC_ASSERT((a < b) == (an * bd < bn * ad));
  RC_ASSERT((a == b) == (an * bd == bn * ad));
  RC_ASSERT((a > b) == (b < a));
}

RC_GTEST_PROP(NumberProperty, FractionsObeyTheLaws, ()) {
  const Fraction a = AnyFraction();
  const Fraction b = AnyFraction();
  const Fraction c = AnyFraction();
  RC_ASSERT(Add(a, b).ok() == Add(b, a).ok());
  if (Add(a, b).ok()) {
    RC_ASSERT(*Add(a, b) == *Add(b, a));
    RC_ASSERT(*Subtract(*Add(a, b), b) == a);
    const auto left = Add(*Add(a, b), c);
    const auto inner = Add(b, c);
    const auto right = inner.ok() ? Add(a, *inner) : inner;
    if (left.ok() && right.ok()) RC_ASSERT(*left == *right);
    if (left.ok()) RC_ASSERT(*Sum({a, b, c}) == *left);
  }
  if (Multiply(a, b).ok()) {
    RC_ASSERT(*Multiply(a, b) == *Multiply(b, a));
    if (b != Fraction()) RC_ASSERT(*Divide(*Multiply(a, b), b) == a);
  }
  const auto product = Multiply(a, b);
  const auto other = Multiply(a, c);
  const auto sum = Add(b, c);
  if (!product.ok() || !other.ok() || !sum.ok()) return;
  const auto whole = Multiply(a, *sum);
  const auto parts = Add(*product, *other);
  RC_ASSERT(whole.ok() == parts.ok());
  if (whole.ok()) RC_ASSERT(*whole == *parts);
}

// The remainder of a ratio modulo a prime, which sees every digit of a number of any length.
constexpr uint64_t kPrime = 2'147'483'647;
uint64_t Modulo(int64_t value) {
  const auto rest = value % static_cast<int64_t>(kPrime);
  return static_cast<uint64_t>(rest < 0 ? rest + static_cast<int64_t>(kPrime) : rest);
}
uint64_t Inverse(uint64_t value) {
  uint64_t result = 1;
  for (uint64_t power = kPrime - 2; power > 0; power /= 2) {
    if (power % 2 == 1) result = result * value % kPrime;
    value = value * value % kPrime;
  }
  return result;
}
uint64_t Modulo(const Fraction& fraction) {
  return Modulo(fraction.numerator()) * Inverse(Modulo(fraction.denominator())) % kPrime;
}

RC_GTEST_PROP(NumberProperty, ASumOfManyIsExactInAnyOrderOrAStatus, ()) {
  std::vector<Fraction> values(*rc::gen::inRange<size_t>(1, 9));
  const bool huge = *rc::gen::arbitrary<bool>();
  for (Fraction& value : values) {
    value = huge ? AnyFraction()
                 : Fraction::Of(*rc::gen::inRange<int64_t>(-10'000, 10'001),
                                *rc::gen::inRange<int64_t>(1, 13))
                       .value();
  }
  uint64_t expected = 0;
  for (const Fraction& value : values) {
    RC_PRE(Modulo(value.denominator()) != 0);
    expected = (expected + Modulo(value)) % kPrime;
  }
  const auto sum = Sum(values);
  const auto mean = Mean(values);
  RC_ASSERT(huge || (sum.ok() && mean.ok()));
  if (sum.ok()) RC_ASSERT(Modulo(*sum) == expected);
  if (mean.ok()) RC_ASSERT(Modulo(*mean) * values.size() % kPrime == expected);
  std::reverse(values.begin(), values.end());
  if (sum.ok() && Sum(values).ok()) RC_ASSERT(*Sum(values) == *sum);
}

RC_GTEST_PROP(NumberProperty, TheMedianIsTheMiddleOrTheMeanOfTheMiddleTwo, ()) {
  std::vector<Fraction> values(*rc::gen::inRange<size_t>(1, 8));
  std::vector<Quotient> plain;
  for (Fraction& value : values) {
    value =
        Fraction::Of(*rc::gen::inRange<int64_t>(0, 30), *rc::gen::inRange<int64_t>(1, 5)).value();
    plain.push_back(Plain(value));
  }
  plain = independent::Rising(plain);
  while (plain.size() > 2) plain = {plain.begin() + 1, plain.end() - 1};
  RC_ASSERT(Sign(Plain(Median(values).value()), independent::MeanOf(plain)) == 0);
}

std::vector<RoundingStage> AnyStages() {
  std::vector<RoundingStage> stages(*rc::gen::inRange<size_t>(1, 4));
  for (RoundingStage& stage : stages) {
    stage.places = *rc::gen::inRange(0, kMostPlaces + 1);
    stage.mode =
        *rc::gen::element(RoundingMode::kHalfUp, RoundingMode::kTruncate, RoundingMode::kUp);
  }
  return stages;
}

RC_GTEST_PROP(NumberProperty, StagedRoundingIsThatOfSchoolDivision, ()) {
  const Fraction value = AnyFraction();
  const std::vector<RoundingStage> stages = AnyStages();
  const auto rounded = RoundInStages(value, stages);
  const Quotient by_hand = independent::RoundedByHand(Plain(value), stages);
  if (rounded.ok()) {
    RC_ASSERT(Sign(Plain(*rounded), by_hand) == 0);
    return;
  }
  // Only what is too long over ten to the last places is refused.
  RC_ASSERT(rounded.status().code() == absl::StatusCode::kOutOfRange);
  const Huge whole = by_hand.top / by_hand.bottom;
  RC_ASSERT((whole < 0 ? -whole : whole) >= kMost / PowerOfTen(kMostPlaces));
}

RC_GTEST_PROP(NumberProperty, TiesAndHalvesAreRoundedAsByHand, ()) {
  // Halves and their neighbours at every place, where a wrong rounding shows.
  const int64_t numerator = *rc::gen::inRange<int64_t>(-20'000'000, 20'000'001);
  const int64_t denominator = *rc::gen::element<int64_t>(2, 20, 200, 2'000, 3, 7, 1'000'000);
  const Fraction value = Fraction::Of(numerator, denominator).value();
  const std::vector<RoundingStage> stages = AnyStages();
  RC_ASSERT(Sign(Plain(RoundInStages(value, stages).value()),
                 independent::RoundedByHand(Plain(value), stages)) == 0);
}

RC_GTEST_PROP(NumberProperty, RoundingNeverContradictsTheExactOrder, ()) {
  const int64_t denominator = *rc::gen::inRange<int64_t>(1, 5'000);
  const auto any = [&] {
    return Fraction::Of(*rc::gen::inRange<int64_t>(-90'000, 90'000), denominator).value();
  };
  const Fraction a = any();
  const Fraction b = any();
  const std::vector<RoundingStage> stages = AnyStages();
  const Fraction rounded_a = RoundInStages(a, stages).value();
  const Fraction rounded_b = RoundInStages(b, stages).value();
  if (a >= b) RC_ASSERT(rounded_a >= rounded_b);
  if (a <= b) RC_ASSERT(rounded_a <= rounded_b);
}

RC_GTEST_PROP(NumberProperty, ADecimalIsTheValueRoundedHalfUpOnce, ()) {
  const Fraction value = AnyFraction();
  const int places = *rc::gen::inRange(0, kMostPlaces + 1);
  const Quotient by_hand =
      independent::RoundedByHand(Plain(value), {{places, RoundingMode::kHalfUp}});
  // Read back without the point it is an integer over 10^places.
  std::string digits = value.ToDecimal(places);
  RC_ASSERT(places == 0 || digits[digits.size() - static_cast<size_t>(places) - 1] == '.');
  digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
  const Huge read = WideFromString(digits).value();
  RC_ASSERT(Sign({read, PowerOfTen(places)}, by_hand) == 0);
  RC_ASSERT(digits.front() != '-' || read < 0);
}

RC_GTEST_PROP(NumberProperty, WideIntegersAreReadBack, ()) {
  constexpr Wide kWidest = (((static_cast<Wide>(1) << 126) - 1) * 2) + 1;
  const Wide distance = *rc::gen::inRange<int64_t>(0, 100);
  for (const Wide value : {static_cast<Wide>(*Integers()) * *Integers() + *Integers(), distance,
                           kWidest - distance, distance - kWidest}) {
    RC_ASSERT(WideFromString(WideToString(value)) == value);
    RC_ASSERT(WideFromString(WideToString(value) + "0") == std::nullopt ||
              (value < kWidest / 10 && -value < kWidest / 10));
  }
}

TEST(NumberProperty, EveryScoreIsReadBackAsPrinted) {
  for (int32_t hundredths = 0; hundredths <= kHighestScore; ++hundredths) {
    const Fraction points = Fraction::FromHundredths(hundredths);
    EXPECT_EQ(std::get<int32_t>(ParseHundredths(points.ToDecimal(2))), hundredths);
    EXPECT_EQ(points, Fraction::Of(hundredths, 100).value());
  }
}

// Mostly a decimal of a few digits, sometimes with one character that does not belong there.
std::string AlmostADecimal() {
  const auto digits = [](int most) {
    std::string text;
    for (int i = *rc::gen::inRange(0, most + 1); i > 0; --i) {
      text += *rc::gen::element('0', '1', '5', '9');
    }
    return text;
  };
  std::string text = *rc::gen::weightedElement<std::string>({{6, ""}, {2, "-"}, {1, "+"}});
  text += digits(4);
  if (*rc::gen::arbitrary<bool>()) text += "." + digits(4);
  if (*rc::gen::inRange(0, 6) == 0) {
    const size_t at = *rc::gen::inRange<size_t>(0, text.size() + 1);
    text.insert(at, 1, *rc::gen::element('.', '-', ' ', 'e', ',', '%'));
  }
  return text;
}

RC_GTEST_PROP(NumberProperty, AScoreIsReadAsTheGrammarSays, ()) {
  const std::string text = AlmostADecimal();
  static const std::regex kDecimal(R"((-?)([0-9]+)(\.([0-9]+))?)");
  const auto parsed = ParseHundredths(text);
  std::smatch parts;
  if (!std::regex_match(text, parts, kDecimal)) {
    RC_ASSERT(std::get<DecimalFault>(parsed) == DecimalFault::kNotANumber);
    return;
  }
  if (parts[4].length() > 2) {
    RC_ASSERT(std::get<DecimalFault>(parsed) == DecimalFault::kTooManyPlaces);
    return;
  }
  const std::string padded = (parts[4].str() + "00").substr(0, 2);
  long double value = std::stold(parts[2].str()) * 100 + std::stold(padded);
  if (parts[1].length() > 0) value = -value;
  if (value < 0 || value > kHighestScore) {
    RC_ASSERT(std::get<DecimalFault>(parsed) == DecimalFault::kOutOfRange);
  } else {
    RC_ASSERT(std::get<int32_t>(parsed) == static_cast<int32_t>(value));
  }
}

}  // namespace
}  // namespace award::scoring
