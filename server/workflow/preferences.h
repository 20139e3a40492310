// Preferences (意願): what a judge would like to judge, said while conflicts are declared. They add
// to the affinity what the rules declare and override nothing.
#ifndef AWARD_SERVER_WORKFLOW_PREFERENCES_H_
#define AWARD_SERVER_WORKFLOW_PREFERENCES_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/preferences.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// By the judge alone, from ANNOUNCED until the declaration is complete or the first round opens.
// NOT_YOURS, NOT_FOUND, WRONG_STATE, DECLARATION_COMPLETE, PREFERENCES_NOT_ASKED.
absl::StatusOr<Preference> StatePreference(const Context& context,
                                           storage::WriteTransaction& transaction,
                                           const SeasonId& season, const JudgeId& judge,
                                           const ApplicationId& application, Wish wish);

// By judge and application, of one judge or of all; a judge sees only their own. NOT_FOUND.
absl::StatusOr<std::vector<Preference>> ListPreferences(
    const Context& context, const storage::ReadTransaction& transaction, const SeasonId& season,
    std::optional<JudgeId> judge, const std::optional<storage::PreferencePosition>& after,
    int limit);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_PREFERENCES_H_
