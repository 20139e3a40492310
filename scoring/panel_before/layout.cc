// Builds the flow network: application → (inside seats →) judge → one arc per seat → sink.
#include "scoring/panel_before/layout.h"

#include <algorithm>
#include <string_view>

#include "absl/status/status.h"

namespace award::scoring::panel_before {

namespace {

constexpr int kHashBits = 32;

// FNV-1a over the bytes of seed and ids, each id closed by a byte that no UTF-8 text contains, and
// the finaliser of SplitMix64. Fixed for good: a stored plan depends on it.
uint32_t PairHash(uint64_t seed, std::string_view application, std::string_view judge) {
  uint64_t hash = 14'695'981'039'346'656'037U;
  const auto add = [&hash](uint64_t byte) { hash = (hash ^ (byte & 0xff)) * 1'099'511'628'211U; };
  for (int shift = 0; shift < 64; shift += 8) add(seed >> shift);
  for (const std::string_view id : {application, judge}) {
    for (const char c : id) add(static_cast<unsigned char>(c));
    add(0xff);
  }
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebU;
  return static_cast<uint32_t>((hash ^ (hash >> 31)) >> kHashBits);
}

// What one step of each objective costs. A step of load outweighs every sum of hashes, a step of
// affinity every sum of loads.
struct Units {
  Wide load = 0;
  Wide affinity = 0;
};

Units MakeUnits(int64_t seats, int64_t highest_load) {
  Units units;
  units.load = static_cast<Wide>(std::max<int64_t>(seats, 1)) << kHashBits;
  // The sum of squared loads is at most seats · highest load.
  units.affinity = units.load * (static_cast<Wide>(seats) * highest_load + 1);
  return units;
}

// Adds arcs one by one to a layout whose nodes exist.
class Builder {
 public:
  Builder(const Problem& problem, const PairTable& table)
      : problem_(problem),
        table_(table),
        applications_(table.applications.size()),
        seat_nodes_(problem.outside_per_application > 0 ? applications_ : 0),
        first_judge_(applications_ + seat_nodes_),
        sink_(first_judge_ + table.judges.size()),
        seats_(static_cast<int64_t>(applications_) * problem.judges_per_application),
        units_(MakeUnits(seats_, HighestLoad())) {}

  // The absolute cost of any path stays below this many 128-bit halves.
  bool Fits() const {
    const Wide highest_arc =
        units_.affinity * kHighestAffinity + units_.load * (2 * HighestLoad() + 2);
    return highest_arc < (static_cast<Wide>(1) << 124) / static_cast<Wide>(sink_ + 2);
  }

  Layout Build() {
    layout_.network.supply.assign(sink_ + 1, 0);
    layout_.network.supply[sink_] = -seats_;
    for (size_t a = 0; a < applications_; ++a) AddApplication(a);
    for (size_t j = 0; j < table_.judges.size(); ++j) AddJudge(j);
    return std::move(layout_);
  }

 private:
  int64_t HighestLoad() const {
    int64_t highest = 1;
    for (const Judge& judge : table_.judges) {
      highest = std::max(
          {highest, std::min<int64_t>(judge.highest_load, static_cast<int64_t>(applications_)),
           static_cast<int64_t>(judge.lowest_load)});
    }
    return highest;
  }

  size_t AddArc(size_t from, size_t to, int64_t lower, int64_t upper, Wide cost) {
    layout_.network.arcs.push_back({from, to, lower, upper, cost});
    return layout_.network.arcs.size() - 1;
  }

  void AddApplication(size_t application) {
    layout_.network.supply[application] = problem_.judges_per_application;
    size_t inside_from = application;
    layout_.seat_arcs.emplace_back(std::nullopt);
    if (seat_nodes_ > 0) {
      inside_from = applications_ + application;
      const int64_t inside_seats =
          problem_.judges_per_application - problem_.outside_per_application;
      layout_.seat_arcs.back() = AddArc(application, inside_from, 0, inside_seats, 0);
    }
    for (size_t j = 0; j < table_.judges.size(); ++j) {
      if (!table_.Allowed(application, j)) continue;
      const PairState& pair = table_.pairs[application][j];
      const Wide cost =
          PairHash(problem_.seed, table_.applications[application], table_.judges[j].id) -
          units_.affinity * pair.affinity;
      const size_t from = table_.judges[j].outside ? application : inside_from;
      const size_t arc = AddArc(from, first_judge_ + j, pair.locked ? 1 : 0, 1, cost);
      layout_.pair_arcs.push_back({arc, application, j});
    }
  }

  // The n-th seat of a judge costs 2n − 1 units, so that all seats together cost load squared.
  void AddJudge(size_t judge) {
    int64_t candidates = 0;
    for (size_t a = 0; a < applications_; ++a) candidates += table_.Allowed(a, judge) ? 1 : 0;
    const int64_t lowest = table_.judges[judge].lowest_load;
    const int64_t most =
        std::max(lowest, std::min<int64_t>(table_.judges[judge].highest_load, candidates));
    std::vector<size_t>& arcs = layout_.load_arcs.emplace_back();
    for (int64_t seat = 1; seat <= most; ++seat) {
      arcs.push_back(AddArc(first_judge_ + judge, sink_, seat <= lowest ? 1 : 0, 1,
                            units_.load * (2 * seat - 1)));
    }
  }

  const Problem& problem_;
  const PairTable& table_;
  const size_t applications_;
  const size_t seat_nodes_;
  const size_t first_judge_;
  const size_t sink_;
  const int64_t seats_;
  const Units units_;
  Layout layout_;
};

}  // namespace

absl::StatusOr<Layout> MakeLayout(const Problem& problem, const PairTable& table) {
  Builder builder(problem, table);
  if (!builder.Fits()) {
    return absl::OutOfRangeError("the assignment problem is too large for exact 128-bit costs");
  }
  return builder.Build();
}

std::vector<int64_t> AmountsOf(const Layout& layout, const PairTable& table,
                               const std::vector<std::vector<bool>>& assigned) {
  std::vector<int64_t> amounts(layout.network.arcs.size(), 0);
  std::vector<size_t> loads(table.judges.size(), 0);
  for (const PairArc& pair : layout.pair_arcs) {
    if (!assigned[pair.application][pair.judge]) continue;
    amounts[pair.arc] = 1;
    ++loads[pair.judge];
    const std::optional<size_t>& seat_arc = layout.seat_arcs[pair.application];
    if (seat_arc.has_value() && !table.judges[pair.judge].outside) ++amounts[*seat_arc];
  }
  for (size_t j = 0; j < loads.size(); ++j) {
    const size_t filled = std::min(loads[j], layout.load_arcs[j].size());
    for (size_t seat = 0; seat < filled; ++seat) amounts[layout.load_arcs[j][seat]] = 1;
  }
  return amounts;
}

}  // namespace award::scoring::panel_before
