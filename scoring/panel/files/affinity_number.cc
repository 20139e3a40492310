// A number is its significant digits and a power of ten; everything is decided on these.
#include "scoring/panel/files/affinity_number.h"

#include <algorithm>

namespace award::scoring::panel {

namespace {

constexpr int64_t kMostWrittenDigits = 10;  // More fit no affinity.
// Exponents are cut off here; a cell is far shorter.
constexpr int64_t kFarExponent = 1'000'000;

// digits · 10^exponent; digits begin and end with another digit than 0, or are none for zero.
struct Written {
  bool negative = false;
  std::string digits;
  int64_t exponent = 0;
};

bool IsDecimalDigit(char c) { return c >= '0' && c <= '9'; }

// The digits at the start of `text`, which is moved behind them.
std::string_view TakeDecimalDigits(std::string_view& text) {
  size_t count = 0;
  while (count < text.size() && IsDecimalDigit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

// What stands behind e; nothing when it is no exponent.
std::optional<int64_t> ReadExponentOf(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view digits = TakeDecimalDigits(text);
  if (digits.empty() || !text.empty()) return std::nullopt;
  int64_t value = 0;
  for (const char c : digits) value = std::min(value * 10 + (c - '0'), kFarExponent);
  return negative ? -value : value;
}

std::optional<Written> ReadWritten(std::string_view text) {
  Written written;
  written.negative = text.starts_with('-');
  if (written.negative) text.remove_prefix(1);
  const std::string_view whole = TakeDecimalDigits(text);
  if (whole.empty()) return std::nullopt;
  written.digits = whole;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const std::string_view part = TakeDecimalDigits(text);
    if (part.empty()) return std::nullopt;
    written.digits += part;
    written.exponent = -static_cast<int64_t>(part.size());
  }
  if (!text.empty()) {
    if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
    const std::optional<int64_t> exponent = ReadExponentOf(text.substr(1));
    if (!exponent.has_value()) return std::nullopt;
    written.exponent += *exponent;
  }
  const size_t last = written.digits.find_last_not_of('0');
  const size_t kept = last == std::string::npos ? 0 : last + 1;
  written.exponent += static_cast<int64_t>(written.digits.size() - kept);
  written.digits.resize(kept);
  written.digits.erase(0, std::min(written.digits.find_first_not_of('0'), written.digits.size()));
  return written;
}

int64_t ValueOfDigits(std::string_view digits, int64_t zeros) {
  int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value * kPowersOfTen[static_cast<size_t>(zeros)];
}

std::variant<AffinityNumber, FaultKind> Exactly(const Written& written) {
  const int64_t places = std::max<int64_t>(0, -written.exponent);
  if (places > kMostPlaces) return FaultKind::kTooManyPlaces;
  const int64_t zeros = std::max<int64_t>(0, written.exponent);
  if (static_cast<int64_t>(written.digits.size()) + zeros > kMostWrittenDigits) {
    return FaultKind::kOutOfRange;
  }
  return AffinityNumber{ValueOfDigits(written.digits, zeros), static_cast<int32_t>(places)};
}

std::variant<AffinityNumber, FaultKind> RoundedTo(const Written& written, int32_t places) {
  // The digits that stay; those that are missing at the end are zeros.
  const int64_t size = static_cast<int64_t>(written.digits.size());
  const int64_t stay = size + written.exponent + places;
  if (stay > kMostWrittenDigits) return FaultKind::kOutOfRange;
  if (stay < 0) return AffinityNumber{0, places};
  const std::string_view digits = written.digits;
  if (stay >= size) return AffinityNumber{ValueOfDigits(digits, stay - size), places};
  const auto cut = static_cast<size_t>(stay);
  return AffinityNumber{ValueOfDigits(digits.substr(0, cut), 0) + (digits[cut] >= '5' ? 1 : 0),
                        places};
}

}  // namespace

std::variant<AffinityNumber, FaultKind> ParseAffinity(std::string_view text,
                                                      std::optional<int32_t> round_to) {
  const std::optional<Written> written = ReadWritten(text);
  if (!written.has_value()) return FaultKind::kNotANumber;
  if (written->digits.empty()) return AffinityNumber{0, round_to.value_or(0)};
  auto number = round_to.has_value() ? RoundedTo(*written, *round_to) : Exactly(*written);
  if (auto* const exact = std::get_if<AffinityNumber>(&number)) {
    if (written->negative) exact->value = -exact->value;
  }
  return number;
}

std::string AffinityText(int64_t value, int32_t decimals) {
  std::string digits =
      std::to_string(value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value));
  const auto places = static_cast<size_t>(decimals);
  if (places > 0) {
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return (value < 0 ? "-" : "") + digits;
}

}  // namespace award::scoring::panel
