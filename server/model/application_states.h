// The states of an application and the table of what leads where.
//
//   DRAFT → SUBMITTED ⇄ RETURNED      SUBMITTED → ELIGIBLE | INELIGIBLE
//   ELIGIBLE → SHORTLISTED | NOT_SHORTLISTED      SHORTLISTED → NOMINATED | NOT_NOMINATED
//   anything before nomination → WITHDRAWN      anything submitted → DISQUALIFIED
#ifndef AWARD_SERVER_MODEL_APPLICATION_STATES_H_
#define AWARD_SERVER_MODEL_APPLICATION_STATES_H_

#include <optional>
#include <string_view>
#include <utility>

#include "server/model/names.h"
#include "server/model/season.h"

namespace award {

// Stored; never rename.
enum class ApplicationState {
  kDraft,
  kSubmitted,
  kReturned,
  kEligible,
  kIneligible,
  kShortlisted,
  kNotShortlisted,
  kNominated,
  kNotNominated,
  kWithdrawn,
  kDisqualified
};

template <>
struct Words<ApplicationState> {
  static constexpr std::pair<ApplicationState, std::string_view> kRows[] = {
      {ApplicationState::kDraft, "DRAFT"},
      {ApplicationState::kSubmitted, "SUBMITTED"},
      {ApplicationState::kReturned, "RETURNED"},
      {ApplicationState::kEligible, "ELIGIBLE"},
      {ApplicationState::kIneligible, "INELIGIBLE"},
      {ApplicationState::kShortlisted, "SHORTLISTED"},
      {ApplicationState::kNotShortlisted, "NOT_SHORTLISTED"},
      {ApplicationState::kNominated, "NOMINATED"},
      {ApplicationState::kNotNominated, "NOT_NOMINATED"},
      {ApplicationState::kWithdrawn, "WITHDRAWN"},
      {ApplicationState::kDisqualified, "DISQUALIFIED"}};
};

enum class ApplicationVerb {
  kSubmit,
  kReturn,
  kAccept,
  kReject,
  kShortlist,
  kPassOver,  // Not shortlisted, or not nominated.
  kNominate,
  kReconsider,  // A rejected list takes the nominations back.
  kWithdraw,
  kDisqualify
};

template <>
struct Words<ApplicationVerb> {
  static constexpr std::pair<ApplicationVerb, std::string_view> kRows[] = {
      {ApplicationVerb::kSubmit, "SUBMIT"},       {ApplicationVerb::kReturn, "RETURN"},
      {ApplicationVerb::kAccept, "ACCEPT"},       {ApplicationVerb::kReject, "REJECT"},
      {ApplicationVerb::kShortlist, "SHORTLIST"}, {ApplicationVerb::kPassOver, "PASS_OVER"},
      {ApplicationVerb::kNominate, "NOMINATE"},   {ApplicationVerb::kReconsider, "RECONSIDER"},
      {ApplicationVerb::kWithdraw, "WITHDRAW"},   {ApplicationVerb::kDisqualify, "DISQUALIFY"}};
};

// The state after `verb`, or nothing when the verb does not apply in `from`. A SHORTLISTED
// application that submits a revision stays SHORTLISTED.
std::optional<ApplicationState> Next(ApplicationState from, ApplicationVerb verb);

// Whether the agency may write in this state at this stage of the season: a draft in ANNOUNCED and
// INTAKE, a correction in ELIGIBILITY, a revision in COACHING.
bool IsWritable(ApplicationState state, SeasonState stage);

// Whether it is judged in the round of this stage or counted in its tabulation.
bool IsInFirstRound(ApplicationState state);  // ELIGIBLE, or what came of it.
bool IsInFinalRound(ApplicationState state);  // SHORTLISTED, or what came of it.

}  // namespace award

#endif  // AWARD_SERVER_MODEL_APPLICATION_STATES_H_
