// Default deny: every doubt about a method is an error, and every error keeps the server down.
#include "server/rpc/access_table.h"

#include <set>
#include <string>

#include "award/v1/access.pb.h"
#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/rpc/unary.h"
#include "server/service/convert.h"

namespace award::rpc {
namespace {

using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

absl::Status Broken(std::string_view text) { return base::Error(base::Reason::kInternal, text); }

absl::Status CheckEveryMethodHasARow(const FileDescriptor& file,
                                     const std::set<const MethodDescriptor*>& rows) {
  for (int i = 0; i < file.service_count(); ++i) {
    const ServiceDescriptor& service = *file.service(i);
    for (int j = 0; j < service.method_count(); ++j) {
      if (rows.count(service.method(j)) > 0) continue;
      return Broken(fmt::format("{} has no handler.", service.method(j)->full_name()));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<Role>> RolesOf(const MethodDescriptor& method) {
  const v1::Access& access = method.options().GetExtension(v1::access);
  if (access.roles().empty()) {
    return Broken(fmt::format("{} declares no roles in its access option.", method.full_name()));
  }
  std::vector<Role> roles;
  for (int i = 0; i < access.roles_size(); ++i) {
    ASSIGN_OR_RETURN(const Role role, service::FromProto<Role>("access.roles", access.roles(i)));
    roles.push_back(role);
  }
  return roles;
}

const MethodDescriptor* MethodOf(const google::protobuf::Descriptor& request) {
  const FileDescriptor& file = *request.file();
  for (int i = 0; i < file.service_count(); ++i) {
    for (int j = 0; j < file.service(i)->method_count(); ++j) {
      const MethodDescriptor* method = file.service(i)->method(j);
      if (method->input_type() == &request) return method;
    }
  }
  return nullptr;
}

absl::StatusOr<std::vector<Method>> CheckedMethods(std::vector<Method> methods) {
  std::set<const MethodDescriptor*> rows;
  std::set<const FileDescriptor*> files;
  for (Method& method : methods) {
    if (method.descriptor == nullptr) {
      return Broken(
          fmt::format("No method takes {}.", method.request->GetDescriptor()->full_name()));
    }
    const std::string& name = method.descriptor->full_name();
    if (method.descriptor->output_type() != method.reply) {
      return Broken(fmt::format("{} answers with another message.", name));
    }
    if (!rows.insert(method.descriptor).second) {
      return Broken(fmt::format("{} has two handlers.", name));
    }
    ASSIGN_OR_RETURN(method.roles, RolesOf(*method.descriptor));
    files.insert(method.descriptor->file());
  }
  for (const FileDescriptor* file : files) RETURN_IF_ERROR(CheckEveryMethodHasARow(*file, rows));
  return methods;
}

}  // namespace award::rpc
