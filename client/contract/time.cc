// Built on absl's civil time with a fixed offset, so that no time zone files are needed.
#include "client/contract/time.h"

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "fmt/format.h"
#include "google/protobuf/util/time_util.h"

namespace award::client {
namespace {

constexpr int64_t kRocEpoch = 1911;  // ROC year 1 is 1912.
constexpr size_t kRocDigitsMax = 3;  // A year of up to three digits is an ROC year.

absl::TimeZone Taipei() { return absl::FixedTimeZone(8 * 60 * 60); }

google::protobuf::Timestamp FromAbsl(absl::Time time) {
  return google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(time));
}

// `116-…` → `2027-…`; other texts stay as they are.
std::string WithCommonYear(std::string_view text) {
  const size_t dash = text.find('-');
  int64_t year = 0;
  if (dash == 0 || dash > kRocDigitsMax) return std::string(text);
  for (const char c : text.substr(0, dash)) {
    if (c < '0' || c > '9') return std::string(text);
    year = year * 10 + (c - '0');
  }
  return fmt::format("{:04}{}", year + kRocEpoch, text.substr(dash));
}

}  // namespace

std::optional<google::protobuf::Timestamp> ParseTime(std::string_view text) {
  const std::string common = WithCommonYear(text);
  absl::Time time;
  std::string ignored;
  for (const char* format :
       {"%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d"}) {
    if (absl::ParseTime(format, common, Taipei(), &time, &ignored)) return FromAbsl(time);
  }
  if (absl::ParseTime(absl::RFC3339_full, common, &time, &ignored)) return FromAbsl(time);
  return std::nullopt;
}

std::string TaipeiTime(const google::protobuf::Timestamp& time, Language language) {
  const absl::Time instant =
      absl::FromUnixMicros(google::protobuf::util::TimeUtil::TimestampToMicroseconds(time));
  const absl::CivilSecond civil = absl::ToCivilSecond(instant, Taipei());
  std::string clock = fmt::format("{:02}:{:02}", civil.hour(), civil.minute());
  if (civil.second() != 0) clock += fmt::format(":{:02}", civil.second());
  const int64_t roc = civil.year() - kRocEpoch;
  if (language == Language::kChinese) {
    return fmt::format("民國{}年{}月{}日 {}", roc, civil.month(), civil.day(), clock);
  }
  return fmt::format("{:04}-{:02}-{:02} {} (ROC {})", civil.year(), civil.month(), civil.day(),
                     clock, roc);
}

std::string Rfc3339(const google::protobuf::Timestamp& time) {
  return google::protobuf::util::TimeUtil::ToString(time);
}

}  // namespace award::client
