// `award plan --check`: nothing is solved. Rules are counted, values added up, bounds taken from
// the prices of the proof; what the proof claims is compared with them last.
#include <algorithm>
#include <utility>

#include "client/command/plan.h"
#include "client/document/plan_answer.h"
#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "fmt/format.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/files/certificate_json.h"

namespace award::client {
namespace {

namespace panel = scoring::panel;

std::string FlagName(panel::Fairness fairness) {
  std::string name(panel::NameOf(fairness));
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

// As flags that ask the same.
std::string QuestionOf(const panel::Objective& objective, uint64_t seed) {
  std::string question = fmt::format("--objective {}", FlagName(objective.fairness));
  if (const auto price = objective.price_basis_points; price.has_value()) {
    question += fmt::format(" --price {}.{:02}", *price / 100, *price % 100);
  }
  if (objective.partial) question += " --partial";
  return question + fmt::format(" --seed {}", seed);
}

// A proof answers the question it was made for; flags that ask another one are not ignored.
absl::Status TakeQuestion(const PlanRequest& request, const panel::StoredCertificate& proof,
                          panel::Problem& problem) {
  const panel::Objective& asked = request.objective;
  const bool other_fairness = request.objective_given && asked.fairness != proof.objective.fairness;
  const bool other_price = asked.price_basis_points.has_value() &&
                           asked.price_basis_points != proof.objective.price_basis_points;
  const bool other_seed = request.seed_given && request.seed != proof.seed;
  if (other_fairness || other_price || other_seed || (asked.partial && !proof.objective.partial)) {
    return RefusedError("PLAN_OTHER_QUESTION",
                        {{"detail", QuestionOf(proof.objective, proof.seed)}});
  }
  problem.objective = proof.objective;
  problem.seed = proof.seed;
  return absl::OkStatus();
}

bool IsProved(const panel::TierResult& tier) { return tier.bound == tier.value; }

// The tiers that are proved exactly, unless the work was stopped: all before the first about
// fairness, where a gap may remain; none when rules cross.
bool IsExact(panel::Tier tier, const panel::Problem& problem, const panel::Classes& classes) {
  if (!classes.crossing.empty()) return false;
  const bool total = problem.objective.fairness == panel::Fairness::kTotal;
  switch (tier) {
    case panel::Tier::kUnfilled:
    case panel::Tier::kChanges:
      return true;
    case panel::Tier::kTotal:
    case panel::Tier::kEvenness:
      return total;
    default:
      return false;
  }
}

// What the plan is worth, and what the proof bounds it by; nothing is proved of a plan with a
// breach.
std::vector<panel::TierResult> TiersOf(const panel::Problem& problem,
                                       const std::vector<panel::Pair>& pairs,
                                       const panel::Certificate* certificate) {
  if (certificate != nullptr && panel::FindBreaches(problem, pairs).empty()) {
    return panel::ProveTiers(problem, panel::MakeClasses(problem), pairs, *certificate);
  }
  std::vector<panel::TierResult> tiers;
  for (const panel::Tier tier : panel::TiersOf(problem)) {
    tiers.push_back({tier, panel::ValueOf(problem, pairs, tier), std::nullopt});
  }
  return tiers;
}

// What is missing of a proof whose every statement holds.
std::string UnprovedTiers(const panel::Problem& problem, const panel::Plan& plan,
                          const std::vector<panel::TierResult>& tiers) {
  const panel::Classes classes = panel::MakeClasses(problem);
  std::string names = plan.interrupted ? "INTERRUPTED" : "";
  for (const panel::TierResult& tier : tiers) {
    if (IsProved(tier) || !IsExact(tier.tier, problem, classes)) continue;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", panel::NameOf(tier.tier));
  }
  return names;
}

void PrintChecked(const PlanWork& work, const panel::Problem& problem, const CheckedPlan& checked) {
  if (work.session.settings().format == Format::kJson) {
    PrintJson(work, CheckedJson(problem, checked));
  } else {
    PrintText(work, SizesText(problem, work.reader()) + "\n");
    PrintText(work, CheckedText(problem, checked, work.reader()));
  }
}

absl::Status Explain(const PlanWork& work, const panel::Problem& problem, const panel::Plan& plan) {
  if (!work.request.explain.has_value()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const panel::Pair pair, ExplainedPair(work.request, problem));
  ASSIGN_OR_RETURN(const std::string text, ExplainText(work, problem, plan, pair));
  PrintText(work, "\n" + text);
  return absl::OkStatus();
}

// Of a plan that keeps every rule.
absl::Status JudgeProof(const PlanWork& work, const panel::Problem& problem,
                        const panel::Plan& plan, CheckedPlan& checked) {
  absl::Status verdict;
  if (!checked.with_proof) {
    verdict = RefusedError("PLAN_NOT_PROVED");
  } else if (const absl::Status held = panel::CheckPlan(problem, plan); !held.ok()) {
    verdict = RefusedError("PLAN_PROOF_FALSE", {{"detail", std::string(held.message())}});
  } else if (std::string unproved = UnprovedTiers(problem, plan, checked.tiers);
             !unproved.empty()) {
    verdict = RefusedError("PLAN_NOT_PROVED", {{"detail", std::move(unproved)}});
  }
  checked.proved = verdict.ok();
  checked.gap = std::any_of(checked.tiers.begin(), checked.tiers.end(), [](const auto& tier) {
    return tier.tier != panel::Tier::kDraw && !IsProved(tier);
  });
  PrintChecked(work, problem, checked);
  RETURN_IF_ERROR(Explain(work, problem, plan));
  return verdict;
}

}  // namespace

absl::Status RunPlanCheck(const PlanWork& work, PlanFiles files) {
  Session& session = work.session;
  const PlanRequest& request = work.request;
  panel::Problem& problem = files.problem;
  const auto watch = [&](const std::string&, int64_t, int64_t) {
    return work.interruption.Check();
  };
  panel::Plan plan;
  ASSIGN_OR_RETURN(plan.pairs, ReadPlanPairs(*request.check, session.in, problem, watch));
  CheckedPlan checked;
  checked.with_proof = request.proof.has_value();
  if (checked.with_proof) {
    ASSIGN_OR_RETURN(panel::StoredCertificate proof,
                     ReadPlanProof(*request.proof, session.in, problem));
    RETURN_IF_ERROR(TakeQuestion(request, proof, problem));
    checked.same_files = proof.problem_digest == panel::DigestOfProblem(problem);
    checked.same_pairs = proof.pairs_digest == panel::DigestOfPairs(problem, plan.pairs);
    plan = panel::PlanOf(std::move(plan.pairs), std::move(proof));
  }
  checked.question = QuestionOf(problem.objective, problem.seed);
  RETURN_IF_ERROR(ExplainedPair(request, problem).status());
  RETURN_IF_ERROR(work.interruption.Check());
  checked.breaches = panel::FindBreaches(problem, plan.pairs);
  const bool sums = std::none_of(plan.pairs.begin(), plan.pairs.end(),
                                 [&](panel::Pair pair) { return problem.InConflict(pair); });
  const bool bounds = checked.with_proof && checked.breaches.empty();
  if (sums) checked.tiers = TiersOf(problem, plan.pairs, bounds ? &plan.certificate : nullptr);
  if (checked.breaches.empty()) return JudgeProof(work, problem, plan, checked);
  PrintChecked(work, problem, checked);
  return RefusedError("PLAN_HAS_BREACHES", {{"count", fmt::format("{}", checked.breaches.size())}});
}

}  // namespace award::client
