// The rows of preferences.
#include "server/storage/preferences.h"

#include "server/base/status_macros.h"

namespace award::storage {
namespace {

constexpr char kPut[] = R"sql(
  INSERT INTO preference (season_id, judge_id, application_id, wish, update_time_us)
  VALUES (:season, :judge, :application, :wish, :update_time)
  ON CONFLICT (season_id, judge_id, application_id)
  DO UPDATE SET wish = excluded.wish, update_time_us = excluded.update_time_us)sql";

constexpr char kList[] = R"sql(
  SELECT season_id, judge_id, application_id, wish, update_time_us
  FROM preference
  WHERE season_id = :season AND (:judge = '' OR judge_id = :judge)
    AND (judge_id, application_id) > (:after_judge, :after_application)
  ORDER BY judge_id, application_id
  LIMIT :limit)sql";

}  // namespace

absl::Status PutPreference(WriteTransaction& transaction, const Preference& preference) {
  Statement statement = transaction.Prepare(kPut);
  statement.Bind(":season", preference.season).Bind(":judge", preference.judge);
  statement.Bind(":application", preference.application).Bind(":wish", NameOf(preference.wish));
  return statement.Bind(":update_time", preference.update_time).Run();
}

absl::StatusOr<std::vector<Preference>> ListPreferences(
    const ReadTransaction& transaction, const SeasonId& season, const std::optional<JudgeId>& judge,
    const std::optional<PreferencePosition>& after, int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":season", season).Bind(":judge", judge ? judge->value() : "").Bind(":limit", limit);
  row.Bind(":after_judge", after ? after->judge.value() : "");
  row.Bind(":after_application", after ? after->application.value() : "");
  std::vector<Preference> preferences;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return preferences;
    Preference& preference = preferences.emplace_back();
    preference.season = SeasonId(row.Text(0));
    preference.judge = JudgeId(row.Text(1));
    preference.application = ApplicationId(row.Text(2));
    preference.wish = FromName<Wish>(row.Text(3)).value_or(Wish::kIndifferent);
    preference.update_time = row.Time(4);
  }
}

}  // namespace award::storage
