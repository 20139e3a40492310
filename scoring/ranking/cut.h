// Who is admitted at a cut: the shortlist of the first round, the nominations of the final one.
#ifndef AWARD_SCORING_RANKING_CUT_H_
#define AWARD_SCORING_RANKING_CUT_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "scoring/ranking/rules.h"

namespace award::scoring {

// Whether an application is within the cut of the round, and if not, why.
enum class Admission {
  kAdmitted,
  kUnranked,             // It has no place.
  kBelowFloor,           // Its mean total is below the floor.
  kBelowDimensionFloor,  // Its mean score in a dimension is below that dimension's floor.
  kBeyondCut,
  kTiedAtCut,  // TiesAtCut::kStrict: it shares a place of which only some fit the cut.
};

struct Candidate {
  int32_t place = 0;                // Shared by equals; lower is better.
  std::optional<Admission> barred;  // Set: it takes none of the cut's places, and why.
};

struct Admitted {
  std::vector<Admission> of;  // Parallel to the candidates.
  int32_t vacancies = 0;      // 從缺: places of the cut that nobody can fill.
};

// Gives the first `cut` candidates that are not barred a place each, in order of place. Of equals
// at the cut all are admitted, or none, as `ties` says.
Admitted Admit(const std::vector<Candidate>& candidates, int32_t cut, TiesAtCut ties);

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_CUT_H_
