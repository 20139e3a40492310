// The contract at run time: every service, method and message of award/v1 through protobuf's
// descriptors. The client is written against these, so a new field or method needs no new code.
#ifndef AWARD_CLIENT_CONTRACT_CONTRACT_H_
#define AWARD_CLIENT_CONTRACT_CONTRACT_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "client/contract/json_source.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace award::client {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

using MessagePointer = std::unique_ptr<Message>;

// The files of the contract that have a service.
std::vector<const google::protobuf::FileDescriptor*> ContractFiles();

// `name` is a service and a method, such as `SeasonService.GetSeason`.
// Requires: the contract has it.
const MethodDescriptor* MethodNamed(std::string_view name);

// `/award.v1.SeasonService/GetSeason`, as gRPC names it.
std::string WirePath(const MethodDescriptor* method);

// Whether the method changes something: its request can be repeated under a request id.
bool IsWrite(const MethodDescriptor* method);

// An empty message of the generated class, so that it can be cast to it.
MessagePointer NewMessage(const Descriptor* type);

// proto3's JSON with the field names of the contract, indented, every field printed.
std::string ToJson(const Message& message);

// Reads such JSON, and comments in it. `source` names where it came from in the error.
// JSON_INVALID (usage), its violation naming the line: as JsonSource::Read; JSON_FIELD_UNKNOWN, a
// field that the message does not have; JSON_FIELD, a value that its field cannot take.
absl::StatusOr<MessagePointer> FromJson(const Descriptor* type, std::string_view source,
                                        std::string_view json);
absl::StatusOr<MessagePointer> FromJson(const Descriptor* type, const JsonSource& source);

// What kind of value a field holds, for flags and for display.
bool IsTimestamp(const FieldDescriptor* field);
bool IsFieldMask(const FieldDescriptor* field);
bool IsMessage(const FieldDescriptor* field);  // A message that is neither of these.

}  // namespace award::client

#endif  // AWARD_CLIENT_CONTRACT_CONTRACT_H_
