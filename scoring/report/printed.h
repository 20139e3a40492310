// Prints exact numbers into a text that is being written: the fraction, and the decimal rounded
// half up (四捨五入) once. The same digits as Fraction::ToString and ToDecimal, without a text of
// their own.
#ifndef AWARD_SCORING_REPORT_PRINTED_H_
#define AWARD_SCORING_REPORT_PRINTED_H_

#include <cstddef>
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

// Each writes the same at `at`, where kMostPrinted bytes have room, and answers the end.
inline constexpr size_t kMostPrinted = 48;
char* WriteFraction(const Fraction& value, char* at);
char* WriteDecimal(const Fraction& value, int32_t places, char* at);
char* WriteInt(int64_t value, char* at);

// Two values that print alike with the usual places get more, up to this many.
inline constexpr int32_t kMostPlacesToDiffer = 6;

// The least places from `least` on with which two different values print differently, or
// kMostPlacesToDiffer.
int32_t PlacesToDiffer(const Fraction& a, const Fraction& b, int32_t least = kUsualPlaces);

// Whether `places` (0..18) digits after the point print the value exactly.
bool PrintsExactly(const Fraction& value, int32_t places);

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_PRINTED_H_
