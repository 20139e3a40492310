// What an application says: cleaned once where it comes in, and measured against what a submission
// must say. Needs no storage.
#ifndef AWARD_SERVER_WORKFLOW_APPLICATION_CONTENT_H_
#define AWARD_SERVER_WORKFLOW_APPLICATION_CONTENT_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/error.h"
#include "server/model/application.h"
#include "server/model/rules.h"

namespace award::workflow {

// The content in its stored form: texts in NFC within their limits, dimensions in the order of the
// rubric, those without text left out. It may be unfinished.
// TEXT_NOT_UTF8, TEXT_CONTROL_CHARACTER, TEXT_TOO_LONG: by field. DIMENSION_UNKNOWN: not in the
// category's rubric. FIELD_INVALID: a dimension twice, a negative budget, too large a team.
// DATE_INVALID: not a day of the calendar, or the last day is before the first.
absl::StatusOr<Content> CleanContent(const Content& content, const Category& category,
                                     const Rules& rules);

// Everything a submission needs that the content does not say, in the order of the form; empty
// when it is complete. Subjects are field paths, such as `content.dimensions[2]`.
// Fields of the form: 「政府服務獎」參獎申請書, with the head's attestation.
std::vector<base::Violation> ContentGaps(const Content& content, const Category& category);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_APPLICATION_CONTENT_H_
