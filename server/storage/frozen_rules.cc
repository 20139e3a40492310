// The rules of announced seasons, by digest. A process serves a handful of seasons, so nothing is
// ever dropped.
#include "server/storage/frozen_rules.h"

#include <map>
#include <mutex>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/rules.h"

namespace award::storage {
namespace {

struct Cache {
  std::mutex mutex;  // Guards the map.
  std::map<base::Digest, std::shared_ptr<const Rules>> rules;
};

// Never destroyed, so that a call at the end of the process still finds it.
Cache& TheCache() {
  static Cache& cache = *new Cache;
  return cache;
}

}  // namespace

absl::StatusOr<std::shared_ptr<const Rules>> LoadFrozenRules(const ReadTransaction& transaction,
                                                             const SeasonId& season,
                                                             const base::Digest& rules_digest) {
  Cache& cache = TheCache();
  {
    const std::scoped_lock lock(cache.mutex);
    if (const auto kept = cache.rules.find(rules_digest); kept != cache.rules.end()) {
      return kept->second;
    }
  }
  ASSIGN_OR_RETURN(Rules rules, LoadRules(transaction, season));
  if (RulesDigest(rules) != rules_digest) {
    return base::Error(base::Reason::kInternal,
                       fmt::format("The stored rules of season {} do not have the digest {}.",
                                   season.value(), rules_digest.Hex()));
  }
  auto shared = std::make_shared<const Rules>(std::move(rules));
  const std::scoped_lock lock(cache.mutex);
  return cache.rules.emplace(rules_digest, std::move(shared)).first->second;
}

}  // namespace award::storage
