// The pairs that a flow network knows of. All others are scanned by price-out.
#ifndef AWARD_SCORING_PANEL_FLOW_CANDIDATES_H_
#define AWARD_SCORING_PANEL_FLOW_CANDIDATES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// In which order an application considers judges who are worth the same to it: another for each
// application, so that not all turn to the same judges. It guides the search, not the answer.
inline uint64_t TurnOf(Pair pair) {
  const uint64_t mixed = (static_cast<uint64_t>(pair.application) + 1) * 0x9e3779b97f4a7c15U ^
                         (static_cast<uint64_t>(pair.judge) + 1) * 0xbf58476d1ce4e5b9U;
  return (mixed ^ (mixed >> 29)) * 0x94d049bb133111ebU;
}

struct Candidate {
  int32_t judge = 0;
  bool assigned = false;
  bool in_tree = false;  // Its arc was in the last tree.
  bool kept = false;     // In Problem::kept.
};

class Candidates {
 public:
  // Conflicts and locks are closed from the beginning: they can never become candidates.
  explicit Candidates(const Problem& problem);

  // Neither a candidate nor closed.
  bool IsNew(Pair pair) const { return (closed_[Word(pair)] >> Bit(pair) & 1U) == 0; }
  // Requires: IsNew.
  void Add(Pair pair, bool assigned);

  std::vector<Candidate>& Of(int32_t application) { return of_[static_cast<size_t>(application)]; }
  const std::vector<Candidate>& Of(int32_t application) const {
    return of_[static_cast<size_t>(application)];
  }

 private:
  void Close(Pair pair) { closed_[Word(pair)] |= uint64_t{1} << Bit(pair); }
  size_t Word(Pair pair) const {
    return static_cast<size_t>(pair.application) * words_ + static_cast<size_t>(pair.judge) / 64;
  }
  static unsigned Bit(Pair pair) { return static_cast<unsigned>(pair.judge) % 64; }

  const Problem& problem_;
  size_t words_ = 0;  // Per application.
  std::vector<uint64_t> closed_;
  std::vector<std::vector<Candidate>> of_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FLOW_CANDIDATES_H_
