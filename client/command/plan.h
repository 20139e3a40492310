// `award plan`: the best assignment plan from files, or the check of one, without a server.
#ifndef AWARD_CLIENT_COMMAND_PLAN_H_
#define AWARD_CLIENT_COMMAND_PLAN_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/command/command.h"
#include "client/command/interruption.h"
#include "client/document/plan.h"
#include "client/form/plan_files.h"
#include "client/form/plan_request.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::client {

// Ends with kDone when there is a plan (with --check: when it is proved), kBlocked when no plan is
// possible, kInterrupted after Ctrl-C: then the best plan so far, if there is one, has been written
// like any other.
absl::Status RunPlan(Session&, const Command&, const Arguments&);

// What its parts have in common.
struct PlanWork {
  Session& session;
  const PlanRequest& request;
  const Interruption& interruption;

  Reader reader() const { return {session.language(), session.columns()}; }
};

// Shows the progress of solving and stops it at Ctrl-C.
scoring::panel::Watch WatchOf(const PlanWork& work, const scoring::panel::Problem& problem,
                              Words what);

// The error for which a plan could not be made.
absl::Status SolvingFailed(const absl::Status& status);

// Text for people goes to `out`, or beside data in another format to `err`.
void PrintText(const PlanWork& work, const std::string& text);

// JSON on `out`: the exact bytes, unless a terminal has to be protected.
void PrintJson(const PlanWork& work, const std::string& json);

// --check: rules, values and proof of a plan.
absl::Status RunPlanCheck(const PlanWork& work, PlanFiles files);

// The pair that --explain names. PLAN_PAIR_UNKNOWN (usage).
absl::StatusOr<scoring::panel::Pair> ExplainedPair(const PlanRequest& request,
                                                   const scoring::panel::Problem& problem);

// Why the pair is assigned or not, and what the other decision would cost. INTERRUPTED.
absl::StatusOr<std::string> ExplainText(const PlanWork& work,
                                        const scoring::panel::Problem& problem,
                                        const scoring::panel::Plan& plan,
                                        scoring::panel::Pair pair);

}  // namespace award::client

#endif  // AWARD_CLIENT_COMMAND_PLAN_H_
