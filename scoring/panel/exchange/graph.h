// The exchange graph: from each judge to each other, the application that may change at least cost.
// Rows are kept up to date entry by entry as the plan changes.
//
// A judge has a row per type of application (rule_count.h), so that a rule on what a judge gets is
// a question of which type comes and which goes.
#ifndef AWARD_SCORING_PANEL_EXCHANGE_GRAPH_H_
#define AWARD_SCORING_PANEL_EXCHANGE_GRAPH_H_

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "scoring/panel/exchange/rule_count.h"
#include "scoring/panel/exchange/seating.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// Costs from here on stand for what may not be.
inline constexpr int64_t kForbidden = int64_t{1} << 61;
// Less than any sum of affinities: an application without a need.
inline constexpr int64_t kNoNeed = -(int64_t{1} << 46);

// How tiers share one number: each unit outweighs what usual exchanges can gain in the tiers below
// it. Where that is not enough, Accepts() still holds.
struct Units {
  int64_t affinity = 1;      // One unit of affinity; more than 1 leaves room for evenness.
  int64_t kept = 1;          // A pair of Problem::kept given up.
  int64_t breach = 1;        // A member too many or missing.
  int64_t most_weight = 1;   // The largest weight of a need.
  int64_t most_urgency = 1;  // The largest factor on a breach.
};

// What an exchange would change.
struct Effect {
  int64_t cost = 0;  // Negative is better.
  int64_t breaches = 0;
  int64_t kept_given_up = 0;
};

class ExchangeGraph {
 public:
  ExchangeGraph(const Problem& problem, const std::vector<Pair>& pairs);

  const Seating& Plan() const { return seating_; }
  const Units& UnitsInUse() const { return units_; }
  int32_t Judges() const { return judges_; }
  int32_t Types() const { return judge_rules_.Types(); }
  int32_t TypeOf(int32_t application) const { return judge_rules_.TypeOf(application); }
  int64_t Breaches() const { return panel_breaches_ + judge_rules_.Breaches(); }
  int64_t KeptGivenUp() const { return kept_given_up_; }

  // The sum that the application should reach; each unit missing costs 1 + `weight` units of
  // affinity. Rebuilds every row.
  void SetNeeds(std::vector<int64_t> needs, int64_t weight);
  // What is missing to the need.
  int64_t ShortageOf(int32_t application) const;
  int64_t WeightOf(int32_t application) const { return weights_[At(application)]; }
  void SetWeight(int32_t application, int64_t weight);
  // Multiplies the urgency of every breach that there is; false when none could rise.
  bool RaiseUrgency();
  void CalmUrgency();

  size_t RowOf(int32_t application, int32_t judge) const;
  // Row `type * Judges() + judge`: cost and application per judge it could go to.
  const int64_t* CostsOf(size_t row) const { return costs_.data() + row * AsSize(judges_); }
  const int32_t* ApplicationsOf(size_t row) const {
    return applications_.data() + row * AsSize(judges_);
  }
  // The judge gets one of type `joins` and loses one of type `leaves`; -1 changes the load.
  int64_t PlaceCost(int32_t judge, int32_t joins, int32_t leaves) const {
    return places_[PlaceAt(judge, joins, leaves)];
  }

  // Moves of distinct applications that change the loads of two judges at most. A cost of
  // kForbidden: they cannot be made.
  Effect EffectOf(std::span<const Transfer> moves);
  void Apply(std::span<const Transfer> moves);
  // Takes this arc's application off this arc until LiftBans.
  void Ban(const Transfer& move);
  // Whether there were any.
  bool LiftBans();

  // Rows with an entry that got cheaper, and judges whose PlaceCost may have changed, since the
  // last call.
  std::vector<size_t> TakeCheaperRows();
  std::vector<int32_t> TakeTouchedJudges();

 private:
  static size_t AsSize(int32_t value) { return static_cast<size_t>(value); }
  static size_t At(int32_t position) { return static_cast<size_t>(position); }
  size_t PlaceAt(int32_t judge, int32_t joins, int32_t leaves) const {
    const size_t choices = AsSize(Types()) + 1;
    return (At(judge) * choices + At(joins + 1)) * choices + At(leaves + 1);
  }
  // Computes the judge's PlaceCosts again.
  void PricePlaces(int32_t judge);
  int64_t NewPlaceCost(int32_t judge, int32_t joins, int32_t leaves) const;
  uint64_t BanKey(const Transfer& move) const;
  bool IsKept(int32_t application, int32_t judge) const;
  // Costs of moving `application` from `from` to every judge, into scratch_.
  void CostsFrom(int32_t application, int32_t from);
  int64_t CostOf(const Transfer& move);
  // One more or one fewer.
  int64_t LoadCost(int32_t judge, int32_t change) const;
  int64_t LossOf(int32_t application, int64_t from, int64_t to) const;
  int64_t ExtraOf(const Transfer& move);
  bool IsBanned(const Transfer& move) const;
  void BuildRows();
  void UpdateApplication(int32_t application);
  void MergeRow(int32_t application, int32_t judge, bool fresh);
  void Rescan(size_t row, int32_t from, int32_t to);
  void Forget(int32_t application, int32_t judge);
  void MarkCheaper(size_t row);

  const Problem& problem_;
  int32_t judges_;
  Seating seating_;
  PanelRules panel_rules_;
  JudgeRules judge_rules_;
  Units units_;
  std::vector<int64_t> needs_;
  std::vector<int64_t> weights_;
  std::vector<int64_t> panel_urgency_;  // Per application.
  std::vector<int64_t> judge_urgency_;  // Per judge.
  std::vector<int64_t> costs_;
  std::vector<int32_t> applications_;
  std::vector<int64_t> places_;  // By PlaceAt.
  std::vector<int64_t> scratch_;
  std::vector<char> ruled_;  // Per application: rules or kept pairs concern it.
  absl::flat_hash_set<uint64_t> bans_;
  std::vector<Transfer> ban_list_;
  std::vector<size_t> cheaper_;
  std::vector<char> is_cheaper_;
  std::vector<int32_t> touched_;
  int64_t panel_breaches_ = 0;
  int64_t kept_given_up_ = 0;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_EXCHANGE_GRAPH_H_
