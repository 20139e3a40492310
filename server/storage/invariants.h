// Named questions to the database whose answer must be empty. Tests ask them after every case, the
// console's `check` asks them of a real file.
#ifndef AWARD_SERVER_STORAGE_INVARIANTS_H_
#define AWARD_SERVER_STORAGE_INVARIANTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server/storage/sqlite.h"

namespace award::storage {

struct BrokenInvariant {
  std::string name;     // Such as "a_recused_judge_has_no_sheet_in_force".
  std::string subject;  // The first row that breaks it.
};

// Every invariant that does not hold.
absl::StatusOr<std::vector<BrokenInvariant>> FindBrokenInvariants(
    const ReadTransaction& transaction);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_INVARIANTS_H_
