// The append-only record, and the memory of answered requests.
#include "server/storage/events.h"

#include "server/base/status_macros.h"

namespace award::storage {
namespace {

// The number is one more than the last, which no delete can make smaller; the time never goes back.
constexpr char kAppend[] = R"sql(
  INSERT INTO event (id, create_time_us, actor, verb, resource, from_state, to_state, reason,
                     digest, request_id)
  SELECT coalesce(max(id), 0) + 1,
         max(:create_time, coalesce((SELECT create_time_us FROM event
                                     ORDER BY id DESC LIMIT 1), 0)),
         :actor, :verb, :resource, :from_state, :to_state, :reason, :digest, :request_id
  FROM event)sql";

// A resource and everything below it: its own name, or its name and a slash.
constexpr char kList[] = R"sql(
  SELECT id, create_time_us, actor, verb, resource, from_state, to_state, reason, digest,
         request_id
  FROM event
  WHERE id > :after
    AND (:resource = '' OR resource = :resource
         OR substr(resource, 1, length(:resource) + 1) = :resource || '/')
  ORDER BY id
  LIMIT :limit)sql";

constexpr char kFindRequest[] = R"sql(
  SELECT verb, digest, reply
  FROM request
  WHERE person_id = :person AND id = :id)sql";

constexpr char kInsertRequest[] = R"sql(
  INSERT INTO request (person_id, id, verb, digest, reply, create_time_us)
  VALUES (:person, :id, :verb, :digest, :reply, :create_time))sql";

Event ReadEvent(const Statement& row) {
  Event event;
  event.id = row.Int(0);
  event.create_time = row.Time(1);
  event.actor = row.Text(2);
  event.verb = row.Text(3);
  event.resource = row.Text(4);
  event.from_state = row.Text(5);
  event.to_state = row.Text(6);
  event.reason = row.Text(7);
  event.digest = row.DigestOrNull(8);
  event.request_id = row.Text(9);
  return event;
}

}  // namespace

absl::Status AppendEvent(WriteTransaction& transaction, const Event& event) {
  Statement statement = transaction.Prepare(kAppend);
  statement.Bind(":create_time", event.create_time).Bind(":actor", event.actor);
  statement.Bind(":verb", event.verb).Bind(":resource", event.resource);
  statement.Bind(":from_state", event.from_state).Bind(":to_state", event.to_state);
  statement.Bind(":reason", event.reason).Bind(":digest", event.digest);
  return statement.Bind(":request_id", event.request_id).Run();
}

absl::StatusOr<std::vector<Event>> ListEvents(const ReadTransaction& transaction,
                                              std::string_view resource, int64_t after, int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":resource", resource).Bind(":after", after).Bind(":limit", limit);
  std::vector<Event> events;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return events;
    events.push_back(ReadEvent(row));
  }
}

absl::StatusOr<std::optional<AnsweredRequest>> FindRequest(const ReadTransaction& transaction,
                                                           const PersonId& person,
                                                           std::string_view request_id) {
  Statement row = transaction.Prepare(kFindRequest);
  row.Bind(":person", person).Bind(":id", request_id);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return AnsweredRequest{row.Text(0), row.Digest(1), row.Bytes(2)};
}

absl::Status InsertRequest(WriteTransaction& transaction, const PersonId& person,
                           std::string_view request_id, const AnsweredRequest& request,
                           base::Time now) {
  Statement statement = transaction.Prepare(kInsertRequest);
  statement.Bind(":person", person).Bind(":id", request_id).Bind(":verb", request.verb);
  statement.Bind(":digest", request.digest).Bind(":reply", Blob{request.reply});
  return statement.Bind(":create_time", now).Run();
}

}  // namespace award::storage
