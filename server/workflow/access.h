// Who the caller is, and what the caller is to a resource. The roles a method needs stand in the
// contract and are checked before; here is everything that depends on the resource. No other file
// compares callers.
#ifndef AWARD_SERVER_WORKFLOW_ACCESS_H_
#define AWARD_SERVER_WORKFLOW_ACCESS_H_

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/base/time.h"
#include "server/model/agency.h"
#include "server/model/application.h"
#include "server/model/judging.h"
#include "server/model/season.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// The person whose token has this secret.
// UNAUTHENTICATED: unknown, expired or revoked, or its person is disabled; always the same text.
absl::StatusOr<Caller> Authenticate(const storage::ReadTransaction& transaction,
                                    const base::Digest& secret_sha256, base::Time now);

// NOT_YOUR_AGENCY unless the caller is an agency user of `agency`.
absl::Status RequireAgency(const Caller& caller, const AgencyId& agency);

// NOT_YOURS unless the caller is this judge.
absl::Status RequireJudge(const Caller& caller, const Judge& judge);

// NOT_YOURS unless the caller is the judge of this id, whether there is such a judge or not.
absl::Status RequireOwnJudge(const storage::ReadTransaction& transaction, const Caller& caller,
                             const SeasonId& season, const JudgeId& judge);

// Of which judge alone the caller may see what concerns judges: nothing for those who see every
// judge (staff, commission members, auditors); an empty id for somebody who is no judge of the
// season.
absl::StatusOr<std::optional<JudgeId>> OnlyJudgeSeen(const storage::ReadTransaction& transaction,
                                                     const Caller& caller, const SeasonId& season);

// How much of an application the caller may see.
enum class Sight {
  kBrief,      // Title, agency, category, state: enough to declare a conflict.
  kSubmitted,  // The submitted revisions.
  kDraft,      // The open draft too: its agency and those who endorse it.
};

// What the caller may see of an application.
// CONFLICT_OF_INTEREST: a judge who is recused. NOT_ASSIGNED: a judge without an assignment, or
// before the first round. NOT_FOUND: nothing of it, in the words of a resource that is not there.
absl::StatusOr<Sight> SightOf(const storage::ReadTransaction& transaction, const Caller& caller,
                              const Season& season, const Application& application);

// Whether the caller may know that the application exists, and its title, agency and category.
absl::StatusOr<bool> MayList(const storage::ReadTransaction& transaction, const Caller& caller,
                             const Season& season, const Application& application);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_ACCESS_H_
