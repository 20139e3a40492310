// The record is read as it was written; the contract's roles say who may.
#include "server/service/events.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/model/event.h"
#include "server/service/convert.h"
#include "server/service/page.h"
#include "server/storage/events.h"
#include "server/workflow/names.h"

namespace award::service {
namespace {

constexpr std::string_view kConsole = "console";

v1::Event EventToProto(const Event& event) {
  v1::Event proto;
  proto.set_name(fmt::format("events/{}", event.id));
  *proto.mutable_create_time() = ToProto(event.create_time);
  proto.set_actor(event.actor == kConsole ? event.actor
                                          : workflow::PersonName(PersonId(event.actor)));
  proto.set_verb(event.verb);
  proto.set_resource(event.resource);
  proto.set_from_state(event.from_state);
  proto.set_to_state(event.to_state);
  proto.set_reason(event.reason);
  proto.set_digest(ToProto(event.digest));
  proto.set_request_id(event.request_id);
  return proto;
}

bool IsNamePart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
         c == '-' || c == '.';
}

}  // namespace

absl::StatusOr<v1::ListEventsResponse> ListEvents(const workflow::Context&,
                                                  const storage::ReadTransaction& transaction,
                                                  const v1::ListEventsRequest& request) {
  const std::string& resource = request.resource();
  if (!std::all_of(resource.begin(), resource.end(), IsNamePart)) {
    return base::Error(base::Reason::kNameInvalid,
                       "resource must be the name of a resource, such as seasons/116.",
                       {{"field", "resource"}});
  }
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  int64_t after = 0;
  if (page.after()) {
    std::from_chars(page.after()->data(), page.after()->data() + page.after()->size(), after);
  }
  ASSIGN_OR_RETURN(const std::vector<Event> events,
                   storage::ListEvents(transaction, resource, after, page.limit()));
  v1::ListEventsResponse response;
  for (const Event& event : page.Rows(events)) *response.add_events() = EventToProto(event);
  response.set_next_page_token(
      page.NextToken(events, [](const Event& event) { return fmt::format("{}", event.id); }));
  return response;
}

}  // namespace award::service
