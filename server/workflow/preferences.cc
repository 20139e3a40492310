// Stating and listing preferences.
#include "server/workflow/preferences.h"

#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/applications.h"
#include "server/storage/judges.h"
#include "server/storage/seasons.h"
#include "server/workflow/access.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"

namespace award::workflow {

using base::Reason;

absl::StatusOr<Preference> StatePreference(const Context& context,
                                           storage::WriteTransaction& transaction,
                                           const SeasonId& season, const JudgeId& judge,
                                           const ApplicationId& application, Wish wish) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  RETURN_IF_ERROR(RequireOwnJudge(transaction, context.caller, season, judge));
  ASSIGN_OR_RETURN(const Judge own, storage::LoadJudge(transaction, season, judge));
  if (!HasReached(loaded.state, SeasonState::kAnnounced) ||
      HasReached(loaded.state, SeasonState::kFirstRound)) {
    return WrongState(SeasonName(season), NameOf(loaded.state), "Stating a preference");
  }
  if (own.declare_time) {
    return base::Error(Reason::kDeclarationComplete, "The declaration is complete already.",
                       {{"resource", JudgeName(season, judge)}});
  }
  if (loaded.rules.assignment.preference_affinity == 0) {
    return base::Error(Reason::kPreferencesNotAsked, "The rules declare no amount for preferences.",
                       {{"resource", SeasonName(season)}});
  }
  ASSIGN_OR_RETURN(const Application wished,
                   storage::LoadApplication(transaction, season, application));
  ASSIGN_OR_RETURN(const bool seen, MayList(transaction, context.caller, loaded, wished));
  if (!seen) return storage::ApplicationNotFound(season, application);
  const Preference preference{season, judge, application, wish, context.now};
  RETURN_IF_ERROR(storage::PutPreference(transaction, preference));
  RETURN_IF_ERROR(
      Record(context, transaction,
             {.resource = PreferenceName(season, judge, application), .to_state = NameOf(wish)}));
  return preference;
}

absl::StatusOr<std::vector<Preference>> ListPreferences(
    const Context& context, const storage::ReadTransaction& transaction, const SeasonId& season,
    std::optional<JudgeId> judge, const std::optional<storage::PreferencePosition>& after,
    int limit) {
  RETURN_IF_ERROR(storage::LoadSeason(transaction, season).status());
  ASSIGN_OR_RETURN(const std::optional<JudgeId> only,
                   OnlyJudgeSeen(transaction, context.caller, season));
  if (only && judge && *only != *judge) return storage::JudgeNotFound(season, *judge);
  if (only && only->empty()) return std::vector<Preference>();
  if (only) judge = only;
  return storage::ListPreferences(transaction, season, judge, after, limit);
}

}  // namespace award::workflow
