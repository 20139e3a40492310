// Naming a class of each file here is what links the file into the binary: a file that nobody names
// is left out by the linker, and its services with it.
#include "client/contract/contract.h"

#include <cstdlib>

#include "award/v1/agency.pb.h"
#include "award/v1/application.pb.h"
#include "award/v1/assignment.pb.h"
#include "award/v1/attachment.pb.h"
#include "award/v1/coaching.pb.h"
#include "award/v1/conflict.pb.h"
#include "award/v1/event.pb.h"
#include "award/v1/judge.pb.h"
#include "award/v1/lock.pb.h"
#include "award/v1/nomination.pb.h"
#include "award/v1/person.pb.h"
#include "award/v1/preference.pb.h"
#include "award/v1/resolution.pb.h"
#include "award/v1/season.pb.h"
#include "award/v1/sheet.pb.h"
#include "award/v1/tabulation.pb.h"
#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "fmt/format.h"
#include "google/protobuf/util/json_util.h"

namespace award::client {

std::vector<const google::protobuf::FileDescriptor*> ContractFiles() {
  return {
      v1::Season::descriptor()->file(),         v1::Agency::descriptor()->file(),
      v1::Person::descriptor()->file(),         v1::Application::descriptor()->file(),
      v1::Attachment::descriptor()->file(),     v1::Judge::descriptor()->file(),
      v1::Conflict::descriptor()->file(),       v1::Assignment::descriptor()->file(),
      v1::Sheet::descriptor()->file(),          v1::Tabulation::descriptor()->file(),
      v1::Resolution::descriptor()->file(),     v1::CoachingCase::descriptor()->file(),
      v1::NominationList::descriptor()->file(), v1::Event::descriptor()->file(),
      v1::Lock::descriptor()->file(),           v1::Preference::descriptor()->file(),
  };
}

const MethodDescriptor* MethodNamed(std::string_view name) {
  // Asking for the files makes sure that they are in the pool.
  static const auto files = ContractFiles();
  const auto* pool = files.front()->pool();
  const MethodDescriptor* method = pool->FindMethodByName(fmt::format("award.v1.{}", name));
  if (method == nullptr) std::abort();
  return method;
}

std::string WirePath(const MethodDescriptor* method) {
  return fmt::format("/{}/{}", method->service()->full_name(), method->name());
}

bool IsWrite(const MethodDescriptor* method) {
  return method->client_streaming() ||
         method->input_type()->FindFieldByName("request_id") != nullptr;
}

MessagePointer NewMessage(const Descriptor* type) {
  auto* factory = google::protobuf::MessageFactory::generated_factory();
  return MessagePointer(factory->GetPrototype(type)->New());
}

std::string ToJson(const Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(message, &json, options).ok()) std::abort();
  return json;
}

namespace {

// protobuf says `(categories[0].rubric) dimensons: Cannot find field.` or
// `(categories[0].quota): invalid value "x" for type TYPE_INT32`, and nothing of lines.
Violation FieldViolation(const JsonSource& source, std::string message) {
  std::string path;
  if (const size_t close = message.find(')'); message.starts_with('(') && close != message.npos) {
    path = message.substr(1, close - 1);
    message.erase(0, close + 1);
  }
  message.erase(0, message.find_first_not_of(": "));
  const size_t unknown = message.find(": Cannot find field.");
  if (unknown == std::string::npos) return {"JSON_FIELD", source.PlaceOf(path), message};
  const std::string field = message.substr(0, unknown);
  if (!path.empty()) path += '.';
  return {"JSON_FIELD_UNKNOWN", source.PlaceOf(path + field), field};
}

}  // namespace

absl::StatusOr<MessagePointer> FromJson(const Descriptor* type, const JsonSource& source) {
  MessagePointer message = NewMessage(type);
  const auto status = google::protobuf::util::JsonStringToMessage(source.json(), message.get());
  if (status.ok()) return message;
  return UsageError("JSON_INVALID", {{"file", source.name()}},
                    {FieldViolation(source, std::string(status.message().ToString()))});
}

absl::StatusOr<MessagePointer> FromJson(const Descriptor* type, std::string_view source,
                                        std::string_view json) {
  ASSIGN_OR_RETURN(const JsonSource read, JsonSource::Read(source, json));
  return FromJson(type, read);
}

bool IsTimestamp(const FieldDescriptor* field) {
  return field->message_type() != nullptr &&
         field->message_type()->full_name() == "google.protobuf.Timestamp";
}

bool IsFieldMask(const FieldDescriptor* field) {
  return field->message_type() != nullptr &&
         field->message_type()->full_name() == "google.protobuf.FieldMask";
}

bool IsMessage(const FieldDescriptor* field) {
  return field->message_type() != nullptr && !IsTimestamp(field) && !IsFieldMask(field);
}

}  // namespace award::client
