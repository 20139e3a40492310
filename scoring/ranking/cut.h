// Who is admitted at a cut: the shortlist of the first round, the nominations of the final one.
#ifndef AWARD_SCORING_RANKING_CUT_H_
#define AWARD_SCORING_RANKING_CUT_H_

#include <cstdint>
#include <string>
#include <vector>

namespace award::scoring {

struct Candidate {
  std::string application;
  int32_t place = 0;        // Shared by equals; lower is better.
  bool above_floor = true;  // Candidates below the floor take no seat.
};

// The applications admitted when `cut` seats are given by place among those above the floor.
// Everyone who shares the place of the last admitted is admitted too (法官遴選辦法 §6), so the
// result may be longer than `cut`; it is shorter when too few are above the floor (從缺). Ordered
// by place, then id.
std::vector<std::string> Admit(std::vector<Candidate> candidates, int32_t cut);

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_CUT_H_
