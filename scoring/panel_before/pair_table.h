// An assignment problem sorted by id, with every pair of application and judge at hand. Working on
// it makes the answer independent of how the problem was listed.
#ifndef AWARD_SCORING_PANEL_BEFORE_PAIR_TABLE_H_
#define AWARD_SCORING_PANEL_BEFORE_PAIR_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scoring/panel_before/problem.h"

namespace award::scoring::panel_before {

// What is known of one application and one judge.
struct PairState {
  bool conflict = false;
  bool locked = false;
  int32_t affinity = 0;
};

struct PairTable {
  std::vector<std::string> applications;      // Rising.
  std::vector<Judge> judges;                  // By id.
  std::vector<std::vector<PairState>> pairs;  // Per application, per judge.

  // Positions by id; nothing when the id is not in the problem.
  std::optional<size_t> FindApplication(const std::string& id) const;
  std::optional<size_t> FindJudge(const std::string& id) const;
  // The judge may be assigned to the application: no conflict and room for at least one.
  bool Allowed(size_t application, size_t judge) const;
};

// Sorts `problem`, which must be valid.
PairTable MakePairTable(const Problem& problem);

}  // namespace award::scoring::panel_before

#endif  // AWARD_SCORING_PANEL_BEFORE_PAIR_TABLE_H_
