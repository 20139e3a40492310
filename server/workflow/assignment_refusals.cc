// The words come from scoring/panel/words; here they become reasons, facts and violations.
#include "server/workflow/assignment_refusals.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "fmt/format.h"
#include "scoring/panel/words/narrator.h"
#include "server/base/error.h"
#include "server/workflow/names.h"

namespace award::workflow {
namespace {

using base::Reason;
namespace panel = award::scoring::panel;

constexpr size_t kMostRepairs = 3;
constexpr size_t kMostBreaches = 5;

std::string_view WordOf(panel::BlockedBy by) {
  switch (by) {
    case panel::BlockedBy::kLocks:
      return "LOCKS";
    case panel::BlockedBy::kApplication:
      return "APPLICATION";
    case panel::BlockedBy::kGroup:
      return "GROUP";
    case panel::BlockedBy::kPanel:
      return "PANEL";
    case panel::BlockedBy::kLowestLoads:
      return "LOWEST_LOADS";
    case panel::BlockedBy::kCrossing:
      return "CROSSING";
  }
  return "";
}

const std::string& ApplicationOf(const panel::Problem& problem, int32_t position) {
  return problem.applications[static_cast<size_t>(position)];
}

const std::string& JudgeOf(const panel::Problem& problem, int32_t position) {
  return problem.judges[static_cast<size_t>(position)].id;
}

void AddSentences(const std::string& name, const scoring::Sentences& sentences,
                  base::Metadata& facts) {
  facts.emplace_back(name + "_zh_tw", sentences.zh_tw);
  facts.emplace_back(name + "_en", sentences.en);
}

std::vector<base::Violation> Blockers(const SeasonId& season, const panel::Problem& problem,
                                      const panel::Blocked& blocked) {
  std::vector<base::Violation> violations;
  const auto add = [&](std::string subject, std::string text) {
    violations.push_back({Reason::kAssignmentInfeasible, std::move(subject), std::move(text)});
  };
  for (const int32_t position : blocked.applications) {
    const std::string& id = ApplicationOf(problem, position);
    add(ApplicationName(season, ApplicationId(id)),
        fmt::format("Application {} cannot be given its judges.", id));
  }
  for (const int32_t position : blocked.judges) {
    const std::string& id = JudgeOf(problem, position);
    add(JudgeName(season, JudgeId(id)), fmt::format("Judge {} is one of those it depends on.", id));
  }
  for (const int32_t position : blocked.rules) {
    const panel::Rule& rule = problem.rules[static_cast<size_t>(position)];
    add(fmt::format("rules/{}", rule.id), fmt::format("Rule {} takes part.", rule.id));
  }
  for (const panel::Pair& pair : blocked.locks) {
    const std::string& application = ApplicationOf(problem, pair.application);
    const std::string& judge = JudgeOf(problem, pair.judge);
    add(fmt::format("{}/locks/{}", SeasonName(season), application + "." + judge),
        fmt::format("Judge {} is locked to application {}.", judge, application));
  }
  return violations;
}

std::string SubjectOf(const SeasonId& season, const panel::Problem& problem,
                      const panel::Breach& breach) {
  if (breach.pair.application >= 0) {
    return ApplicationName(season, ApplicationId(ApplicationOf(problem, breach.pair.application)));
  }
  if (breach.pair.judge >= 0) {
    return JudgeName(season, JudgeId(JudgeOf(problem, breach.pair.judge)));
  }
  return SeasonName(season);
}

}  // namespace

absl::Status Infeasible(const SeasonId& season, const panel::Problem& problem,
                        const panel::Blocked& blocked) {
  const panel::Narrator narrator(problem);
  const scoring::Sentences reason = narrator.ForBlocked(blocked);
  base::Metadata facts = {{"blocked_by", std::string(WordOf(blocked.by))},
                          {"wanted", fmt::format("{}", blocked.wanted)},
                          {"available", fmt::format("{}", blocked.available)},
                          {"conflicts", fmt::format("{}", blocked.conflicts)}};
  AddSentences("sentence", reason, facts);
  for (size_t i = 0; i < std::min(kMostRepairs, blocked.repairs.size()); ++i) {
    AddSentences(fmt::format("repair_{}", i + 1), narrator.ForRepair(blocked.repairs[i]), facts);
  }
  std::vector<base::Violation> violations = Blockers(season, problem, blocked);
  if (violations.empty()) {
    violations.push_back({Reason::kAssignmentInfeasible, SeasonName(season), reason.en});
  }
  return base::ErrorWithViolations(Reason::kAssignmentInfeasible, reason.en, std::move(facts),
                                   violations);
}

absl::Status BreaksRules(const SeasonId& season, const panel::Problem& problem,
                         const std::vector<panel::Breach>& breaches) {
  const panel::Narrator narrator(problem);
  base::Metadata facts = {{"count", fmt::format("{}", breaches.size())}};
  std::vector<base::Violation> violations;
  for (size_t i = 0; i < breaches.size(); ++i) {
    const scoring::Sentences words = narrator.ForBreach(breaches[i]);
    if (i < kMostBreaches) AddSentences(fmt::format("breach_{}", i + 1), words, facts);
    violations.push_back(
        {Reason::kSeatsBreakRules, SubjectOf(season, problem, breaches[i]), words.en});
  }
  return base::ErrorWithViolations(
      Reason::kSeatsBreakRules,
      fmt::format("The seats break the rules in {} ways; the first: {}", breaches.size(),
                  violations.front().text),
      std::move(facts), violations);
}

absl::Status RefusedFiles(const SeasonId& season, const std::vector<panel::Fault>& faults) {
  const panel::Fault& first = faults.front();
  if (first.file == panel::File::kRules) {
    const std::string zh = fmt::format("規則 {} 要求的成員不足（{}）", first.rule, first.value);
    const std::string en = fmt::format("Rule {} asks for more than there are of its members ({}).",
                                       first.rule, first.value);
    return base::ErrorWithViolations(
        Reason::kAssignmentInfeasible, en,
        {{"blocked_by", "RULE"}, {"rule", first.rule}, {"sentence_zh_tw", zh}, {"sentence_en", en}},
        {{Reason::kAssignmentInfeasible, SeasonName(season), en}});
  }
  std::vector<base::Violation> violations;
  for (const panel::Fault& fault : faults) {
    violations.push_back({Reason::kAffinitiesInvalid,
                          fmt::format("{}:{}", panel::FileName(fault.file), fault.line),
                          fmt::format("{} {}", panel::FaultName(fault.kind), fault.value)});
  }
  return base::ErrorWithViolations(
      Reason::kAffinitiesInvalid,
      fmt::format("{} line {}: {} {}", panel::FileName(first.file), first.line,
                  panel::FaultName(first.kind), first.value),
      {{"file", std::string(panel::FileName(first.file))},
       {"line", fmt::format("{}", first.line)},
       {"fault", std::string(panel::FaultName(first.kind))},
       {"application", first.application},
       {"judge", first.judge},
       {"value", first.value}},
      violations);
}

}  // namespace award::workflow
