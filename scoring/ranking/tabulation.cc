// Counting a round: read the table, find the figures of every application, put them in order, cut.
#include "scoring/ranking/tabulation.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scoring/ranking/cut.h"
#include "scoring/ranking/figures.h"
#include "scoring/ranking/order.h"
#include "scoring/ranking/ranks.h"
#include "scoring/ranking/sheet_table.h"

namespace award::scoring {

namespace {

std::optional<Unranked> WhyUnranked(const std::vector<SheetEntry>& entries,
                                    const std::optional<DivergenceOutcome>& outcome) {
  if (outcome == DivergenceOutcome::kUndecidable) return Unranked::kUndecidable;
  const bool pending = std::any_of(entries.begin(), entries.end(), [](const SheetEntry& entry) {
    return entry.state == CellState::kPending;
  });
  if (outcome == DivergenceOutcome::kRescore && pending) return Unranked::kAwaitingRescore;
  const bool counted = std::any_of(entries.begin(), entries.end(),
                                   [](const SheetEntry& entry) { return entry.counted(); });
  return counted ? std::nullopt : std::optional(Unranked::kNoScoredSheet);
}

DivergenceLevel DivergenceOf(const Fraction& spread, const DivergenceThresholds& thresholds) {
  const auto reaches = [&](int32_t threshold) {
    return threshold > 0 && spread >= Fraction::FromHundredths(threshold);
  };
  if (reaches(thresholds.resolve)) return DivergenceLevel::kResolve;
  if (reaches(thresholds.discuss)) return DivergenceLevel::kDiscuss;
  return reaches(thresholds.show) ? DivergenceLevel::kShow : DivergenceLevel::kNone;
}

// The highest and lowest of the totals met so far.
class Spread {
 public:
  void Add(int64_t total) {
    lowest_ = empty_ ? total : std::min(lowest_, total);
    highest_ = empty_ ? total : std::max(highest_, total);
    empty_ = false;
  }
  absl::StatusOr<Fraction> Points(const Weighing& weighing) const {
    return weighing.TotalPoints(static_cast<Wide>(highest_) - lowest_);
  }

 private:
  bool empty_ = true;
  int64_t lowest_ = 0;
  int64_t highest_ = 0;
};

// The lines that have a place or could have one.
std::vector<const Line*> RankedLines(const std::vector<Line>& lines) {
  std::vector<const Line*> ranked;
  for (const Line& line : lines) {
    if (line.standing.has_value()) ranked.push_back(&line);
  }
  return ranked;
}

// Counts one round. Lines are in order of application id until the last step sorts them.
class Count {
 public:
  Count(const Round& round, SheetTable table)
      : round_(round), table_(std::move(table)), by_weight_(ByFallingWeight(round.rubric)) {}

  absl::StatusOr<Tabulation> Run() {
    for (const size_t dimension : by_weight_) {
      result_.dimensions_by_weight.push_back(round_.rubric.dimensions[dimension].id);
    }
    result_.lines.reserve(table_.applications.size());
    for (size_t a = 0; a < table_.applications.size(); ++a) {
      if (absl::Status status = AddLine(a); !status.ok()) return status;
    }
    if (absl::Status status = AddRanks(); !status.ok()) return status;
    if (absl::Status status = AddStandings(); !status.ok()) return status;
    PlaceByShadows();
    PlaceOfficially();
    AdmitByPlace();
    SortLines();
    return std::move(result_);
  }

 private:
  // What every application has, ranked or not: its judges' totals and their spread.
  absl::Status AddLine(size_t application) {
    Line line;
    line.application = table_.applications[application];
    line.unranked = WhyUnranked(table_.entries[application], table_.outcomes[application]);
    Spread counted;
    Spread all;
    line.judges.reserve(table_.entries[application].size());
    for (const SheetEntry& entry : table_.entries[application]) {
      JudgeLine& judge = line.judges.emplace_back();
      judge.judge = table_.judges[entry.judge];
      judge.state = entry.state;
      judge.excluded = entry.excluded;
      if (entry.state == CellState::kPending) ++result_.pending_cells;
      if (!entry.scored()) continue;
      const absl::StatusOr<Fraction> total = table_.weighing.TotalPoints(entry.sheet.total);
      if (!total.ok()) return total.status();
      judge.total = *total;
      all.Add(entry.sheet.total);
      if (!entry.counted()) continue;
      counted.Add(entry.sheet.total);
      ++line.counted_sheets;
    }
    const absl::StatusOr<Fraction> spread = counted.Points(table_.weighing);
    if (!spread.ok()) return spread.status();
    const bool all_count = std::none_of(line.judges.begin(), line.judges.end(),
                                        [](const JudgeLine& judge) { return judge.excluded; });
    const absl::StatusOr<Fraction> spread_of_all = all_count ? spread : all.Points(table_.weighing);
    if (!spread_of_all.ok()) return spread_of_all.status();
    line.spread = *spread;
    line.spread_of_all_sheets = *spread_of_all;
    line.divergence = DivergenceOf(*spread_of_all, round_.rules.divergence);
    const std::optional<DivergenceOutcome>& outcome = table_.outcomes[application];
    line.divergence_open = line.divergence == DivergenceLevel::kResolve &&
                           (!outcome.has_value() || outcome == DivergenceOutcome::kRescore);
    if (!line.unranked.has_value()) ranked_.push_back(application);
    result_.lines.push_back(std::move(line));
    return absl::OkStatus();
  }

  // The judges' ranks over the ranked applications, or why they are refused.
  absl::Status AddRanks() {
    std::vector<CountedSheet> sheets;
    std::vector<JudgeLine*> judge_lines;
    for (size_t r = 0; r < ranked_.size(); ++r) {
      const std::vector<SheetEntry>& entries = table_.entries[ranked_[r]];
      for (size_t e = 0; e < entries.size(); ++e) {
        if (!entries[e].counted()) continue;
        sheets.push_back({r, entries[e].judge, entries[e].sheet.total});
        judge_lines.push_back(&result_.lines[ranked_[r]].judges[e]);
      }
    }
    const absl::StatusOr<Ranks> ranks = RankSheets(sheets, ranked_.size(), table_.judges.size());
    if (!ranks.ok()) return ranks.status();
    result_.complete_panel = ranks->complete;
    if (ranks->obstacle.has_value()) result_.refused_ranks = Describe(*ranks->obstacle);
    first_places_.assign(table_.applications.size(), 0);
    for (size_t s = 0; s < sheets.size(); ++s) {
      judge_lines[s]->rank = ranks->of_sheet[s].rank;
      judge_lines[s]->scaled_rank = ranks->of_sheet[s].scaled_rank;
      if (ranks->of_sheet[s].first_place) ++first_places_[ranked_[sheets[s].application]];
    }
    AddRankValues();
    return absl::OkStatus();
  }

  // The rank sum (in a complete panel) or scaled mean rank of every ranked application. One that
  // does not fit refuses the ranks of all, so that a count by another method still stands.
  void AddRankValues() {
    rank_values_.resize(table_.applications.size());
    for (const size_t a : ranked_) {
      if (result_.refused_ranks.has_value()) return;
      const Line& line = result_.lines[a];
      std::vector<Fraction> ranks;
      for (const JudgeLine& judge : line.judges) {
        if (judge.scaled_rank.has_value()) ranks.push_back(*judge.scaled_rank);
      }
      const absl::StatusOr<Fraction> value = result_.complete_panel ? Sum(ranks) : Mean(ranks);
      if (value.ok()) {
        rank_values_[a] = *value;
      } else {
        result_.refused_ranks = RefusedRanks{RankRefusal::kDoesNotFit, "", line.application, ""};
      }
    }
  }

  RefusedRanks Describe(const RankObstacle& obstacle) const {
    RefusedRanks refused;
    refused.first_application = table_.applications[ranked_[obstacle.first_application]];
    if (obstacle.lone_judge.has_value()) {
      refused.reason = RankRefusal::kJudgeWithOneApplication;
      refused.judge = table_.judges[*obstacle.lone_judge];
    } else {
      refused.reason = RankRefusal::kPanelsShareNoJudge;
      refused.second_application = table_.applications[ranked_[obstacle.second_application]];
    }
    return refused;
  }

  absl::Status AddStandings() {
    const FigureMaker maker(round_.rules, round_.rubric, table_.weighing, result_.complete_panel);
    for (const size_t a : ranked_) {
      absl::StatusOr<Figures> figures = maker.Make(table_.entries[a]);
      if (!figures.ok()) return figures.status();
      Line& line = result_.lines[a];
      Standing& standing = line.standing.emplace(std::move(figures->standing));
      line.dimension_means = std::move(figures->dimension_means);
      standing.first_places = first_places_[a];
      if (!result_.refused_ranks.has_value()) standing.rank = rank_values_[a];
      const std::optional<Fraction> value = standing.Value(round_.rules.method);
      if (!value.has_value()) continue;
      const absl::StatusOr<Fraction> published =
          RoundInStages(*value, round_.rules.rounding.result);
      if (!published.ok()) return published.status();
      standing.published = *published;
    }
    return absl::OkStatus();
  }

  bool CanRankBy(Method method) const {
    return method != Method::kRankSum || !result_.refused_ranks.has_value();
  }

  Order OrderBy(Method method, RankOn rank_on) const {
    return Order(RankedLines(result_.lines), method, rank_on, round_.rules.tie_chain, by_weight_);
  }

  void PlaceByShadows() {
    for (size_t m = 0; m < kMethods.size(); ++m) {
      if (!CanRankBy(kMethods[m])) continue;
      int32_t place = 1;
      for (const std::vector<size_t>& group : OrderBy(kMethods[m], RankOn::kExact).Groups()) {
        for (const size_t r : group) result_.lines[ranked_[r]].shadow_places[m] = place;
        place += static_cast<int32_t>(group.size());
      }
    }
  }

  // Gives places group by group of equals; a recorded decision on a whole group takes it apart.
  void PlaceOfficially() {
    std::vector<bool> used(round_.tie_decisions.size(), false);
    if (CanRankBy(round_.rules.method)) {
      const Order order = OrderBy(round_.rules.method, round_.rules.rank_on);
      std::optional<size_t> previous;
      int32_t next = 1;
      for (std::vector<size_t> group : order.Groups()) {
        std::optional<TieWay> way;
        if (const std::optional<size_t> found = FindDecision(group); found.has_value()) {
          used[*found] = true;
          way = round_.tie_decisions[*found].way;
          group = Decided(round_.tie_decisions[*found]);
        }
        for (size_t i = 0; i < group.size(); ++i) {
          const int32_t offset = way.has_value() ? static_cast<int32_t>(i) : 0;
          result_.lines[ranked_[group[i]]].place = next + offset;
          if (previous.has_value()) {
            AddComparison(order, *previous, group[i], i > 0 ? way : std::nullopt);
          }
          previous = group[i];
        }
        next += static_cast<int32_t>(group.size());
      }
    }
    for (size_t d = 0; d < used.size(); ++d) {
      if (!used[d]) result_.unused_tie_decisions.push_back(d);
    }
  }

  void AddComparison(const Order& order, size_t first, size_t second, std::optional<TieWay> way) {
    PairComparison pair{table_.applications[ranked_[first]], table_.applications[ranked_[second]],
                        order.Compare(first, second), way};
    if (way.has_value()) {
      pair.comparison.decided_by = DecidedBy::kDecision;
      pair.comparison.order = -1;
    }
    result_.comparisons.push_back(std::move(pair));
  }

  // The decision that orders exactly this group of positions among the ranked.
  std::optional<size_t> FindDecision(const std::vector<size_t>& group) const {
    if (group.size() < 2) return std::nullopt;
    std::vector<std::string> ids;
    for (const size_t r : group) ids.push_back(table_.applications[ranked_[r]]);
    for (size_t d = 0; d < round_.tie_decisions.size(); ++d) {
      std::vector<std::string> decided = round_.tie_decisions[d].order;
      std::sort(decided.begin(), decided.end());
      if (decided == ids) return d;
    }
    return std::nullopt;
  }

  // The positions among the ranked in the order decided.
  std::vector<size_t> Decided(const TieDecision& decision) const {
    std::vector<size_t> order;
    for (const std::string& id : decision.order) {
      const auto found = std::lower_bound(
          ranked_.begin(), ranked_.end(), id,
          [&](size_t a, const std::string& wanted) { return table_.applications[a] < wanted; });
      order.push_back(static_cast<size_t>(found - ranked_.begin()));
    }
    return order;
  }

  // Whether a floor keeps the line from being admitted.
  std::optional<Admission> Bar(Line& line) const {
    for (size_t d = 0; d < line.dimension_means.size(); ++d) {
      const int32_t floor = round_.rubric.dimensions[d].floor;
      if (line.dimension_means[d] < Fraction::FromHundredths(floor)) {
        line.dimensions_below_floor.push_back(d);
      }
    }
    const Standing& standing = *line.standing;
    const bool on_published =
        round_.rules.rank_on == RankOn::kPublished && round_.rules.method == Method::kTotalScore;
    const Fraction mean = on_published ? *standing.published : standing.mean_total;
    if (mean < Fraction::FromHundredths(round_.rules.floor)) return Admission::kBelowFloor;
    if (!line.dimensions_below_floor.empty()) return Admission::kBelowDimensionFloor;
    return std::nullopt;
  }

  void AdmitByPlace() {
    std::vector<Candidate> candidates;
    std::vector<Line*> lines;
    for (Line& line : result_.lines) {
      if (!line.place.has_value()) continue;
      candidates.push_back({*line.place, Bar(line)});
      lines.push_back(&line);
    }
    const Admitted admitted = Admit(candidates, round_.rules.cut, round_.rules.ties_at_cut);
    for (size_t i = 0; i < lines.size(); ++i) lines[i]->admission = admitted.of[i];
    // Where nobody could be ranked nothing is vacant: nothing was decided.
    if (CanRankBy(round_.rules.method)) result_.vacancies = admitted.vacancies;
  }

  // Ranked lines by place, then those without a place, then the unranked; each by id.
  void SortLines() {
    std::vector<std::tuple<bool, int32_t, size_t>> order;
    for (size_t a = 0; a < result_.lines.size(); ++a) {
      const Line& line = result_.lines[a];
      order.emplace_back(line.unranked.has_value(), line.place.value_or(0), a);
    }
    std::sort(order.begin(), order.end());
    std::vector<Line> sorted;
    sorted.reserve(order.size());
    for (const auto& [unranked, place, a] : order) sorted.push_back(std::move(result_.lines[a]));
    result_.lines = std::move(sorted);
  }

  const Round& round_;
  const SheetTable table_;
  const std::vector<size_t> by_weight_;
  std::vector<size_t> ranked_;                        // Positions of the ranked applications.
  std::vector<int32_t> first_places_;                 // Per application.
  std::vector<std::optional<Fraction>> rank_values_;  // Per application.
  Tabulation result_;
};

}  // namespace

absl::StatusOr<Tabulation> Tabulate(const Round& round) {
  absl::StatusOr<SheetTable> table = ReadSheets(round);
  if (!table.ok()) return table.status();
  return Count(round, *std::move(table)).Run();
}

}  // namespace award::scoring
