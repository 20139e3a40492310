// The compiled contract as the API rules see it: every message, method and enum of award.v1 with
// its comment, and the resources among the messages.
#ifndef AWARD_TESTS_API_CONTRACT_H_
#define AWARD_TESTS_API_CONTRACT_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace award::api {

// A message with a field `name` marked "Identifier." whose comment shows the pattern of its names.
struct Resource {
  const google::protobuf::Descriptor* message = nullptr;
  std::string pattern;     // "seasons/{season}/assignmentPlans/{assignment_plan}".
  std::string collection;  // "assignmentPlans".
  std::string variable;    // "assignment_plan".
  bool top_level = false;  // "seasons/{season}" has no parent.
};

class Contract {
 public:
  // Links the files of a descriptor set, which must hold all imports and the source comments.
  // A set that does not link leaves files() empty.
  explicit Contract(const google::protobuf::FileDescriptorSet& set);

  const std::vector<const google::protobuf::FileDescriptor*>& files() const { return files_; }
  const std::vector<const google::protobuf::ServiceDescriptor*>& services() const {
    return services_;
  }
  const std::vector<const google::protobuf::MethodDescriptor*>& methods() const { return methods_; }
  // Nested ones too; the entries of maps left out.
  const std::vector<const google::protobuf::Descriptor*>& messages() const { return messages_; }
  const std::vector<const google::protobuf::EnumDescriptor*>& enums() const { return enums_; }
  const std::vector<Resource>& resources() const { return resources_; }
  const google::protobuf::DescriptorPool& pool() const { return *pool_; }

  // The resource that `message` is, or null.
  const Resource* FindResource(const google::protobuf::Descriptor* message) const;

 private:
  void Collect(const google::protobuf::FileDescriptor& file);
  void Collect(const google::protobuf::Descriptor& message);

  std::unique_ptr<google::protobuf::DescriptorPool> pool_;
  std::vector<const google::protobuf::FileDescriptor*> files_;
  std::vector<const google::protobuf::ServiceDescriptor*> services_;
  std::vector<const google::protobuf::MethodDescriptor*> methods_;
  std::vector<const google::protobuf::Descriptor*> messages_;
  std::vector<const google::protobuf::EnumDescriptor*> enums_;
  std::vector<Resource> resources_;
};

// The comment above a declaration, without the space protoc leaves in front; empty without one.
template <typename AnyDescriptor>
std::string CommentOf(const AnyDescriptor& descriptor) {
  google::protobuf::SourceLocation location;
  if (!descriptor.GetSourceLocation(&location)) return "";
  const size_t begin = location.leading_comments.find_first_not_of(" \n");
  return begin == std::string::npos ? "" : location.leading_comments.substr(begin);
}

// "AssignmentPlan" → "assignment_plan", "assignmentPlans" → "assignment_plans".
std::string SnakeCase(std::string_view camel);

// "SubmitSheet" → "Submit" and "Sheet".
std::string VerbOf(const google::protobuf::MethodDescriptor& method);
std::string NounOf(const google::protobuf::MethodDescriptor& method);

// Whether a call can change anything: every verb but the few that read.
bool IsMutating(const google::protobuf::MethodDescriptor& method);

// The named field of `message`, or of a message it carries in a oneof (the first message of a
// stream); null without one.
const google::protobuf::FieldDescriptor* FindField(const google::protobuf::Descriptor& message,
                                                   std::string_view name);

}  // namespace award::api

#endif  // AWARD_TESTS_API_CONTRACT_H_
