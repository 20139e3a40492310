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
  std::string scaled_rank = {};
};

// 0: the method has no meaning for the panel.
struct ShadowPlaces {
  int32_t total_score = 0;
  int32_t rank_sum = 0;
  int32_t trimmed_mean = 0;
  int32_t median = 0;
};

struct DimensionMean {
  DimensionId dimension;
  std::string mean;
  bool below_floor = false;
};

struct Line {
  ApplicationId application;
  std::string title;
  AgencyId agency;
  std::string agency_display_name;  // As it was when the round was counted.
  int32_t place = 0;                // 0: unranked.
  int32_t shadow_place = 0;         // By the other of the two legal methods.
  ShadowPlaces shadow_places;
  std::string mean_total;
  std::string trimmed_mean;
  std::string median_total;
  std::string published;  // The official method's value as the rules round it: a decimal.
  std::string rank_sum;
  int32_t first_places = 0;
  int32_t judge_count = 0;
  std::string spread;
  DivergenceLevel divergence = DivergenceLevel::kNone;
  bool divergence_open = false;  // Must be resolved on record, and is not.
  DivergenceOutcome outcome = DivergenceOutcome::kUnspecified;
  bool above_floor = false;
  Admission admission = Admission::kUnranked;
  std::string unranked_reason;
  std::vector<JudgeTotal> judge_totals;        // By code.
  std::vector<DimensionMean> dimension_means;  // In the order of the rubric; empty if unranked.

  bool admitted() const { return admission == Admission::kAdmitted; }
};

// One comparison on the way to a decision.
struct ComparisonStep {
  std::string tie_key;    // The word of the key; empty for the method itself.
  DimensionId dimension;  // Only for DIMENSIONS_IN_ORDER.
  std::string higher_value;
  std::string lower_value;
};

struct Comparison {
  ApplicationId higher;
  ApplicationId lower;
  Decider decider = Decider::kTied;
  std::string tie_key;  // The word of the key; empty unless a key decided.
  std::string higher_value;
  std::string lower_value;
  std::string gap = {};  // Between the two values, never negative.
  std::vector<ComparisonStep> steps = {};
  std::string sentence_zh = {};
  std::string sentence_en = {};
};

struct CategoryResult {
  CategoryId category;
  std::string display_name;  // As it was when the round was counted.
  std::vector<Line> lines;   // By place, the unranked last.
  std::vector<Comparison> comparisons;
  std::string rank_sum_refusal;
  int32_t vacancies = 0;  // Places of the cut that nobody fills.

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

// What is kept beside a tabulation, for the whole round and all categories. Empty in one that was
// counted before documents were kept.
struct TabulationDocuments {
  std::string sheets;     // sheets.csv.
  std::string decisions;  // decisions.csv.
  std::string report;     // JSON.
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_TABULATION_H_
