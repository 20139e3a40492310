// The named reasons for which the server refuses, and what each means. The one list is reasons.inc;
// the names in it are part of the API, so a client can word them in its own language.
#ifndef AWARD_SERVER_BASE_REASON_H_
#define AWARD_SERVER_BASE_REASON_H_

#include <optional>
#include <span>
#include <string_view>

#include "absl/status/status.h"

namespace award::base {

enum class Reason {
#define AWARD_REASON(reason, name, code, meaning) reason,
#include "server/base/reasons.inc"
#undef AWARD_REASON
};

struct ReasonRow {
  Reason reason;
  std::string_view name;     // UPPER_SNAKE, as it goes over the wire.
  absl::StatusCode code;     // Every error with this reason has this code.
  std::string_view meaning;  // One English sentence.
};

// All reasons, in the order of the list.
std::span<const ReasonRow> Reasons();

std::string_view ReasonName(Reason reason);
std::string_view ReasonMeaning(Reason reason);
absl::StatusCode ReasonCode(Reason reason);

// The reason with this wire name, if there is one.
std::optional<Reason> ReasonFromName(std::string_view name);

}  // namespace award::base

#endif  // AWARD_SERVER_BASE_REASON_H_
