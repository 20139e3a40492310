// The record of what changed. Every verb that changes something appends exactly one event, in the
// transaction of the change; a list that is rejected or dispatched moves its season with a second.
#ifndef AWARD_SERVER_WORKFLOW_RECORD_H_
#define AWARD_SERVER_WORKFLOW_RECORD_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "server/base/digest.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// What an event says beside who, when and by which verb.
struct Change {
  std::string resource;
  std::string_view from_state = "";
  std::string_view to_state = "";
  std::string_view reason = "";
  std::optional<base::Digest> digest = std::nullopt;
};

// Appends the event of a change.
absl::Status Record(const Context& context, storage::WriteTransaction& transaction,
                    const Change& change);

// ETAG_MISMATCH when the caller names another revision of the row than the one that stands.
absl::Status CheckEtag(std::optional<int64_t> expected, int64_t actual, std::string_view resource);

// A reason that the law wants: cleaned text, FIELD_REQUIRED when it is empty.
absl::StatusOr<std::string> RequireReason(std::string_view reason);

// WRONG_STATE in the words every verb uses.
absl::Status WrongState(std::string_view resource, std::string_view state, std::string_view verb);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_RECORD_H_
