// From figures to places: every number of every application in the declared order, compared with
// everybody else's; then decisions, floors and the cut.
#include <algorithm>
#include <set>
#include <string>

#include "tests/scoring/independent_model.h"

namespace award::scoring::independent {

namespace {

std::optional<Quotient> ValueBy(Method method, const Entry& entry) {
  switch (method) {
    case Method::kTotalScore:
      return entry.mean;
    case Method::kRankSum:
      return entry.rank;
    case Method::kTrimmedMean:
      return entry.trimmed;
    case Method::kMedian:
      return entry.median;
  }
  return std::nullopt;
}

bool Beats(const Entry& a, const Entry& b) {
  int higher = 0;
  int lower = 0;
  for (const auto& [judge, sheet] : a.sheets) {
    const Sheet* other = b.CountedSheetOf(judge);
    if (!sheet.counts() || other == nullptr) continue;
    const int sign = Sign(*sheet.total, *other->total);
    if (sign > 0) ++higher;
    if (sign < 0) ++lower;
  }
  return higher > lower;
}

bool SamePath(const std::vector<Measure>& a, const std::vector<Measure>& b) {
  for (size_t m = 0; m < a.size(); ++m) {
    if (Sign(a[m].value, b[m].value) != 0) return false;
  }
  return true;
}

bool BetterPath(const std::vector<Measure>& a, const std::vector<Measure>& b) {
  for (size_t m = 0; m < a.size(); ++m) {
    const int sign = Sign(a[m].value, b[m].value);
    if (sign != 0) return (sign > 0) != a[m].lower_is_better;
  }
  return false;
}

using Paths = std::vector<std::vector<Measure>>;  // Parallel to the ranked entries.

// How many of those that are equal so far `own` beats.
Quotient WinsOf(size_t own, const std::vector<Entry*>& ranked, const Paths& so_far) {
  Huge beaten = 0;
  for (size_t other = 0; other < ranked.size(); ++other) {
    if (other == own || !SamePath(so_far[own], so_far[other])) continue;
    if (Beats(*ranked[own], *ranked[other])) ++beaten;
  }
  return {beaten, 1};
}

// A key that one application has by itself; none where it has no meaning.
std::optional<Quotient> KeyOf(TieKey key, size_t dimension, const Entry& entry) {
  switch (key) {
    case TieKey::kMoreFirstPlaces:
      return Quotient{entry.first_places, 1};
    case TieKey::kHeaviestDimension:
      return entry.heaviest;
    case TieKey::kDimensionsInOrder:
      return entry.dimensions[dimension];
    case TieKey::kMeanTotal:
      return entry.mean;
    case TieKey::kRankSum:
      return entry.rank;
    case TieKey::kMedianTotal:
      return entry.median;
    case TieKey::kLowerVariance:
      return entry.variance;
    case TieKey::kHeadToHead:
      break;
  }
  return std::nullopt;
}

// Every number by which the ranked are compared, in the declared order.
Paths PathsBy(const Round& round, const Count& count, const std::vector<Entry*>& ranked,
              Method method, bool published) {
  Paths paths(ranked.size());
  for (size_t a = 0; a < ranked.size(); ++a) {
    const Quotient value = published ? *ranked[a]->published : *ValueBy(method, *ranked[a]);
    paths[a].push_back({std::nullopt, std::nullopt, method == Method::kRankSum, value});
  }
  for (const TieKey key : round.rules.tie_chain) {
    const bool lower = key == TieKey::kRankSum || key == TieKey::kLowerVariance;
    const bool in_order = key == TieKey::kDimensionsInOrder;
    for (const size_t d : in_order ? count.by_weight : std::vector<size_t>{0}) {
      const Paths so_far = paths;
      for (size_t a = 0; a < ranked.size(); ++a) {
        const std::optional<Quotient> value =
            key == TieKey::kHeadToHead ? WinsOf(a, ranked, so_far) : KeyOf(key, d, *ranked[a]);
        if (!value.has_value()) continue;
        paths[a].push_back({key, in_order ? std::optional(d) : std::nullopt, lower, *value});
      }
    }
  }
  return paths;
}

int32_t PlaceIn(const Paths& paths, size_t own) {
  int32_t place = 1;
  for (const std::vector<Measure>& path : paths) {
    if (BetterPath(path, paths[own])) ++place;
  }
  return place;
}

// The official places: 1 + how many are better, and a decision that names exactly the equals.
void PlaceOfficially(const Round& round, Count& count) {
  const std::vector<Entry*> ranked = count.Ranked();
  const Paths paths =
      PathsBy(round, count, ranked, round.rules.method, round.rules.rank_on == RankOn::kPublished);
  std::set<size_t> used;
  for (size_t a = 0; a < ranked.size(); ++a) {
    Entry& entry = *ranked[a];
    entry.path = paths[a];
    entry.place = PlaceIn(paths, a);
    std::set<std::string> equals;
    std::string own;
    for (const auto& [application, other] : count.entries) {
      if (other.unranked.has_value()) continue;
      const auto b = std::find(ranked.begin(), ranked.end(), &other) - ranked.begin();
      if (SamePath(paths[a], paths[static_cast<size_t>(b)])) equals.insert(application);
      if (&other == &entry) own = application;
    }
    for (size_t d = 0; d < round.tie_decisions.size(); ++d) {
      const std::vector<std::string>& order = round.tie_decisions[d].order;
      if (std::set<std::string>(order.begin(), order.end()) != equals) continue;
      used.insert(d);
      entry.decided = round.tie_decisions[d].way;
      *entry.place +=
          static_cast<int32_t>(std::find(order.begin(), order.end(), own) - order.begin());
    }
  }
  for (size_t d = 0; d < round.tie_decisions.size(); ++d) {
    if (used.count(d) == 0) count.unused_decisions.push_back(d);
  }
}

// Floors first; then those that are left take the places of the cut, equals together or not at all.
void AdmitAgain(const Round& round, Count& count) {
  std::vector<Entry*> eligible;
  for (Entry* entry : count.Ranked()) {
    if (!entry->place.has_value()) continue;
    for (size_t d = 0; d < entry->dimension_means.size(); ++d) {
      const Quotient floor = Of(round.rubric.dimensions[d].floor, 100);
      if (Sign(entry->dimension_means[d], floor) < 0) entry->below_floor.push_back(d);
    }
    const bool as_printed =
        round.rules.method == Method::kTotalScore && round.rules.rank_on == RankOn::kPublished;
    const Quotient mean = as_printed ? *entry->published : entry->mean;
    if (Sign(mean, Of(round.rules.floor, 100)) < 0) {
      entry->admission = Admission::kBelowFloor;
    } else if (!entry->below_floor.empty()) {
      entry->admission = Admission::kBelowDimensionFloor;
    } else {
      eligible.push_back(entry);
    }
  }
  for (Entry* entry : eligible) {
    const auto before = std::count_if(eligible.begin(), eligible.end(), [&](const Entry* other) {
      return *other->place < *entry->place;
    });
    const auto upto = std::count_if(eligible.begin(), eligible.end(), [&](const Entry* other) {
      return *other->place <= *entry->place;
    });
    const bool strict = round.rules.ties_at_cut == TiesAtCut::kStrict;
    if (before >= round.rules.cut) {
      entry->admission = Admission::kBeyondCut;
    } else if (strict && upto > round.rules.cut) {
      entry->admission = Admission::kTiedAtCut;
    } else {
      entry->admission = Admission::kAdmitted;
    }
  }
  // Places are vacant only in a list that could be made.
  if (round.rules.method == Method::kRankSum && count.refused()) return;
  count.vacancies = std::max(0, round.rules.cut - static_cast<int32_t>(eligible.size()));
}

}  // namespace

void PlaceAgain(const Round& round, Count& count) {
  const std::vector<Entry*> ranked = count.Ranked();
  for (Entry* entry : ranked) {
    const std::optional<Quotient> value = ValueBy(round.rules.method, *entry);
    if (value.has_value()) entry->published = RoundedByHand(*value, round.rules.rounding.result);
  }
  size_t shadow = 0;
  for (const Method method :
       {Method::kTotalScore, Method::kRankSum, Method::kTrimmedMean, Method::kMedian}) {
    const bool possible = method != Method::kRankSum || !count.refused();
    const Paths paths = possible ? PathsBy(round, count, ranked, method, false) : Paths();
    for (size_t a = 0; a < paths.size(); ++a) ranked[a]->shadow_places[shadow] = PlaceIn(paths, a);
    ++shadow;
  }
  if (round.rules.method != Method::kRankSum || !count.refused()) {
    PlaceOfficially(round, count);
  } else {
    for (size_t d = 0; d < round.tie_decisions.size(); ++d) count.unused_decisions.push_back(d);
  }
  AdmitAgain(round, count);
}

std::vector<std::string> Count::Order() const {
  std::vector<std::string> order;
  const auto take = [&](auto wanted) {
    for (const auto& [application, entry] : entries) {
      if (wanted(entry)) order.push_back(application);
    }
  };
  for (int32_t place = 1; place <= static_cast<int32_t>(entries.size()); ++place) {
    take([&](const Entry& entry) { return entry.place == place; });
  }
  take([](const Entry& entry) { return !entry.place.has_value() && !entry.unranked.has_value(); });
  take([](const Entry& entry) { return entry.unranked.has_value(); });
  return order;
}

}  // namespace award::scoring::independent
