// The files of an assignment problem. What the server solves is what these say, so that anyone can
// solve it again.
#include <algorithm>
#include <string>
#include <string_view>

#include "fmt/format.h"
#include "server/workflow/assignment_inputs.h"

namespace award::workflow {
namespace {

// What rules can ask for, by column; a cell holds several values with spaces between.
using Attributes = std::map<std::string, std::string, std::less<>>;

constexpr const char* kApplicationColumns[] = {"category",  "agency",    "supervisor",
                                               "heaviest1", "heaviest2", "heaviest3"};
constexpr const char* kJudgeColumns[] = {"outside", "organisation", "agency",   "supervisor",
                                         "gender",  "seniority",    "expertise"};

// The first of the heaviest dimensions.
const Dimension* HeaviestOf(const Category& category) {
  const Dimension* heaviest = nullptr;
  const auto weight = [](const Dimension& dimension) {
    return std::max(dimension.weight_basis_points, dimension.weight_points);
  };
  for (const Dimension& dimension : category.dimensions) {
    if (heaviest == nullptr || weight(dimension) > weight(*heaviest)) heaviest = &dimension;
  }
  return heaviest;
}

Attributes AttributesOf(const AssignmentInputs& inputs, const Application& application) {
  Attributes attributes;
  attributes["category"] = application.category.value();
  attributes["agency"] = application.agency.value();
  const auto head = inputs.heads.find(application.agency);
  if (head != inputs.heads.end()) attributes["supervisor"] = head->second.value();
  const Category* category = inputs.season.rules.FindCategory(application.category);
  const Dimension* heaviest = category == nullptr ? nullptr : HeaviestOf(*category);
  if (heaviest == nullptr) return attributes;
  for (int level = 1; level <= 3; ++level) {
    attributes[fmt::format("heaviest{}", level)] =
        fmt::format("{}:{}", heaviest->id.value(), level);
  }
  return attributes;
}

void AddValue(std::string& cell, std::string_view value) {
  if (!cell.empty()) cell += ' ';
  cell += value;
}

Attributes AttributesOf(const AssignmentInputs& inputs, const Judge& judge) {
  Attributes attributes;
  if (judge.outside) attributes["outside"] = "1";
  attributes["organisation"] = judge.organisation;
  if (judge.agency) {
    attributes["agency"] = judge.agency->value();
    const auto head = inputs.heads.find(*judge.agency);
    if (head != inputs.heads.end()) {
      attributes["supervisor"] = head->second.value();
      if (judge.organisation.empty()) attributes["organisation"] = head->second.value();
    }
  }
  if (judge.gender != Gender::kUnspecified) {
    attributes["gender"] = std::string(NameOf(judge.gender));
  }
  for (int level = 1; level <= judge.seniority; ++level) {
    AddValue(attributes["seniority"], fmt::format("{}", level));
  }
  for (const Expertise& expertise : judge.expertise) {
    for (int level = 1; level <= expertise.level; ++level) {
      AddValue(attributes["expertise"], fmt::format("{}:{}", expertise.dimension.value(), level));
    }
  }
  return attributes;
}

template <size_t kCount>
std::string Cells(const Attributes& attributes, const char* const (&columns)[kCount]) {
  std::string cells;
  for (const char* column : columns) {
    const auto found = attributes.find(column);
    cells += ',';
    if (found != attributes.end()) cells += found->second;
  }
  return cells;
}

bool HasValue(const Attributes& attributes, std::string_view condition) {
  const size_t equals = condition.find('=');
  const auto found = attributes.find(condition.substr(0, equals));
  if (found == attributes.end() || equals == std::string_view::npos) return false;
  const std::string_view value = condition.substr(equals + 1);
  if (value == "*" || value.starts_with("@")) return !found->second.empty();
  return (' ' + found->second + ' ').find(fmt::format(" {} ", value)) != std::string::npos;
}

bool HasAny(const std::vector<Attributes>& side, std::string_view condition) {
  return std::any_of(side.begin(), side.end(),
                     [&](const Attributes& row) { return HasValue(row, condition); });
}

std::string RuleRow(const AssignmentRule& rule) {
  return fmt::format("{},{},{},{},{},{},{}\n", rule.id,
                     rule.each == RuleSide::kApplication ? "application" : "judge", rule.members,
                     rule.scope, rule.min == 0 ? "" : fmt::format("{}", rule.min), rule.max,
                     rule.soft ? "yes" : "");
}

// The rules that are about somebody. With every judge seated, what they ask at least.
std::string RulesFile(const AssignmentInputs& inputs, const std::vector<Attributes>& applications,
                      const std::vector<Attributes>& judges) {
  std::string file = "rule_id,each,members,scope,min,max,soft\n";
  std::vector<AssignmentRule> rules;
  if (inputs.season.rules.outside_judges_min > 0) {
    rules.push_back({.id = "outside",
                     .each = RuleSide::kApplication,
                     .members = "outside=1",
                     .scope = "",
                     .min = inputs.season.rules.outside_judges_min,
                     .max = "",
                     .soft = false});
  }
  const std::vector<AssignmentRule>& declared = inputs.season.rules.assignment.rules;
  rules.insert(rules.end(), declared.begin(), declared.end());
  for (AssignmentRule& rule : rules) {
    const bool panel = rule.each == RuleSide::kApplication;
    if (inputs.judges_per_application() == 0) rule.max.clear();
    if (rule.min == 0 && rule.max.empty()) continue;
    if (!rule.scope.empty() && !HasAny(panel ? applications : judges, rule.scope)) continue;
    if (rule.min == 0 && !HasAny(panel ? judges : applications, rule.members)) continue;
    file += RuleRow(rule);
  }
  return file;
}

int32_t PreferenceOf(const AssignmentInputs& inputs, Wish wish) {
  const int32_t amount = inputs.season.rules.assignment.preference_affinity;
  switch (wish) {
    case Wish::kWant:
      return amount;
    case Wish::kRatherNot:
      return -amount;
    case Wish::kIndifferent:
      break;
  }
  return 0;
}

std::string AffinityFile(const AssignmentInputs& inputs) {
  std::map<PairKey, int32_t> preferred;
  for (const Preference& preference : inputs.preferences) {
    preferred[{preference.application, preference.judge}] = PreferenceOf(inputs, preference.wish);
  }
  std::string file = "application_id";
  for (const Judge& judge : inputs.judges) file += "," + judge.id.value();
  file += '\n';
  for (const Application& application : inputs.applications) {
    const Category* category = inputs.season.rules.FindCategory(application.category);
    file += application.id.value();
    for (const Judge& judge : inputs.judges) {
      const auto found = preferred.find({application.id, judge.id});
      const int32_t preference = found == preferred.end() ? 0 : found->second;
      const int32_t affinity = category == nullptr ? 0 : AffinityOf(judge, *category);
      file += fmt::format(",{}", affinity + preference);
    }
    file += '\n';
  }
  return file;
}

// One row for a pair, with all its grounds.
std::string ConflictsFile(const AssignmentInputs& inputs) {
  std::map<PairKey, std::string> grounds;
  for (const Conflict& conflict : inputs.conflicts) {
    AddValue(grounds[{conflict.application, conflict.judge}], NameOf(conflict.ground));
  }
  std::set<JudgeId> there;
  for (const Judge& judge : inputs.judges) there.insert(judge.id);
  std::string file = "application_id,judge_id,ground\n";
  for (const auto& [pair, ground] : grounds) {
    if (there.count(pair.second) == 0) continue;
    file += fmt::format("{},{},{}\n", pair.first.value(), pair.second.value(), ground);
  }
  return file;
}

std::string PairsFile(const std::set<PairKey>& pairs) {
  std::string file = "application_id,judge_id\n";
  for (const auto& [application, judge] : pairs) {
    file += fmt::format("{},{}\n", application.value(), judge.value());
  }
  return file;
}

// What of the plan in force is still possible.
std::set<PairKey> KeptPairs(const AssignmentInputs& inputs) {
  std::set<ApplicationId> applications;
  std::set<JudgeId> judges;
  for (const Application& application : inputs.applications) applications.insert(application.id);
  for (const Judge& judge : inputs.judges) judges.insert(judge.id);
  std::set<PairKey> kept;
  for (const Seat& seat : inputs.base->seats) {
    const PairKey pair{seat.application, seat.judge};
    if (inputs.active.count(pair) == 0 || inputs.InConflict(pair)) continue;
    if (applications.count(pair.first) > 0 && judges.count(pair.second) > 0) kept.insert(pair);
  }
  return kept;
}

int32_t StartedBy(const AssignmentInputs& inputs, const JudgeId& judge) {
  return static_cast<int32_t>(
      std::count_if(inputs.started.begin(), inputs.started.end(),
                    [&](const PairKey& pair) { return pair.second == judge; }));
}

// The judges of an application when every judge is asked for: those without a conflict, and of
// those withdrawn who has begun a sheet on it.
int32_t EverybodyOn(const AssignmentInputs& inputs, const ApplicationId& application) {
  int32_t count = 0;
  for (const Judge& judge : inputs.judges) {
    const PairKey pair{application, judge.id};
    if (inputs.InConflict(pair)) continue;
    if (!judge.withdraw_time || inputs.started.count(pair) > 0) ++count;
  }
  return std::max(1, count);
}

}  // namespace

PlanDocuments MakeProblemFiles(const AssignmentInputs& inputs) {
  PlanDocuments files;
  const bool everybody = inputs.judges_per_application() == 0;
  std::vector<Attributes> applications;
  files.applications = "application_id,k";
  for (const char* column : kApplicationColumns) files.applications += fmt::format(",{}", column);
  files.applications += '\n';
  for (const Application& application : inputs.applications) {
    applications.push_back(AttributesOf(inputs, application));
    files.applications += fmt::format(
        "{},{}{}\n", application.id.value(),
        everybody ? EverybodyOn(inputs, application.id) : inputs.judges_per_application(),
        Cells(applications.back(), kApplicationColumns));
  }
  std::vector<Attributes> judges;
  files.judges = "judge_id,min_load,max_load";
  for (const char* column : kJudgeColumns) files.judges += fmt::format(",{}", column);
  files.judges += '\n';
  for (const Judge& judge : inputs.judges) {
    judges.push_back(AttributesOf(inputs, judge));
    int32_t lowest = everybody ? 0 : judge.load_min;
    int32_t highest = everybody ? static_cast<int32_t>(inputs.applications.size()) : judge.load_max;
    if (judge.withdraw_time) {
      lowest = 0;
      highest = StartedBy(inputs, judge.id);
    }
    files.judges += fmt::format("{},{},{}{}\n", judge.id.value(), lowest, highest,
                                Cells(judges.back(), kJudgeColumns));
  }
  files.affinity = inputs.given_affinities.empty() ? AffinityFile(inputs) : inputs.given_affinities;
  files.rules = RulesFile(inputs, applications, judges);
  std::set<PairKey> locks = inputs.locks;
  locks.insert(inputs.started.begin(), inputs.started.end());
  files.locks = PairsFile(locks);
  files.conflicts = ConflictsFile(inputs);
  if (inputs.keep && inputs.base) files.kept = PairsFile(KeptPairs(inputs));
  return files;
}

}  // namespace award::workflow
