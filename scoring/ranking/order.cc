// Splits groups of equals, one number after the other.
#include "scoring/ranking/order.h"

#include <algorithm>
#include <compare>
#include <numeric>
#include <utility>

namespace award::scoring {

namespace {

bool Counts(const JudgeLine& judge) { return judge.total.has_value() && !judge.excluded; }

// How many more of the judges who scored both give `a` the higher total; below 0: give it `b`.
int Majority(const Line& a, const Line& b) {
  int majority = 0;
  auto other = b.judges.begin();
  for (const JudgeLine& judge : a.judges) {
    while (other != b.judges.end() && other->judge < judge.judge) ++other;
    if (other == b.judges.end()) break;
    if (other->judge != judge.judge || !Counts(judge) || !Counts(*other)) continue;
    if (*judge.total > *other->total) ++majority;
    if (*judge.total < *other->total) --majority;
  }
  return majority;
}

// How many of `members` each of them beats.
std::vector<Fraction> Wins(const std::vector<const Line*>& lines,
                           const std::vector<size_t>& members) {
  std::vector<Fraction> wins;
  for (const size_t member : members) {
    const auto beaten = std::count_if(members.begin(), members.end(), [&](size_t other) {
      return Majority(*lines[member], *lines[other]) > 0;
    });
    wins.push_back(Fraction::Whole(static_cast<int32_t>(beaten)));
  }
  return wins;
}

}  // namespace

Order::Order(std::vector<const Line*> lines, Method method, RankOn rank_on,
             const std::vector<TieKey>& tie_chain, const std::vector<size_t>& dimensions)
    : lines_(std::move(lines)), method_(method), rank_on_(rank_on), dimensions_(dimensions) {
  rungs_.push_back({std::nullopt, 0, method == Method::kRankSum});
  for (const TieKey key : tie_chain) {
    const size_t count = key == TieKey::kDimensionsInOrder ? dimensions.size() : 1;
    for (size_t d = 0; d < count; ++d) {
      rungs_.push_back({key, d, key == TieKey::kRankSum || key == TieKey::kLowerVariance});
    }
  }
}

std::optional<Fraction> Order::MethodValue(const Standing& standing) const {
  return rank_on_ == RankOn::kPublished ? standing.published : standing.Value(method_);
}

std::optional<Fraction> Order::Value(const Rung& rung, const Standing& standing) const {
  if (!rung.tie_key.has_value()) return MethodValue(standing);
  switch (*rung.tie_key) {
    case TieKey::kMoreFirstPlaces:
      return Fraction::Whole(standing.first_places);
    case TieKey::kHeaviestDimension:
      return standing.heaviest;
    case TieKey::kDimensionsInOrder:
      return standing.dimensions[rung.dimension];
    case TieKey::kMeanTotal:
      return standing.mean_total;
    case TieKey::kRankSum:
      return standing.rank;
    case TieKey::kMedianTotal:
      return standing.median_total;
    case TieKey::kLowerVariance:
      return standing.variance;
    case TieKey::kHeadToHead:
      break;
  }
  return std::nullopt;
}

std::vector<Fraction> Order::Values(const Rung& rung, const std::vector<size_t>& members) const {
  if (rung.tie_key == TieKey::kHeadToHead) return Wins(lines_, members);
  std::vector<Fraction> values;
  values.reserve(members.size());
  for (const size_t member : members) {
    const std::optional<Fraction> value = Value(rung, *lines_[member]->standing);
    if (!value.has_value()) return {};
    values.push_back(*value);
  }
  return values;
}

void Order::Split(const std::vector<size_t>& members, size_t rung,
                  std::vector<std::vector<size_t>>& groups) const {
  if (members.size() < 2 || rung == rungs_.size()) {
    groups.push_back(members);
    return;
  }
  const std::vector<Fraction> values = Values(rungs_[rung], members);
  if (values.empty()) return Split(members, rung + 1, groups);
  std::vector<std::pair<Fraction, size_t>> order;
  order.reserve(members.size());
  for (size_t i = 0; i < members.size(); ++i) order.emplace_back(values[i], members[i]);
  const bool lower = rungs_[rung].lower_is_better;
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    const std::strong_ordering compared = a.first <=> b.first;
    return compared == 0 ? a.second < b.second : (compared < 0) == lower;
  });
  for (size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    std::vector<size_t> equals;
    while (end < order.size() && order[end].first == order[begin].first) {
      equals.push_back(order[end++].second);
    }
    Split(equals, rung + 1, groups);
  }
}

std::vector<std::vector<size_t>> Order::Groups() const {
  std::vector<std::vector<size_t>> groups;
  if (lines_.empty()) return groups;
  std::vector<size_t> all(lines_.size());
  std::iota(all.begin(), all.end(), size_t{0});
  Split(all, 0, groups);
  return groups;
}

std::vector<size_t> Order::EqualBefore(size_t rung, size_t reference) const {
  std::vector<size_t> members(lines_.size());
  std::iota(members.begin(), members.end(), size_t{0});
  for (size_t r = 0; r < rung; ++r) {
    const std::vector<Fraction> values = Values(rungs_[r], members);
    if (values.empty()) continue;
    const auto found = std::find(members.begin(), members.end(), reference);
    const Fraction own = values[static_cast<size_t>(found - members.begin())];
    std::vector<size_t> equals;
    for (size_t i = 0; i < members.size(); ++i) {
      if (values[i] == own) equals.push_back(members[i]);
    }
    members = std::move(equals);
  }
  return members;
}

Comparison Order::Compare(size_t first, size_t second) const {
  Comparison comparison;
  for (size_t r = 0; r < rungs_.size(); ++r) {
    const Rung& rung = rungs_[r];
    std::vector<size_t> members = {first, second};
    // Only a head-to-head asks who else is equal.
    if (rung.tie_key == TieKey::kHeadToHead) members = EqualBefore(r, first);
    const std::vector<Fraction> values = Values(rung, members);
    if (values.empty()) continue;
    const auto value_of = [&](size_t member) {
      const auto found = std::find(members.begin(), members.end(), member);
      return values[static_cast<size_t>(found - members.begin())];
    };
    Step step{rung.tie_key, std::nullopt, value_of(first), value_of(second)};
    if (rung.tie_key == TieKey::kDimensionsInOrder) step.dimension = dimensions_[rung.dimension];
    comparison.steps.push_back(step);
    if (step.first_value == step.second_value) continue;
    const bool higher = step.first_value > step.second_value;
    comparison.order = higher != rung.lower_is_better ? -1 : 1;
    comparison.decided_by = rung.tie_key.has_value() ? DecidedBy::kTieKey : DecidedBy::kMethod;
    return comparison;
  }
  return comparison;
}

}  // namespace award::scoring
