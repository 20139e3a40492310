// The words of tabulations and resolutions. Stored; never rename.
#ifndef AWARD_SERVER_MODEL_TABULATION_WORDS_H_
#define AWARD_SERVER_MODEL_TABULATION_WORDS_H_

#include <string_view>
#include <utility>

#include "server/model/names.h"

namespace award {

// What became of a judge's seat: six different things, and none of them is zero.
enum class SeatState { kScored, kAbstained, kRecused, kAbsent, kPending, kExcluded };

template <>
struct Words<SeatState> {
  static constexpr std::pair<SeatState, std::string_view> kRows[] = {
      {SeatState::kScored, "SCORED"},   {SeatState::kAbstained, "ABSTAINED"},
      {SeatState::kRecused, "RECUSED"}, {SeatState::kAbsent, "ABSENT"},
      {SeatState::kPending, "PENDING"}, {SeatState::kExcluded, "EXCLUDED"}};
};

enum class DivergenceLevel { kNone, kShown, kDiscussed, kResolved };

template <>
struct Words<DivergenceLevel> {
  static constexpr std::pair<DivergenceLevel, std::string_view> kRows[] = {
      {DivergenceLevel::kNone, "NONE"},
      {DivergenceLevel::kShown, "SHOWN"},
      {DivergenceLevel::kDiscussed, "DISCUSSED"},
      {DivergenceLevel::kResolved, "RESOLVED"}};
};

// The four lawful ways of 採購評選委員會審議規則 §6, and none yet.
enum class DivergenceOutcome { kUnspecified, kKeep, kExcludeJudge, kRescore, kUndecidable };

template <>
struct Words<DivergenceOutcome> {
  static constexpr std::pair<DivergenceOutcome, std::string_view> kRows[] = {
      {DivergenceOutcome::kUnspecified, "DIVERGENCE_OUTCOME_UNSPECIFIED"},
      {DivergenceOutcome::kKeep, "KEEP"},
      {DivergenceOutcome::kExcludeJudge, "EXCLUDE_JUDGE"},
      {DivergenceOutcome::kRescore, "RESCORE"},
      {DivergenceOutcome::kUndecidable, "UNDECIDABLE"}};
};

// Whether an application is within the cut, and if not, why.
enum class Admission {
  kAdmitted,
  kUnranked,
  kBelowFloor,
  kBelowDimensionFloor,
  kBeyondCut,
  kTiedAtCut
};

template <>
struct Words<Admission> {
  static constexpr std::pair<Admission, std::string_view> kRows[] = {
      {Admission::kAdmitted, "ADMITTED"},
      {Admission::kUnranked, "UNRANKED"},
      {Admission::kBelowFloor, "BELOW_FLOOR"},
      {Admission::kBelowDimensionFloor, "BELOW_DIMENSION_FLOOR"},
      {Admission::kBeyondCut, "BEYOND_CUT"},
      {Admission::kTiedAtCut, "TIED_AT_CUT"}};
};

// What is kept of a tabulation as bytes, so that anyone can recompute it.
enum class DocumentKind { kSheets, kDecisions, kReport };

template <>
struct Words<DocumentKind> {
  static constexpr std::pair<DocumentKind, std::string_view> kRows[] = {
      {DocumentKind::kSheets, "SHEETS"},
      {DocumentKind::kDecisions, "DECISIONS"},
      {DocumentKind::kReport, "REPORT"}};
};

enum class Decider { kMethod, kTieKey, kRecorded, kTied };

template <>
struct Words<Decider> {
  static constexpr std::pair<Decider, std::string_view> kRows[] = {{Decider::kMethod, "METHOD"},
                                                                   {Decider::kTieKey, "TIE_KEY"},
                                                                   {Decider::kRecorded, "RECORDED"},
                                                                   {Decider::kTied, "TIED"}};
};

enum class ResolutionKind { kDivergence, kTie, kShortlist, kNomination };

template <>
struct Words<ResolutionKind> {
  static constexpr std::pair<ResolutionKind, std::string_view> kRows[] = {
      {ResolutionKind::kDivergence, "DIVERGENCE"},
      {ResolutionKind::kTie, "TIE"},
      {ResolutionKind::kShortlist, "SHORTLIST"},
      {ResolutionKind::kNomination, "NOMINATION"}};
};

enum class TieMeans { kUnspecified, kVote, kLot };

template <>
struct Words<TieMeans> {
  static constexpr std::pair<TieMeans, std::string_view> kRows[] = {
      {TieMeans::kUnspecified, "MEANS_UNSPECIFIED"},
      {TieMeans::kVote, "VOTE"},
      {TieMeans::kLot, "LOT"}};
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_TABULATION_WORDS_H_
