// Judges (評審委員), conflicts (利益關係), assignment plans and assignments (分案).
#ifndef AWARD_SERVER_MODEL_JUDGING_H_
#define AWARD_SERVER_MODEL_JUDGING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/base/digest.h"
#include "server/base/time.h"
#include "server/model/ids.h"
#include "server/model/judging_words.h"

namespace award {

struct Expertise {
  DimensionId dimension;
  int32_t level = 1;  // 1 (knows it) to 3 (expert).
};

struct Judge {
  SeasonId season;
  JudgeId id;
  PersonId person;
  std::string display_name;  // The person's.
  std::string code;          // J01, J02, …
  bool outside = false;
  std::optional<AgencyId> agency;  // Exactly for a judge from inside.
  Gender gender = Gender::kUnspecified;
  std::vector<Expertise> expertise;
  int32_t load_min = 0;
  int32_t load_max = 0;
  std::string organisation;  // An id such as `nsysu`; of a judge from outside.
  int32_t seniority = 0;     // 1 to 3; 0: not stated.
  std::optional<base::Time> declare_time;
  std::optional<base::Time> withdraw_time;  // Since when the judge is off the panel.
  std::string withdraw_reason;
  base::Time create_time;
  base::Time update_time;
  int64_t etag = 0;
};

struct Conflict {
  SeasonId season;
  ConflictId id;
  JudgeId judge;
  ApplicationId application;
  ConflictGround ground = ConflictGround::kSelfOrKin;
  ConflictOrigin origin = ConflictOrigin::kDeclared;
  std::string statement;
  base::Time create_time;
};

// What a judge would like to judge, said before any content opens. It weighs, but bends no rule.
struct Preference {
  SeasonId season;
  JudgeId judge;
  ApplicationId application;
  Wish wish = Wish::kIndifferent;
  base::Time update_time;
};

// A pair that every plan of a round must have.
struct SeatLock {
  SeasonId season;
  Round round = Round::kFirst;
  ApplicationId application;
  JudgeId judge;
  std::string reason;
  PersonId person;  // Who set it.
  base::Time create_time;
};

struct Seat {
  ApplicationId application;
  JudgeId judge;
  int32_t affinity = 0;  // What the pair is worth; in the units of the plan.
};

// How well a plan meets one tier, and what no plan as good in the tiers before can exceed.
struct PlanTier {
  AssignmentTier tier = AssignmentTier::kTotal;
  int64_t value = 0;
  std::optional<int64_t> bound;
};

// What a plan was computed from, as files that anyone can compute it from again, and its proof.
struct PlanDocuments {
  std::string applications;
  std::string judges;
  std::string affinity;
  std::string rules;
  std::string locks;
  std::string conflicts;
  std::string kept;         // The pairs to change as little as possible; empty: none are kept.
  std::string certificate;  // JSON.
};

struct AssignmentPlan {
  SeasonId season;
  PlanId id;
  Round round = Round::kFirst;
  PlanState state = PlanState::kProposed;
  std::vector<Seat> seats;  // By application, then judge.
  std::vector<PlanTier> tiers;
  int64_t affinity_total = 0;
  bool imported = false;          // Made by hand; then its bounds are those of the best plan.
  bool kept = false;              // It changes the plan in force as little as possible.
  bool given_affinities = false;  // The affinities came from a file.
  std::optional<PlanId> base;     // The plan in force when it was made.
  PersonId proposer;              // Empty in plans of the first release.
  std::optional<PersonId> review_person;
  std::string review_note;
  base::Digest inputs_digest;
  base::Time create_time;
  std::optional<base::Time> review_time;
  std::optional<base::Time> apply_time;
  int64_t etag = 0;
};

struct Assignment {
  SeasonId season;
  Round round = Round::kFirst;
  ApplicationId application;
  JudgeId judge;
  AssignmentState state = AssignmentState::kActive;
  base::Time create_time;
  base::Time update_time;
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_JUDGING_H_
