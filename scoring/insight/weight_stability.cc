// With one weight on the move every total is a straight line. Seen from the declared weight the
// order first changes where two lines next to each other cross, and a set of the best where a line
// outside crosses one inside.
#include "scoring/insight/weight_stability.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "scoring/insight/weight_lines.h"

namespace award::scoring::insight {
namespace {

// gap / slope with slope above zero and gap at least zero; reduced only to be printed. Neither has
// more than 61 bits.
struct Distance {
  Wide gap = 0;
  Wide slope = 1;
};

bool IsNearer(const Distance& a, const Distance& b) { return a.gap * b.slope < b.gap * a.slope; }

struct Event {
  Distance distance;
  Crossing crossing;
};

// The totals while the weight moves one way: values where it is declared, and slopes.
class Walk {
 public:
  Walk(std::vector<Wide> values, std::vector<Wide> slopes)
      : values_(std::move(values)), slopes_(std::move(slopes)) {}

  // Where the order of all changes first; none: nowhere.
  std::optional<Event> OrderChange() const {
    std::vector<uint32_t> order(values_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      if (values_[a] != values_[b]) return values_[a] > values_[b];
      return slopes_[a] != slopes_[b] ? slopes_[a] > slopes_[b] : a < b;
    });
    std::optional<Event> nearest;
    for (size_t i = 1; i < order.size(); ++i) {
      const uint32_t above = order[i - 1];
      const uint32_t below = order[i];
      if (values_[above] == values_[below]) {  // Equals part at once, if they ever do.
        if (slopes_[above] != slopes_[below]) return Event{{}, {above, below}};
      } else {
        Approach(below, above, nearest);
      }
    }
    return nearest;
  }

  // Where the first `places` of `members`, with all who equal the last of them, change first.
  std::optional<Event> SetChange(const std::vector<uint32_t>& members, size_t places) const {
    const std::vector<bool> best = Best(members, places, {}, false);
    std::vector<uint32_t> in;
    std::vector<uint32_t> out;
    for (const uint32_t a : members) (best[a] ? in : out).push_back(a);
    if (in.size() > places) return CrowdedChange(members, places, best, in, out);
    std::optional<Event> nearest;
    for (const uint32_t above : in) {
      for (const uint32_t below : out) Approach(below, above, nearest);
    }
    return nearest;
  }

 private:
  // Keeps the crossing where `below` catches up with `above`, if it does and is the nearest yet.
  void Approach(uint32_t below, uint32_t above, std::optional<Event>& nearest) const {
    if (slopes_[below] <= slopes_[above]) return;
    const Distance distance{values_[above] - values_[below], slopes_[below] - slopes_[above]};
    if (!nearest.has_value() || IsNearer(distance, nearest->distance)) {
      nearest = Event{distance, {above, below}};
    }
  }

  // The first `places` of `members` at that distance, or right behind it.
  std::vector<bool> Best(const std::vector<uint32_t>& members, size_t places, const Distance& at,
                         bool behind) const {
    std::vector<std::pair<Wide, Wide>> keys(values_.size());
    for (const uint32_t a : members) {
      keys[a] = {values_[a] * at.slope + slopes_[a] * at.gap, behind ? slopes_[a] : 0};
    }
    std::vector<std::pair<Wide, Wide>> falling;
    for (const uint32_t a : members) falling.push_back(keys[a]);
    std::sort(falling.rbegin(), falling.rend());
    std::vector<bool> best(values_.size(), false);
    for (const uint32_t a : members) {
      best[a] = falling.size() <= places || (places > 0 && keys[a] >= falling[places - 1]);
    }
    return best;
  }

  // With equals at the last place a crossing inside can push them out, and one from outside need
  // not; so the set is looked at behind every crossing until it has changed.
  std::optional<Event> CrowdedChange(const std::vector<uint32_t>& members, size_t places,
                                     const std::vector<bool>& best, const std::vector<uint32_t>& in,
                                     const std::vector<uint32_t>& out) const {
    std::vector<Event> events;
    const auto add = [&](uint32_t a, uint32_t b) {
      std::optional<Event> event;
      if (values_[a] < values_[b]) std::swap(a, b);
      if (values_[a] == values_[b] && slopes_[a] != slopes_[b]) event = Event{{}, {a, b}};
      if (values_[a] != values_[b]) Approach(b, a, event);
      if (event.has_value()) events.push_back(*event);
    };
    for (size_t i = 0; i < in.size(); ++i) {
      for (size_t k = i + 1; k < in.size(); ++k) add(in[i], in[k]);
      for (const uint32_t other : out) add(in[i], other);
    }
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
      return IsNearer(a.distance, b.distance);
    });
    const Event* last = nullptr;
    for (const Event& event : events) {
      if (last != nullptr && !IsNearer(last->distance, event.distance)) continue;
      last = &event;
      if (Best(members, places, event.distance, false) != best ||
          Best(members, places, event.distance, true) != best) {
        return event;
      }
    }
    return std::nullopt;
  }

  std::vector<Wide> values_;
  std::vector<Wide> slopes_;
};

Wide WideGcd(Wide a, Wide b) {
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

// One dimension's weight on the move.
class Dimension {
 public:
  Dimension(const WeightLines& lines, const Panel& panel, size_t dimension)
      : lines_(lines), weight_(panel.weights[dimension]) {
    // A share t of this dimension: the total is t·x + (1 − t)·r + c, so its slope is x − r, where r
    // is the mean of the other dimensions by their weights. Slopes are × (whole − weight).
    for (size_t a = 0; a < panel.applications.size(); ++a) {
      const Wide* const scores = &lines.scores[a * lines.dimensions];
      Wide slope = 0;
      for (size_t d = 0; d < lines.dimensions; ++d) {
        if (d != dimension) slope += panel.weights[d] * (scores[dimension] - scores[d]);
      }
      slopes_.push_back(slope);
    }
  }

  Walk Up() const { return {lines_.totals, slopes_}; }
  Walk Down() const {
    std::vector<Wide> slopes = slopes_;
    for (Wide& slope : slopes) slope = -slope;
    return {lines_.totals, std::move(slopes)};
  }

  // The share at that distance above (or below) the declared weight, or the limit if it comes
  // first.
  Defined<WeightInterval> Between(const std::optional<Event>& down,
                                  const std::optional<Event>& up) const {
    WeightInterval interval{Fraction::Whole(0), Fraction::Whole(1), std::nullopt, std::nullopt};
    for (const bool upwards : {false, true}) {
      const std::optional<Event>& event = upwards ? up : down;
      if (!event.has_value()) continue;
      const Defined<Fraction> share = ShareAt(event->distance, upwards);
      if (!share) return share.reason();
      if (*share <= Fraction::Whole(0) || *share >= Fraction::Whole(1)) continue;
      (upwards ? interval.high : interval.low) = *share;
      (upwards ? interval.at_high : interval.at_low) = event->crossing;
    }
    return interval;
  }

  Fraction Share() const { return Fraction::Of(weight_, lines_.whole).value_or(Fraction()); }

 private:
  // weight/whole ± distance. Gap and slope have the unit score_scale, the gap also the factors
  // whole × constant_factor, the slope whole − weight.
  Defined<Fraction> ShareAt(const Distance& distance, bool upwards) const {
    const Wide common = WideGcd(distance.gap, distance.slope);
    Wide top = 0;
    Wide bottom = 0;
    Wide weight = 0;
    if (__builtin_mul_overflow(distance.gap / common, lines_.whole - weight_, &top) ||
        __builtin_mul_overflow(distance.slope / common, lines_.constant_factor, &bottom) ||
        __builtin_mul_overflow(bottom, lines_.whole, &bottom)) {
      return Undefined::kTooLarge;
    }
    if (top > bottom) return Fraction::Whole(upwards ? 2 : -1);  // Beyond any share.
    // The distance is top / bottom, and the weight's share weight_ × (bottom / whole) / bottom.
    if (__builtin_mul_overflow(bottom / lines_.whole, static_cast<Wide>(weight_), &weight)) {
      return Undefined::kTooLarge;
    }
    const absl::StatusOr<Fraction> share =
        Fraction::OfWide(upwards ? weight + top : weight - top, bottom);
    if (!share.ok()) return Undefined::kTooLarge;
    return *share;
  }

  const WeightLines& lines_;
  const int64_t weight_;
  std::vector<Wide> slopes_;
};

}  // namespace

Defined<std::vector<DimensionStability>> WeightStabilityOf(const Panel& panel,
                                                           const std::vector<bool>& barred) {
  if (panel.applications.size() < 2) return Undefined::kTooFewApplications;
  if (panel.weights.size() < 2) return Undefined::kOneDimension;
  if (panel.applications.size() > kMostApplicationsForStability) return Undefined::kTooLarge;
  const Defined<WeightLines> lines = WeightLinesOf(panel);
  if (!lines) return lines.reason();
  std::vector<uint32_t> all(panel.applications.size());
  std::iota(all.begin(), all.end(), 0U);
  std::vector<uint32_t> eligible;
  for (const uint32_t a : all) {
    if (!barred[a]) eligible.push_back(a);
  }
  std::vector<DimensionStability> result;
  for (size_t d = 0; d < panel.weights.size(); ++d) {
    const Dimension dimension(*lines, panel, d);
    const Walk down = dimension.Down();
    const Walk up = dimension.Up();
    DimensionStability& stability = result.emplace_back();
    stability.weight = dimension.Share();
    stability.first_place = dimension.Between(down.SetChange(all, 1), up.SetChange(all, 1));
    stability.full_order = dimension.Between(down.OrderChange(), up.OrderChange());
    if (panel.cut <= 0) continue;
    const auto places = static_cast<size_t>(panel.cut);
    stability.award_set =
        dimension.Between(down.SetChange(eligible, places), up.SetChange(eligible, places));
  }
  return result;
}

}  // namespace award::scoring::insight
