// Conversions that every resource needs.
#include "server/service/convert.h"

#include "fmt/format.h"
#include "server/base/error.h"

namespace award::service {
namespace {

__extension__ typedef __int128 Wide;

constexpr int64_t kMicrosPerSecond = 1'000'000;
constexpr int32_t kNanosPerMicro = 1'000;
constexpr int64_t kSecondsMax = 253'402'300'799;  // The last second of the year 9999.

// The whole number that `digits` are. Requires: digits, at most 34.
Wide ParseDigits(std::string_view digits) {
  Wide value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

absl::Status FieldRequired(std::string_view field) {
  return base::Error(base::Reason::kFieldRequired, fmt::format("{} must be set.", field),
                     {{"field", std::string(field)}});
}

absl::Status FieldInvalid(std::string_view field, std::string_view text) {
  return base::Error(base::Reason::kFieldInvalid, fmt::format("{} {}.", field, text),
                     {{"field", std::string(field)}});
}

google::protobuf::Timestamp ToProto(base::Time time) {
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(time.us / kMicrosPerSecond);
  timestamp.set_nanos(static_cast<int32_t>(time.us % kMicrosPerSecond) * kNanosPerMicro);
  return timestamp;
}

absl::StatusOr<base::Time> FromProto(std::string_view field,
                                     const google::protobuf::Timestamp& time) {
  if (time.seconds() < 0 || time.seconds() > kSecondsMax || time.nanos() < 0 ||
      time.nanos() > 999'999'999) {
    return FieldInvalid(field, "must be a time of the years 1970 to 9999");
  }
  return base::Time{time.seconds() * kMicrosPerSecond + time.nanos() / kNanosPerMicro};
}

std::string ToProto(const std::optional<base::Digest>& digest) {
  return digest ? digest->Hex() : std::string();
}

absl::StatusOr<base::Digest> DigestFromProto(std::string_view field, std::string_view hex) {
  if (hex.empty()) return FieldRequired(field);
  const std::optional<base::Digest> digest = base::Digest::FromHex(hex);
  if (!digest) return FieldInvalid(field, "must be 64 lower-case hexadecimal digits");
  return *digest;
}

std::string DecimalFromHundredths(int32_t hundredths) {
  if (hundredths % 100 == 0) return fmt::format("{}", hundredths / 100);
  if (hundredths % 10 == 0) return fmt::format("{}.{}", hundredths / 100, hundredths / 10 % 10);
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

v1::Exact ExactFromFraction(std::string_view fraction) {
  const bool negative = fraction.starts_with('-');
  const std::string_view magnitude = fraction.substr(negative ? 1 : 0);
  const size_t slash = magnitude.find('/');
  const Wide numerator = ParseDigits(magnitude.substr(0, slash));
  const Wide denominator =
      slash == std::string_view::npos ? 1 : ParseDigits(magnitude.substr(slash + 1));
  // Half up (四捨五入): what lies in the middle goes away from zero.
  const auto hundredths = static_cast<int64_t>((numerator * 200 + denominator) / (denominator * 2));
  v1::Exact exact;
  exact.set_fraction(std::string(fraction));
  exact.set_printed(fmt::format("{}{}.{:02}", negative && hundredths > 0 ? "-" : "",
                                hundredths / 100, hundredths % 100));
  return exact;
}

}  // namespace award::service
