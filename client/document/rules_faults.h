// What scoring finds wrong with rules, told as the contract's JSON has it: where, and which
// numbers.
#ifndef AWARD_CLIENT_DOCUMENT_RULES_FAULTS_H_
#define AWARD_CLIENT_DOCUMENT_RULES_FAULTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "award/v1/rules.pb.h"
#include "scoring/ranking/rules.h"
#include "scoring/rubric/rubric.h"

namespace award::client {

// One thing wrong with rules.
struct RulesFault {
  std::string_view reason;  // A row of client/words/rules_reasons.cc.
  std::string path;         // In the JSON of the rules, such as `categories[0].rubric`.
  std::string subject;      // The ids of category, dimension and item (or facet, or bonus).
  std::string text;         // The numbers concerned, such as `9900 ≠ 10000`.
};

// Those of the rules as a whole.
void AddFaults(const std::vector<scoring::RulesProblem>& problems, std::vector<RulesFault>& faults);

// Those of a category's rubric, which is at `path`.
void AddFaults(const std::vector<scoring::RubricProblem>& problems, const v1::Category& category,
               const std::string& path, std::vector<RulesFault>& faults);

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_RULES_FAULTS_H_
