// The rows of revisions: what applications say, with attachments and endorsements. A submitted
// revision never changes.
#ifndef AWARD_SERVER_STORAGE_REVISIONS_H_
#define AWARD_SERVER_STORAGE_REVISIONS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/application.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// NOT_FOUND for a revision, in the only words there are for it.
absl::Status RevisionNotFound(const SeasonId& season, const ApplicationId& application,
                              int32_t number);

// The whole revision of this number, draft or submitted. NOT_FOUND.
absl::StatusOr<Revision> LoadRevision(const ReadTransaction& transaction, const SeasonId& season,
                                      const ApplicationId& application, int32_t number);

// The open draft, whole, if there is one.
absl::StatusOr<std::optional<Revision>> FindDraft(const ReadTransaction& transaction,
                                                  const SeasonId& season,
                                                  const ApplicationId& application);

// The head of a revision: of the content only the title, no attachments, no endorsement. NOT_FOUND.
absl::StatusOr<Revision> LoadRevisionHead(const ReadTransaction& transaction,
                                          const SeasonId& season, const ApplicationId& application,
                                          int32_t number);
absl::StatusOr<std::optional<Revision>> FindDraftHead(const ReadTransaction& transaction,
                                                      const SeasonId& season,
                                                      const ApplicationId& application);

// The heads of the submitted revisions, oldest first, after number `after`, at most `limit`.
absl::StatusOr<std::vector<Revision>> ListRevisions(const ReadTransaction& transaction,
                                                    const SeasonId& season,
                                                    const ApplicationId& application, int32_t after,
                                                    int limit);

// Stores a draft anew, in place of the one of its number if there is one. Its attachments must
// have been inserted. The endorsement is not stored: it belongs to the digest.
absl::Status ReplaceDraft(WriteTransaction& transaction, const Revision& draft);

// Makes the open draft a submitted revision. Requires: submitter and submit time are set.
absl::Status SubmitDraft(WriteTransaction& transaction, const Revision& revision);

// The endorsement of exactly this content, if there is one.
absl::StatusOr<std::optional<Endorsement>> FindEndorsement(const ReadTransaction& transaction,
                                                           const SeasonId& season,
                                                           const ApplicationId& application,
                                                           const base::Digest& content_digest);
// Replaces an older endorsement of the same content.
absl::Status UpsertEndorsement(WriteTransaction& transaction, const SeasonId& season,
                               const ApplicationId& application, const Endorsement& endorsement);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_REVISIONS_H_
