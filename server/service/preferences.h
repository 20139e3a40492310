// The handlers of PreferenceService. The errors are those the contract names, and those of a shape
// that cannot be read: NAME_INVALID, FIELD_REQUIRED, FIELD_INVALID.
#ifndef AWARD_SERVER_SERVICE_PREFERENCES_H_
#define AWARD_SERVER_SERVICE_PREFERENCES_H_

#include "absl/status/statusor.h"
#include "award/v1/preference.pb.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::service {

absl::StatusOr<v1::Preference> StatePreference(const workflow::Context& context,
                                               storage::WriteTransaction& transaction,
                                               const v1::StatePreferenceRequest& request);
absl::StatusOr<v1::ListPreferencesResponse> ListPreferences(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListPreferencesRequest& request);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_PREFERENCES_H_
