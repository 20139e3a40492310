// The record of what changed, and the refusals that every verb shares.
#include "server/workflow/record.h"

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/storage/events.h"

namespace award::workflow {

using base::Reason;

absl::Status Record(const Context& context, storage::WriteTransaction& transaction,
                    const Change& change) {
  Event event;
  event.create_time = context.now;
  event.actor = context.caller.person.empty() ? "console" : context.caller.person.value();
  event.verb = context.verb;
  event.resource = change.resource;
  event.from_state = std::string(change.from_state);
  event.to_state = std::string(change.to_state);
  event.reason = std::string(change.reason);
  event.digest = change.digest;
  event.request_id = context.request_id;
  return storage::AppendEvent(transaction, event);
}

absl::Status CheckEtag(std::optional<int64_t> expected, int64_t actual, std::string_view resource) {
  if (!expected || *expected == actual) return absl::OkStatus();
  return base::Error(Reason::kEtagMismatch,
                     fmt::format("{} changed since it was read; read it again.", resource),
                     {{"resource", std::string(resource)},
                      {"expected", fmt::format("{}", *expected)},
                      {"actual", fmt::format("{}", actual)}});
}

absl::StatusOr<std::string> RequireReason(std::string_view reason) {
  ASSIGN_OR_RETURN(std::string text, base::CleanText("reason", reason, base::kReasonTextLengthMax,
                                                     base::TextShape::kParagraphs));
  if (!text.empty()) return text;
  return base::Error(Reason::kFieldRequired, "A reason is needed.", {{"field", "reason"}});
}

absl::Status WrongState(std::string_view resource, std::string_view state, std::string_view verb) {
  return base::Error(Reason::kWrongState,
                     fmt::format("{} cannot be done while {} is {}.", verb, resource, state),
                     {{"resource", std::string(resource)},
                      {"state", std::string(state)},
                      {"verb", std::string(verb)}});
}

}  // namespace award::workflow
