// What is said where there is no plan to show: why none is possible and what to change in which
// file, and how a plan stood its check. Every text ends its last line.
#ifndef AWARD_CLIENT_DOCUMENT_PLAN_ANSWER_H_
#define AWARD_CLIENT_DOCUMENT_PLAN_ANSWER_H_

#include <string>
#include <vector>

#include "client/document/plan.h"
#include "client/form/plan_request.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::client {

// The reason, then each repair under its number, with the lines of the files that it changes.
std::string BlockedText(const scoring::panel::Problem& problem,
                        const scoring::panel::Blocked& blocked, const PlanRequest& request,
                        Reader reader);

// "award-plan-blocked/1": the same by ids, with the sentences in both languages.
std::string BlockedJson(const scoring::panel::Problem& problem,
                        const scoring::panel::Blocked& blocked);

// A plan that was checked.
struct CheckedPlan {
  std::vector<scoring::panel::Breach> breaches;
  std::vector<scoring::panel::TierResult> tiers;  // Empty when a pair is in conflict.
  std::string question;                           // As flags.
  bool with_proof = false;
  bool same_files = false;  // The proof was made for this problem,
  bool same_pairs = false;  // and for this plan.
  bool proved = false;  // All that the proof says holds, and what can be proved exactly is.
  bool gap = false;     // A tier in which a better plan may exist.
};

std::string CheckedText(const scoring::panel::Problem& problem, const CheckedPlan& checked,
                        Reader reader);

// "award-plan-check/1".
std::string CheckedJson(const scoring::panel::Problem& problem, const CheckedPlan& checked);

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_PLAN_ANSWER_H_
