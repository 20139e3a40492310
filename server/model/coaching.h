// Coaching cases (輔導) with their advice (輔導意見) and responses.
#ifndef AWARD_SERVER_MODEL_COACHING_H_
#define AWARD_SERVER_MODEL_COACHING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/base/time.h"
#include "server/model/ids.h"
#include "server/model/names.h"

namespace award {

enum class CoachingState { kOpen, kClosed };

template <>
struct Words<CoachingState> {
  static constexpr std::pair<CoachingState, std::string_view> kRows[] = {
      {CoachingState::kOpen, "OPEN"}, {CoachingState::kClosed, "CLOSED"}};
};

enum class AdviceState { kPending, kAccepted, kDone, kDeclined };

template <>
struct Words<AdviceState> {
  static constexpr std::pair<AdviceState, std::string_view> kRows[] = {
      {AdviceState::kPending, "PENDING"},
      {AdviceState::kAccepted, "ACCEPTED"},
      {AdviceState::kDone, "DONE"},
      {AdviceState::kDeclined, "DECLINED"}};
};

struct CoachingCase {
  SeasonId season;
  CoachingCaseId id;
  ApplicationId application;
  PersonId coach;
  CoachingState state = CoachingState::kOpen;
  base::Time create_time;
  base::Time update_time;
  int64_t etag = 0;
};

struct Advice {
  SeasonId season;
  CoachingCaseId coaching_case;
  AdviceId id;
  int32_t position = 0;
  DimensionId dimension;
  std::string text;
  AdviceState state = AdviceState::kPending;
  std::string response;
  base::Time create_time;
  std::optional<base::Time> respond_time;
  int64_t etag = 0;
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_COACHING_H_
