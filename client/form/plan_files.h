// Reads the files of an assignment problem for `award plan`, in pieces, so that a matrix of any
// size can be read; everything that is wrong is told by its file and line.
#ifndef AWARD_CLIENT_FORM_PLAN_FILES_H_
#define AWARD_CLIENT_FORM_PLAN_FILES_H_

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/form/plan_request.h"
#include "scoring/panel/change/difference.h"
#include "scoring/panel/files/certificate_json.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::client {

// Told which file is being read, and how far.
using PlanFileWatch =
    std::function<absl::Status(const std::string& path, int64_t read, int64_t size)>;

struct PlanFiles {
  // With the started pairs among its locks, and with what --keep names and there still is.
  scoring::panel::Problem problem;
  std::vector<scoring::panel::NamedPair> gone;  // What --keep names and there is no longer.
  std::vector<scoring::panel::Pair> started;    // Rising.
  // Started pairs that have become conflicts since, and are no locks.
  std::vector<scoring::panel::Pair> not_locked;
};

// `-` is `in`. FILE_UNREADABLE; PLAN_FILES_INVALID (usage) with the first problems;
// PLAN_COSTS_TOO_LARGE, PLAN_REFUSED (usage): together they cannot be computed with; what the watch
// answers.
absl::StatusOr<PlanFiles> ReadPlanFiles(const PlanRequest& request, std::istream& in,
                                        const PlanFileWatch& watch);

// The pairs of a plan, rising. Errors likewise.
absl::StatusOr<std::vector<scoring::panel::Pair>> ReadPlanPairs(
    const std::string& path, std::istream& in, const scoring::panel::Problem& problem,
    const PlanFileWatch& watch);

absl::StatusOr<scoring::panel::StoredCertificate> ReadPlanProof(
    const std::string& path, std::istream& in, const scoring::panel::Problem& problem);

}  // namespace award::client

#endif  // AWARD_CLIENT_FORM_PLAN_FILES_H_
