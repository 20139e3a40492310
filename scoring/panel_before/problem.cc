// Validation of an assignment problem.
#include "scoring/panel_before/problem.h"

#include <set>
#include <utility>

#include "fmt/format.h"
#include "scoring/panel_before/assign.h"

namespace award::scoring::panel_before {

namespace {

constexpr int32_t kMostJudgesPerApplication = 1'000;
constexpr size_t kMostApplications = 100'000;

absl::Status CheckJudge(const Judge& judge) {
  if (judge.lowest_load < 0 || judge.lowest_load > judge.highest_load) {
    return absl::InvalidArgumentError(
        fmt::format("judge {} has load {} to {}; the lowest is 0 or more and not above the highest",
                    judge.id, judge.lowest_load, judge.highest_load));
  }
  return absl::OkStatus();
}

absl::Status CheckNumbers(const Problem& problem) {
  if (problem.applications.size() > kMostApplications) {
    return absl::InvalidArgumentError(fmt::format("{} applications are too many; {} is the most",
                                                  problem.applications.size(), kMostApplications));
  }
  if (problem.judges_per_application < 1 ||
      problem.judges_per_application > kMostJudgesPerApplication) {
    return absl::InvalidArgumentError(fmt::format("each application has 1 to {} judges, not {}",
                                                  kMostJudgesPerApplication,
                                                  problem.judges_per_application));
  }
  if (problem.outside_per_application < 0 ||
      problem.outside_per_application > problem.judges_per_application) {
    return absl::InvalidArgumentError(fmt::format("{} of {} judges from outside are impossible",
                                                  problem.outside_per_application,
                                                  problem.judges_per_application));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status Validate(const Problem& problem) {
  if (absl::Status status = CheckNumbers(problem); !status.ok()) return status;
  std::set<std::string> applications;
  for (const std::string& id : problem.applications) {
    if (id.empty()) return absl::InvalidArgumentError("an application has no id");
    if (!applications.insert(id).second) {
      return absl::InvalidArgumentError(fmt::format("application {} is listed twice", id));
    }
  }
  std::set<std::string> judges;
  for (const Judge& judge : problem.judges) {
    if (judge.id.empty()) return absl::InvalidArgumentError("a judge has no id");
    if (!judges.insert(judge.id).second) {
      return absl::InvalidArgumentError(fmt::format("judge {} is listed twice", judge.id));
    }
    if (absl::Status status = CheckJudge(judge); !status.ok()) return status;
  }
  const auto check_ids = [&](const std::string& application, const std::string& judge) {
    if (applications.count(application) == 0) {
      return absl::InvalidArgumentError(
          fmt::format("application {} is not in the problem", application));
    }
    if (judges.count(judge) == 0) {
      return absl::InvalidArgumentError(fmt::format("judge {} is not in the problem", judge));
    }
    return absl::OkStatus();
  };
  for (const std::vector<Pair>* pairs : {&problem.conflicts, &problem.locks}) {
    for (const Pair& pair : *pairs) {
      if (absl::Status status = check_ids(pair.application, pair.judge); !status.ok()) {
        return status;
      }
    }
  }
  std::set<std::pair<std::string, std::string>> rated;
  for (const Affinity& affinity : problem.affinities) {
    if (absl::Status status = check_ids(affinity.application, affinity.judge); !status.ok()) {
      return status;
    }
    if (affinity.value < 0 || affinity.value > kHighestAffinity) {
      return absl::InvalidArgumentError(
          fmt::format("the affinity of application {} and judge {} is {}; it is 0 to {}",
                      affinity.application, affinity.judge, affinity.value, kHighestAffinity));
    }
    if (!rated.emplace(affinity.application, affinity.judge).second) {
      return absl::InvalidArgumentError(
          fmt::format("the affinity of application {} and judge {} is given twice",
                      affinity.application, affinity.judge));
    }
  }
  return absl::OkStatus();
}

}  // namespace award::scoring::panel_before
