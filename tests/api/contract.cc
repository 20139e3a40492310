// Collects what the API rules look at from a descriptor set.
// Only files of the package award.v1 are ours to judge; imports are linked and left alone.
#include "tests/api/contract.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace award::api {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::FileDescriptorProto;
using google::protobuf::FileDescriptorSet;
using google::protobuf::MethodDescriptor;

bool IsUpper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

// The first text between backquotes.
std::string Quoted(const std::string& comment) {
  const size_t open = comment.find('`');
  if (open == std::string::npos) return "";
  return comment.substr(open + 1, comment.find('`', open + 1) - open - 1);
}

Resource MakeResource(const Descriptor& message, const std::string& pattern) {
  Resource resource{&message, pattern, "", "",
                    std::count(pattern.begin(), pattern.end(), '/') == 1};
  const size_t last = pattern.rfind('/');
  if (last == std::string::npos || pattern.size() < last + 3) return resource;
  const size_t before = last == 0 ? std::string::npos : pattern.rfind('/', last - 1);
  const size_t begin = before == std::string::npos ? 0 : before + 1;
  resource.collection = pattern.substr(begin, last - begin);
  resource.variable = pattern.substr(last + 2, pattern.size() - last - 3);
  return resource;
}

}  // namespace

Contract::Contract(const FileDescriptorSet& set)
    : pool_(std::make_unique<google::protobuf::DescriptorPool>()) {
  for (const FileDescriptorProto& file : set.file()) {
    const FileDescriptor* const built = pool_->BuildFile(file);
    if (built != nullptr && built->name().starts_with("award/")) files_.push_back(built);
  }
  for (const FileDescriptor* file : files_) Collect(*file);
  for (const Descriptor* message : messages_) {
    const FieldDescriptor* const name = message->FindFieldByName("name");
    if (name == nullptr || !CommentOf(*name).starts_with("Identifier.")) continue;
    resources_.push_back(MakeResource(*message, Quoted(CommentOf(*name))));
  }
}

void Contract::Collect(const FileDescriptor& file) {
  for (int i = 0; i < file.service_count(); ++i) {
    services_.push_back(file.service(i));
    for (int k = 0; k < file.service(i)->method_count(); ++k) {
      methods_.push_back(file.service(i)->method(k));
    }
  }
  for (int i = 0; i < file.message_type_count(); ++i) Collect(*file.message_type(i));
  for (int i = 0; i < file.enum_type_count(); ++i) enums_.push_back(file.enum_type(i));
}

void Contract::Collect(const Descriptor& message) {
  if (message.options().map_entry()) return;
  messages_.push_back(&message);
  for (int i = 0; i < message.nested_type_count(); ++i) Collect(*message.nested_type(i));
  for (int i = 0; i < message.enum_type_count(); ++i) enums_.push_back(message.enum_type(i));
}

const Resource* Contract::FindResource(const Descriptor* message) const {
  const auto found =
      std::find_if(resources_.begin(), resources_.end(),
                   [message](const Resource& resource) { return resource.message == message; });
  return found == resources_.end() ? nullptr : &*found;
}

std::string SnakeCase(std::string_view camel) {
  std::string snake;
  for (const char c : camel) {
    if (IsUpper(c) && !snake.empty()) snake += '_';
    snake += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return snake;
}

std::string VerbOf(const MethodDescriptor& method) {
  const std::string& name = method.name();
  const auto noun = std::find_if(name.begin() + 1, name.end(), IsUpper);
  return {name.begin(), noun};
}

std::string NounOf(const MethodDescriptor& method) {
  return method.name().substr(VerbOf(method).size());
}

bool IsMutating(const MethodDescriptor& method) {
  constexpr std::array<std::string_view, 7> kReading = {"Get",    "List",    "Search", "Download",
                                                        "Verify", "Explain", "Check"};
  return std::find(kReading.begin(), kReading.end(), VerbOf(method)) == kReading.end();
}

const FieldDescriptor* FindField(const Descriptor& message, std::string_view name) {
  const std::string key(name);
  if (const FieldDescriptor* field = message.FindFieldByName(key)) return field;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& part = *message.field(i);
    if (part.real_containing_oneof() == nullptr || part.message_type() == nullptr) continue;
    if (const FieldDescriptor* field = part.message_type()->FindFieldByName(key)) return field;
  }
  return nullptr;
}

}  // namespace award::api
