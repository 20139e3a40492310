// The handler of EventService.
#ifndef AWARD_SERVER_SERVICE_EVENTS_H_
#define AWARD_SERVER_SERVICE_EVENTS_H_

#include "absl/status/statusor.h"
#include "award/v1/event.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

// NAME_INVALID: `resource` cannot be a resource's name.
absl::StatusOr<v1::ListEventsResponse> ListEvents(const workflow::Context& context,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListEventsRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_EVENTS_H_
