// The rules of a season as scoring counts by them, for the commands that count without a server.
// The same rules give the same values here and in the server, so that both give the same list.
#ifndef AWARD_CLIENT_DOCUMENT_COUNTING_RULES_H_
#define AWARD_CLIENT_DOCUMENT_COUNTING_RULES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "award/v1/rules.pb.h"
#include "client/contract/json_source.h"
#include "client/document/rules_faults.h"
#include "scoring/ranking/rules.h"

namespace award::client {

// Which round is counted; it decides the cut and the floor of the mean total.
enum class CountedRound {
  kFirst,  // The quota times the shortlist factor; the shortlist's floor.
  kFinal,  // The quota; the nomination floor.
};

struct CountingRules {
  std::vector<scoring::CategoryRules> categories;
  std::vector<RulesFault> faults;  // All of them; when there are any nothing can be counted.
};

// What the contract calls absent takes the default that the contract names; floors are then none.
CountingRules CountingRulesOf(const v1::Rules& rules, CountedRound round);

// The rules in a file. JSON_INVALID; RULES_INVALID (usage) with every fault and its line.
absl::StatusOr<std::vector<scoring::CategoryRules>> ReadCountingRules(const JsonSource& source,
                                                                      CountedRound round);

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_COUNTING_RULES_H_
