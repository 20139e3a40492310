// The transition table of a season.
#include "server/model/season.h"

#include <algorithm>
#include <iterator>

namespace award {

std::optional<SeasonState> Next(SeasonState from, SeasonVerb verb) {
  switch (verb) {
    case SeasonVerb::kAnnounce:
      return from == SeasonState::kDraft ? std::optional(SeasonState::kAnnounced) : std::nullopt;
    case SeasonVerb::kAdvance:
      if (from < SeasonState::kAnnounced || from >= SeasonState::kApproval) return std::nullopt;
      return static_cast<SeasonState>(static_cast<int>(from) + 1);
    case SeasonVerb::kReject:
      return from == SeasonState::kApproval ? std::optional(SeasonState::kDeliberation)
                                            : std::nullopt;
    case SeasonVerb::kDispatch:
      return from == SeasonState::kApproval ? std::optional(SeasonState::kDispatched)
                                            : std::nullopt;
    case SeasonVerb::kVoid:
      return from < SeasonState::kDispatched ? std::optional(SeasonState::kVoid) : std::nullopt;
  }
  return std::nullopt;
}

bool HasReached(SeasonState state, SeasonState stage) {
  return state != SeasonState::kVoid && state >= stage;
}

bool IsInOrder(const Schedule& schedule) {
  const base::Time times[] = {schedule.intake_open_time,      schedule.intake_close_time,
                              schedule.correction_close_time, schedule.first_round_close_time,
                              schedule.coaching_close_time,   schedule.final_round_close_time};
  return std::adjacent_find(std::begin(times), std::end(times),
                            [](base::Time a, base::Time b) { return a >= b; }) == std::end(times);
}

}  // namespace award
