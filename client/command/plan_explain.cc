// `award plan --explain`: the reasons come from the plan and its prices, the cost from solving the
// problem again with the pair decided the other way.
#include <algorithm>

#include "client/command/plan.h"
#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "client/render/text.h"
#include "client/words/plan_words.h"
#include "fmt/format.h"
#include "scoring/panel/change/explanation.h"
#include "scoring/panel/change/forcing.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/words/narrator.h"

namespace award::client {
namespace {

namespace panel = scoring::panel;

bool IsLocked(const panel::Problem& problem, panel::Pair pair) {
  return std::binary_search(problem.locks.begin(), problem.locks.end(), pair);
}

}  // namespace

// An id may hold commas, so that every comma is tried.
absl::StatusOr<panel::Pair> ExplainedPair(const PlanRequest& request,
                                          const panel::Problem& problem) {
  const std::string text = request.explain.value_or("");
  if (!request.explain.has_value()) return panel::Pair{};
  for (size_t comma = text.find(','); comma != std::string::npos;
       comma = text.find(',', comma + 1)) {
    const auto application = problem.FindApplication(text.substr(0, comma));
    const auto judge = problem.FindJudge(text.substr(comma + 1));
    if (application.has_value() && judge.has_value()) return panel::Pair{*application, *judge};
  }
  return UsageError("PLAN_PAIR_UNKNOWN", {{"value", text}});
}

absl::StatusOr<std::string> ExplainText(const PlanWork& work, const panel::Problem& problem,
                                        const panel::Plan& plan, panel::Pair pair) {
  const Reader reader = work.reader();
  const panel::Narrator narrator(problem);
  const panel::Classes classes = panel::MakeClasses(problem);
  std::string text =
      fmt::format(fmt::runtime(kExplanationTitle.In(reader.language)),
                  RenderLine(problem.applications[static_cast<size_t>(pair.application)]),
                  RenderLine(problem.judges[static_cast<size_t>(pair.judge)].id)) +
      "\n";
  text +=
      LinesOf(narrator.ForExplanation(panel::ExplainPair(problem, classes, plan, pair)), reader, 2);
  text +=
      LinesOf(narrator.ForLoad(panel::ExplainLoad(problem, classes, plan, pair.judge)), reader, 2);
  // What cannot be decided the other way has no price.
  if (problem.InConflict(pair) || IsLocked(problem, pair)) return text;
  const auto forced = panel::Force(problem, plan, pair, WatchOf(work, problem, kForcing));
  work.session.EndProgress();
  text += std::string(kForcedTitle.In(reader.language)) + "\n";
  if (work.interruption.Seen()) {
    return text + "  " + std::string(kForcingInterrupted.In(reader.language)) + "\n";
  }
  if (!forced.ok()) return SolvingFailed(forced.status());
  return text + LinesOf(narrator.ForForced(*forced, pair), reader, 2);
}

}  // namespace award::client
