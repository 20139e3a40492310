// The append-only record, and the memory of answered requests.
#ifndef AWARD_SERVER_STORAGE_EVENTS_H_
#define AWARD_SERVER_STORAGE_EVENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/model/event.h"
#include "server/model/ids.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// Appends the event under the next number; its time is never before that of the last.
absl::Status AppendEvent(WriteTransaction& transaction, const Event& event);

// Oldest first, from number `after` (exclusive), at most `limit`; only on `resource` and those
// below it when it is not empty.
absl::StatusOr<std::vector<Event>> ListEvents(const ReadTransaction& transaction,
                                              std::string_view resource, int64_t after, int limit);

// What a request was answered.
struct AnsweredRequest {
  std::string verb;
  base::Digest digest;  // Of the request.
  std::string reply;
};

absl::StatusOr<std::optional<AnsweredRequest>> FindRequest(const ReadTransaction& transaction,
                                                           const PersonId& person,
                                                           std::string_view request_id);
absl::Status InsertRequest(WriteTransaction& transaction, const PersonId& person,
                           std::string_view request_id, const AnsweredRequest& request,
                           base::Time now);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_EVENTS_H_
