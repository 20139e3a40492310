// A line is read word by word, and expanded value by value.
#include "scoring/panel/files/rule_lines.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "scoring/sheets/csv_problem.h"

namespace award::scoring::panel {

namespace {

enum RuleColumn : size_t {
  kIdCell,
  kEachCell,
  kMembersCell,
  kScopeCell,
  kMinCell,
  kMaxCell,
  kSoftCell
};

// attribute=value; the value has no spaces.
struct RuleTerm {
  std::string attribute;
  std::string value;
};

std::optional<RuleTerm> ReadRuleTerm(std::string_view text) {
  const size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) return std::nullopt;
  const std::string_view value = text.substr(equals + 1);
  if (value.empty() || value.find(' ') != std::string_view::npos) return std::nullopt;
  return RuleTerm{std::string(text.substr(0, equals)), std::string(value)};
}

// Reads one row and remembers whether anything was wrong.
class RuleRow {
 public:
  RuleRow(const TableRow& row, Faults& faults) : row_(row), faults_(faults) {}

  std::optional<RuleLine> Read() {
    line_.id = row_[kIdCell];
    line_.line = row_.line();
    ReadEach();
    ReadMembers();
    ReadScope();
    ReadBounds();
    if (row_[kSoftCell] == "yes") {
      line_.soft = true;
    } else if (!row_[kSoftCell].empty()) {
      Refuse(FaultKind::kSoftUnknown, kSoftCell);
    }
    return sound_ ? std::optional(std::move(line_)) : std::nullopt;
  }

 private:
  void Refuse(FaultKind kind, RuleColumn column) {
    sound_ = false;
    Fault fault{kind, File::kRules, row_.line()};
    fault.rule = Shown(row_[kIdCell]);
    fault.value = Shown(row_[column]);
    if (column == kMinCell || column == kMaxCell) fault.column = column == kMinCell ? "min" : "max";
    faults_.Add(std::move(fault));
  }

  void ReadEach() {
    if (row_[kEachCell] == "judge") {
      line_.each = Each::kJudge;
    } else if (row_[kEachCell] != "application") {
      Refuse(FaultKind::kEachUnknown, kEachCell);
    }
  }

  void ReadMembers() {
    const std::optional<RuleTerm> term = ReadRuleTerm(row_[kMembersCell]);
    if (!term.has_value() || term->value == "@") {
      Refuse(FaultKind::kMembersForm, kMembersCell);
      return;
    }
    line_.attribute = term->attribute;
    if (term->value == "*") {
      line_.members = RuleLine::Members::kEveryValue;
    } else if (term->value.starts_with('@')) {
      line_.members = RuleLine::Members::kColumn;
      line_.value = term->value.substr(1);
    } else {
      line_.value = term->value;
    }
  }

  void ReadScope() {
    if (row_[kScopeCell].empty()) return;
    const std::optional<RuleTerm> term = ReadRuleTerm(row_[kScopeCell]);
    if (!term.has_value() || term->value == "*" || term->value.starts_with('@')) {
      Refuse(FaultKind::kScopeForm, kScopeCell);
      return;
    }
    line_.scope_attribute = term->attribute;
    line_.scope_value = term->value;
  }

  int32_t ReadBound(RuleColumn column, int32_t otherwise) {
    if (row_[column].empty()) return otherwise;
    const Count count = ReadCount(row_[column]);
    if (count.fault.has_value()) Refuse(*count.fault, column);
    return count.value;
  }

  void ReadBounds() {
    const int64_t before = faults_.count();
    line_.lowest = ReadBound(kMinCell, 0);
    line_.all_but_one = row_[kMaxCell] == "all-1";
    if (!line_.all_but_one) line_.highest = ReadBound(kMaxCell, kUnlimited);
    if (faults_.count() > before || line_.lowest <= line_.highest) return;
    sound_ = false;
    Fault fault{FaultKind::kMinOverMax, File::kRules, row_.line()};
    fault.rule = Shown(row_[kIdCell]);
    fault.value = row_[kMinCell];
    fault.expected = row_[kMaxCell];
    faults_.Add(std::move(fault));
  }

  const TableRow& row_;
  Faults& faults_;
  RuleLine line_;
  bool sound_ = true;
};

using Holding = std::vector<int32_t>;

// For each value of an attribute, who has it. Rising.
std::map<std::string_view, Holding> HoldersOf(const Listing& listing, size_t attribute) {
  std::map<std::string_view, Holding> holders;
  for (size_t i = 0; i < listing.rows.size(); ++i) {
    const auto position = static_cast<int32_t>(i);
    std::string_view rest = listing.rows[i].cells[attribute];
    while (!rest.empty()) {
      const std::string_view value = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), value.size() + 1));
      if (value.empty()) continue;
      Holding& with = holders[value];
      if (with.empty() || with.back() != position) with.push_back(position);
    }
  }
  return holders;
}

// Expands lines into a problem; scopes that are the same are shared on each side.
class RuleAdder {
 public:
  RuleAdder(const Listing& applications, const Listing& judges, Problem& problem, Faults& faults)
      : applications_(applications), judges_(judges), problem_(problem), faults_(faults) {}

  void Add(const RuleLine& line) {
    const bool panel = line.each == Each::kApplication;
    const Listing& member_side = panel ? judges_ : applications_;
    const Listing& scope_side = panel ? applications_ : judges_;
    const auto holders = Holders(line, member_side, !panel, line.attribute);
    const std::optional<Holding> scope = ScopeOf(line, scope_side, panel);
    if (!holders.has_value() || !scope.has_value()) return;
    switch (line.members) {
      case RuleLine::Members::kValue: {
        const auto found = holders->find(line.value);
        if (found == holders->end()) {
          Refuse(FaultKind::kNoMember, line, line.attribute + "=" + line.value);
        } else {
          AddRule(line, "", found->second, *scope);
        }
        return;
      }
      case RuleLine::Members::kEveryValue:
        for (const auto& [value, members] : *holders) AddRule(line, value, members, *scope);
        return;
      case RuleLine::Members::kColumn:
        AddByColumn(line, *holders, scope_side, *scope);
        return;
    }
  }

 private:
  void AddByColumn(const RuleLine& line, const std::map<std::string_view, Holding>& holders,
                   const Listing& scope_side, const Holding& scope) {
    const auto asking = Holders(line, scope_side, line.each == Each::kApplication, line.value);
    if (!asking.has_value()) return;
    for (const auto& [value, all] : *asking) {
      Holding within;
      std::set_intersection(all.begin(), all.end(), scope.begin(), scope.end(),
                            std::back_inserter(within));
      if (within.empty()) continue;
      const auto found = holders.find(value);
      AddRule(line, value, found == holders.end() ? Holding() : found->second, within);
    }
  }

  std::optional<std::map<std::string_view, Holding>> Holders(const RuleLine& line,
                                                             const Listing& side, bool applications,
                                                             const std::string& attribute) {
    const std::optional<size_t> found = side.FindAttribute(attribute);
    if (found.has_value()) return HoldersOf(side, *found);
    Fault fault{FaultKind::kAttributeUnknown, File::kRules, line.line};
    fault.rule = Shown(line.id);
    fault.column = Shown(attribute);
    fault.expected = FileName(applications ? File::kApplications : File::kJudges);
    faults_.Add(std::move(fault));
    return std::nullopt;
  }

  std::optional<Holding> ScopeOf(const RuleLine& line, const Listing& side, bool applications) {
    Holding scope;
    if (line.scope_attribute.empty()) {
      for (size_t i = 0; i < side.rows.size(); ++i) scope.push_back(static_cast<int32_t>(i));
      return scope;
    }
    const auto holders = Holders(line, side, applications, line.scope_attribute);
    if (!holders.has_value()) return std::nullopt;
    const auto found = holders->find(line.scope_value);
    if (found != holders->end()) return found->second;
    Refuse(FaultKind::kNobodyInScope, line, line.scope_attribute + "=" + line.scope_value);
    return std::nullopt;
  }

  void Refuse(FaultKind kind, const RuleLine& line, std::string_view value,
              std::string expected = "") {
    Fault fault{kind, File::kRules, line.line};
    fault.rule = Shown(line.id);
    fault.value = Shown(value);
    fault.expected = std::move(expected);
    faults_.Add(std::move(fault));
  }

  void AddRule(const RuleLine& line, std::string_view value, const Holding& members,
               const Holding& scope) {
    const auto count = static_cast<int64_t>(members.size());
    const bool all_but_one = line.all_but_one && count > 1;
    Rule rule{line.id, std::string(value), line.each,    0,
              members, line.lowest,        line.highest, line.soft};
    if (all_but_one) rule.highest = static_cast<int32_t>(count - 1);
    if (rule.lowest > count && !rule.soft) {
      Refuse(FaultKind::kTooFewMembers, line, TermOf(line, value), std::to_string(rule.lowest));
      return;
    }
    if (rule.lowest > rule.highest) {
      Refuse(FaultKind::kMinOverMax, line, std::to_string(rule.lowest),
             std::to_string(rule.highest));
      return;
    }
    if (rule.lowest == 0 && rule.highest >= count) return;
    auto& known = scopes_[line.each == Each::kApplication ? 0 : 1];
    const auto [at, added] = known.emplace(scope, static_cast<int32_t>(problem_.scopes.size()));
    if (added) problem_.scopes.push_back(scope);
    rule.scope = at->second;
    problem_.rules.push_back(std::move(rule));
  }

  static std::string TermOf(const RuleLine& line, std::string_view value) {
    return line.attribute + "=" + (value.empty() ? line.value : std::string(value));
  }

  const Listing& applications_;
  const Listing& judges_;
  Problem& problem_;
  Faults& faults_;
  std::array<std::map<Holding, int32_t>, 2> scopes_;  // Of applications, of judges.
};

}  // namespace

TableShape RulesShape() {
  return {File::kRules,
          {{"rule_id", true}, {"each"}, {"members"}, {"scope"}, {"min"}, {"max"}, {"soft"}}};
}

std::optional<RuleLine> ReadRuleLine(const TableRow& row, Faults& faults) {
  return RuleRow(row, faults).Read();
}

void AddRules(std::vector<RuleLine> lines, const Listing& applications, const Listing& judges,
              Problem& problem, Faults& faults) {
  std::sort(lines.begin(), lines.end(),
            [](const RuleLine& a, const RuleLine& b) { return a.id < b.id; });
  RuleAdder adder(applications, judges, problem, faults);
  for (const RuleLine& line : lines) adder.Add(line);
}

}  // namespace award::scoring::panel
