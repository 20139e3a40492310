// Lines of the rules file, and the rules that they stand for once applications and judges are
// known.
//   each     application: counts the judges of each application that are among the members;
//            judge: counts the applications of each judge that are.
//   members  attribute=value    those who have the value
//            attribute=*        for each value that anyone has, those who have it: a rule for each
//            attribute=@column  for each value that someone of the scope has in `column`, those who
//                               have it in `attribute`: a rule for each, about those of the scope
//   scope    empty: everyone; attribute=value: those who have the value
//   min,max  whole numbers; empty: 0 and no limit. max may be all-1, one less than there are
//   members;
//            where there is but one member it asks nothing.
//   soft     empty or yes
// Attributes are the further columns of judges.csv and applications.csv. A cell may hold several
// values with spaces between them; a value that has spaces must be written without them.
#ifndef AWARD_SCORING_PANEL_FILES_RULE_LINES_H_
#define AWARD_SCORING_PANEL_FILES_RULE_LINES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scoring/panel/files/fault.h"
#include "scoring/panel/files/listing.h"
#include "scoring/panel/files/table.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

struct RuleLine {
  enum class Members { kValue, kEveryValue, kColumn };

  std::string id;
  int64_t line = 0;
  Each each = Each::kApplication;
  std::string attribute;
  Members members = Members::kValue;
  std::string value;            // kValue: the value; kColumn: the column of the other side.
  std::string scope_attribute;  // Empty: everyone.
  std::string scope_value;
  int32_t lowest = 0;
  int32_t highest = kUnlimited;
  bool all_but_one = false;  // In place of `highest`.
  bool soft = false;
};

// rule_id,each,members,scope,min,max,soft
TableShape RulesShape();

// What a row says; nothing when it has faults, which are added.
std::optional<RuleLine> ReadRuleLine(const TableRow& row, Faults& faults);

// Adds the rules and scopes of `lines`, by id and value, to the problem. Rules that no plan can
// break, because they have no minimum and a maximum that all members together do not exceed, are
// left out. Adds faults for attributes and values that nobody has, and for hard rules that ask for
// more members than there are.
void AddRules(std::vector<RuleLine> lines, const Listing& applications, const Listing& judges,
              Problem& problem, Faults& faults);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_RULE_LINES_H_
