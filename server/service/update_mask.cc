// Masks name whole top-level fields; no resource of the contract is updated deeper than that.
#include "server/service/update_mask.h"

#include <algorithm>

#include "fmt/format.h"
#include "server/base/error.h"

namespace award::service {
namespace {

bool IsSet(const google::protobuf::Message& resource, std::string_view name) {
  const auto* field = resource.GetDescriptor()->FindFieldByName(std::string(name));
  const auto* reflection = resource.GetReflection();
  return field->is_repeated() ? reflection->FieldSize(resource, field) > 0
                              : reflection->HasField(resource, field);
}

}  // namespace

absl::StatusOr<UpdateMask> UpdateMask::Of(const google::protobuf::FieldMask& mask,
                                          const google::protobuf::Message& resource,
                                          std::initializer_list<std::string_view> fields) {
  UpdateMask update;
  for (const std::string& path : mask.paths()) {
    if (path == "*") {
      update.fields_.insert(fields.begin(), fields.end());
    } else if (std::find(fields.begin(), fields.end(), path) != fields.end()) {
      update.fields_.insert(path);
    } else {
      return base::Error(base::Reason::kFieldMaskInvalid,
                         fmt::format("update_mask names {}, which cannot be updated.", path),
                         {{"field", "update_mask"}, {"path", path}});
    }
  }
  if (mask.paths().empty()) {
    for (const std::string_view field : fields) {
      if (IsSet(resource, field)) update.fields_.emplace(field);
    }
  }
  if (update.fields_.empty()) {
    return base::Error(base::Reason::kFieldRequired,
                       "Nothing to update: no field is set and update_mask names none.",
                       {{"field", "update_mask"}});
  }
  return update;
}

}  // namespace award::service
