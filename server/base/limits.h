// Every limit of the server, one line and one sentence each. Lengths of text are code points after
// normalisation, sizes are bytes.
#ifndef AWARD_SERVER_BASE_LIMITS_H_
#define AWARD_SERVER_BASE_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace award::base {

inline constexpr int64_t kKibibyte = 1024;
inline constexpr int64_t kMebibyte = 1024 * kKibibyte;

// Attachments.
inline constexpr int64_t kAttachmentBytesMax = 20 * kMebibyte;  // One attachment.
inline constexpr int kAttachmentsPerApplicationMax =
    10;  // All revisions of one application share them.
inline constexpr int64_t kAttachmentBytesPerAgencyMax =
    100 * kMebibyte;  // All attachments of one agency in one season.
inline constexpr int64_t kAttachmentChunkBytesMax =
    256 * kKibibyte;  // One message of an upload or download.

// Texts.
inline constexpr size_t kIdLengthMax = 63;      // An id that people choose.
inline constexpr size_t kTitleLengthMax = 200;  // A title or name of anything.
inline constexpr size_t kCodeLengthMax =
    64;  // A document number, agency code, telephone number or the like.
inline constexpr size_t kEmailLengthMax = 254;        // An address, as RFC 5321 bounds it.
inline constexpr size_t kFileNameLengthMax = 200;     // The name an attachment is shown under.
inline constexpr size_t kReasonTextLengthMax = 2000;  // The stated reason of an act.
inline constexpr size_t kCommentLengthMax =
    4000;  // A judge's strengths or improvements for one dimension.
inline constexpr size_t kNarrativeLengthMax =
    20000;  // An application's text for one dimension; advice and responses.

// Lists in one request or resource.
inline constexpr int kCategoriesPerSeasonMax = 50;  // Categories of one season.
inline constexpr int kDimensionsPerRubricMax = 12;  // Dimensions of one rubric.
inline constexpr int kItemsPerDimensionMax = 20;    // Items of one dimension.
inline constexpr int kFacetsPerRubricMax = 8;       // Facets of one rubric.
inline constexpr int kBonusesPerRubricMax = 20;     // Bonuses of one rubric.
inline constexpr int kLevelsPerRubricMax = 20;      // Levels of one rubric.
inline constexpr int kRoundingStagesMax = 12;       // Roundings of one season.
inline constexpr int kAssignmentRulesMax = 100;     // Rules of assignment of one season.
inline constexpr int kTeamMembersMax = 100;         // People named in one application.
inline constexpr int kCorrectionsMax = 50;          // Things to correct in one return.
inline constexpr int kImportRowsMax = 5000;         // Rows of one imported file.

// Pages.
inline constexpr int kPageSizeDefault = 50;  // When the request names no size.
inline constexpr int kPageSizeMax = 1000;    // A larger size is cut to this.

// Calls.
inline constexpr int64_t kMessageBytesMax = 1 * kMebibyte;  // One message on the wire.
inline constexpr int kUploadsAtOnceMax = 8;  // Attachments on their way in, each in memory.
inline constexpr size_t kErrorTextBytesMax = 1024;          // The sentence of an error on the wire.
inline constexpr int kQueuedUnitsMax =
    1024;  // Writes that may wait; the next one is told OVERLOADED.
inline constexpr int kUnitsPerCommitMax = 64;  // Writes that share one commit.
inline constexpr int64_t kFreeBytesMin =
    64 * kMebibyte;  // Writes are refused while the disk has less free.

}  // namespace award::base

#endif  // AWARD_SERVER_BASE_LIMITS_H_
