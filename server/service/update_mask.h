// Which fields an update replaces (AIP-134).
#ifndef AWARD_SERVER_SERVICE_UPDATE_MASK_H_
#define AWARD_SERVER_SERVICE_UPDATE_MASK_H_

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/message.h"

namespace award::service {

class UpdateMask {
 public:
  // `fields` are the fields of `resource` that this update can replace. An empty mask means those
  // of them that are set in `resource`; `*` means all of them.
  // FIELD_MASK_INVALID: a path that is none of `fields`. FIELD_REQUIRED: nothing would be replaced.
  static absl::StatusOr<UpdateMask> Of(const google::protobuf::FieldMask& mask,
                                       const google::protobuf::Message& resource,
                                       std::initializer_list<std::string_view> fields);

  bool Has(std::string_view field) const { return fields_.count(field) > 0; }

 private:
  std::set<std::string, std::less<>> fields_;
};

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_UPDATE_MASK_H_
