// Bisection over what applications need; see the header.
#include "scoring/panel/exchange/fairness.h"

#include <algorithm>
#include <utility>

namespace award::scoring::panel {
namespace {

constexpr int64_t kFirstWeight = 64;
constexpr int kRoundsOfWeights = 12;
constexpr int kRoundsOfUrgency = 400;
constexpr size_t kFew = 20;
constexpr int kSteps = 24;
// Deficits asked for in order to prove that they cannot be had: 64ths of the one reached.
constexpr int64_t kPartsAsked[] = {56, 48};
constexpr int64_t kNoLimit = int64_t{1} << 40;

}  // namespace

FairnessStage::FairnessStage(const Problem& problem, std::vector<std::optional<int64_t>> ideals,
                             std::vector<Pair> pairs, std::vector<int64_t> prices,
                             std::function<bool()> go_on)
    : problem_(problem),
      ideals_(std::move(ideals)),
      best_(std::move(pairs)),
      prices_(std::move(prices)),
      go_on_(std::move(go_on)),
      reached_(problem.applications.size(), kNoNeed) {
  Restart();
  Take();
}

void FairnessStage::Restart() {
  search_.reset();
  graph_.reset();
  graph_ = std::make_unique<ExchangeGraph>(problem_, best_);
  search_ = std::make_unique<ExchangeSearch>(*graph_, prices_, go_on_);
}

void FairnessStage::Take() {
  best_ = graph_->Plan().Pairs();
  total_ = graph_->Plan().Total();
  sums_.clear();
  for (int32_t a = 0; a < static_cast<int32_t>(ideals_.size()); ++a) {
    sums_.push_back(graph_->Plan().SumOf(a));
  }
}

bool FairnessStage::MendRules() {
  if (graph_->Breaches() == 0) return true;
  graph_->SetNeeds(reached_, 0);
  std::pair least(graph_->Breaches(), graph_->KeptGivenUp());
  for (int round = 0; round < kRoundsOfUrgency; ++round) {
    stopped_ = !go_on_();
    if (stopped_) break;
    search_->Descend(false, kNoLimit);
    stopped_ = search_->Stopped();
    const std::pair now(graph_->Breaches(), graph_->KeptGivenUp());
    if (now < least) {
      least = now;
      Take();
    }
    if (now.first == 0 || !graph_->RaiseUrgency()) break;
  }
  Restart();
  return least.first == 0;
}

// Raises the weights of what stays short, so that exchanges make room for it.
bool FairnessStage::Meet(const Needs& needs) {
  graph_->SetNeeds(needs, kFirstWeight);
  int64_t least = std::numeric_limits<int64_t>::max();
  int since = 0;
  size_t before = needs.size();
  for (int round = 0; round < kRoundsOfWeights; ++round) {
    stopped_ = !go_on_();
    if (stopped_) return false;
    search_->Descend(true, kNoLimit);
    stopped_ = search_->Stopped();
    int64_t shortage = 0;
    std::vector<int32_t> wanting;
    for (int32_t a = 0; a < static_cast<int32_t>(needs.size()); ++a) {
      const int64_t missing = graph_->ShortageOf(a);
      shortage += missing;
      if (missing > 0) wanting.push_back(a);
    }
    if (wanting.empty() || stopped_) return wanting.empty();
    // Many that hardly become fewer: out of reach.
    if (round > 0 && wanting.size() > kFew && 4 * wanting.size() > 3 * before) return false;
    before = wanting.size();
    if (shortage < least) {
      least = shortage;
      since = 0;
    } else if (++since > 3) {
      return false;
    }
    for (const int32_t a : wanting) graph_->SetWeight(a, 4 * graph_->WeightOf(a));
  }
  return false;
}

bool FairnessStage::Reach(const Needs& needs, std::optional<int64_t> least_total) {
  if (Meet(needs) && (!least_total || graph_->Plan().Total() >= *least_total)) {
    Take();
    return true;
  }
  Restart();
  return false;
}

int64_t FairnessStage::LowestSum() const { return *std::min_element(sums_.begin(), sums_.end()); }

// The largest level that the best plan satisfies.
int64_t FairnessStage::Level() const {
  std::optional<int64_t> highest;
  for (const std::optional<int64_t>& ideal : ideals_) {
    if (ideal) highest = std::max(*ideal, highest.value_or(*ideal));
  }
  int64_t level = highest.value_or(0);
  for (size_t a = 0; a < sums_.size(); ++a) {
    if (ideals_[a] && sums_[a] < *ideals_[a]) level = std::min(level, sums_[a]);
  }
  return level;
}

int64_t FairnessStage::LargestDeficit() const {
  int64_t deficit = 0;
  for (size_t a = 0; a < sums_.size(); ++a) {
    if (ideals_[a]) deficit = std::max(deficit, *ideals_[a] - sums_[a]);
  }
  return deficit;
}

FairnessStage::Needs FairnessStage::AtLeastFloor(Needs needs) const {
  for (size_t a = 0; a < needs.size(); ++a) needs[a] = std::max(needs[a], reached_[a]);
  return needs;
}

FairnessStage::Needs FairnessStage::LevelNeeds(int64_t level) const {
  Needs needs(ideals_.size(), kNoNeed);
  for (size_t a = 0; a < needs.size(); ++a) {
    if (ideals_[a]) needs[a] = std::min(level, *ideals_[a]);
  }
  return AtLeastFloor(std::move(needs));
}

FairnessStage::Needs FairnessStage::DeficitNeeds(int64_t deficit) const {
  Needs needs(ideals_.size(), kNoNeed);
  for (size_t a = 0; a < needs.size(); ++a) {
    if (ideals_[a]) needs[a] = *ideals_[a] - deficit;
  }
  return AtLeastFloor(std::move(needs));
}

void FairnessStage::RaiseFloor() {
  int64_t beyond = std::numeric_limits<int64_t>::max();
  for (const std::optional<int64_t>& ideal : ideals_) {
    if (ideal) beyond = std::min(beyond, *ideal);
  }
  if (sums_.empty() || beyond == std::numeric_limits<int64_t>::max()) return;
  int64_t attempt = beyond++;
  for (int step = 0; step < kSteps && !stopped_; ++step) {
    const int64_t floor = LowestSum();
    if (attempt <= floor) break;
    if (!Reach(Needs(sums_.size(), attempt), std::nullopt)) beyond = attempt;
    attempt = LowestSum() + (beyond - LowestSum()) / 2;
  }
  reached_.assign(sums_.size(), LowestSum());
}

void FairnessStage::RaiseLevel(int64_t least_total) {
  int64_t beyond = 1;
  for (const std::optional<int64_t>& ideal : ideals_) {
    beyond = std::max(beyond, ideal.value_or(0) + 1);
  }
  for (int step = 0; step < kSteps && !stopped_; ++step) {
    const int64_t level = Level();
    const int64_t attempt = level + (beyond - level) / 2;
    if (attempt <= level) break;
    if (!Reach(LevelNeeds(attempt), least_total)) beyond = attempt;
  }
  reached_ = LevelNeeds(Level());
}

void FairnessStage::LowerDeficit(int64_t least_total) {
  int64_t beyond = -1;
  for (int step = 0; step < kSteps && !stopped_; ++step) {
    const int64_t deficit = LargestDeficit();
    const int64_t attempt = deficit - (deficit - beyond) / 2;
    if (attempt >= deficit) break;
    if (!Reach(DeficitNeeds(attempt), least_total)) beyond = attempt;
  }
  reached_ = DeficitNeeds(LargestDeficit());
}

// What the places of each class are worth to the search, in units of weight times affinity.
std::vector<std::vector<int64_t>> FairnessStage::PricesByClass(const Classes& classes) const {
  std::vector<std::vector<int64_t>> prices;
  for (int32_t judge = 0; judge < graph_->Judges(); ++judge) {
    const ClassTree& tree = classes.QuotaOf(judge);
    // A path from the root to a class costs what the class is worth.
    std::vector<std::optional<int64_t>> worth(tree.nodes.size());
    for (int32_t a = 0; a < static_cast<int32_t>(ideals_.size()); ++a) {
      const auto leaf = static_cast<size_t>(tree.leaf[static_cast<size_t>(a)]);
      if (worth[leaf]) continue;
      worth[leaf] = search_->PriceOf(graph_->TypeOf(a), judge) / graph_->UnitsInUse().affinity;
    }
    worth[0] = worth[0].value_or(0);
    prices.emplace_back(tree.nodes.size(), *worth[0]);
    for (size_t node = 1; node < tree.nodes.size(); ++node) {
      const int64_t above = *worth[static_cast<size_t>(tree.nodes[node].parent)];
      worth[node] = worth[node].value_or(above);
      prices.back()[node] = *worth[node] - above;
    }
  }
  return prices;
}

DeficitProof FairnessStage::ProveLeastDeficit(const Classes& classes) {
  DeficitProof best;
  const int64_t deficit = LargestDeficit();
  for (const int64_t part : kPartsAsked) {
    if (stopped_ || best.bound >= deficit) break;
    const int64_t asked = deficit * part / 64;
    const int64_t weight = graph_->UnitsInUse().most_weight;
    graph_->SetNeeds(DeficitNeeds(asked), weight);
    search_->Descend(true, kNoLimit);
    stopped_ = search_->Stopped();
    DeficitProof proof =
        ProveDeficit(problem_, classes, ideals_, asked, PricesByClass(classes), weight + 1);
    if (proof.bound > best.bound) best = std::move(proof);
  }
  Restart();
  return best;
}

void FairnessStage::Polish() {
  if (stopped_) return;
  graph_->SetNeeds(reached_, graph_->UnitsInUse().most_weight);
  search_->Descend(true, kNoLimit);
  stopped_ = search_->Stopped();
  for (int32_t a = 0; a < static_cast<int32_t>(reached_.size()); ++a) {
    if (graph_->ShortageOf(a) > 0) return;
  }
  if (graph_->Plan().Total() >= total_) Take();
}

}  // namespace award::scoring::panel
