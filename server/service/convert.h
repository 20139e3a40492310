// From the model's values to the contract's and back: times, words, digests, decimals, fractions.
// Whole resources are converted beside their handlers.
#ifndef AWARD_SERVER_SERVICE_CONVERT_H_
#define AWARD_SERVER_SERVICE_CONVERT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "award/v1/tabulation.pb.h"
#include "google/protobuf/generated_enum_reflection.h"
#include "google/protobuf/timestamp.pb.h"
#include "server/base/digest.h"
#include "server/base/time.h"
#include "server/model/names.h"

namespace award::service {

// Errors of the shape of one field, in the words every handler uses.
absl::Status FieldRequired(std::string_view field);
absl::Status FieldInvalid(std::string_view field, std::string_view text);

google::protobuf::Timestamp ToProto(base::Time time);
// What is below a microsecond is dropped. FIELD_INVALID: not a time of the years 1970 to 9999.
absl::StatusOr<base::Time> FromProto(std::string_view field,
                                     const google::protobuf::Timestamp& time);

// The value of the contract's enum that has the same word: ToProto<v1::Season::State>(state).
// The zero value when the contract has no such word.
template <typename Value, typename E>
Value ToProto(E enumerator) {
  const auto* value = google::protobuf::GetEnumDescriptor<Value>()->FindValueByName(
      std::string(NameOf(enumerator)));
  return value == nullptr ? static_cast<Value>(0) : static_cast<Value>(value->number());
}

// The enumerator of the same word: FromProto<AgencyLevel>("level", agency.level()).
// FIELD_REQUIRED: the zero value, unless the model has a word for it. FIELD_INVALID: unknown.
template <typename E, typename Value>
absl::StatusOr<E> FromProto(std::string_view field, Value value) {
  const auto* word = google::protobuf::GetEnumDescriptor<Value>()->FindValueByNumber(value);
  if (word == nullptr) return FieldInvalid(field, "is not a value that is known here");
  if (const std::optional<E> enumerator = FromName<E>(word->name())) return *enumerator;
  if (value == static_cast<Value>(0)) return FieldRequired(field);
  return FieldInvalid(field, "is not a value that is allowed here");
}

// Empty when there is none.
std::string ToProto(const std::optional<base::Digest>& digest);
// 64 hexadecimal digits. FIELD_REQUIRED, FIELD_INVALID.
absl::StatusOr<base::Digest> DigestFromProto(std::string_view field, std::string_view hex);

// Hundredths as a decimal without superfluous zeros: 8650 is "86.5", 7000 is "70".
std::string DecimalFromHundredths(int32_t hundredths);

// A fraction in text, as scoring prints it ("1709/20"), with its printed form: rounded half up,
// once, to two places. Requires: a fraction of scoring's, whose parts have at most 34 digits.
v1::Exact ExactFromFraction(std::string_view fraction);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_CONVERT_H_
