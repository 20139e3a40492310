// Who, when, once.
#include "server/rpc/dispatch.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "award/v1/access.pb.h"
#include "fmt/format.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/events.h"
#include "server/workflow/access.h"
#include "server/workflow/people.h"

namespace award::rpc {
namespace {

using base::Reason;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr size_t kRequestIdLengthMax = 64;

// The caller, if the token is good.
absl::StatusOr<workflow::Caller> Identify(const storage::ReadTransaction& transaction,
                                          const Envelope& envelope, base::Time now) {
  if (!envelope.secret) {
    return base::Error(Reason::kUnauthenticated, "The call carries no bearer token.");
  }
  return workflow::Authenticate(transaction, *envelope.secret, now);
}

// Whether one of the caller's roles may call the method. Who was refused stands in the log.
absl::Status Admit(const workflow::Caller& caller, const Envelope& envelope) {
  const std::vector<Role>& roles = envelope.method->roles;
  if (std::any_of(roles.begin(), roles.end(), [&](Role role) { return caller.Has(role); })) {
    return absl::OkStatus();
  }
  const std::string& verb = envelope.method->descriptor->name();
  return base::Error(Reason::kPermissionDenied,
                     fmt::format("None of the caller's roles may call {}.", verb),
                     {{"verb", verb}});
}

absl::Status CheckRequestId(std::string_view id) {
  const bool valid =
      id.size() <= kRequestIdLengthMax && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-';
      });
  if (valid) return absl::OkStatus();
  return base::Error(Reason::kRequestIdInvalid,
                     "request_id must be 1 to 64 letters, digits and hyphens.",
                     {{"field", "request_id"}});
}

// One mutating call on its way through the writer.
struct WriteCall {
  Envelope envelope;
  Manner manner;
  Dispatcher::Writer handler;
  std::function<void(Answer)> done;
  base::Time now;
  Answer answer;
};

// The answer this request was given before, if it was.
absl::StatusOr<std::optional<std::string>> FindAnswer(const storage::ReadTransaction& transaction,
                                                      const WriteCall& call) {
  ASSIGN_OR_RETURN(const std::optional<storage::AnsweredRequest> answered,
                   storage::FindRequest(transaction, call.answer.person, call.manner.request_id));
  if (!answered) return std::optional<std::string>();
  if (answered->verb != call.envelope.method->descriptor->name() ||
      answered->digest != call.manner.digest) {
    return base::Error(Reason::kRequestIdReused,
                       "The request_id was used before for a different request.",
                       {{"request_id", call.manner.request_id}, {"verb", answered->verb}});
  }
  return std::optional<std::string>(answered->reply);
}

absl::Status RememberAnswer(storage::WriteTransaction& transaction, const WriteCall& call,
                            Message& reply) {
  ClearSecrets(reply);
  return storage::InsertRequest(transaction, call.answer.person, call.manner.request_id,
                                {.verb = call.envelope.method->descriptor->name(),
                                 .digest = call.manner.digest,
                                 .reply = Serialized(reply)},
                                call.now);
}

absl::StatusOr<storage::Outcome> Run(WriteCall& call, base::IdSource& ids,
                                     storage::WriteTransaction& transaction) {
  ASSIGN_OR_RETURN(workflow::Caller caller, Identify(transaction, call.envelope, call.now));
  call.answer.person = caller.person;
  RETURN_IF_ERROR(Admit(caller, call.envelope));
  const bool has_id = !call.manner.request_id.empty();
  if (has_id) {
    RETURN_IF_ERROR(CheckRequestId(call.manner.request_id));
    ASSIGN_OR_RETURN(std::optional<std::string> before, FindAnswer(transaction, call));
    if (before) {
      call.answer.reply = *std::move(before);
      return storage::Outcome::kRollBack;
    }
  }
  const workflow::Context context{.now = call.now,
                                  .caller = std::move(caller),
                                  .verb = call.envelope.method->descriptor->name(),
                                  .request_id = call.manner.request_id,
                                  .ids = ids};
  ASSIGN_OR_RETURN(const std::unique_ptr<Message> reply, call.handler(context, transaction));
  call.answer.reply = Serialized(*reply);
  if (call.manner.validate_only) return storage::Outcome::kRollBack;
  if (has_id) RETURN_IF_ERROR(RememberAnswer(transaction, call, *reply));
  return storage::Outcome::kCommit;
}

bool IsSecret(const FieldDescriptor& field) { return field.options().GetExtension(v1::secret); }

}  // namespace

std::optional<base::Digest> SecretOf(std::string_view authorization) {
  constexpr std::string_view kScheme = "Bearer ";
  if (!authorization.starts_with(kScheme)) return std::nullopt;
  return workflow::SecretDigest(authorization.substr(kScheme.size()));
}

Manner MannerOf(const Message& request) {
  const auto* fields = request.GetDescriptor();
  const auto* reflection = request.GetReflection();
  Manner manner;
  if (const FieldDescriptor* id = fields->FindFieldByName("request_id")) {
    manner.request_id = reflection->GetString(request, id);
  }
  if (const FieldDescriptor* validate_only = fields->FindFieldByName("validate_only")) {
    manner.validate_only = reflection->GetBool(request, validate_only);
  }
  if (!manner.request_id.empty()) manner.digest = base::Digest::Of(Serialized(request));
  return manner;
}

std::string Serialized(const Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializePartialToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

void ClearSecrets(Message& message) {
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (IsSecret(*field)) {
      reflection->ClearField(&message, field);
    } else if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      continue;
    } else if (!field->is_repeated()) {
      ClearSecrets(*reflection->MutableMessage(&message, field));
    } else {
      for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
        ClearSecrets(*reflection->MutableRepeatedMessage(&message, field, i));
      }
    }
  }
}

Answer Dispatcher::Read(const Envelope& envelope, const Reader& handler) {
  const base::Time now = clock_.Now();
  Answer answer;
  std::unique_ptr<Message> reply;
  answer.status = store_.Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(workflow::Caller caller, Identify(transaction, envelope, now));
    answer.person = caller.person;
    RETURN_IF_ERROR(Admit(caller, envelope));
    const workflow::Context context{.now = now,
                                    .caller = std::move(caller),
                                    .verb = envelope.method->descriptor->name(),
                                    .request_id = "",
                                    .ids = ids_};
    ASSIGN_OR_RETURN(reply, handler(context, transaction));
    return absl::OkStatus();
  });
  if (answer.status.ok() && reply != nullptr) answer.reply = reply->SerializeAsString();
  return answer;
}

void Dispatcher::Write(const Envelope& envelope, Manner manner, Writer handler,
                       std::function<void(Answer)> done) {
  const auto call = std::make_shared<WriteCall>(WriteCall{.envelope = envelope,
                                                          .manner = std::move(manner),
                                                          .handler = std::move(handler),
                                                          .done = std::move(done),
                                                          .now = clock_.Now()});
  store_.Submit(
      {.run = [this, call](
                  storage::WriteTransaction& transaction) { return Run(*call, ids_, transaction); },
       .done =
           [call](absl::Status status) {
             if (!status.ok()) call->answer.reply.clear();
             call->answer.status = std::move(status);
             call->done(std::move(call->answer));
           }});
}

}  // namespace award::rpc
