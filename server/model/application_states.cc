// The transition table of an application.
#include "server/model/application_states.h"

namespace award {

std::optional<ApplicationState> Next(ApplicationState from, ApplicationVerb verb) {
  using S = ApplicationState;
  using V = ApplicationVerb;
  struct Row {
    S from;
    V verb;
    S to;
  };
  // clang-format off
  static constexpr Row kRows[] = {
      {S::kDraft,          V::kSubmit,     S::kSubmitted},
      {S::kDraft,          V::kWithdraw,   S::kWithdrawn},
      {S::kSubmitted,      V::kReturn,     S::kReturned},
      {S::kSubmitted,      V::kAccept,     S::kEligible},
      {S::kSubmitted,      V::kReject,     S::kIneligible},
      {S::kSubmitted,      V::kWithdraw,   S::kWithdrawn},
      {S::kSubmitted,      V::kDisqualify, S::kDisqualified},
      {S::kReturned,       V::kSubmit,     S::kSubmitted},
      {S::kReturned,       V::kReject,     S::kIneligible},
      {S::kReturned,       V::kWithdraw,   S::kWithdrawn},
      {S::kReturned,       V::kDisqualify, S::kDisqualified},
      {S::kEligible,       V::kShortlist,  S::kShortlisted},
      {S::kEligible,       V::kPassOver,   S::kNotShortlisted},
      {S::kEligible,       V::kWithdraw,   S::kWithdrawn},
      {S::kEligible,       V::kDisqualify, S::kDisqualified},
      {S::kShortlisted,    V::kSubmit,     S::kShortlisted},
      {S::kShortlisted,    V::kReconsider, S::kEligible},
      {S::kShortlisted,    V::kNominate,   S::kNominated},
      {S::kShortlisted,    V::kPassOver,   S::kNotNominated},
      {S::kShortlisted,    V::kWithdraw,   S::kWithdrawn},
      {S::kShortlisted,    V::kDisqualify, S::kDisqualified},
      {S::kNotShortlisted, V::kReconsider, S::kEligible},
      {S::kNotShortlisted, V::kDisqualify, S::kDisqualified},
      {S::kNominated,      V::kReconsider, S::kShortlisted},
      {S::kNominated,      V::kWithdraw,   S::kWithdrawn},
      {S::kNominated,      V::kDisqualify, S::kDisqualified},
      {S::kNotNominated,   V::kReconsider, S::kShortlisted},
      {S::kNotNominated,   V::kDisqualify, S::kDisqualified},
  };
  // clang-format on
  for (const Row& row : kRows) {
    if (row.from == from && row.verb == verb) return row.to;
  }
  return std::nullopt;
}

bool IsWritable(ApplicationState state, SeasonState stage) {
  switch (state) {
    case ApplicationState::kDraft:
      return stage == SeasonState::kAnnounced || stage == SeasonState::kIntake;
    case ApplicationState::kReturned:
      return stage == SeasonState::kEligibility;
    case ApplicationState::kShortlisted:
      return stage == SeasonState::kCoaching;
    default:
      return false;
  }
}

bool IsInFirstRound(ApplicationState state) {
  return state == ApplicationState::kEligible || state == ApplicationState::kNotShortlisted ||
         IsInFinalRound(state);
}

bool IsInFinalRound(ApplicationState state) {
  return state == ApplicationState::kShortlisted || state == ApplicationState::kNominated ||
         state == ApplicationState::kNotNominated;
}

}  // namespace award
