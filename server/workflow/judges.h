// Judges (評審委員): appointing them, what they declare, what the panel as a whole must look like.
#ifndef AWARD_SERVER_WORKFLOW_JUDGES_H_
#define AWARD_SERVER_WORKFLOW_JUDGES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// The most applications that a judge may be given in a round.
inline constexpr int32_t kLoadMax = 1000;

// Appoints a person as judge and gives them the role and the next code; of `judge` only what the
// contract takes is read. Until the first round opens. A judge who comes in ASSIGNMENT has the
// conflicts that follow from the register at once.
// FIELD_REQUIRED: a judge from inside without an agency. WRONG_SHAPE: one from outside with an
// agency. FIELD_INVALID: loads, a level, a dimension named twice. DIMENSION_UNKNOWN.
// NAME_DUPLICATE: the person is a judge already. PERSON_DISABLED.
absl::StatusOr<Judge> CreateJudge(const Context& context, storage::WriteTransaction& transaction,
                                  Judge judge);

// A judge may get only themself. NOT_FOUND.
absl::StatusOr<Judge> GetJudge(const Context& context, const storage::ReadTransaction& transaction,
                               const SeasonId& season, const JudgeId& judge);
// By id; a judge sees only themself.
absl::StatusOr<std::vector<Judge>> ListJudges(const Context& context,
                                              const storage::ReadTransaction& transaction,
                                              const SeasonId& season,
                                              const std::optional<JudgeId>& after, int limit);

// What an update replaces.
struct JudgeUpdate {
  std::optional<std::vector<Expertise>> expertise;
  std::optional<int32_t> load_min;
  std::optional<int32_t> load_max;
  std::optional<std::string> organisation = std::nullopt;
  std::optional<int32_t> seniority = std::nullopt;
};

// Until the season is deliberated on; in a round it takes effect with the next plan.
absl::StatusOr<Judge> UpdateJudge(const Context& context, storage::WriteTransaction& transaction,
                                  const SeasonId& season, const JudgeId& judge, JudgeUpdate update,
                                  std::optional<int64_t> etag);

// By the judge alone, from the announcement until the first round opens. NOT_YOURS, also for a
// judge that does not exist. DECLARATION_COMPLETE.
absl::StatusOr<Judge> CompleteDeclaration(const Context& context,
                                          storage::WriteTransaction& transaction,
                                          const SeasonId& season, const JudgeId& judge,
                                          std::optional<int64_t> etag);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_JUDGES_H_
