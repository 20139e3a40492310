// The rows of preferences: what judges would like to judge.
#ifndef AWARD_SERVER_STORAGE_PREFERENCES_H_
#define AWARD_SERVER_STORAGE_PREFERENCES_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// Over what the judge stated before of the application.
absl::Status PutPreference(WriteTransaction& transaction, const Preference& preference);

// Where a list of preferences goes on: after this one.
struct PreferencePosition {
  JudgeId judge;
  ApplicationId application;
};
// By judge and application; only of `judge` when given.
absl::StatusOr<std::vector<Preference>> ListPreferences(
    const ReadTransaction& transaction, const SeasonId& season, const std::optional<JudgeId>& judge,
    const std::optional<PreferencePosition>& after, int limit);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_PREFERENCES_H_
