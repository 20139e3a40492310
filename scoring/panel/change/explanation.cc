// Reasons for a pair, each counted from the problem and the plan; the prices give the last one.
#include "scoring/panel/change/explanation.h"

#include <algorithm>
#include <utility>

#include "scoring/panel/change/pair_cost.h"
#include "scoring/panel/position.h"

namespace award::scoring::panel {

namespace {

using Kind = Reason::Kind;

bool Contains(const std::vector<int32_t>& positions, int32_t position) {
  return std::binary_search(positions.begin(), positions.end(), position);
}

bool Contains(const std::vector<Pair>& pairs, Pair pair) {
  return std::binary_search(pairs.begin(), pairs.end(), pair);
}

std::vector<int32_t> Common(const std::vector<int32_t>& left, const std::vector<int32_t>& right) {
  std::vector<int32_t> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  return both;
}

class Explainer {
 public:
  Explainer(const Problem& problem, const Classes& classes, const Plan& plan, Pair pair)
      : problem_(problem), classes_(classes), plan_(plan), pair_(pair) {
    for (const Pair other : plan.pairs) {
      if (other.application == pair.application) panel_.push_back(other.judge);
      if (other.judge == pair.judge) load_.push_back(other.application);
    }
  }

  Explanation Explain() {
    told_.pair = pair_;
    told_.assigned = Contains(plan_.pairs, pair_);
    told_.affinity = problem_.AffinityOf(pair_);
    told_.load = static_cast<int64_t>(load_.size());
    RankPanel();
    if (told_.assigned) {
      ExplainAssigned();
    } else {
      ExplainNotAssigned();
    }
    return std::move(told_);
  }

 private:
  void Say(Kind kind, std::vector<int32_t> others = {}, int32_t rule = -1, std::string text = {}) {
    told_.reasons.push_back({kind, rule, std::move(others), std::move(text)});
  }

  int32_t AffinityOf(int32_t judge) const {
    return problem_.AffinityOf({pair_.application, judge});
  }
  bool IsLocked(int32_t judge) const {
    return Contains(problem_.locks, {pair_.application, judge});
  }

  int64_t RankOf(int32_t affinity) const {
    int64_t rank = 1;
    for (int32_t judge = 0; At(judge) < problem_.judges.size(); ++judge) {
      if (AffinityOf(judge) > affinity) ++rank;
    }
    return rank;
  }

  void RankPanel() {
    for (int32_t judge = 0; At(judge) < problem_.judges.size(); ++judge) {
      if (AffinityOf(judge) != kConflict) ++told_.allowed;
    }
    if (told_.affinity != kConflict) told_.rank = RankOf(told_.affinity);
    for (const int32_t judge : panel_) {
      told_.panel.push_back({judge, AffinityOf(judge), RankOf(AffinityOf(judge)), IsLocked(judge)});
    }
    std::stable_sort(told_.panel.begin(), told_.panel.end(),
                     [](const PanelSeat& left, const PanelSeat& right) {
                       return left.affinity > right.affinity;
                     });
  }

  // Whether the rule speaks of this application and judge, the judge being a member or not (of a
  // rule for judges: the application).
  bool Concerns(const Rule& rule, bool member) const {
    const bool panel = rule.each == Each::kApplication;
    return Contains(problem_.scopes[At(rule.scope)], panel ? pair_.application : pair_.judge) &&
           Contains(rule.members, panel ? pair_.judge : pair_.application) == member;
  }

  // Those that count for the rule in this panel, or for this judge.
  std::vector<int32_t> Counted(const Rule& rule) const {
    return Common(rule.each == Each::kApplication ? panel_ : load_, rule.members);
  }

  template <typename Use>
  void ForEachRule(Use use) const {
    for (size_t r = 0; r < problem_.rules.size(); ++r) {
      use(problem_.rules[r], static_cast<int32_t>(r));
    }
  }

  void ExplainAssigned() {
    if (IsLocked(pair_.judge)) Say(Kind::kLocked);
    if (Contains(problem_.kept, pair_)) Say(Kind::kKept);
    if (told_.rank == 1) Say(Kind::kBestForApplication);
    ForEachRule([this](const Rule& rule, int32_t position) {
      if (rule.lowest == 0 || !Concerns(rule, true)) return;
      std::vector<int32_t> counted = Counted(rule);
      if (counted.size() > At(rule.lowest)) return;
      std::erase(counted, rule.each == Each::kApplication ? pair_.judge : pair_.application);
      Say(Kind::kRuleNeeds, std::move(counted), position);
    });
    const int32_t lowest = problem_.judges[At(pair_.judge)].lowest_load;
    if (lowest > 0 && told_.load <= lowest) Say(Kind::kLoadNeeds);
    if (!IsLocked(pair_.judge)) SayLoss();
  }

  void ExplainNotAssigned() {
    if (told_.affinity == kConflict) {
      SayGround();
      return;
    }
    if (problem_.seats[At(pair_.application)] == 0) {
      Say(Kind::kNoSeats);
      return;
    }
    if (told_.load >= problem_.judges[At(pair_.judge)].highest_load) Say(Kind::kLoadFull, load_);
    SayFullRules();
    SayNeedyRules();
    if (std::all_of(panel_.begin(), panel_.end(), [this](int32_t j) { return IsLocked(j); }) &&
        static_cast<int32_t>(panel_.size()) == problem_.seats[At(pair_.application)]) {
      Say(Kind::kSeatsLocked, panel_);
    }
    std::vector<int32_t> better;
    for (const int32_t judge : panel_) {
      if (AffinityOf(judge) >= told_.affinity) better.push_back(judge);
    }
    if (!better.empty()) Say(Kind::kSeatsBetter, std::move(better));
    SayLoss();
  }

  void SayGround() {
    const auto at = std::lower_bound(
        problem_.grounds.begin(), problem_.grounds.end(), pair_,
        [](const Ground& ground, const Pair& sought) { return ground.pair < sought; });
    const bool found = at != problem_.grounds.end() && at->pair == pair_;
    Say(Kind::kInConflict, {}, -1, found ? at->text : "");
  }

  void SayFullRules() {
    for (const Each each : {Each::kApplication, Each::kJudge}) {
      ForEachRule([this, each](const Rule& rule, int32_t position) {
        if (rule.each != each || rule.highest == kUnlimited || !Concerns(rule, true)) return;
        std::vector<int32_t> counted = Counted(rule);
        if (counted.size() < At(rule.highest)) return;
        Say(each == Each::kApplication ? Kind::kPanelFull : Kind::kQuotaFull, std::move(counted),
            position);
      });
    }
  }

  // Rules that hold every seat that could be given up.
  void SayNeedyRules() {
    if (static_cast<int32_t>(panel_.size()) < problem_.seats[At(pair_.application)]) return;
    ForEachRule([this](const Rule& rule, int32_t position) {
      if (rule.each != Each::kApplication || rule.lowest == 0 || !Concerns(rule, false)) return;
      std::vector<int32_t> counted = Counted(rule);
      if (counted.size() > At(rule.lowest)) return;
      const bool holds_all = std::all_of(panel_.begin(), panel_.end(), [&](int32_t judge) {
        return IsLocked(judge) || Contains(counted, judge);
      });
      if (holds_all) Say(Kind::kPanelNeeds, std::move(counted), position);
    });
  }

  void SayLoss() {
    if (!HasPrices(problem_, classes_, plan_.certificate)) return;
    const OtherDecision other = PairCost(problem_, classes_, plan_).Of(pair_);
    told_.no_choice = !other.possible;
    told_.loss = other.loss;
    if (told_.loss.has_value()) Say(Kind::kLoss);
  }

  const Problem& problem_;
  const Classes& classes_;
  const Plan& plan_;
  const Pair pair_;
  std::vector<int32_t> panel_;  // The judges of the application.
  std::vector<int32_t> load_;   // The applications of the judge.
  Explanation told_;
};

}  // namespace

Explanation ExplainPair(const Problem& problem, const Classes& classes, const Plan& plan,
                        Pair pair) {
  return Explainer(problem, classes, plan, pair).Explain();
}

}  // namespace award::scoring::panel
