// The rows of locks: pairs that every plan of a round must have.
#ifndef AWARD_SERVER_STORAGE_SEAT_LOCKS_H_
#define AWARD_SERVER_STORAGE_SEAT_LOCKS_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/assignments.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// ALREADY_EXISTS: the pair is locked already.
absl::Status InsertSeatLock(WriteTransaction& transaction, const SeatLock& lock);

// NOT_FOUND.
absl::Status DeleteSeatLock(WriteTransaction& transaction, const SeasonId& season,
                            const AssignmentPosition& lock);

// By application, round (FINAL before FIRST, as the words sort) and judge.
absl::StatusOr<std::vector<SeatLock>> ListSeatLocks(const ReadTransaction& transaction,
                                                    const SeasonId& season,
                                                    const std::optional<AssignmentPosition>& after,
                                                    int limit);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_SEAT_LOCKS_H_
