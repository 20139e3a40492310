// Reads the files, has them solved or checked, and writes down the answer.
#include "server/workflow/assignment_problem.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "fmt/format.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/change/difference.h"
#include "scoring/panel/files/certificate_json.h"
#include "scoring/panel/files/problem_reader.h"
#include "server/base/digest.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/workflow/assignment_refusals.h"
#include "server/workflow/names.h"

namespace award::workflow {
namespace {

using base::Reason;
namespace panel = award::scoring::panel;

uint64_t SeedOf(const SeasonId& season, Round round) {
  const base::Digest digest =
      base::Canonical("assignment_seed/1").Text(season.value()).Text(NameOf(round)).Digest();
  uint64_t seed = 0;
  for (const char byte : digest.Bytes().substr(0, 8)) {
    seed = (seed << 8) | static_cast<unsigned char>(byte);
  }
  return seed;
}

panel::Fairness FairnessOf(Fairness fairness) {
  switch (fairness) {
    case Fairness::kTotal:
      return panel::Fairness::kTotal;
    case Fairness::kFloor:
      return panel::Fairness::kFloor;
    case Fairness::kLevel:
      return panel::Fairness::kLevel;
    case Fairness::kDeficit:
      return panel::Fairness::kDeficit;
    case Fairness::kFair:
      return panel::Fairness::kFair;
  }
  return panel::Fairness::kTotal;
}

// Whether the rules set a price and the fairness has one.
bool HasPrice(const AssignmentRules& rules) {
  return rules.price_basis_points > 0 && rules.fairness != Fairness::kTotal &&
         rules.fairness != Fairness::kFloor;
}

panel::ReadOptions OptionsOf(const Season& season, Round round) {
  const AssignmentRules& rules = season.rules.assignment;
  panel::ReadOptions options;
  options.objective.fairness = FairnessOf(rules.fairness);
  if (HasPrice(rules)) options.objective.price_basis_points = rules.price_basis_points;
  options.seed = SeedOf(season.id, round);
  return options;
}

AssignmentTier TierOf(panel::Tier tier) {
  switch (tier) {
    case panel::Tier::kUnfilled:
      return AssignmentTier::kUnfilled;
    case panel::Tier::kChanges:
      return AssignmentTier::kChanges;
    case panel::Tier::kFloor:
      return AssignmentTier::kFloor;
    case panel::Tier::kLevel:
      return AssignmentTier::kLevel;
    case panel::Tier::kDeficit:
      return AssignmentTier::kDeficit;
    case panel::Tier::kTotal:
      return AssignmentTier::kTotal;
    case panel::Tier::kEvenness:
      return AssignmentTier::kEvenness;
    case panel::Tier::kGroups:
      return AssignmentTier::kGroups;
    case panel::Tier::kDraw:
      return AssignmentTier::kDraw;
  }
  return AssignmentTier::kTotal;
}

absl::StatusOr<std::vector<panel::Pair>> PairsOf(const SeasonId& season,
                                                 const panel::Problem& problem,
                                                 const std::vector<Seat>& seats) {
  std::vector<panel::Pair> pairs;
  for (const Seat& seat : seats) {
    const std::optional<int32_t> application = problem.FindApplication(seat.application.value());
    if (!application) {
      return base::Error(Reason::kNotFound, "A seat is on an application that is not in the round.",
                         {{"resource", ApplicationName(season, seat.application)}});
    }
    const std::optional<int32_t> judge = problem.FindJudge(seat.judge.value());
    if (!judge) {
      return base::Error(Reason::kNotFound, "A seat is of a judge who is not on the panel.",
                         {{"resource", JudgeName(season, seat.judge)}});
    }
    pairs.push_back({*application, *judge});
  }
  std::sort(pairs.begin(), pairs.end());
  const auto twice = std::adjacent_find(pairs.begin(), pairs.end());
  if (twice == pairs.end()) return pairs;
  return base::Error(Reason::kFieldInvalid,
                     fmt::format("Application {} has judge {} twice.",
                                 problem.applications[static_cast<size_t>(twice->application)],
                                 problem.judges[static_cast<size_t>(twice->judge)].id),
                     {{"field", "assignment_plan.seats"}});
}

}  // namespace

absl::StatusOr<panel::Problem> ReadProblem(const Season& season, Round round,
                                           const PlanDocuments& files) {
  panel::ProblemReader reader(OptionsOf(season, round));
  const auto feed = [&](panel::File file, const std::string& bytes) {
    reader.Open(file);
    reader.Feed(bytes);
    reader.Close();
  };
  feed(panel::File::kApplications, files.applications);
  feed(panel::File::kJudges, files.judges);
  feed(panel::File::kAffinity, files.affinity);
  feed(panel::File::kRules, files.rules);
  feed(panel::File::kLocks, files.locks);
  feed(panel::File::kConflicts, files.conflicts);
  if (!files.kept.empty()) feed(panel::File::kKept, files.kept);
  panel::ProblemRead read = std::move(reader).Finish();
  if (read.fault_count > 0) return RefusedFiles(season.id, read.faults);
  return std::move(read.problem);
}

std::vector<std::string> ProblemArguments(const Season& season, Round round,
                                          const PlanDocuments& files) {
  const AssignmentRules& rules = season.rules.assignment;
  std::string objective(NameOf(rules.fairness));
  std::transform(objective.begin(), objective.end(), objective.begin(),
                 [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  std::vector<std::string> arguments = {"--objective", objective, "--seed",
                                        fmt::format("{}", SeedOf(season.id, round))};
  if (HasPrice(rules)) {
    arguments.insert(arguments.end(),
                     {"--price", fmt::format("{}.{:02}", rules.price_basis_points / 100,
                                             rules.price_basis_points % 100)});
  }
  if (!files.kept.empty()) arguments.insert(arguments.end(), {"--keep", "kept.csv"});
  return arguments;
}

absl::StatusOr<panel::Plan> Solve(const Season& season, const panel::Problem& problem) {
  absl::StatusOr<panel::Answer> answer = panel::Assign(problem);
  if (absl::IsOutOfRange(answer.status())) {
    return base::Error(Reason::kAffinitiesInvalid, std::string(answer.status().message()),
                       {{"file", "affinity.csv"}});
  }
  if (!answer.ok()) {
    return base::Error(Reason::kInternal, std::string(answer.status().message()));
  }
  if (const auto* blocked = std::get_if<panel::Blocked>(&*answer)) {
    return Infeasible(season.id, problem, *blocked);
  }
  return std::get<panel::Plan>(*std::move(answer));
}

absl::StatusOr<panel::Plan> CheckSeats(const Season& season, const panel::Problem& problem,
                                       const std::vector<Seat>& seats) {
  panel::Plan checked;
  ASSIGN_OR_RETURN(checked.pairs, PairsOf(season.id, problem, seats));
  const std::vector<panel::Breach> breaches = panel::FindBreaches(problem, checked.pairs);
  if (!breaches.empty()) return BreaksRules(season.id, problem, breaches);
  ASSIGN_OR_RETURN(panel::Plan best, Solve(season, problem));
  checked.certificate = std::move(best.certificate);
  checked.tiers =
      panel::ProveTiers(problem, panel::MakeClasses(problem), checked.pairs, checked.certificate);
  return checked;
}

void FillPlan(const panel::Problem& problem, const panel::Plan& solved, AssignmentPlan& plan,
              PlanDocuments& files) {
  plan.seats.clear();
  plan.affinity_total = 0;
  for (const panel::Pair& pair : solved.pairs) {
    const int32_t affinity = problem.AffinityOf(pair);
    plan.seats.push_back(
        {ApplicationId(problem.applications[static_cast<size_t>(pair.application)]),
         JudgeId(problem.judges[static_cast<size_t>(pair.judge)].id), affinity});
    plan.affinity_total += affinity;
  }
  plan.tiers.clear();
  for (const panel::TierResult& tier : solved.tiers) {
    plan.tiers.push_back({TierOf(tier.tier), tier.value, tier.bound});
  }
  files.certificate = panel::CertificateJson(problem, solved);
}

absl::StatusOr<panel::Plan> ReadStoredPlan(const panel::Problem& problem,
                                           const AssignmentPlan& plan, const PlanDocuments& files) {
  const auto broken = [&](std::string_view text) {
    return base::Error(Reason::kInternal,
                       fmt::format("The stored plan {}: {}", plan.id.value(), text));
  };
  panel::CertificateRead read = panel::ReadCertificate(files.certificate, problem);
  if (read.fault_count > 0) return broken("its certificate cannot be read.");
  absl::StatusOr<std::vector<panel::Pair>> pairs = PairsOf(plan.season, problem, plan.seats);
  if (!pairs.ok()) return broken("it has seats that its problem does not have.");
  panel::Plan stored = panel::PlanOf(*std::move(pairs), std::move(read.stored));
  if (const absl::Status proof = panel::CheckPlan(problem, stored); !proof.ok()) {
    return broken(std::string(proof.message()));
  }
  return stored;
}

}  // namespace award::workflow
