// A plan while it is being changed: who judges what, from both sides, with sums and loads.
#ifndef AWARD_SCORING_PANEL_EXCHANGE_SEATING_H_
#define AWARD_SCORING_PANEL_EXCHANGE_SEATING_H_

#include <cstdint>
#include <span>
#include <vector>

#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// An application leaves one judge for another.
struct Transfer {
  int32_t application = 0;
  int32_t from = 0;
  int32_t to = 0;
};

class Seating {
 public:
  // `pairs` are rising. Keeps a reference to `problem`.
  Seating(const Problem& problem, const std::vector<Pair>& pairs);

  // Rising.
  std::span<const int32_t> JudgesOf(int32_t application) const;
  // What the judge has and may lose, rising: no locks.
  const std::vector<int32_t>& MovableOf(int32_t judge) const;
  bool Has(int32_t application, int32_t judge) const;
  bool IsLocked(int32_t application, int32_t judge) const;
  int32_t LoadOf(int32_t judge) const { return loads_[static_cast<size_t>(judge)]; }
  int64_t SumOf(int32_t application) const { return sums_[static_cast<size_t>(application)]; }
  int64_t Total() const { return total_; }

  // The application must be with `from`, unlocked, and not with `to`.
  void Apply(const Transfer& move);
  std::vector<Pair> Pairs() const;

 private:
  const Problem& problem_;
  std::vector<size_t> begin_;    // Per application, into judges_; one more at the end.
  std::vector<int32_t> judges_;  // Application by application, rising within each.
  std::vector<std::vector<int32_t>> movable_;
  std::vector<int32_t> loads_;
  std::vector<int64_t> sums_;
  int64_t total_ = 0;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_EXCHANGE_SEATING_H_
