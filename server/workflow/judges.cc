// Appointing judges, their declarations, and the make-up of the panel.
#include "server/workflow/judges.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/id.h"
#include "server/base/status_macros.h"
#include "server/storage/agencies.h"
#include "server/storage/judges.h"
#include "server/storage/people.h"
#include "server/storage/seasons.h"
#include "server/workflow/access.h"
#include "server/workflow/conflicts.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"
#include "server/workflow/stages.h"

namespace award::workflow {
namespace {

using base::Reason;

absl::Status FieldInvalid(std::string_view field, std::string_view text) {
  return base::Error(Reason::kFieldInvalid, text, {{"field", std::string(field)}});
}

absl::Status CheckLoads(const Judge& judge) {
  if (judge.load_max < 1 || judge.load_max > kLoadMax) {
    return FieldInvalid("load_max", fmt::format("The highest load is 1 to {}.", kLoadMax));
  }
  if (judge.load_min < 0 || judge.load_min > judge.load_max) {
    return FieldInvalid("load_min", "The lowest load is 0 or more and not above the highest.");
  }
  return absl::OkStatus();
}

absl::Status CheckBackground(const Judge& judge) {
  if (judge.seniority < 0 || judge.seniority > 3) {
    return FieldInvalid("seniority", "The seniority is 1 to 3, or 0 when it is not stated.");
  }
  if (judge.organisation.empty()) return absl::OkStatus();
  return base::CheckId("organisation", judge.organisation);
}

absl::Status CheckExpertise(const Judge& judge, const Rules& rules) {
  std::set<DimensionId> seen;
  for (const Expertise& expertise : judge.expertise) {
    const std::string& dimension = expertise.dimension.value();
    if (expertise.level < 1 || expertise.level > 3) {
      return FieldInvalid("expertise",
                          fmt::format("The level of dimension {} is not 1, 2 or 3.", dimension));
    }
    if (!seen.insert(expertise.dimension).second) {
      return FieldInvalid("expertise", fmt::format("Dimension {} is named twice.", dimension));
    }
    const bool known = std::any_of(rules.categories.begin(), rules.categories.end(),
                                   [&](const Category& category) {
                                     return category.FindDimension(expertise.dimension) != nullptr;
                                   });
    if (!known) {
      return base::Error(Reason::kDimensionUnknown,
                         fmt::format("No category of the season has a dimension {}.", dimension),
                         {{"field", "expertise"}, {"dimension", dimension}});
    }
  }
  return absl::OkStatus();
}

absl::Status CheckPlace(const Judge& judge) {
  if (judge.outside && judge.agency) {
    return base::Error(Reason::kWrongShape, "A judge from outside has no agency.",
                       {{"field", "agency"}});
  }
  if (!judge.outside && !judge.agency) {
    return base::Error(Reason::kFieldRequired, "A judge from inside the government has an agency.",
                       {{"field", "agency"}});
  }
  return absl::OkStatus();
}

// Gives the role of a judge to a person who does not hold it yet.
absl::Status GiveRole(const Context& context, storage::WriteTransaction& transaction,
                      Person person) {
  const RoleGrant grant{Role::kJudge, std::nullopt};
  if (std::find(person.roles.begin(), person.roles.end(), grant) != person.roles.end()) {
    return absl::OkStatus();
  }
  RETURN_IF_ERROR(storage::InsertGrant(transaction, person.id, grant));
  person.update_time = context.now;
  return storage::UpdatePerson(transaction, person);
}

absl::Status CheckStage(const Season& season, SeasonState first, SeasonState end,
                        std::string_view verb) {
  if (HasReached(season.state, first) && !HasReached(season.state, end)) return absl::OkStatus();
  return WrongState(SeasonName(season.id), NameOf(season.state), verb);
}

bool IsShareTooLow(int64_t part, int64_t whole, int32_t percent_min) {
  return part * 100 < whole * percent_min;
}

}  // namespace

absl::StatusOr<Judge> CreateJudge(const Context& context, storage::WriteTransaction& transaction,
                                  Judge judge) {
  RETURN_IF_ERROR(base::CheckId("judge_id", judge.id.value()));
  RETURN_IF_ERROR(CheckPlace(judge));
  RETURN_IF_ERROR(CheckLoads(judge));
  RETURN_IF_ERROR(CheckBackground(judge));
  ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, judge.season));
  RETURN_IF_ERROR(CheckExpertise(judge, season.rules));
  ASSIGN_OR_RETURN(Person person, storage::LoadPerson(transaction, judge.person));
  if (judge.agency) {
    RETURN_IF_ERROR(storage::LoadAgency(transaction, *judge.agency).status());
  }
  RETURN_IF_ERROR(
      CheckStage(season, SeasonState::kDraft, SeasonState::kFirstRound, "Appointing a judge"));
  if (person.state != PersonState::kActive) {
    return base::Error(Reason::kPersonDisabled, "The person is disabled.",
                       {{"resource", PersonName(person.id)}});
  }
  ASSIGN_OR_RETURN(const std::optional<JudgeId> present,
                   storage::FindJudgeOfPerson(transaction, season.id, person.id));
  if (present) {
    return base::Error(Reason::kNameDuplicate, "The person is a judge of the season already.",
                       {{"resource", JudgeName(season.id, *present)}});
  }
  ASSIGN_OR_RETURN(const int64_t count, storage::CountJudges(transaction, season.id));
  judge.display_name = person.display_name;
  judge.code = fmt::format("J{:02}", count + 1);
  judge.declare_time.reset();
  judge.create_time = context.now;
  judge.update_time = context.now;
  judge.etag = 1;
  RETURN_IF_ERROR(storage::InsertJudge(transaction, judge));
  RETURN_IF_ERROR(GiveRole(context, transaction, std::move(person)));
  if (season.state == SeasonState::kAssignment) {
    RETURN_IF_ERROR(DeriveConflictsOf(context, transaction, season, judge));
  }
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = JudgeName(season.id, judge.id), .to_state = judge.code}));
  return judge;
}

absl::StatusOr<Judge> GetJudge(const Context& context, const storage::ReadTransaction& transaction,
                               const SeasonId& season, const JudgeId& judge) {
  ASSIGN_OR_RETURN(const std::optional<JudgeId> only,
                   OnlyJudgeSeen(transaction, context.caller, season));
  if (only && *only != judge) return storage::JudgeNotFound(season, judge);
  return storage::LoadJudge(transaction, season, judge);
}

absl::StatusOr<std::vector<Judge>> ListJudges(const Context& context,
                                              const storage::ReadTransaction& transaction,
                                              const SeasonId& season,
                                              const std::optional<JudgeId>& after, int limit) {
  RETURN_IF_ERROR(storage::LoadSeason(transaction, season).status());
  ASSIGN_OR_RETURN(const std::optional<JudgeId> only,
                   OnlyJudgeSeen(transaction, context.caller, season));
  if (!only) return storage::ListJudges(transaction, season, after, limit);
  std::vector<Judge> judges;
  if (only->empty() || (after && *after >= *only)) return judges;
  ASSIGN_OR_RETURN(Judge judge, storage::LoadJudge(transaction, season, *only));
  judges.push_back(std::move(judge));
  return judges;
}

absl::StatusOr<Judge> UpdateJudge(const Context& context, storage::WriteTransaction& transaction,
                                  const SeasonId& season, const JudgeId& judge, JudgeUpdate update,
                                  std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(Judge changed, storage::LoadJudge(transaction, season, judge));
  if (update.expertise) changed.expertise = *std::move(update.expertise);
  if (update.load_min) changed.load_min = *update.load_min;
  if (update.load_max) changed.load_max = *update.load_max;
  if (update.organisation) changed.organisation = *std::move(update.organisation);
  if (update.seniority) changed.seniority = *update.seniority;
  RETURN_IF_ERROR(CheckLoads(changed));
  RETURN_IF_ERROR(CheckBackground(changed));
  RETURN_IF_ERROR(CheckExpertise(changed, loaded.rules));
  RETURN_IF_ERROR(CheckEtag(etag, changed.etag, JudgeName(season, judge)));
  RETURN_IF_ERROR(
      CheckStage(loaded, SeasonState::kDraft, SeasonState::kDeliberation, "Changing a judge"));
  changed.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateJudge(transaction, changed));
  RETURN_IF_ERROR(Record(context, transaction, {.resource = JudgeName(season, judge)}));
  return changed;
}

absl::StatusOr<Judge> CompleteDeclaration(const Context& context,
                                          storage::WriteTransaction& transaction,
                                          const SeasonId& season, const JudgeId& judge,
                                          std::optional<int64_t> etag) {
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  RETURN_IF_ERROR(RequireOwnJudge(transaction, context.caller, season, judge));
  ASSIGN_OR_RETURN(Judge declared, storage::LoadJudge(transaction, season, judge));
  const std::string name = JudgeName(season, judge);
  RETURN_IF_ERROR(CheckEtag(etag, declared.etag, name));
  RETURN_IF_ERROR(
      CheckStage(loaded, SeasonState::kAnnounced, SeasonState::kFirstRound, "Declaring"));
  if (declared.declare_time) {
    return base::Error(Reason::kDeclarationComplete, "The declaration is complete already.",
                       {{"resource", name}});
  }
  declared.declare_time = context.now;
  declared.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateJudge(transaction, declared));
  RETURN_IF_ERROR(Record(context, transaction, {.resource = name, .to_state = "DECLARED"}));
  return declared;
}

absl::Status AddPanelMissing(const storage::ReadTransaction& transaction, const Season& season,
                             Missing& missing) {
  ASSIGN_OR_RETURN(std::vector<Judge> panel, storage::ListPanel(transaction, season.id));
  std::erase_if(panel, [](const Judge& judge) { return judge.withdraw_time.has_value(); });
  const auto count = [&](auto is) { return std::count_if(panel.begin(), panel.end(), is); };
  const int64_t all = static_cast<int64_t>(panel.size());
  const int64_t outside = count([](const Judge& judge) { return judge.outside; });
  const int64_t women = count([](const Judge& judge) { return judge.gender == Gender::kFemale; });
  const int64_t men = count([](const Judge& judge) { return judge.gender == Gender::kMale; });
  const Rules& rules = season.rules;
  const std::string subject = SeasonName(season.id);
  if (all < rules.panel_judges_min) {
    missing.push_back(
        {Reason::kJudgesTooFew, subject,
         fmt::format("The panel has {} judges; the rules ask {}.", all, rules.panel_judges_min)});
  }
  if (IsShareTooLow(outside, all, rules.panel_outside_percent_min)) {
    missing.push_back({Reason::kOutsideShareTooLow, subject,
                       fmt::format("{} of {} judges are from outside; the rules ask {} percent.",
                                   outside, all, rules.panel_outside_percent_min)});
  }
  if (IsShareTooLow(std::min(women, men), all, rules.panel_gender_percent_min)) {
    missing.push_back({Reason::kGenderShareTooLow, subject,
                       fmt::format("Of {} judges {} are women and {} men; the rules ask {} percent "
                                   "of either.",
                                   all, women, men, rules.panel_gender_percent_min)});
  }
  for (const Judge& judge : panel) {
    if (judge.declare_time) continue;
    missing.push_back(
        {Reason::kDeclarationMissing, JudgeName(season.id, judge.id),
         fmt::format("Judge {} has not completed the declaration of conflicts.", judge.code)});
  }
  return absl::OkStatus();
}

}  // namespace award::workflow
