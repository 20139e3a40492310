// The rules of announced seasons, kept in memory: they never change once announced, and their
// digest says which they are, so a look-up is right whatever the database holds.
#ifndef AWARD_SERVER_STORAGE_FROZEN_RULES_H_
#define AWARD_SERVER_STORAGE_FROZEN_RULES_H_

#include <memory>

#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// The rules of this digest, which must be those of `season`; read from the database the first time.
// Thread-safe. INTERNAL: the stored rules do not have the digest, so somebody altered them.
absl::StatusOr<std::shared_ptr<const Rules>> LoadFrozenRules(const ReadTransaction& transaction,
                                                             const SeasonId& season,
                                                             const base::Digest& rules_digest);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_FROZEN_RULES_H_
