// Seasons (年度評選): stages, schedule, and the transition table.
//
//   DRAFT → ANNOUNCED → INTAKE → ELIGIBILITY → ASSIGNMENT → FIRST_ROUND → CONSENSUS → COACHING
//     → FINAL_ROUND → DELIBERATION → APPROVAL → DISPATCHED        APPROVAL → DELIBERATION
//     (rejected)
//   any stage but the last → VOID
#ifndef AWARD_SERVER_MODEL_SEASON_H_
#define AWARD_SERVER_MODEL_SEASON_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/base/digest.h"
#include "server/base/time.h"
#include "server/model/ids.h"
#include "server/model/names.h"
#include "server/model/rules.h"

namespace award {

// Stored; never rename.
enum class SeasonState {
  kDraft,
  kAnnounced,
  kIntake,
  kEligibility,
  kAssignment,
  kFirstRound,
  kConsensus,
  kCoaching,
  kFinalRound,
  kDeliberation,
  kApproval,
  kDispatched,
  kVoid
};

template <>
struct Words<SeasonState> {
  static constexpr std::pair<SeasonState, std::string_view> kRows[] = {
      {SeasonState::kDraft, "DRAFT"},
      {SeasonState::kAnnounced, "ANNOUNCED"},
      {SeasonState::kIntake, "INTAKE"},
      {SeasonState::kEligibility, "ELIGIBILITY"},
      {SeasonState::kAssignment, "ASSIGNMENT"},
      {SeasonState::kFirstRound, "FIRST_ROUND"},
      {SeasonState::kConsensus, "CONSENSUS"},
      {SeasonState::kCoaching, "COACHING"},
      {SeasonState::kFinalRound, "FINAL_ROUND"},
      {SeasonState::kDeliberation, "DELIBERATION"},
      {SeasonState::kApproval, "APPROVAL"},
      {SeasonState::kDispatched, "DISPATCHED"},
      {SeasonState::kVoid, "VOID"}};
};

// The verbs that move a season.
enum class SeasonVerb { kAnnounce, kAdvance, kReject, kDispatch, kVoid };

// The state after `verb`, or nothing when the verb does not apply in `from`. `kAdvance` walks from
// ANNOUNCED to APPROVAL.
std::optional<SeasonState> Next(SeasonState from, SeasonVerb verb);

// Whether `state` is `stage` or a later one; VOID is after nothing.
bool HasReached(SeasonState state, SeasonState stage);

// Closes are exclusive: at that instant the window is closed.
struct Schedule {
  base::Time intake_open_time;
  base::Time intake_close_time;
  base::Time correction_close_time;
  base::Time first_round_close_time;
  base::Time coaching_close_time;
  base::Time final_round_close_time;

  bool operator==(const Schedule&) const = default;
};

// Whether each time is after the one before.
bool IsInOrder(const Schedule& schedule);

struct Season {
  SeasonId id;
  std::string display_name;
  SeasonState state = SeasonState::kDraft;
  bool rehearsal = false;
  Rules rules;
  std::optional<base::Digest> rules_digest;  // Absent in DRAFT.
  std::optional<Schedule> schedule;
  std::optional<base::Time> announce_time;
  base::Time create_time;
  base::Time update_time;
  int64_t etag = 0;
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_SEASON_H_
