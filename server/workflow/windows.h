// When something is taken: the only place that compares the time of a call with the schedule.
// Every close is exclusive: at that instant the window is closed.
#ifndef AWARD_SERVER_WORKFLOW_WINDOWS_H_
#define AWARD_SERVER_WORKFLOW_WINDOWS_H_

#include "absl/status/status.h"
#include "server/base/time.h"
#include "server/model/application.h"
#include "server/model/judging_words.h"
#include "server/model/season.h"

namespace award::workflow {

// Whether an agency may write in the application now: a draft from the announcement to the close
// of intake, a correction and a revision until theirs.
// WRONG_STATE: not in this state of the application or stage of the season. WINDOW_CLOSED.
absl::Status CheckWritable(const Season& season, const Application& application, base::Time now);

// Whether a new application may be begun now. WRONG_STATE, WINDOW_CLOSED.
absl::Status CheckCreatable(const Season& season, base::Time now);

// Whether the application's draft may be submitted now: as CheckWritable, but a first submission
// only in INTAKE, from the opening on. WINDOW_NOT_OPEN.
absl::Status CheckSubmittable(const Season& season, const Application& application, base::Time now);

// Whether sheets of the round are taken now. WRONG_STATE, WINDOW_CLOSED.
absl::Status CheckScorable(const Season& season, Round round, base::Time now);

// Whether responses to advice are taken now: in COACHING, until its close.
// WRONG_STATE, WINDOW_CLOSED.
absl::Status CheckCoachable(const Season& season, base::Time now);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_WINDOWS_H_
