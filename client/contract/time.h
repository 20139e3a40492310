// Times as people write and read them. The clock on every wall is that of Taipei, which has kept
// UTC+8 without summer time since 1980; the years of official papers are ROC years (2027 is 116).
#ifndef AWARD_CLIENT_CONTRACT_TIME_H_
#define AWARD_CLIENT_CONTRACT_TIME_H_

#include <optional>
#include <string>
#include <string_view>

#include "client/words/language.h"
#include "google/protobuf/timestamp.pb.h"

namespace award::client {

// Takes `2027-02-26 17:00`, `2027-02-26 17:00:30` and `2027-02-26` (midnight) as Taipei time, the
// same with an ROC year (`116-02-26 17:00`), and RFC 3339 with its own offset.
std::optional<google::protobuf::Timestamp> ParseTime(std::string_view text);

// `民國116年2月26日 17:00`, or `2027-02-26 17:00 (ROC 116)`; seconds only when they are not zero.
std::string TaipeiTime(const google::protobuf::Timestamp& time, Language language);

// `2027-02-26T09:00:00Z`, for machines.
std::string Rfc3339(const google::protobuf::Timestamp& time);

}  // namespace award::client

#endif  // AWARD_CLIENT_CONTRACT_TIME_H_
