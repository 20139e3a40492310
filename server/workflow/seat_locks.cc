// Setting and removing locks.
#include "server/workflow/seat_locks.h"

#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/applications.h"
#include "server/storage/conflicts.h"
#include "server/storage/judges.h"
#include "server/storage/seasons.h"
#include "server/storage/seat_locks.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"

namespace award::workflow {
namespace {

using base::Reason;

absl::Status CheckOpen(const Season& season, std::string_view verb) {
  if (HasReached(season.state, SeasonState::kAnnounced) &&
      !HasReached(season.state, SeasonState::kDeliberation)) {
    return absl::OkStatus();
  }
  return WrongState(SeasonName(season.id), NameOf(season.state), verb);
}

}  // namespace

absl::StatusOr<SeatLock> CreateLock(const Context& context, storage::WriteTransaction& transaction,
                                    SeatLock lock) {
  ASSIGN_OR_RETURN(lock.reason, RequireReason(lock.reason));
  ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, lock.season));
  ASSIGN_OR_RETURN(const Application application,
                   storage::LoadApplication(transaction, lock.season, lock.application));
  ASSIGN_OR_RETURN(const Judge judge, storage::LoadJudge(transaction, lock.season, lock.judge));
  RETURN_IF_ERROR(CheckOpen(season, "Locking a pair"));
  if (judge.withdraw_time) {
    return WrongState(JudgeName(lock.season, lock.judge), "WITHDRAWN", "Locking a pair");
  }
  ASSIGN_OR_RETURN(const bool conflict,
                   storage::HasConflict(transaction, lock.season, lock.judge, application.id));
  if (conflict) {
    return base::Error(Reason::kConflictOfInterest,
                       "The judge has a conflict with the application.",
                       {{"resource", ApplicationName(lock.season, lock.application)}});
  }
  lock.person = context.caller.person;
  lock.create_time = context.now;
  RETURN_IF_ERROR(storage::InsertSeatLock(transaction, lock));
  RETURN_IF_ERROR(
      Record(context, transaction,
             {.resource = LockName(lock.season, lock.application, lock.round, lock.judge),
              .to_state = "LOCKED",
              .reason = lock.reason}));
  return lock;
}

absl::Status RemoveLock(const Context& context, storage::WriteTransaction& transaction,
                        const SeasonId& season, const storage::AssignmentPosition& lock) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  RETURN_IF_ERROR(CheckOpen(loaded, "Removing a lock"));
  RETURN_IF_ERROR(storage::DeleteSeatLock(transaction, season, lock));
  return Record(context, transaction,
                {.resource = LockName(season, lock.application, lock.round, lock.judge),
                 .from_state = "LOCKED"});
}

absl::StatusOr<std::vector<SeatLock>> ListLocks(
    const storage::ReadTransaction& transaction, const SeasonId& season,
    const std::optional<storage::AssignmentPosition>& after, int limit) {
  RETURN_IF_ERROR(storage::LoadSeason(transaction, season).status());
  return storage::ListSeatLocks(transaction, season, after, limit);
}

}  // namespace award::workflow
