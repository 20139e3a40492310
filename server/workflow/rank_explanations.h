// Why an application stands where it stands in a tabulation. Judges appear by code.
#ifndef AWARD_SERVER_WORKFLOW_RANK_EXPLANATIONS_H_
#define AWARD_SERVER_WORKFLOW_RANK_EXPLANATIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server/model/tabulation.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

struct RankExplanation {
  Tabulation tabulation;  // Without categories.
  CategoryId category;
  std::string category_display_name;
  Line line;
  std::string sentence_zh;
  std::string sentence_en;
  std::vector<Comparison> comparisons;
};

// The application against `other`, or against its neighbours. Whoever sees the tabulation may ask,
// about what they see of it.
// NOT_FOUND: the tabulation, or an application that it does not show. FIELD_INVALID: two of
// different categories, or one twice. NOT_RANKED: one of the two has no place. REPORT_NOT_KEPT: two
// that are no neighbours, in a tabulation whose inputs were not kept.
absl::StatusOr<RankExplanation> ExplainRank(const Context& context,
                                            const storage::ReadTransaction& transaction,
                                            const SeasonId& season, const TabulationId& tabulation,
                                            const ApplicationId& application,
                                            const std::optional<ApplicationId>& other);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_RANK_EXPLANATIONS_H_
