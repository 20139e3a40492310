// Conflicts (利益關係) and their effect, the recusal (迴避): an application that a judge has a
// conflict with is closed to them, and what they said of it does not count while its round can be
// recounted.
#ifndef AWARD_SERVER_WORKFLOW_CONFLICTS_H_
#define AWARD_SERVER_WORKFLOW_CONFLICTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/judging.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// What a caller states.
struct ConflictStatement {
  JudgeId judge;
  ApplicationId application;
  ConflictGround ground = ConflictGround::kSelfOrKin;
  std::string statement;
};

// Records a conflict: DECLARED by the judge's own person, RECORDED by the staff. From ANNOUNCED to
// FINAL_ROUND. An assignment becomes RECUSED and its sheet in force SUPERSEDED, in the first round
// until COACHING begins, in the final round always.
// NOT_YOURS: a judge states it of another. FIELD_INVALID: a ground that only the server derives.
absl::StatusOr<Conflict> CreateConflict(const Context& context,
                                        storage::WriteTransaction& transaction,
                                        const SeasonId& season, const ConflictStatement& stated);
// NOT_FOUND: also for a judge who asks for another's.
absl::StatusOr<Conflict> GetConflict(const Context& context,
                                     const storage::ReadTransaction& transaction,
                                     const SeasonId& season, const ConflictId& conflict);
// By id; a judge sees only their own.
absl::StatusOr<std::vector<Conflict>> ListConflicts(const Context& context,
                                                    const storage::ReadTransaction& transaction,
                                                    const SeasonId& season,
                                                    const std::optional<ConflictId>& after,
                                                    int limit);

// The conflicts of one judge that follow from the register: the judge's agency and the applicant
// are in one first-level agency's subtree. Those that stand already are left.
absl::Status DeriveConflictsOf(const Context& context, storage::WriteTransaction& transaction,
                               const Season& season, const Judge& judge);

// When the coach is a judge of the season: the conflict COACH_OF_APPLICANT, with its effect on the
// final round. Does nothing when the person is no judge or the conflict stands already.
absl::Status DeriveCoachConflict(const Context& context, storage::WriteTransaction& transaction,
                                 const Season& season, const ApplicationId& application,
                                 const PersonId& coach);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_CONFLICTS_H_
