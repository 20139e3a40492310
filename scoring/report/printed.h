// Prints exact numbers into a text that is being written: the fraction, and the decimal rounded
// half up (四捨五入) once. The same digits as Fraction::ToString and ToDecimal, without a text of
// their own.
#ifndef AWARD_SCORING_REPORT_PRINTED_H_
#define AWARD_SCORING_REPORT_PRINTED_H_

#include <cstdint>
#include <string>

#include "scoring/number/fraction.h"

namespace award::scoring {

// Numbers are printed with this many places unless more are needed to tell two apart.
inline constexpr int32_t kUsualPlaces = 2;

// "1709/20", or "9" for a whole number.
void AppendFraction(const Fraction& value, std::string& text);

// The decimal with `places` (0..18) digits after the point.
void AppendDecimal(const Fraction& value, int32_t places, std::string& text);

// A whole number.
void AppendInt(int64_t value, std::string& text);

// Whether `places` (0..18) digits after the point print the value exactly.
bool PrintsExactly(const Fraction& value, int32_t places);

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_PRINTED_H_
