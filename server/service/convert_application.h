// Applications, their contents, revisions and attachments, as the contract shows them.
#ifndef AWARD_SERVER_SERVICE_CONVERT_APPLICATION_H_
#define AWARD_SERVER_SERVICE_CONVERT_APPLICATION_H_

#include <optional>

#include "absl/status/statusor.h"
#include "award/v1/application.pb.h"
#include "award/v1/attachment.pb.h"
#include "award/v1/content.pb.h"
#include "google/protobuf/field_mask.pb.h"
#include "server/model/application.h"
#include "server/workflow/application_views.h"

namespace award::service {

v1::Content ContentToProto(const Content& content);
// Ids and texts as they came; the workflow cleans them.
Content ContentFromProto(const v1::Content& content);

v1::Attachment AttachmentToProto(const SeasonId& season, const ApplicationId& application,
                                 const Attachment& attachment);

// The application as the caller sees it; a brief sight shows title, agency, category and state.
v1::Application ApplicationToProto(const workflow::ApplicationView& view);
// The same without what a list leaves out: content, attachments, endorsement.
v1::Application ListedApplicationToProto(const workflow::ApplicationView& view);

v1::Revision RevisionToProto(const Revision& revision);
v1::Revision ListedRevisionToProto(const Revision& head);

// What an update of an application replaces.
struct ApplicationChange {
  std::optional<CategoryId> category;
  google::protobuf::FieldMask content;  // Paths inside the content, such as `contact.phone`.
};

// The paths are `category`, `content` and what is inside it; none means the fields that are set,
// `*` means both. FIELD_MASK_INVALID: another path. FIELD_REQUIRED: nothing would be replaced, or
// an empty category. ID_INVALID.
absl::StatusOr<ApplicationChange> ParseApplicationChange(
    const v1::UpdateApplicationRequest& request);

// `content` with the named paths taken from `update`; an unset field clears.
Content MergeContent(const Content& content, const v1::Content& update,
                     const google::protobuf::FieldMask& paths);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_CONVERT_APPLICATION_H_
