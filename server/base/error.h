// The one way to make an error: a reason, an English sentence, and the facts as key and value.
// The reason fixes the status code. Reason, facts and violations travel as payloads of the status;
// only server/rpc turns them into bytes for the wire.
#ifndef AWARD_SERVER_BASE_ERROR_H_
#define AWARD_SERVER_BASE_ERROR_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "server/base/reason.h"

namespace award::base {

// Facts about an error, by lower_snake key, in the order given: {{"season", "116"}, {"state",
// "DRAFT"}}. Keys are few and stable: a client builds its own sentence from them.
using Metadata = std::vector<std::pair<std::string, std::string>>;

// One of several things that stand in the way.
struct Violation {
  Reason type;
  std::string subject;  // What it is about: a resource name or a field path.
  std::string text;     // One English sentence.

  bool operator==(const Violation&) const = default;
};

// An error. `text` says in one sentence what is wrong and, where it helps, what to do.
absl::Status Error(Reason reason, std::string_view text, Metadata metadata = {});

// An error that names everything that stands in the way, so that the caller need not find out one
// by one. Requires: at least one violation.
absl::Status ErrorWithViolations(Reason reason, std::string_view text, Metadata metadata,
                                 const std::vector<Violation>& violations);

// The reason of an error made here; nothing for OK and for errors that libraries made.
std::optional<Reason> ReasonOf(const absl::Status& status);

// Empty where there is none.
Metadata MetadataOf(const absl::Status& status);
std::vector<Violation> ViolationsOf(const absl::Status& status);

// The sentence. Valid as long as the status is.
std::string_view TextOf(const absl::Status& status);

}  // namespace award::base

#endif  // AWARD_SERVER_BASE_ERROR_H_
