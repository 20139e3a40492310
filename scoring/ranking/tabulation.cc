// The count itself, in four steps: which applications are ranked, their standings, their places by
// both methods, and who is admitted.
#include "scoring/ranking/tabulation.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "scoring/ranking/cut.h"
#include "scoring/ranking/ranks.h"
#include "scoring/ranking/sheet_table.h"

namespace award::scoring {

namespace {

// Positions of dimensions by falling weight, listed order for equal weights.
std::vector<size_t> ByFallingWeight(const Rubric& rubric) {
  std::vector<size_t> order(rubric.dimensions.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return rubric.dimensions[a].weight > rubric.dimensions[b].weight;
  });
  return order;
}

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

absl::StatusOr<Fraction> Spread(const std::vector<Fraction>& totals) {
  if (totals.empty()) return Fraction();
  const auto [lowest, highest] = std::minmax_element(totals.begin(), totals.end());
  return Subtract(*highest, *lowest);
}

DivergenceLevel LevelOf(const Fraction& spread, const DivergenceThresholds& thresholds) {
  const auto reaches = [&](int32_t threshold) {
    return threshold > 0 && spread >= Fraction::FromHundredths(threshold);
  };
  if (reaches(thresholds.resolve)) return DivergenceLevel::kResolve;
  if (reaches(thresholds.discuss)) return DivergenceLevel::kDiscuss;
  return reaches(thresholds.show) ? DivergenceLevel::kShow : DivergenceLevel::kNone;
}

// The exact sum of the given columns of one application's counted sheets.
absl::StatusOr<Fraction> SumOfDimensions(const std::vector<SheetEntry>& entries,
                                         const std::vector<size_t>& dimensions) {
  std::vector<Fraction> values;
  for (const SheetEntry& entry : entries) {
    if (!entry.counted()) continue;
    for (const size_t dimension : dimensions) values.push_back(entry.dimensions[dimension]);
  }
  return Sum(values);
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
    for (size_t a = 0; a < table_.applications.size(); ++a) {
      if (absl::Status status = AddLine(a); !status.ok()) return status;
    }
    if (absl::Status status = AddRanks(); !status.ok()) return status;
    for (const size_t a : ranked_) {
      if (absl::Status status = AddStanding(a); !status.ok()) return status;
    }
    PlaceAll();
    AdmitAll();
    SortLines();
    return std::move(result_);
  }

 private:
  // What every application has, ranked or not: its judges' totals and their spread.
  absl::Status AddLine(size_t application) {
    Line line;
    line.application = table_.applications[application];
    line.unranked = WhyUnranked(table_.entries[application], table_.outcomes[application]);
    std::vector<Fraction> counted;
    std::vector<Fraction> all;
    for (const SheetEntry& entry : table_.entries[application]) {
      line.judges.push_back({table_.judges[entry.judge], entry.state, entry.excluded, entry.total,
                             std::nullopt, std::nullopt});
      if (entry.state == CellState::kPending) ++result_.pending_cells;
      if (entry.total.has_value()) all.push_back(*entry.total);
      if (entry.counted()) counted.push_back(*entry.total);
    }
    line.counted_sheets = static_cast<int32_t>(counted.size());
    const absl::StatusOr<Fraction> spread = Spread(counted);
    if (!spread.ok()) return spread.status();
    const absl::StatusOr<Fraction> spread_of_all = Spread(all);
    if (!spread_of_all.ok()) return spread_of_all.status();
    line.spread = *spread;
    line.spread_of_all_sheets = *spread_of_all;
    line.divergence = LevelOf(*spread_of_all, round_.rules.divergence);
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
        sheets.push_back({r, entries[e].judge, *entries[e].total});
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

  // The rank sum or scaled mean rank of every ranked application. One that does not fit refuses the
  // ranks of all, so that a count by total score still stands.
  void AddRankValues() {
    rank_values_.resize(table_.applications.size());
    for (const size_t a : ranked_) {
      if (result_.refused_ranks.has_value()) return;
      const Line& line = result_.lines[a];
      std::vector<Fraction> ranks;
      for (const JudgeLine& judge : line.judges) {
        if (judge.scaled_rank.has_value()) ranks.push_back(*judge.scaled_rank);
      }
      const absl::StatusOr<Fraction> sum = Sum(ranks);
      const absl::StatusOr<Fraction> value = sum.ok() ? SumOrMean(*sum, line) : sum;
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

  // A sum over sheets in a complete panel, the mean per sheet otherwise.
  absl::StatusOr<Fraction> SumOrMean(const Fraction& sum, const Line& line) const {
    if (result_.complete_panel) return sum;
    return Divide(sum, Fraction::Whole(line.counted_sheets));
  }

  absl::Status AddStanding(size_t application) {
    Line& line = result_.lines[application];
    Standing standing;
    standing.first_places = first_places_[application];
    std::vector<Fraction> totals;
    for (const JudgeLine& judge : line.judges) {
      if (judge.rank.has_value()) totals.push_back(*judge.total);
    }
    const absl::StatusOr<Fraction> mean = Mean(totals);
    if (!mean.ok()) return mean.status();
    const absl::StatusOr<Fraction> median = Median(totals);
    if (!median.ok()) return median.status();
    standing.mean_total = *mean;
    standing.median_total = *median;
    if (!result_.refused_ranks.has_value()) standing.rank = rank_values_[application];
    line.standing = std::move(standing);
    line.above_floor = *mean >= Fraction::FromHundredths(round_.rules.floor);
    return AddDimensions(application);
  }

  absl::Status AddDimensions(size_t application) {
    const std::vector<SheetEntry>& entries = table_.entries[application];
    Line& line = result_.lines[application];
    line.dimension_means.resize(by_weight_.size());
    std::vector<size_t> heaviest;
    for (const size_t dimension : by_weight_) {
      const absl::StatusOr<Fraction> sum = SumOfDimensions(entries, {dimension});
      if (!sum.ok()) return sum.status();
      const absl::StatusOr<Fraction> value = SumOrMean(*sum, line);
      if (!value.ok()) return value.status();
      const absl::StatusOr<Fraction> mean = Divide(*sum, Fraction::Whole(line.counted_sheets));
      if (!mean.ok()) return mean.status();
      line.standing->dimensions.push_back(*value);
      line.dimension_means[dimension] = *mean;
      if (round_.rubric.dimensions[dimension].weight ==
          round_.rubric.dimensions[by_weight_.front()].weight) {
        heaviest.push_back(dimension);
      }
    }
    const absl::StatusOr<Fraction> sum = SumOfDimensions(entries, heaviest);
    if (!sum.ok()) return sum.status();
    const absl::StatusOr<Fraction> value = SumOrMean(*sum, line);
    if (!value.ok()) return value.status();
    line.standing->heaviest = *value;
    return absl::OkStatus();
  }

  bool CanRankBy(Method method) const {
    return method != Method::kRankSum || !result_.refused_ranks.has_value();
  }

  Comparison CompareBy(Method method, size_t a, size_t b) const {
    return Compare(*result_.lines[a].standing, *result_.lines[b].standing, method,
                   round_.rules.tie_chain);
  }

  // The ranked applications by `method` and the tie chain, best first, equals by id.
  std::vector<size_t> OrderBy(Method method) const {
    std::vector<size_t> order = ranked_;
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      const int by_keys = CompareBy(method, a, b).order;
      return by_keys != 0 ? by_keys < 0 : a < b;
    });
    return order;
  }

  void PlaceAll() {
    const Method official = round_.rules.method;
    const Method shadow = official == Method::kTotalScore ? Method::kRankSum : Method::kTotalScore;
    unused_.assign(round_.tie_decisions.size(), true);
    if (CanRankBy(shadow)) {
      const std::vector<size_t> order = OrderBy(shadow);
      for (size_t i = 0; i < order.size(); ++i) {
        const bool equal = i > 0 && CompareBy(shadow, order[i - 1], order[i]).order == 0;
        result_.lines[order[i]].shadow_place =
            equal ? result_.lines[order[i - 1]].shadow_place : static_cast<int32_t>(i) + 1;
      }
    }
    if (CanRankBy(official)) PlaceOfficially(OrderBy(official));
    for (size_t d = 0; d < unused_.size(); ++d) {
      if (unused_[d]) result_.unused_tie_decisions.push_back(d);
    }
  }

  // Gives places group by group of equals; a recorded decision on a whole group takes it apart.
  void PlaceOfficially(std::vector<size_t> order) {
    const Method method = round_.rules.method;
    for (size_t begin = 0, end = 0; begin < order.size(); begin = end) {
      end = begin + 1;
      while (end < order.size() && CompareBy(method, order[begin], order[end]).order == 0) ++end;
      std::optional<TieWay> decision;
      if (const TieDecision* found = FindDecision(order, begin, end); found != nullptr) {
        decision = found->way;
        for (size_t i = 0; i < found->order.size(); ++i) {
          order[begin + i] = PositionOf(found->order[i]);
        }
      }
      for (size_t i = begin; i < end; ++i) {
        const size_t place = decision.has_value() ? i : begin;
        result_.lines[order[i]].place = static_cast<int32_t>(place) + 1;
        if (i > 0) AddComparison(order[i - 1], order[i], i > begin ? decision : std::nullopt);
      }
    }
  }

  void AddComparison(size_t first, size_t second, std::optional<TieWay> decision) {
    Comparison comparison = CompareBy(round_.rules.method, first, second);
    if (decision.has_value()) {
      comparison.decided_by = DecidedBy::kDecision;
      comparison.order = -1;
    }
    result_.comparisons.push_back(
        {table_.applications[first], table_.applications[second], comparison, decision});
  }

  size_t PositionOf(const std::string& application) const {
    const auto found =
        std::lower_bound(table_.applications.begin(), table_.applications.end(), application);
    return static_cast<size_t>(found - table_.applications.begin());
  }

  // The decision that orders exactly the group order[begin, end), whose members are in id order.
  const TieDecision* FindDecision(const std::vector<size_t>& order, size_t begin, size_t end) {
    if (end - begin < 2) return nullptr;
    std::vector<std::string> group;
    for (size_t i = begin; i < end; ++i) group.push_back(table_.applications[order[i]]);
    for (size_t d = 0; d < round_.tie_decisions.size(); ++d) {
      std::vector<std::string> decided = round_.tie_decisions[d].order;
      std::sort(decided.begin(), decided.end());
      if (decided != group) continue;
      unused_[d] = false;
      return &round_.tie_decisions[d];
    }
    return nullptr;
  }

  void AdmitAll() {
    std::vector<Candidate> candidates;
    for (const Line& line : result_.lines) {
      if (!line.place.has_value()) continue;
      candidates.push_back({line.application, *line.place, line.above_floor});
    }
    for (const std::string& admitted : Admit(std::move(candidates), round_.rules.cut)) {
      result_.lines[PositionOf(admitted)].admitted = true;
    }
  }

  // Ranked lines by place, then those without a place, then the unranked; each by id.
  void SortLines() {
    std::stable_sort(result_.lines.begin(), result_.lines.end(), [](const Line& a, const Line& b) {
      const auto key = [](const Line& line) {
        return std::pair(line.unranked.has_value(), line.place.value_or(0));
      };
      return key(a) < key(b);
    });
  }

  const Round& round_;
  const SheetTable table_;
  const std::vector<size_t> by_weight_;
  std::vector<size_t> ranked_;                        // Positions of the ranked applications.
  std::vector<int32_t> first_places_;                 // Per application.
  std::vector<std::optional<Fraction>> rank_values_;  // Per application.
  std::vector<bool> unused_;                          // Per tie decision.
  Tabulation result_;
};

}  // namespace

absl::StatusOr<Tabulation> Tabulate(const Round& round) {
  absl::StatusOr<SheetTable> table = ReadSheets(round);
  if (!table.ok()) return table.status();
  return Count(round, *std::move(table)).Run();
}

}  // namespace award::scoring
