// Locks: parse, call the workflow, convert.
#include "server/service/locks.h"

#include <optional>
#include <string>
#include <vector>

#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/convert_judging.h"
#include "server/service/convert_plan.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/workflow/names.h"
#include "server/workflow/seat_locks.h"

namespace award::service {
namespace {

// The key of a page is a lock's name. What a token holds was checked with it, so one that does not
// parse starts at the beginning.
std::string KeyOf(const SeatLock& lock) {
  return workflow::LockName(lock.season, lock.application, lock.round, lock.judge);
}

std::optional<storage::AssignmentPosition> LockAfter(const Page& page) {
  if (!page.after()) return std::nullopt;
  const absl::StatusOr<LockKey> key = ParseLock("page_token", *page.after());
  if (!key.ok()) return std::nullopt;
  return storage::AssignmentPosition{key->application, key->round, key->judge};
}

}  // namespace

absl::StatusOr<v1::Lock> CreateLock(const workflow::Context& context,
                                    storage::WriteTransaction& transaction,
                                    const v1::CreateLockRequest& request) {
  const v1::Lock& stated = request.lock();
  SeatLock lock;
  ASSIGN_OR_RETURN(lock.season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(lock.round, FromProto<Round>("lock.round", stated.round()));
  ASSIGN_OR_RETURN(const ApplicationKey application,
                   ParseApplication("lock.application", stated.application()));
  ASSIGN_OR_RETURN(const JudgeKey judge, ParseJudge("lock.judge", stated.judge()));
  RETURN_IF_ERROR(CheckSameSeason("lock.application", lock.season, application.season));
  RETURN_IF_ERROR(CheckSameSeason("lock.judge", lock.season, judge.season));
  lock.application = application.application;
  lock.judge = judge.judge;
  lock.reason = stated.reason();
  ASSIGN_OR_RETURN(const SeatLock created,
                   workflow::CreateLock(context, transaction, std::move(lock)));
  return LockToProto(created);
}

absl::StatusOr<v1::ListLocksResponse> ListLocks(const workflow::Context&,
                                                const storage::ReadTransaction& transaction,
                                                const v1::ListLocksRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(const std::vector<SeatLock> locks,
                   workflow::ListLocks(transaction, season, LockAfter(page), page.limit()));
  v1::ListLocksResponse response;
  for (const SeatLock& lock : page.Rows(locks)) *response.add_locks() = LockToProto(lock);
  response.set_next_page_token(
      page.NextToken(locks, [](const SeatLock& lock) { return KeyOf(lock); }));
  return response;
}

absl::StatusOr<v1::RemoveLockResponse> RemoveLock(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::RemoveLockRequest& request) {
  ASSIGN_OR_RETURN(const LockKey key, ParseLock("name", request.name()));
  RETURN_IF_ERROR(workflow::RemoveLock(context, transaction, key.season,
                                       {key.application, key.round, key.judge}));
  return v1::RemoveLockResponse();
}

}  // namespace award::service
