// Tabulations (評選總表) as they are kept. Exact numbers are fractions in text, as scoring prints
// them ("1709/20"); empty where there is none.
#ifndef AWARD_SERVER_MODEL_TABULATION_H_
#define AWARD_SERVER_MODEL_TABULATION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "server/base/digest.h"
#include "server/base/time.h"
#include "server/model/ids.h"
#include "server/model/judging_words.h"
#include "server/model/rules.h"
#include "server/model/tabulation_words.h"

namespace award {

struct JudgeTotal {
  JudgeId judge;
  std::string judge_code;
  SeatState state = SeatState::kPending;
  std::string total;
  std::string rank;
};

struct Line {
  ApplicationId application;
  std::string title;
  AgencyId agency;
  int32_t place = 0;  // 0: unranked.
  int32_t shadow_place = 0;
  std::string mean_total;
  std::string rank_sum;
  int32_t first_places = 0;
  int32_t judge_count = 0;
  std::string spread;
  DivergenceLevel divergence = DivergenceLevel::kNone;
  bool divergence_open = false;  // Must be resolved on record, and is not.
  DivergenceOutcome outcome = DivergenceOutcome::kUnspecified;
  bool above_floor = false;
  bool admitted = false;
  std::string unranked_reason;
  std::vector<JudgeTotal> judge_totals;  // By code.
};

struct Comparison {
  ApplicationId higher;
  ApplicationId lower;
  Decider decider = Decider::kTied;
  std::string tie_key;  // The word of the key; empty unless a key decided.
  std::string higher_value;
  std::string lower_value;
};

struct CategoryResult {
  CategoryId category;
  std::vector<Line> lines;  // By place, the unranked last.
  std::vector<Comparison> comparisons;
  std::string rank_sum_refusal;

  const Line* FindLine(const ApplicationId& application) const;
};

struct Tabulation {
  SeasonId season;
  TabulationId id;
  Round round = Round::kFirst;
  TabulationMethod method = TabulationMethod::kTotalScore;
  std::vector<CategoryResult> categories;  // In the order of the rules.
  base::Digest rules_digest;
  base::Digest inputs_digest;  // Of every sheet, conflict and resolution that was counted.
  base::Time create_time;

  const CategoryResult* FindCategory(const CategoryId& category) const;
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_TABULATION_H_
