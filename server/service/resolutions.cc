// Handlers of ResolutionService.
#include "server/service/resolutions.h"

#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/storage/judges.h"
#include "server/workflow/names.h"
#include "server/workflow/resolutions.h"

namespace award::service {
namespace {

// A resolution decides within its own season.
template <typename Key>
absl::Status CheckSeason(std::string_view field, const SeasonId& season, const Key& key) {
  if (key.season == season) return absl::OkStatus();
  return FieldInvalid(field, "is of another season");
}

absl::Status ReadDivergence(const v1::DivergenceDecision& decision, Resolution& resolution) {
  resolution.kind = ResolutionKind::kDivergence;
  ASSIGN_OR_RETURN(resolution.round,
                   FromProto<Round>("resolution.divergence.round", decision.round()));
  ASSIGN_OR_RETURN(const ApplicationKey key,
                   ParseApplication("resolution.divergence.application", decision.application()));
  RETURN_IF_ERROR(CheckSeason("resolution.divergence.application", resolution.season, key));
  resolution.application = key.application;
  ASSIGN_OR_RETURN(resolution.outcome, FromProto<DivergenceOutcome>("resolution.divergence.outcome",
                                                                    decision.outcome()));
  return absl::OkStatus();
}

absl::Status ReadTie(const v1::TieDecision& decision, Resolution& resolution) {
  resolution.kind = ResolutionKind::kTie;
  ASSIGN_OR_RETURN(resolution.round, FromProto<Round>("resolution.tie.round", decision.round()));
  ASSIGN_OR_RETURN(resolution.means, FromProto<TieMeans>("resolution.tie.means", decision.means()));
  for (const std::string& name : decision.applications()) {
    ASSIGN_OR_RETURN(const ApplicationKey key,
                     ParseApplication("resolution.tie.applications", name));
    RETURN_IF_ERROR(CheckSeason("resolution.tie.applications", resolution.season, key));
    resolution.order.push_back(key.application);
  }
  return absl::OkStatus();
}

absl::Status ReadAdoption(std::string_view field, const std::string& tabulation,
                          const std::string& category, Resolution& resolution) {
  ASSIGN_OR_RETURN(const TabulationKey key, ParseTabulation(field, tabulation));
  RETURN_IF_ERROR(CheckSeason(field, resolution.season, key));
  resolution.tabulation = key.tabulation;
  resolution.category = CategoryId(category);
  return absl::OkStatus();
}

absl::Status ReadDecision(const v1::Resolution& proto, Resolution& resolution) {
  switch (proto.decision_case()) {
    case v1::Resolution::kDivergence:
      return ReadDivergence(proto.divergence(), resolution);
    case v1::Resolution::kTie:
      return ReadTie(proto.tie(), resolution);
    case v1::Resolution::kShortlist:
      resolution.kind = ResolutionKind::kShortlist;
      return ReadAdoption("resolution.shortlist.tabulation", proto.shortlist().tabulation(),
                          proto.shortlist().category(), resolution);
    case v1::Resolution::kNomination:
      resolution.kind = ResolutionKind::kNomination;
      resolution.none = proto.nomination().none();
      return ReadAdoption("resolution.nomination.tabulation", proto.nomination().tabulation(),
                          proto.nomination().category(), resolution);
    case v1::Resolution::DECISION_NOT_SET:
      break;
  }
  return FieldRequired("resolution.decision");
}

// The codes of a season's judges: resolutions name judges by nothing else.
absl::StatusOr<std::map<JudgeId, std::string>> CodesOf(const storage::ReadTransaction& transaction,
                                                       const SeasonId& season) {
  ASSIGN_OR_RETURN(const std::vector<Judge> panel, storage::ListPanel(transaction, season));
  std::map<JudgeId, std::string> codes;
  for (const Judge& judge : panel) codes[judge.id] = judge.code;
  return codes;
}

void WriteDecision(const Resolution& resolution, const std::map<JudgeId, std::string>& codes,
                   v1::Resolution& proto) {
  const SeasonId& season = resolution.season;
  switch (resolution.kind) {
    case ResolutionKind::kDivergence: {
      v1::DivergenceDecision& decision = *proto.mutable_divergence();
      decision.set_round(ToProto<v1::Round>(resolution.round));
      decision.set_application(workflow::ApplicationName(season, resolution.application));
      decision.set_outcome(ToProto<v1::DivergenceOutcome>(resolution.outcome));
      const auto code = codes.find(resolution.judge);
      if (code != codes.end()) decision.set_judge_code(code->second);
      break;
    }
    case ResolutionKind::kTie: {
      v1::TieDecision& decision = *proto.mutable_tie();
      decision.set_round(ToProto<v1::Round>(resolution.round));
      decision.set_means(ToProto<v1::TieDecision::Means>(resolution.means));
      for (const ApplicationId& application : resolution.order) {
        decision.add_applications(workflow::ApplicationName(season, application));
      }
      break;
    }
    case ResolutionKind::kShortlist:
      proto.mutable_shortlist()->set_tabulation(
          workflow::TabulationName(season, resolution.tabulation));
      proto.mutable_shortlist()->set_category(resolution.category.value());
      break;
    case ResolutionKind::kNomination:
      proto.mutable_nomination()->set_tabulation(
          workflow::TabulationName(season, resolution.tabulation));
      proto.mutable_nomination()->set_category(resolution.category.value());
      proto.mutable_nomination()->set_none(resolution.none);
      break;
  }
}

v1::Resolution ResolutionToProto(const Resolution& resolution,
                                 const std::map<JudgeId, std::string>& codes) {
  v1::Resolution proto;
  proto.set_name(workflow::ResolutionName(resolution.season, resolution.id));
  WriteDecision(resolution, codes, proto);
  proto.set_reason(resolution.reason);
  proto.set_meeting(resolution.meeting);
  proto.set_members_present(resolution.members_present);
  proto.set_votes_for(resolution.votes_for);
  proto.set_votes_against(resolution.votes_against);
  proto.set_recorder(workflow::PersonName(resolution.recorder));
  *proto.mutable_create_time() = ToProto(resolution.create_time);
  return proto;
}

}  // namespace

absl::StatusOr<v1::Resolution> CreateResolution(const workflow::Context& context,
                                                storage::WriteTransaction& transaction,
                                                const v1::CreateResolutionRequest& request) {
  const v1::Resolution& proto = request.resolution();
  Resolution resolution;
  ASSIGN_OR_RETURN(resolution.season, ParseSeason("parent", request.parent()));
  RETURN_IF_ERROR(ReadDecision(proto, resolution));
  resolution.reason = proto.reason();
  resolution.meeting = proto.meeting();
  resolution.members_present = proto.members_present();
  resolution.votes_for = proto.votes_for();
  resolution.votes_against = proto.votes_against();
  ASSIGN_OR_RETURN(const Resolution recorded,
                   workflow::CreateResolution(context, transaction, std::move(resolution),
                                              proto.divergence().judge_code()));
  ASSIGN_OR_RETURN(const auto codes, CodesOf(transaction, recorded.season));
  return ResolutionToProto(recorded, codes);
}

absl::StatusOr<v1::Resolution> GetResolution(const workflow::Context&,
                                             const storage::ReadTransaction& transaction,
                                             const v1::GetResolutionRequest& request) {
  ASSIGN_OR_RETURN(const ResolutionKey key, ParseResolution("name", request.name()));
  ASSIGN_OR_RETURN(const Resolution resolution,
                   workflow::GetResolution(transaction, key.season, key.resolution));
  ASSIGN_OR_RETURN(const auto codes, CodesOf(transaction, key.season));
  return ResolutionToProto(resolution, codes);
}

absl::StatusOr<v1::ListResolutionsResponse> ListResolutions(
    const workflow::Context&, const storage::ReadTransaction& transaction,
    const v1::ListResolutionsRequest& request) {
  ASSIGN_OR_RETURN(const SeasonId season, ParseSeason("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  int64_t after = 0;
  if (page.after()) {
    std::from_chars(page.after()->data(), page.after()->data() + page.after()->size(), after);
  }
  ASSIGN_OR_RETURN(const std::vector<Resolution> rows,
                   workflow::ListResolutions(transaction, season, after, page.limit()));
  ASSIGN_OR_RETURN(const auto codes, CodesOf(transaction, season));
  v1::ListResolutionsResponse response;
  for (const Resolution& resolution : page.Rows(rows)) {
    *response.add_resolutions() = ResolutionToProto(resolution, codes);
  }
  response.set_next_page_token(page.NextToken(
      rows, [](const Resolution& resolution) { return fmt::to_string(resolution.sequence); }));
  return response;
}

}  // namespace award::service
