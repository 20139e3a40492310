// The fairness tiers by exchanges: what each application needs is raised until no exchange can
// serve it, by bisection.
#ifndef AWARD_SCORING_PANEL_EXCHANGE_FAIRNESS_H_
#define AWARD_SCORING_PANEL_EXCHANGE_FAIRNESS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "scoring/panel/classes.h"
#include "scoring/panel/exchange/deficit_proof.h"
#include "scoring/panel/exchange/graph.h"
#include "scoring/panel/exchange/search.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

class FairnessStage {
 public:
  // Starts at `pairs`. `ideals`: own ideals; an application without one asks for nothing.
  // `go_on` as in ExchangeSearch. `prices` per judge, or empty.
  FairnessStage(const Problem& problem, std::vector<std::optional<int64_t>> ideals,
                std::vector<Pair> pairs, std::vector<int64_t> prices, std::function<bool()> go_on);

  // Mends breaches of rules; false when some are left.
  bool MendRules();
  // Raises the lowest sum, whatever it costs.
  void RaiseFloor();
  // Both keep the total at `least_total`, and each sum at what RaiseFloor reached.
  void RaiseLevel(int64_t least_total);
  void LowerDeficit(int64_t least_total);
  // What can be proved about the smallest deficit. The plan stays.
  DeficitProof ProveLeastDeficit(const Classes& classes);
  // The most total with all that was reached.
  void Polish();

  const std::vector<Pair>& Pairs() const { return best_; }
  int64_t Total() const { return total_; }
  bool Stopped() const { return stopped_; }

 private:
  using Needs = std::vector<int64_t>;

  // Begins again at the best plan so far.
  void Restart();
  // Tries to give every application its need; the plan becomes the best when it succeeds.
  bool Reach(const Needs& needs, std::optional<int64_t> least_total);
  bool Meet(const Needs& needs);
  void Take();
  std::vector<std::vector<int64_t>> PricesByClass(const Classes& classes) const;
  Needs AtLeastFloor(Needs needs) const;
  Needs LevelNeeds(int64_t level) const;
  Needs DeficitNeeds(int64_t deficit) const;
  int64_t LowestSum() const;
  int64_t Level() const;
  int64_t LargestDeficit() const;

  const Problem& problem_;
  std::vector<std::optional<int64_t>> ideals_;
  std::vector<Pair> best_;
  std::vector<int64_t> prices_;
  std::function<bool()> go_on_;
  std::unique_ptr<ExchangeGraph> graph_;
  std::unique_ptr<ExchangeSearch> search_;
  std::vector<int64_t> sums_;  // Of the best plan, per application.
  Needs reached_;              // What the best plan must keep.
  int64_t total_ = 0;
  bool stopped_ = false;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_EXCHANGE_FAIRNESS_H_
