// What the committee decides, and the effect of each decision.
#include "server/workflow/resolutions.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/storage/applications.h"
#include "server/storage/judges.h"
#include "server/storage/resolutions.h"
#include "server/storage/seasons.h"
#include "server/storage/sheets.h"
#include "server/storage/tabulations.h"
#include "server/workflow/applications.h"
#include "server/workflow/counting.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"
#include "server/workflow/seasons.h"
#include "server/workflow/sheets.h"
#include "server/workflow/stages.h"

namespace award::workflow {
namespace {

using base::Reason;

absl::Status Invalid(std::string_view text) {
  return base::Error(Reason::kResolutionInvalid, text);
}

SeasonState StageOf(Round round) {
  return round == Round::kFirst ? SeasonState::kConsensus : SeasonState::kDeliberation;
}

// A decision needs more than half of those present (採購評選委員會審議規則 §9).
absl::Status CheckVotes(const Resolution& resolution) {
  const int64_t present = resolution.members_present;
  const int64_t in_favour = resolution.votes_for;
  const int64_t against = resolution.votes_against;
  if (present >= 1 && in_favour >= 0 && against >= 0 && in_favour + against <= present &&
      in_favour * 2 > present) {
    return absl::OkStatus();
  }
  return base::Error(Reason::kVoteInvalid,
                     "More than half of those present vote in favour, and nobody votes twice.",
                     {{"present", fmt::format("{}", present)},
                      {"votes_for", fmt::format("{}", in_favour)},
                      {"votes_against", fmt::format("{}", against)}});
}

absl::StatusOr<Application> LoadInRound(const storage::ReadTransaction& transaction,
                                        const SeasonId& season, const ApplicationId& id,
                                        Round round) {
  ASSIGN_OR_RETURN(Application application, storage::LoadApplication(transaction, season, id));
  const bool in_round = round == Round::kFirst ? IsInFirstRound(application.state)
                                               : IsInFinalRound(application.state);
  if (in_round) return application;
  return Invalid(fmt::format("{} is not in this round.", ApplicationName(season, id)));
}

absl::StatusOr<JudgeId> JudgeOfCode(const storage::ReadTransaction& transaction,
                                    const SeasonId& season, const std::string& code) {
  ASSIGN_OR_RETURN(const std::vector<Judge> panel, storage::ListPanel(transaction, season));
  const auto judge =
      std::find_if(panel.begin(), panel.end(), [&](const Judge& j) { return j.code == code; });
  if (judge != panel.end()) return judge->id;
  return Invalid(fmt::format("No judge of the season has the code \"{}\".", code));
}

absl::Status ResolveDivergence(const Context& context, storage::WriteTransaction& transaction,
                               const Season& season, Resolution& resolution,
                               const std::string& judge_code) {
  RETURN_IF_ERROR(
      LoadInRound(transaction, season.id, resolution.application, resolution.round).status());
  if (resolution.outcome == DivergenceOutcome::kUnspecified) {
    return Invalid("A divergence is resolved in one of the four lawful ways; name one.");
  }
  if ((resolution.outcome == DivergenceOutcome::kExcludeJudge) == judge_code.empty()) {
    return Invalid("A judge's code belongs to EXCLUDE_JUDGE and only to it.");
  }
  if (resolution.outcome == DivergenceOutcome::kExcludeJudge) {
    ASSIGN_OR_RETURN(resolution.judge, JudgeOfCode(transaction, season.id, judge_code));
    ASSIGN_OR_RETURN(const std::optional<Sheet> sheet,
                     storage::FindSheet(transaction, {season.id, resolution.judge,
                                                      resolution.application, resolution.round}));
    if (!sheet || sheet->state != SheetState::kSubmitted) {
      return Invalid(
          fmt::format("Judge {} has no submitted sheet on this application.", judge_code));
    }
  }
  if (resolution.outcome == DivergenceOutcome::kRescore) {
    return SupersedeForRescore(context, transaction, season, resolution.round,
                               resolution.application, resolution.reason);
  }
  return absl::OkStatus();
}

// Only what the tie chain leaves equal can be ordered by a vote or lot.
absl::Status ResolveTie(const storage::ReadTransaction& transaction, const Season& season,
                        Resolution& resolution) {
  const std::set<ApplicationId> distinct(resolution.order.begin(), resolution.order.end());
  if (distinct.size() < 2 || distinct.size() != resolution.order.size() ||
      resolution.means == TieMeans::kUnspecified) {
    return Invalid("A tie has at least two applications, each once, and a vote or a lot.");
  }
  ASSIGN_OR_RETURN(const std::optional<Tabulation> tabulation,
                   FindCurrentTabulation(transaction, season, resolution.round));
  if (!tabulation) {
    return base::Error(Reason::kTabulationOutdated, "The round has no current tabulation.",
                       {{"resource", SeasonName(season.id)}});
  }
  for (const CategoryResult& result : tabulation->categories) {
    const Line* first = result.FindLine(resolution.order.front());
    if (first == nullptr) continue;
    resolution.category = result.category;
    const auto tied = std::count_if(
        result.lines.begin(), result.lines.end(),
        [&](const Line& line) { return line.place == first->place && line.place > 0; });
    const bool all_tied =
        std::all_of(distinct.begin(), distinct.end(), [&](const ApplicationId& application) {
          const Line* line = result.FindLine(application);
          return line != nullptr && line->place > 0 && line->place == first->place;
        });
    if (all_tied && static_cast<size_t>(tied) == distinct.size()) return absl::OkStatus();
  }
  return Invalid("The applications named are not exactly those that share one place.");
}

// The tabulation that a shortlist or nomination adopts: of the right round, current, and without a
// divergence that still has to be resolved in the category.
absl::StatusOr<Tabulation> LoadAdoptable(const storage::ReadTransaction& transaction,
                                         const Season& season, const Resolution& resolution) {
  ASSIGN_OR_RETURN(Tabulation tabulation,
                   storage::LoadTabulation(transaction, season.id, resolution.tabulation));
  const CategoryResult* result = tabulation.FindCategory(resolution.category);
  if (tabulation.round != resolution.round || result == nullptr) {
    return Invalid("The tabulation is of another round or does not have this category.");
  }
  ASSIGN_OR_RETURN(const bool current, IsCurrent(transaction, season, tabulation));
  if (!current) {
    return base::Error(Reason::kTabulationOutdated,
                       "Something changed since the tabulation; count the round again.",
                       {{"resource", TabulationName(season.id, tabulation.id)}});
  }
  for (const Line& line : result->lines) {
    if (!line.divergence_open) continue;
    return base::Error(Reason::kDivergenceUnresolved,
                       "A divergence must be resolved on record before this is adopted.",
                       {{"resource", ApplicationName(season.id, line.application)}});
  }
  return tabulation;
}

// Refuses while rules that never exceed the cut leave equals outside it: passing them over would
// take away the vote or lot that decides between them.
absl::Status CheckTiedAtCut(const Season& season, const CategoryResult& result) {
  std::vector<base::Violation> tied;
  for (const Line& line : result.lines) {
    if (line.admission != Admission::kTiedAtCut) continue;
    tied.push_back({Reason::kTieAtCut, ApplicationName(season.id, line.application),
                    "It shares a place of which only some fit the cut."});
  }
  if (tied.empty()) return absl::OkStatus();
  return base::ErrorWithViolations(
      Reason::kTieAtCut, "Applications are tied at the cut; order them by a vote or lot.",
      {{"category", result.category.value()}, {"count", fmt::format("{}", tied.size())}}, tied);
}

// Moves every line of the category to where the decision puts it; a decision taken before on the
// same category is taken back first.
absl::Status MoveLines(const Context& context, storage::WriteTransaction& transaction,
                       const Season& season, const CategoryResult& result, bool none,
                       ApplicationVerb chosen, ApplicationState undecided) {
  for (const Line& line : result.lines) {
    ASSIGN_OR_RETURN(Application application,
                     storage::LoadApplication(transaction, season.id, line.application));
    if (application.state != undecided) {
      ASSIGN_OR_RETURN(application, MoveApplication(context, transaction, std::move(application),
                                                    ApplicationVerb::kReconsider));
    }
    const ApplicationVerb verb = line.admitted() && !none ? chosen : ApplicationVerb::kPassOver;
    RETURN_IF_ERROR(MoveApplication(context, transaction, std::move(application), verb).status());
  }
  return absl::OkStatus();
}

absl::Status AdoptShortlist(const Context& context, storage::WriteTransaction& transaction,
                            const Season& season, const Resolution& resolution) {
  ASSIGN_OR_RETURN(const Tabulation tabulation, LoadAdoptable(transaction, season, resolution));
  const CategoryResult& result = *tabulation.FindCategory(resolution.category);
  RETURN_IF_ERROR(CheckTiedAtCut(season, result));
  return MoveLines(context, transaction, season, result, false, ApplicationVerb::kShortlist,
                   ApplicationState::kEligible);
}

absl::Status AdoptNomination(const Context& context, storage::WriteTransaction& transaction,
                             const Season& season, const Resolution& resolution) {
  ASSIGN_OR_RETURN(const Tabulation tabulation, LoadAdoptable(transaction, season, resolution));
  const CategoryResult& result = *tabulation.FindCategory(resolution.category);
  if (!resolution.none) RETURN_IF_ERROR(CheckTiedAtCut(season, result));
  const auto admitted = std::count_if(result.lines.begin(), result.lines.end(),
                                      [](const Line& line) { return line.admitted(); });
  if (admitted == 0 && !resolution.none) {
    return Invalid("No application reaches the floor; resolve that nobody is nominated (從缺).");
  }
  const Category* category = season.rules.FindCategory(resolution.category);
  if (!resolution.none && admitted > category->quota) {
    return base::Error(Reason::kTieAtCut,
                       "Applications are tied across the quota; order them by a vote or lot.",
                       {{"category", category->id.value()},
                        {"quota", fmt::format("{}", category->quota)},
                        {"admitted", fmt::format("{}", admitted)}});
  }
  return MoveLines(context, transaction, season, result, resolution.none,
                   ApplicationVerb::kNominate, ApplicationState::kShortlisted);
}

absl::Status GiveEffect(const Context& context, storage::WriteTransaction& transaction,
                        const Season& season, Resolution& resolution,
                        const std::string& judge_code) {
  switch (resolution.kind) {
    case ResolutionKind::kDivergence:
      return ResolveDivergence(context, transaction, season, resolution, judge_code);
    case ResolutionKind::kTie:
      return ResolveTie(transaction, season, resolution);
    case ResolutionKind::kShortlist:
      return AdoptShortlist(context, transaction, season, resolution);
    case ResolutionKind::kNomination:
      return AdoptNomination(context, transaction, season, resolution);
  }
  return absl::OkStatus();
}

// What is missing before a round's result counts as adopted.
absl::Status AddAdoptionMissing(const storage::ReadTransaction& transaction, const Season& season,
                                Round round, ResolutionKind kind, Reason reason,
                                std::string_view text, Missing& missing) {
  ASSIGN_OR_RETURN(const std::optional<Tabulation> tabulation,
                   FindCurrentTabulation(transaction, season, round));
  if (!tabulation) {
    missing.push_back({Reason::kTabulationMissing, SeasonName(season.id),
                       "The round has no current tabulation; count it."});
    return absl::OkStatus();
  }
  for (const CategoryResult& result : tabulation->categories) {
    for (const Line& line : result.lines) {
      if (!line.divergence_open) continue;
      missing.push_back({Reason::kDivergenceUnresolved,
                         ApplicationName(season.id, line.application),
                         "The divergence must be resolved on record."});
    }
    ASSIGN_OR_RETURN(const std::optional<Resolution> adopted,
                     FindAdopted(transaction, season.id, kind, result.category, tabulation->id));
    if (adopted) continue;
    missing.push_back(
        {reason, fmt::format("{}/categories/{}", SeasonName(season.id), result.category.value()),
         std::string(text)});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Resolution> CreateResolution(const Context& context,
                                            storage::WriteTransaction& transaction,
                                            Resolution resolution, const std::string& judge_code) {
  if (resolution.kind == ResolutionKind::kShortlist) resolution.round = Round::kFirst;
  if (resolution.kind == ResolutionKind::kNomination) resolution.round = Round::kFinal;
  ASSIGN_OR_RETURN(resolution.reason, RequireReason(resolution.reason));
  ASSIGN_OR_RETURN(resolution.meeting,
                   base::CleanText("meeting", resolution.meeting, base::kTitleLengthMax));
  if (resolution.meeting.empty()) {
    return base::Error(Reason::kFieldRequired, "A resolution names its meeting.",
                       {{"field", "meeting"}});
  }
  RETURN_IF_ERROR(CheckVotes(resolution));
  ASSIGN_OR_RETURN(const Season season, LoadSeasonIn(transaction, resolution.season,
                                                     {StageOf(resolution.round)}, context.verb));
  resolution.id = base::NewId<ResolutionTag>(context.ids);
  resolution.recorder = context.caller.person;
  resolution.create_time = context.now;
  RETURN_IF_ERROR(GiveEffect(context, transaction, season, resolution, judge_code));
  RETURN_IF_ERROR(storage::InsertResolution(transaction, resolution));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = ResolutionName(season.id, resolution.id),
                          .to_state = NameOf(resolution.kind),
                          .reason = resolution.reason}));
  return resolution;
}

absl::StatusOr<Resolution> GetResolution(const storage::ReadTransaction& transaction,
                                         const SeasonId& season, const ResolutionId& resolution) {
  return storage::LoadResolution(transaction, season, resolution);
}

absl::StatusOr<std::vector<Resolution>> ListResolutions(const storage::ReadTransaction& transaction,
                                                        const SeasonId& season, int64_t after,
                                                        int limit) {
  RETURN_IF_ERROR(storage::LoadSeason(transaction, season).status());
  return storage::ListResolutions(transaction, season, after, limit);
}

absl::StatusOr<std::optional<Resolution>> FindAdopted(const storage::ReadTransaction& transaction,
                                                      const SeasonId& season, ResolutionKind kind,
                                                      const CategoryId& category,
                                                      const TabulationId& tabulation) {
  ASSIGN_OR_RETURN(
      const std::vector<Resolution> resolutions,
      storage::ListResolutions(transaction, season, 0, std::numeric_limits<int>::max()));
  std::optional<Resolution> adopted;
  for (const Resolution& resolution : resolutions) {
    if (resolution.kind == kind && resolution.category == category) adopted = resolution;
  }
  if (adopted && adopted->tabulation != tabulation) return std::nullopt;
  return adopted;
}

absl::Status AddShortlistMissing(const storage::ReadTransaction& transaction, const Season& season,
                                 Missing& missing) {
  return AddAdoptionMissing(
      transaction, season, Round::kFirst, ResolutionKind::kShortlist, Reason::kShortlistMissing,
      "The committee has not adopted the shortlist of this category.", missing);
}

absl::Status AddNominationMissing(const storage::ReadTransaction& transaction, const Season& season,
                                  Missing& missing) {
  return AddAdoptionMissing(
      transaction, season, Round::kFinal, ResolutionKind::kNomination, Reason::kNominationMissing,
      "The committee has not resolved whom to nominate in this category.", missing);
}

}  // namespace award::workflow
