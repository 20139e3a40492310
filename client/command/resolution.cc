// `award resolution create`: the four kinds of decision, each with its group of flags.
#include "award/v1/resolution.pb.h"
#include "client/command/handlers.h"
#include "client/command/request.h"
#include "client/contract/names.h"
#include "client/error/error.h"
#include "client/error/status_macros.h"

namespace award::client {
namespace {

constexpr char kApplication[] = "seasons/{YEAR}/applications/{APPLICATION}";
constexpr char kTabulation[] = "seasons/{YEAR}/tabulations/{TABULATION}";

absl::StatusOr<v1::Round> RoundOf(const Arguments& arguments) {
  const auto text = arguments.Value("round");
  if (!text.has_value()) return UsageError("FLAG_MISSING", {{"flag", "round"}});
  const auto* round = EnumValueNamed(v1::Round_descriptor(), *text);
  if (round == nullptr) {
    return UsageError("FLAG_VALUE_INVALID",
                      {{"flag", "round"}, {"value", *text}, {"expected", "first, final"}});
  }
  return static_cast<v1::Round>(round->number());
}

absl::StatusOr<std::string> TabulationName(const Arguments& arguments, const std::string& season) {
  const auto text = arguments.Value("tabulation");
  if (!text.has_value()) return UsageError("FLAG_MISSING", {{"flag", "tabulation"}});
  return FullName(kTabulation, *text, season);
}

absl::Status SetDecision(const Arguments& arguments, const std::string& season,
                         v1::Resolution& resolution) {
  if (const auto application = arguments.Value("divergence"); application.has_value()) {
    auto& divergence = *resolution.mutable_divergence();
    ASSIGN_OR_RETURN(const v1::Round round, RoundOf(arguments));
    divergence.set_round(round);
    ASSIGN_OR_RETURN(*divergence.mutable_application(),
                     FullName(kApplication, *application, season));
  }
  if (arguments.Has("tie")) {
    auto& tie = *resolution.mutable_tie();
    ASSIGN_OR_RETURN(const v1::Round round, RoundOf(arguments));
    tie.set_round(round);
    for (const std::string& application : arguments.Values("tie")) {
      ASSIGN_OR_RETURN(*tie.add_applications(), FullName(kApplication, application, season));
    }
  }
  if (const auto category = arguments.Value("shortlist"); category.has_value()) {
    auto& shortlist = *resolution.mutable_shortlist();
    shortlist.set_category(*category);
    ASSIGN_OR_RETURN(*shortlist.mutable_tabulation(), TabulationName(arguments, season));
  }
  if (const auto category = arguments.Value("nomination"); category.has_value()) {
    auto& nomination = *resolution.mutable_nomination();
    nomination.set_category(*category);
    ASSIGN_OR_RETURN(*nomination.mutable_tabulation(), TabulationName(arguments, season));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status RunResolutionCreate(Session& session, const Command& command,
                                 const Arguments& arguments) {
  int kinds = 0;
  for (const char* kind : {"divergence", "tie", "shortlist", "nomination"}) {
    kinds += arguments.Has(kind) ? 1 : 0;
  }
  constexpr char kKinds[] = "--divergence, --tie, --shortlist, --nomination";
  if (kinds > 1) return UsageError("FLAGS_EXCLUSIVE", {{"flags", kKinds}});
  if (kinds == 0 && !arguments.Has("from")) {
    return UsageError("FLAG_MISSING",
                      {{"flag", "divergence | --tie | --shortlist | --nomination"}});
  }
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  auto& create = dynamic_cast<v1::CreateResolutionRequest&>(*request);
  RETURN_IF_ERROR(SetDecision(arguments, SeasonOf(create.parent()), *create.mutable_resolution()));
  return CallAndShow(session, command, *request);
}

}  // namespace award::client
