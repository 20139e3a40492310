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
  std::optional<base::Time> declare_time;
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

struct Seat {
  ApplicationId application;
  JudgeId judge;
  int32_t affinity = 0;  // Σ level × weight in basis points, 0..30 000.
};

struct AssignmentPlan {
  SeasonId season;
  PlanId id;
  Round round = Round::kFirst;
  PlanState state = PlanState::kProposed;
  std::vector<Seat> seats;  // By application, then judge.
  int64_t affinity_total = 0;
  int64_t affinity_bound = 0;
  std::vector<std::string> prices;  // The certificate, as scoring/panel gave it.
  base::Digest inputs_digest;
  base::Time create_time;
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
