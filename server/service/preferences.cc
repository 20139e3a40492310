// Preferences: parse, call the workflow, convert.
#include "server/service/preferences.h"

#include <optional>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/convert_judging.h"
#include "server/service/convert_plan.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/workflow/preferences.h"

namespace award::service {
namespace {

// The key of a page: judge and application with a slash between, which no id holds.
std::string KeyOf(const Preference& preference) {
  return fmt::format("{}/{}", preference.judge.value(), preference.application.value());
}

std::optional<storage::PreferencePosition> PreferenceAfter(const Page& page) {
  if (!page.after()) return std::nullopt;
  const size_t slash = page.after()->find('/');
  if (slash == std::string::npos) return std::nullopt;
  return storage::PreferencePosition{JudgeId(page.after()->substr(0, slash)),
                                     ApplicationId(page.after()->substr(slash + 1))};
}

}  // namespace

absl::StatusOr<v1::Preference> StatePreference(const workflow::Context& context,
                                               storage::WriteTransaction& transaction,
                                               const v1::StatePreferenceRequest& request) {
  ASSIGN_OR_RETURN(const JudgeKey key, ParseJudge("parent", request.parent()));
  ASSIGN_OR_RETURN(const ApplicationKey application,
                   ParseApplication("application", request.application()));
  RETURN_IF_ERROR(CheckSameSeason("application", key.season, application.season));
  ASSIGN_OR_RETURN(const Wish wish, FromProto<Wish>("wish", request.wish()));
  ASSIGN_OR_RETURN(const Preference preference,
                   workflow::StatePreference(context, transaction, key.season, key.judge,
                                             application.application, wish));
  return PreferenceToProto(preference);
}

absl::StatusOr<v1::ListPreferencesResponse> ListPreferences(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListPreferencesRequest& request) {
  ASSIGN_OR_RETURN(const JudgeKey key, ParseJudgeOrEvery("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  std::optional<JudgeId> judge;
  if (!key.judge.empty()) judge = key.judge;
  ASSIGN_OR_RETURN(const std::vector<Preference> preferences,
                   workflow::ListPreferences(context, transaction, key.season, judge,
                                             PreferenceAfter(page), page.limit()));
  v1::ListPreferencesResponse response;
  for (const Preference& preference : page.Rows(preferences)) {
    *response.add_preferences() = PreferenceToProto(preference);
  }
  response.set_next_page_token(
      page.NextToken(preferences, [](const Preference& preference) { return KeyOf(preference); }));
  return response;
}

}  // namespace award::service
