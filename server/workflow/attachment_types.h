// What a file is, told by its first bytes alone, and what it may be called. Nothing is unpacked.
#ifndef AWARD_SERVER_WORKFLOW_ATTACHMENT_TYPES_H_
#define AWARD_SERVER_WORKFLOW_ATTACHMENT_TYPES_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace award::workflow {

struct AttachmentType {
  std::string_view media_type;  // Such as "application/pdf".
  std::string_view extension;   // Such as ".pdf".
};

// PDF, PNG, JPEG, or an ODF text or sheet, whose archive begins with a stored `mimetype`.
// ATTACHMENT_WRONG_TYPE: anything else.
absl::StatusOr<AttachmentType> AttachmentTypeOf(std::string_view bytes);

// The name a file is shown under: the last part of what was sent, cleaned, ending like its type.
// It is never used as a path on the server; clients that save it make names of their own.
// ATTACHMENT_WRONG_TYPE: it ends like another of the types. FIELD_REQUIRED: nothing is left of it.
// TEXT_NOT_UTF8, TEXT_CONTROL_CHARACTER, TEXT_TOO_LONG.
absl::StatusOr<std::string> CleanFileName(std::string_view name, const AttachmentType& type);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ATTACHMENT_TYPES_H_
