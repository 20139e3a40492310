// Looks for cycles of negative cost in the exchange graph and applies them. Labels stay from one
// search to the next, so that only what an exchange touched is searched again.
#ifndef AWARD_SCORING_PANEL_EXCHANGE_SEARCH_H_
#define AWARD_SCORING_PANEL_EXCHANGE_SEARCH_H_

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "scoring/panel/exchange/graph.h"

namespace award::scoring::panel {

class ExchangeSearch {
 public:
  // `go_on` is asked every so often; after a false Descend stops and Stopped() is true. Labels
  // start at minus `prices`, one per judge, in units of affinity; empty: zero.
  ExchangeSearch(ExchangeGraph& graph, const std::vector<int64_t>& prices,
                 std::function<bool()> go_on);

  // Applies negative cycles until there is none, `most_exchanges` at most. With `strict` none that
  // adds a breach, or that gives up a pair of Problem::kept without mending a breach. True when
  // none is left.
  bool Descend(bool strict, int64_t most_exchanges);
  bool Stopped() const { return stopped_; }
  // What a judge's place is worth to other applications of the type, in units of cost; right when
  // no cycle is left.
  int64_t PriceOf(int32_t type, int32_t judge) const;
  // Exchanges applied so far.
  int64_t Exchanges() const { return exchanges_; }

 private:
  struct Cycle {
    std::vector<Transfer> moves;
  };

  // Nodes: what leaves a judge, by type; what joins a judge, by type; the spare place.
  int32_t Leave(int32_t type, int32_t judge) const { return type * judges_ + judge; }
  int32_t Join(int32_t type, int32_t judge) const { return (types_ + type) * judges_ + judge; }
  int32_t Spare() const { return 2 * types_ * judges_; }

  void Enqueue(int32_t node);
  void EnqueueChanged();
  void Lower(int32_t node, int64_t label, int32_t parent);
  void Relax(int32_t node);
  void RelaxLeave(int32_t node);
  std::optional<Cycle> FindCycle();
  // A node on a cycle of parents that `node` leads to, or -1.
  int32_t CycleAbove(int32_t node);
  Cycle CycleThrough(int32_t node) const;
  bool Usable(const Cycle& cycle, bool strict);
  void BanWorst(const Cycle& cycle);
  void ForgetParents();
  bool Work(int64_t amount);

  ExchangeGraph& graph_;
  std::function<bool()> go_on_;
  int32_t judges_;
  int32_t types_;
  std::vector<int64_t> labels_;
  std::vector<int32_t> parents_;
  std::vector<int32_t> seen_;
  int32_t walk_ = 0;
  std::deque<int32_t> queue_;
  std::vector<char> queued_;
  int64_t work_ = 0;
  int64_t exchanges_ = 0;
  bool stopped_ = false;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_EXCHANGE_SEARCH_H_
