// The rows of resolutions. None is ever changed.
#ifndef AWARD_SERVER_STORAGE_RESOLUTIONS_H_
#define AWARD_SERVER_STORAGE_RESOLUTIONS_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/resolution.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// Inserts the resolution and gives it the next sequence of its season.
absl::Status InsertResolution(WriteTransaction& transaction, Resolution& resolution);
// NOT_FOUND.
absl::StatusOr<Resolution> LoadResolution(const ReadTransaction& transaction,
                                          const SeasonId& season, const ResolutionId& resolution);
// By sequence, after `after` (exclusive), at most `limit`.
absl::StatusOr<std::vector<Resolution>> ListResolutions(const ReadTransaction& transaction,
                                                        const SeasonId& season, int64_t after,
                                                        int limit);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_RESOLUTIONS_H_
