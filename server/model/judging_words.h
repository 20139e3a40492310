// The words of the panel: rounds, genders, grounds and origins of conflicts, states of plans and
// assignments. Stored; never rename.
#ifndef AWARD_SERVER_MODEL_JUDGING_WORDS_H_
#define AWARD_SERVER_MODEL_JUDGING_WORDS_H_

#include <string_view>
#include <utility>

#include "server/model/names.h"

namespace award {

enum class Round { kFirst, kFinal };

template <>
struct Words<Round> {
  static constexpr std::pair<Round, std::string_view> kRows[] = {{Round::kFirst, "FIRST"},
                                                                 {Round::kFinal, "FINAL"}};
};

enum class Gender { kUnspecified, kFemale, kMale, kOther };

template <>
struct Words<Gender> {
  static constexpr std::pair<Gender, std::string_view> kRows[] = {
      {Gender::kUnspecified, "GENDER_UNSPECIFIED"},
      {Gender::kFemale, "FEMALE"},
      {Gender::kMale, "MALE"},
      {Gender::kOther, "OTHER"}};
};

// 行政程序法 §32–33, 採購評選委員會審議規則 §14, and the two that the server derives.
enum class ConflictGround {
  kSelfOrKin,
  kSharedInterest,
  kAgent,
  kWitness,
  kAppearanceOfBias,
  kEmploymentOrAdvice,
  kSameFirstLevelAgency,
  kCoachOfApplicant
};

template <>
struct Words<ConflictGround> {
  static constexpr std::pair<ConflictGround, std::string_view> kRows[] = {
      {ConflictGround::kSelfOrKin, "SELF_OR_KIN"},
      {ConflictGround::kSharedInterest, "SHARED_INTEREST"},
      {ConflictGround::kAgent, "AGENT"},
      {ConflictGround::kWitness, "WITNESS"},
      {ConflictGround::kAppearanceOfBias, "APPEARANCE_OF_BIAS"},
      {ConflictGround::kEmploymentOrAdvice, "EMPLOYMENT_OR_ADVICE"},
      {ConflictGround::kSameFirstLevelAgency, "SAME_FIRST_LEVEL_AGENCY"},
      {ConflictGround::kCoachOfApplicant, "COACH_OF_APPLICANT"}};
};

enum class ConflictOrigin { kDeclared, kRecorded, kDerived };

template <>
struct Words<ConflictOrigin> {
  static constexpr std::pair<ConflictOrigin, std::string_view> kRows[] = {
      {ConflictOrigin::kDeclared, "DECLARED"},
      {ConflictOrigin::kRecorded, "RECORDED"},
      {ConflictOrigin::kDerived, "DERIVED"}};
};

enum class Wish { kIndifferent, kWant, kRatherNot };

template <>
struct Words<Wish> {
  static constexpr std::pair<Wish, std::string_view> kRows[] = {
      {Wish::kIndifferent, "INDIFFERENT"}, {Wish::kWant, "WANT"}, {Wish::kRatherNot, "RATHER_NOT"}};
};

// What a plan is compared by; the names of scoring/panel.
enum class AssignmentTier {
  kUnfilled,
  kChanges,
  kFloor,
  kLevel,
  kDeficit,
  kTotal,
  kEvenness,
  kGroups,
  kDraw
};

template <>
struct Words<AssignmentTier> {
  static constexpr std::pair<AssignmentTier, std::string_view> kRows[] = {
      {AssignmentTier::kUnfilled, "UNFILLED"}, {AssignmentTier::kChanges, "CHANGES"},
      {AssignmentTier::kFloor, "FLOOR"},       {AssignmentTier::kLevel, "LEVEL"},
      {AssignmentTier::kDeficit, "DEFICIT"},   {AssignmentTier::kTotal, "TOTAL"},
      {AssignmentTier::kEvenness, "EVENNESS"}, {AssignmentTier::kGroups, "GROUPS"},
      {AssignmentTier::kDraw, "DRAW"}};
};

enum class PlanState { kProposed, kReviewed, kApplied, kSuperseded };

template <>
struct Words<PlanState> {
  static constexpr std::pair<PlanState, std::string_view> kRows[] = {
      {PlanState::kProposed, "PROPOSED"},
      {PlanState::kReviewed, "REVIEWED"},
      {PlanState::kApplied, "APPLIED"},
      {PlanState::kSuperseded, "SUPERSEDED"}};
};

// Released: given up by a later plan, or because the judge left; it counts nowhere.
enum class AssignmentState { kActive, kRecused, kReleased };

template <>
struct Words<AssignmentState> {
  static constexpr std::pair<AssignmentState, std::string_view> kRows[] = {
      {AssignmentState::kActive, "ACTIVE"},
      {AssignmentState::kRecused, "RECUSED"},
      {AssignmentState::kReleased, "RELEASED"}};
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_JUDGING_WORDS_H_
