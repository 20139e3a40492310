// Everything is read, solved and said before the first file is written; what is written appears
// complete or not at all.
#include "client/command/plan.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "client/command/plan_flags.h"
#include "client/document/plan_answer.h"
#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "client/files/new_files.h"
#include "client/render/text.h"
#include "client/words/plan_words.h"
#include "fmt/format.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/change/replacement.h"
#include "scoring/panel/files/certificate_json.h"
#include "scoring/panel/files/plan_csv.h"
#include "scoring/panel/words/narrator.h"

namespace award::client {
namespace {

namespace panel = scoring::panel;

constexpr size_t kMostPanelsShown = 20;

// What was solved, and what is said about it beside the plan.
struct Solved {
  panel::Replacement replacement;  // Without --keep the problem alone.
  panel::Plan plan;
  std::optional<panel::Difference> difference;  // With --keep.

  const panel::Problem& problem() const { return replacement.problem; }
};

void NotePairs(const PlanWork& work, Words words, const std::vector<panel::NamedPair>& pairs) {
  if (pairs.empty()) return;
  std::string names;
  for (size_t i = 0; i < std::min(pairs.size(), panel::kMostNamed); ++i) {
    names += fmt::format("{}{},{}", i == 0 ? "" : " ", pairs[i].application, pairs[i].judge);
  }
  if (pairs.size() > panel::kMostNamed) names += fmt::format(" … ({})", pairs.size());
  work.session.Note(fmt::format(fmt::runtime(words.In(work.session.language())), names));
}

absl::StatusOr<PlanFiles> ReadFiles(const PlanWork& work) {
  const auto watch = [&](const std::string& path, int64_t read, int64_t size) {
    work.session.ShowProgress(path, read, size);
    return work.interruption.Check();
  };
  auto files = ReadPlanFiles(work.request, work.session.in, watch);
  work.session.EndProgress();
  RETURN_IF_ERROR(files.status());
  NotePairs(work, kGonePairs, files->gone);
  NotePairs(work, kNotLocked, panel::NamesOf(files->problem, files->not_locked));
  return files;
}

// The plan to keep, whole, as a plan of a problem that has all its ids.
std::pair<panel::Problem, panel::Plan> PlanBefore(const PlanFiles& files) {
  std::vector<panel::NamedPair> names = panel::NamesOf(files.problem, files.problem.kept);
  names.insert(names.end(), files.gone.begin(), files.gone.end());
  std::set<std::string> applications;
  std::set<std::string> judges;
  for (const panel::NamedPair& name : names) {
    applications.insert(name.application);
    judges.insert(name.judge);
  }
  panel::Problem problem;
  problem.applications.assign(applications.begin(), applications.end());
  for (const std::string& judge : judges) problem.judges.push_back({judge, 0, 0});
  problem.decimals = files.problem.decimals;
  panel::Plan plan;
  plan.pairs = panel::PositionsOf(problem, names).value_or(std::vector<panel::Pair>());
  return {std::move(problem), std::move(plan)};
}

// What both plans are worth can be compared only when the earlier one is still possible.
std::vector<panel::TierResult> TiersBefore(const panel::Problem& problem,
                                           const std::vector<panel::Pair>& kept) {
  std::vector<panel::TierResult> tiers;
  for (const panel::Tier tier : panel::TiersOf(problem)) {
    tiers.push_back({tier, panel::ValueOf(problem, kept, tier), std::nullopt});
  }
  return tiers;
}

// With --keep: what is left of the plan, so that only that is asked to stay.
absl::StatusOr<panel::Replacement> CarryOver(PlanFiles& files) {
  std::vector<panel::Pair> started;
  std::set_intersection(files.started.begin(), files.started.end(), files.problem.kept.begin(),
                        files.problem.kept.end(), std::back_inserter(started));
  panel::Problem next = files.problem;
  auto carried = panel::CarryOver(files.problem, files.problem.kept, started, std::move(next));
  if (!carried.ok()) return SolvingFailed(carried.status());
  carried->lost.insert(carried->lost.end(), files.gone.begin(), files.gone.end());
  std::sort(carried->lost.begin(), carried->lost.end());
  return carried;
}

absl::Status ShowBlocked(const PlanWork& work, const panel::Problem& problem,
                         const panel::Blocked& blocked) {
  if (work.session.settings().format == Format::kJson) {
    PrintJson(work, BlockedJson(problem, blocked));
  } else {
    PrintText(work, SizesText(problem, work.reader()) + "\n");
    PrintText(work, BlockedText(problem, blocked, work.request, work.reader()));
  }
  Facts facts;
  if (!blocked.repairs.empty()) facts["repairs"] = fmt::format("{}", blocked.repairs.size());
  if (!problem.objective.partial) facts["partial"] = "--partial";
  return BlockedError("PLAN_BLOCKED", std::move(facts));
}

absl::StatusOr<Solved> Solve(const PlanWork& work, PlanFiles files) {
  Solved solved;
  panel::Start start;
  std::pair<panel::Problem, panel::Plan> before;
  const bool keeps = work.request.keep.has_value();
  if (keeps) {
    before = PlanBefore(files);
    ASSIGN_OR_RETURN(solved.replacement, CarryOver(files));
    const panel::Problem& problem = solved.problem();
    if (solved.replacement.lost.empty()) before.second.tiers = TiersBefore(problem, problem.kept);
    start.pairs = problem.kept;
  } else {
    solved.replacement.problem = std::move(files.problem);
  }
  const panel::Problem& problem = solved.problem();
  RETURN_IF_ERROR(work.interruption.Check());
  auto answer = panel::Assign(problem, WatchOf(work, problem, kSolving), start);
  work.session.EndProgress();
  if (!answer.ok()) return SolvingFailed(answer.status());
  if (const auto* blocked = std::get_if<panel::Blocked>(&*answer); blocked != nullptr) {
    return ShowBlocked(work, problem, *blocked);
  }
  solved.plan = std::get<panel::Plan>(*std::move(answer));
  if (keeps) solved.difference = panel::Compare(before.first, before.second, problem, solved.plan);
  return solved;
}

std::vector<std::string> PathsToWrite(const PlanRequest& request) {
  std::vector<std::string> paths;
  for (const auto& path : {request.out, request.certificate, request.difference}) {
    if (path.has_value()) paths.push_back(*path);
  }
  return paths;
}

absl::Status WriteFiles(const PlanRequest& request, const Solved& solved) {
  std::vector<NamedBytes> files;
  if (request.out.has_value()) {
    files.push_back({*request.out, panel::PlanCsv(solved.problem(), solved.plan.pairs)});
  }
  if (request.certificate.has_value()) {
    files.push_back({*request.certificate, panel::CertificateJson(solved.problem(), solved.plan)});
  }
  if (request.difference.has_value()) {
    files.push_back({*request.difference, panel::DifferenceCsv(*solved.difference)});
  }
  return WriteNewFiles(files);
}

std::string ChangeText(const Solved& solved, Reader reader) {
  if (!solved.difference.has_value()) return "";
  const panel::Narrator narrator(solved.problem());
  std::string text = "\n" + std::string(kDifferenceTitle.In(reader.language)) + "\n";
  text += LinesOf(narrator.ForDifference(*solved.difference), reader, 2);
  const panel::Effort effort = panel::EffortOf(solved.replacement, solved.plan);
  text += LinesOf(narrator.ForEffort(effort), reader, 2);
  return text + DifferenceText(*solved.difference, reader);
}

std::string PlanText(const PlanWork& work, const Solved& solved) {
  const Reader reader = work.reader();
  const panel::Problem& problem = solved.problem();
  std::string text = SizesText(problem, reader) + "\n";
  text += LinesOf(panel::Narrator(problem).ForPlan(solved.plan), reader) + "\n";
  text += ServiceText(problem, solved.plan.pairs, reader);
  text += ChangeText(solved, reader);
  if (work.request.out.has_value()) return text;
  if (problem.applications.size() > kMostPanelsShown) {
    return text + "\n" + std::string(kPlanNotWritten.In(reader.language)) + "\n";
  }
  return text + "\n" + PanelsText(problem, solved.plan.pairs, reader);
}

void PrintPlan(const PlanWork& work, const Solved& solved) {
  Session& session = work.session;
  switch (session.settings().format) {
    case Format::kTable:
      session.out << PlanText(work, solved);
      return;
    case Format::kJson:
      PrintJson(work, panel::CertificateJson(solved.problem(), solved.plan));
      return;
    case Format::kCsv:
      session.out << panel::PlanCsv(solved.problem(), solved.plan.pairs);
      return;
  }
}

std::string Joined(const std::vector<std::string>& paths, std::string_view between) {
  std::string text;
  for (const std::string& path : paths) text += (text.empty() ? "" : std::string(between)) + path;
  return text;
}

absl::Status Finish(const PlanWork& work, const Solved& solved, panel::Pair explained) {
  const PlanRequest& request = work.request;
  const std::vector<std::string> paths = PathsToWrite(request);
  RETURN_IF_ERROR(WriteFiles(request, solved));
  PrintPlan(work, solved);
  const std::string written = Joined(paths, ", ");
  if (solved.plan.interrupted) return InterruptedError("PLAN_INTERRUPTED", {{"files", written}});
  if (request.explain.has_value()) {
    ASSIGN_OR_RETURN(const std::string text,
                     ExplainText(work, solved.problem(), solved.plan, explained));
    PrintText(work, "\n" + text);
  }
  if (!written.empty()) {
    work.session.Note(
        fmt::format(fmt::runtime(kFilesWritten.In(work.session.language())), written));
  }
  return absl::OkStatus();
}

absl::Status Run(const PlanWork& work) {
  RETURN_IF_ERROR(CheckNewFiles(PathsToWrite(work.request)));
  ASSIGN_OR_RETURN(PlanFiles files, ReadFiles(work));
  ASSIGN_OR_RETURN(const panel::Pair explained, ExplainedPair(work.request, files.problem));
  if (work.request.check.has_value()) return RunPlanCheck(work, std::move(files));
  ASSIGN_OR_RETURN(const Solved solved, Solve(work, std::move(files)));
  return Finish(work, solved, explained);
}

}  // namespace

panel::Watch WatchOf(const PlanWork& work, const panel::Problem& problem, Words what) {
  return [&work, &problem, what](const panel::Progress& progress) {
    const Language language = work.session.language();
    const std::string at = In(panel::Narrator(problem).ForProgress(progress), language);
    work.session.ShowStep(fmt::format("{}  {}", what.In(language), at), 0, 0);
    return !work.interruption.Seen();
  };
}

absl::Status SolvingFailed(const absl::Status& status) {
  const Facts facts = {{"detail", std::string(status.message())}};
  switch (status.code()) {
    case absl::StatusCode::kCancelled:
      return InterruptedError();
    case absl::StatusCode::kOutOfRange:
      return UsageError("PLAN_COSTS_TOO_LARGE", facts);
    case absl::StatusCode::kInvalidArgument:
      return UsageError("PLAN_REFUSED", facts);
    default:
      return RefusedError("PLAN_NOT_CHECKED", facts);
  }
}

void PrintText(const PlanWork& work, const std::string& text) {
  const bool people = work.session.settings().format == Format::kTable;
  (people ? work.session.out : work.session.err) << text;
}

void PrintJson(const PlanWork& work, const std::string& json) {
  work.session.out << (work.session.columns() > 0 ? RenderJson(json) : json);
}

absl::Status RunPlan(Session& session, const Command&, const Arguments& arguments) {
  ASSIGN_OR_RETURN(const PlanRequest request, ReadPlanFlags(arguments));
  const Interruption interruption;
  const absl::Status done = Run({session, request, interruption});
  session.EndProgress();
  return done;
}

}  // namespace award::client
