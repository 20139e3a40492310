// Walks the resamples so that each differs from the one before by one draw, to and fro judge by
// judge; and sorts each starting from the order of the one before, which is nearly its own.
#include "scoring/insight/bootstrap.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "absl/status/status.h"
#include "scoring/number/wide.h"

namespace award::scoring::insight {
namespace {

// The watch is asked once in so many resamples.
constexpr int64_t kResamplesPerLook = 4096;

using Binomials =
    std::array<std::array<int64_t, 2 * kMostJudgesForBootstrap>, 2 * kMostJudgesForBootstrap>;

constexpr Binomials MakeBinomials() {
  Binomials choose{};
  for (size_t n = 0; n < choose.size(); ++n) {
    choose[n][0] = 1;
    for (size_t k = 1; k <= n; ++k) {
      choose[n][k] = choose[n - 1][k - 1] + (k < n ? choose[n - 1][k] : 0);
    }
  }
  return choose;
}
constexpr Binomials kChoose = MakeBinomials();

// How many bits the positions of so many applications take.
int PositionBits(size_t applications) {
  int bits = 0;
  while ((applications - 1) >> bits != 0) ++bits;
  return bits;
}

// Leaves the greater one in `a`.
template <typename Key>
inline void PutInOrder(Key& a, Key& b) {
  const Key greater = a < b ? b : a;
  b = a < b ? a : b;
  a = greater;
}

// Sorts keys that are nearly in falling order. A window of four passes over them without a branch,
// each time letting the greatest go: that brings every key up by as many as four positions. What
// has farther to go is then inserted.
template <typename Key>
void SortFalling(Key* keys, size_t count) {
  if (count >= 4) {
    Key first = keys[0], second = keys[1], third = keys[2], fourth = keys[3];
    PutInOrder(first, second);
    PutInOrder(third, fourth);
    PutInOrder(first, third);
    PutInOrder(second, fourth);
    PutInOrder(second, third);
    for (size_t i = 4; i < count; ++i) {
      Key key = keys[i];
      PutInOrder(first, key);
      keys[i - 4] = first;
      first = second;
      PutInOrder(first, key);
      second = third;
      PutInOrder(second, key);
      third = fourth;
      PutInOrder(third, key);
      fourth = key;
    }
    keys[count - 4] = first;
    keys[count - 3] = second;
    keys[count - 2] = third;
    keys[count - 1] = fourth;
  }
  for (size_t i = 1; i < count; ++i) {
    const Key key = keys[i];
    size_t to = i;
    for (; to > 0 && keys[to - 1] < key; --to) keys[to] = keys[to - 1];
    keys[to] = key;
  }
}

// Every way to draw as many judges as there are. A `Key` is a sum of totals, times a common
// multiple of the judges an application can have, with the application's position in its lowest
// bits.
template <typename Key, bool kComplete>
class Resampling {
 public:
  Resampling(size_t applications, size_t judges, const Watch& watch)
      : applications_(applications),
        judges_(judges),
        watch_(watch),
        values_(judges * applications, 0),
        scored_(judges * applications, 0),
        sums_(judges * applications, 0),
        sheets_(judges * applications, 0),
        bits_(PositionBits(applications)),
        downwards_(judges, 0) {
    for (size_t a = 0; a < applications; ++a) order_.push_back(static_cast<Key>(a));
    result_.counts = PlaceCounts(applications);
    result_.resamples = ResampleCount(judges);
    result_.total_weight = 1;
    int64_t common = 1;
    for (size_t j = 1; j <= judges; ++j) {
      result_.total_weight *= static_cast<int64_t>(judges);
      common = std::lcm(common, static_cast<int64_t>(j));
    }
    for (size_t n = 1; n <= judges; ++n) factor_[n] = common / static_cast<int64_t>(n);
  }

  void Set(const PanelSheet& sheet, int64_t value) {
    values_[sheet.judge * applications_ + sheet.application] = static_cast<Key>(value) << bits_;
    scored_[sheet.judge * applications_ + sheet.application] = 1;
  }

  absl::StatusOr<Defined<Bootstrap>> Run() {
    if (!Draw(0, judges_, 1)) return absl::CancelledError("stopped while resampling the judges");
    return Defined<Bootstrap>(std::move(result_));
  }

 private:
  // Draws `judge` from none to `left` times or from `left` to none, then those after it. `weight`
  // is the number of ways in which the draws so far come about; row `judge` of sums_ and sheets_
  // holds their sums.
  bool Draw(size_t judge, size_t left, int64_t weight) {
    if (judge + 1 == judges_) {
      Count(judge, left, weight);
      return ++done_ % kResamplesPerLook != 0 || !watch_ ||
             watch_("bootstrap", done_, result_.resamples);
    }
    const bool downwards = downwards_[judge] != 0;
    downwards_[judge] = downwards ? 0 : 1;
    for (size_t i = 0; i <= left; ++i) {
      const size_t times = downwards ? left - i : i;
      AddDraws(judge, times);
      if (!Draw(judge + 1, left - times, weight * kChoose[left][times])) return false;
    }
    return true;
  }

  // The sums after `judge` is drawn so many times.
  void AddDraws(size_t judge, size_t times) {
    const size_t row = judge * applications_;
    const size_t next = row + applications_;
    const auto draws = static_cast<Key>(times);
    for (size_t a = 0; a < applications_; ++a) {
      sums_[next + a] = sums_[row + a] + draws * values_[row + a];
    }
    if constexpr (!kComplete) {
      for (size_t a = 0; a < applications_; ++a) {
        sheets_[next + a] = static_cast<uint8_t>(sheets_[row + a] + times * scored_[row + a]);
      }
    }
  }

  // The last judge is drawn as often as there are draws left.
  void Count(size_t judge, size_t times, int64_t weight) {
    const Key* const sums = &sums_[judge * applications_];
    const Key* const values = &values_[judge * applications_];
    const Key position = (static_cast<Key>(1) << bits_) - 1;
    const size_t count = applications_;
    Key* const order = order_.data();
    for (size_t i = 0; i < count; ++i) {
      const auto a = static_cast<size_t>(order[i] & position);
      Key sum = sums[a] + values[a] * static_cast<Key>(times);
      if constexpr (!kComplete) {
        const size_t sheets = sheets_[judge * count + a] + times * scored_[judge * count + a];
        if (sheets == 0) return;
        sum *= factor_[sheets];
      }
      order[i] = sum | static_cast<Key>(a);
    }
    SortFalling(order, count);
    size_t place = 1;
    for (size_t i = 0; i < count; ++i) {
      if (i > 0 && (order[i] | position) != (order[i - 1] | position)) place = i + 1;
      result_.counts.Add(static_cast<size_t>(order[i] & position), place, weight);
    }
    result_.used_weight += weight;
  }

  const size_t applications_;
  const size_t judges_;
  const Watch& watch_;
  std::vector<Key> values_;         // By judge, then application.
  std::vector<uint8_t> scored_;     // The same; 1 where there is a sheet.
  std::vector<Key> sums_;           // Before each judge is drawn, per application.
  std::vector<uint8_t> sheets_;     // The same: how many sheets each sum has.
  std::vector<Key> order_;          // Falling, as the resample before left it.
  int bits_;                        // Of a key that hold the application's position.
  std::vector<uint8_t> downwards_;  // Per judge: whether the next draws go from many to none.
  std::array<int64_t, kMostJudgesForBootstrap + 1> factor_{};  // Makes sums of n sheets comparable.
  int64_t done_ = 0;
  Bootstrap result_;
};

template <typename Key>
absl::StatusOr<Defined<Bootstrap>> Resample(size_t applications, size_t judges,
                                            const std::vector<PanelSheet>& sheets,
                                            const std::vector<int64_t>& values,
                                            const Watch& watch) {
  const auto run = [&](auto resampling) {
    for (size_t s = 0; s < sheets.size(); ++s) resampling.Set(sheets[s], values[s]);
    return resampling.Run();
  };
  if (sheets.size() == applications * judges) {
    return run(Resampling<Key, true>(applications, judges, watch));
  }
  return run(Resampling<Key, false>(applications, judges, watch));
}

// The totals above the lowest, in their largest common unit: their means compare as before.
// Empty if a difference does not fit.
std::vector<int64_t> Normalised(const std::vector<PanelSheet>& sheets) {
  int64_t lowest = sheets.front().total;
  for (const PanelSheet& sheet : sheets) lowest = std::min(lowest, sheet.total);
  int64_t unit = 0;
  std::vector<int64_t> values;
  values.reserve(sheets.size());
  for (const PanelSheet& sheet : sheets) {
    int64_t value = 0;
    if (__builtin_sub_overflow(sheet.total, lowest, &value)) return {};
    unit = std::gcd(unit, value);
    values.push_back(value);
  }
  if (unit > 1) {
    for (int64_t& value : values) value /= unit;
  }
  return values;
}

}  // namespace

int64_t ResampleCount(size_t judges) {
  judges = std::clamp<size_t>(judges, 1, kMostJudgesForBootstrap + 1);
  return judges > kMostJudgesForBootstrap ? 5'200'300 : kChoose[2 * judges - 1][judges];
}

absl::StatusOr<Defined<Bootstrap>> ResampleJudges(size_t applications, size_t judges,
                                                  const std::vector<PanelSheet>& sheets,
                                                  const Watch& watch) {
  if (applications < 2) return Defined<Bootstrap>(Undefined::kTooFewApplications);
  if (judges < 2) return Defined<Bootstrap>(Undefined::kTooFewJudges);
  if (judges > kMostJudgesForBootstrap || applications > kMostApplicationsForPlaces ||
      static_cast<int64_t>(applications) > kMostResampledPlaces / ResampleCount(judges)) {
    return Defined<Bootstrap>(Undefined::kTooLarge);
  }
  const std::vector<int64_t> values = Normalised(sheets);
  if (values.empty()) return Defined<Bootstrap>(Undefined::kTooLarge);
  // A sum is at most judges × the least common multiple of 1 to 12, which is 27 720, × a value.
  constexpr int64_t kMostSum = 27'720 * static_cast<int64_t>(kMostJudgesForBootstrap);
  const int64_t most_value =
      (std::numeric_limits<int64_t>::max() >> PositionBits(applications)) / kMostSum - 1;
  if (*std::max_element(values.begin(), values.end()) <= most_value) {
    return Resample<int64_t>(applications, judges, sheets, values, watch);
  }
  return Resample<Wide>(applications, judges, sheets, values, watch);
}

}  // namespace award::scoring::insight
