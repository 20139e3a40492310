// The readers are scoring's; here their faults become the client's violations.
#include "client/form/plan_files.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "client/files/files.h"
#include "fmt/format.h"
#include "scoring/panel/files/fault.h"
#include "scoring/panel/files/plan_csv.h"
#include "scoring/panel/files/problem_reader.h"

namespace award::client {
namespace {

namespace panel = scoring::panel;

using Paths = std::map<panel::File, std::string>;

std::string_view HeaderOf(panel::File file) {
  switch (file) {
    case panel::File::kApplications:
      return "application_id,k";
    case panel::File::kJudges:
      return "judge_id,min_load,max_load";
    case panel::File::kAffinity:
      return "application_id,JUDGE,JUDGE,…";
    case panel::File::kRules:
      return "rule_id,each,members,scope,min,max,soft";
    case panel::File::kConflicts:
      return "application_id,judge_id,ground";
    case panel::File::kLocks:
    case panel::File::kKept:
    case panel::File::kPlan:
      return "application_id,judge_id";
    case panel::File::kCertificate:
      return "";
  }
  return "";
}

std::string PlaceOf(const Paths& paths, panel::File file, int64_t line) {
  const auto path = paths.find(file);
  const std::string name(path == paths.end() ? panel::FileName(file) : path->second);
  return line > 0 ? fmt::format("{}:{}", name, line) : name;
}

Violation ViolationOf(const panel::Fault& fault, const Paths& paths) {
  const auto shown = [](const std::string& text) { return text.empty() ? "\"\"" : text; };
  Violation violation;
  violation.type = std::string(panel::FaultName(fault.kind));
  violation.subject = PlaceOf(paths, fault.file, fault.line);
  violation.facts = {{"application", fault.application},
                     {"judge", fault.judge},
                     {"rule", fault.rule},
                     {"column", fault.column},
                     {"value", shown(fault.value)},
                     {"expected", fault.expected},
                     {"header", std::string(HeaderOf(fault.file))}};
  if (fault.other_line > 0) {
    // A number where the other line is in the same file.
    violation.facts["other"] = fault.kind == panel::FaultKind::kLockOnConflict
                                   ? PlaceOf(paths, fault.other_file, fault.other_line)
                                   : fmt::format("{}", fault.other_line);
  }
  return violation;
}

absl::Status Invalid(const std::vector<panel::Fault>& faults, int64_t count, const Paths& paths) {
  std::vector<Violation> violations;
  for (const panel::Fault& fault : faults) violations.push_back(ViolationOf(fault, paths));
  Facts facts;
  if (count > static_cast<int64_t>(faults.size())) {
    facts = {{"shown", fmt::format("{}", faults.size())}, {"all", fmt::format("{}", count)}};
  }
  return UsageError("PLAN_FILES_INVALID", std::move(facts), std::move(violations));
}

Paths PathsOf(const PlanRequest& request) {
  Paths paths = {{panel::File::kApplications, request.applications},
                 {panel::File::kJudges, request.judges},
                 {panel::File::kAffinity, request.affinity}};
  for (const auto& [file, path] : {std::pair{panel::File::kRules, request.rules},
                                   {panel::File::kLocks, request.locks},
                                   {panel::File::kConflicts, request.conflicts},
                                   {panel::File::kKept, request.keep}}) {
    if (path.has_value()) paths[file] = *path;
  }
  return paths;
}

template <typename Reader>
absl::Status Feed(const std::string& path, std::istream& in, const PlanFileWatch& watch,
                  Reader& reader) {
  return ReadInPieces(path, in, [&](std::string_view piece, int64_t read, int64_t size) {
    reader.Feed(piece);
    return watch(path, read, size);
  });
}

absl::Status CheckNumbers(const panel::Problem& problem) {
  const absl::Status valid = panel::Validate(problem);
  if (valid.ok()) return valid;
  const bool large = valid.code() == absl::StatusCode::kOutOfRange;
  return UsageError(large ? "PLAN_COSTS_TOO_LARGE" : "PLAN_REFUSED",
                    {{"detail", std::string(valid.message())}});
}

// Locks them, those in conflict excepted.
void LockStarted(PlanFiles& files) {
  std::vector<panel::Pair> locks = files.problem.locks;
  for (const panel::Pair pair : files.started) {
    auto& list = files.problem.InConflict(pair) ? files.not_locked : locks;
    list.push_back(pair);
  }
  std::sort(locks.begin(), locks.end());
  locks.erase(std::unique(locks.begin(), locks.end()), locks.end());
  files.problem.locks = std::move(locks);
}

}  // namespace

absl::StatusOr<PlanFiles> ReadPlanFiles(const PlanRequest& request, std::istream& in,
                                        const PlanFileWatch& watch) {
  const Paths paths = PathsOf(request);
  panel::ProblemReader reader(
      {request.seats, request.affinity_decimals, request.objective, request.seed});
  for (const auto& [file, path] : paths) {
    reader.Open(file);
    RETURN_IF_ERROR(Feed(path, in, watch, reader));
    reader.Close();
  }
  panel::ProblemRead read = std::move(reader).Finish();
  if (!read.faults.empty()) return Invalid(read.faults, read.fault_count, paths);
  PlanFiles files;
  files.problem = std::move(read.problem);
  files.gone = std::move(read.gone);
  if (request.started.has_value()) {
    ASSIGN_OR_RETURN(files.started, ReadPlanPairs(*request.started, in, files.problem, watch));
    LockStarted(files);
  }
  RETURN_IF_ERROR(CheckNumbers(files.problem));
  return files;
}

absl::StatusOr<std::vector<panel::Pair>> ReadPlanPairs(const std::string& path, std::istream& in,
                                                       const panel::Problem& problem,
                                                       const PlanFileWatch& watch) {
  panel::PlanReader reader(problem);
  RETURN_IF_ERROR(Feed(path, in, watch, reader));
  panel::PlanRead read = reader.Finish();
  if (read.faults.empty()) return std::move(read.pairs);
  return Invalid(read.faults, read.fault_count, {{panel::File::kPlan, path}});
}

absl::StatusOr<panel::StoredCertificate> ReadPlanProof(const std::string& path, std::istream& in,
                                                       const panel::Problem& problem) {
  ASSIGN_OR_RETURN(const std::string text, ReadFileOr(path, in));
  panel::CertificateRead read = panel::ReadCertificate(text, problem);
  if (read.faults.empty()) return std::move(read.stored);
  return Invalid(read.faults, read.fault_count, {{panel::File::kCertificate, path}});
}

}  // namespace award::client
