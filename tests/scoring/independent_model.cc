// The formulas, one function each. Nothing here is fast, shared or clever; that is the point.
#include "tests/scoring/independent_model.h"

#include <algorithm>

namespace award::scoring::independent {

namespace {

using Quotients = std::vector<Quotient>;

// Σ_f F_f/ΣF · (Σ share·score / Σ share over the items of facet f), in points.
Quotient DimensionScore(const Rubric& rubric, const Dimension& dimension, const int32_t* scores) {
  std::vector<Facet> facets = rubric.facets;
  if (facets.empty()) facets = {Facet{"", 1, ""}};
  Huge facet_shares = 0;
  for (const Facet& facet : facets) facet_shares += facet.share;
  Quotient score;
  for (const Facet& facet : facets) {
    Huge shares = 0;
    Huge sum = 0;
    for (size_t i = 0; i < dimension.items.size(); ++i) {
      if (dimension.items[i].facet != facet.id) continue;
      shares += dimension.items[i].share;
      sum += Huge{dimension.items[i].share} * scores[i];
    }
    score = Plus(score, Of(facet.share * sum, facet_shares * shares * 100));
  }
  return score;
}

Sheet ReadSheet(const Round& round, const Cell& cell) {
  Sheet sheet;
  sheet.state = cell.state;
  if (cell.state != CellState::kScored) return sheet;
  const SheetRounding& rounding = round.rules.rounding.sheet;
  const int32_t* scores = cell.scores.data();
  Quotient total;
  for (const Dimension& dimension : round.rubric.dimensions) {
    const Quotient score =
        RoundedByHand(DimensionScore(round.rubric, dimension, scores), rounding.dimension_score);
    sheet.dimensions.push_back(score);
    total = Plus(total, Times(score, Of(dimension.weight, round.rubric.whole_weight)));
    scores += dimension.items.size();
  }
  for (size_t b = 0; b < round.rubric.bonuses.size(); ++b) total = Plus(total, Of(scores[b], 100));
  sheet.total = RoundedByHand(total, rounding.judge_total);
  return sheet;
}

std::optional<DivergenceOutcome> OutcomeFor(const Round& round, const std::string& application) {
  for (const DivergenceDecision& decision : round.divergence_decisions) {
    if (decision.application == application) return decision.outcome;
  }
  return std::nullopt;
}

Quotient SpreadOf(const Entry& entry, bool with_excluded) {
  Quotients totals;
  for (const auto& [judge, sheet] : entry.sheets) {
    if (sheet.counts() || (with_excluded && sheet.total.has_value())) {
      totals.push_back(*sheet.total);
    }
  }
  if (totals.empty()) return {};
  const Quotients rising = Rising(totals);
  return Minus(rising.back(), rising.front());
}

// States, totals, spreads and flags of one application.
Entry ReadEntry(const Round& round, const std::string& application) {
  Entry entry;
  bool pending = false;
  for (const Cell& cell : round.cells) {
    if (cell.application != application) continue;
    Sheet sheet = ReadSheet(round, cell);
    for (const DivergenceDecision& decision : round.divergence_decisions) {
      if (decision.application == application && decision.judge == cell.judge) {
        sheet.excluded = true;
      }
    }
    pending = pending || cell.state == CellState::kPending;
    if (sheet.counts()) ++entry.counted;
    entry.sheets[cell.judge] = sheet;
  }
  const std::optional<DivergenceOutcome> outcome = OutcomeFor(round, application);
  if (outcome == DivergenceOutcome::kUndecidable) {
    entry.unranked = Unranked::kUndecidable;
  } else if (outcome == DivergenceOutcome::kRescore && pending) {
    entry.unranked = Unranked::kAwaitingRescore;
  } else if (entry.counted == 0) {
    entry.unranked = Unranked::kNoScoredSheet;
  }
  entry.spread = SpreadOf(entry, false);
  entry.spread_of_all = SpreadOf(entry, true);
  const DivergenceThresholds& at = round.rules.divergence;
  const auto reaches = [&](int32_t threshold) {
    return threshold != 0 && Sign(entry.spread_of_all, Of(threshold, 100)) >= 0;
  };
  if (reaches(at.show)) entry.level = DivergenceLevel::kShow;
  if (reaches(at.discuss)) entry.level = DivergenceLevel::kDiscuss;
  if (reaches(at.resolve)) entry.level = DivergenceLevel::kResolve;
  entry.open = entry.level == DivergenceLevel::kResolve &&
               (!outcome.has_value() || outcome == DivergenceOutcome::kRescore);
  return entry;
}

// Complete, lone judges, connectivity: what the panel as a whole looks like.
void LookAtPanel(const Round& round, Count& count) {
  const std::vector<Entry*> ranked = count.Ranked();
  count.complete = true;
  for (const std::string& judge : round.judges) {
    size_t scored = 0;
    for (const Entry* entry : ranked) {
      if (entry->CountedSheetOf(judge) != nullptr) ++scored;
    }
    if (scored > 0 && scored < ranked.size()) count.complete = false;
    if (scored == 1 && ranked.size() > 1) count.lone_judge = true;
  }
  const std::string* first = nullptr;
  for (const auto& [application, entry] : count.entries) {
    if (entry.unranked.has_value()) continue;
    if (first == nullptr) first = &application;
    if (!count.Joined(*first, application)) count.disconnected = true;
  }
}

// rank = 1 + better + (equal − 1)/2 among the ranked that the judge scored, and what follows.
void RankByJudges(const Round& round, Count& count) {
  const std::vector<Entry*> ranked = count.Ranked();
  const auto everyone = static_cast<Huge>(ranked.size());
  for (const std::string& judge : round.judges) {
    for (Entry* entry : ranked) {
      const Sheet* own = entry->CountedSheetOf(judge);
      if (own == nullptr) continue;
      Huge scored = 0;
      Huge better = 0;
      Huge equal = 0;
      for (const Entry* other : ranked) {
        const Sheet* sheet = other->CountedSheetOf(judge);
        if (sheet == nullptr) continue;
        ++scored;
        const int sign = Sign(*sheet->total, *own->total);
        if (sign > 0) ++better;
        if (sign == 0) ++equal;
      }
      Sheet& target = entry->sheets[judge];
      target.rank = Of(2 * better + equal + 1, 2);
      if (better == 0 && (scored > 1 || everyone == 1)) ++entry->first_places;
      if (count.refused()) continue;
      // 1 + (rank − 1)(N − 1)/(n − 1); with one application alone there is nothing to scale.
      const Quotient steps = Minus(*target.rank, {1, 1});
      target.scaled_rank =
          scored == 1 ? *target.rank : Plus({1, 1}, Times(steps, Of(everyone - 1, scored - 1)));
    }
  }
  for (Entry* entry : ranked) {
    if (count.refused()) break;
    Quotients ranks;
    for (const auto& [judge, sheet] : entry->sheets) {
      if (sheet.counts()) ranks.push_back(*sheet.scaled_rank);
    }
    entry->rank = count.complete ? SumOf(ranks) : MeanOf(ranks);
  }
}

// Means, medians, trimmed means, variances and dimensions of one ranked application.
void FillFigures(const Round& round, const Count& count, Entry& entry) {
  Quotients totals;
  for (const auto& [judge, sheet] : entry.sheets) {
    if (sheet.counts()) totals.push_back(*sheet.total);
  }
  totals = Rising(totals);
  const size_t n = totals.size();
  entry.mean = entry.trimmed = MeanOf(totals);
  entry.median = MeanOf({totals[(n - 1) / 2], totals[n / 2]});
  if (static_cast<int32_t>(n) >= round.rules.trim.from_judges) {
    Quotients kept = totals;
    for (int32_t i = 0; i < round.rules.trim.each_side; ++i) {
      kept.erase(kept.begin());
      kept.pop_back();
    }
    entry.trimmed = MeanOf(kept);
  }
  const std::vector<TieKey>& chain = round.rules.tie_chain;
  if (std::find(chain.begin(), chain.end(), TieKey::kLowerVariance) != chain.end()) {
    Quotients squares;
    for (const Quotient& total : totals) {
      const Quotient distance = Minus(total, entry.mean);
      squares.push_back(Times(distance, distance));
    }
    entry.variance = MeanOf(squares);
  }
  int32_t heaviest = 0;
  for (const Dimension& d : round.rubric.dimensions) heaviest = std::max(heaviest, d.weight);
  for (size_t d = 0; d < round.rubric.dimensions.size(); ++d) {
    Quotients scores;
    for (const auto& [judge, sheet] : entry.sheets) {
      if (sheet.counts()) scores.push_back(sheet.dimensions[d]);
    }
    entry.dimension_means.push_back(MeanOf(scores));
    entry.dimensions.push_back(count.complete ? SumOf(scores) : MeanOf(scores));
    if (round.rubric.dimensions[d].weight == heaviest) {
      entry.heaviest = Plus(entry.heaviest, entry.dimensions.back());
    }
  }
}

}  // namespace

const Sheet* Entry::CountedSheetOf(const std::string& judge) const {
  const auto found = sheets.find(judge);
  return found != sheets.end() && found->second.counts() ? &found->second : nullptr;
}

std::vector<Entry*> Count::Ranked() {
  std::vector<Entry*> ranked;
  for (auto& [application, entry] : entries) {
    if (!entry.unranked.has_value()) ranked.push_back(&entry);
  }
  return ranked;
}

bool Count::Joined(const std::string& first, const std::string& second) const {
  std::vector<std::string> reached = {first};
  for (size_t r = 0; r < reached.size(); ++r) {
    for (const auto& [application, entry] : entries) {
      if (entry.unranked.has_value()) continue;
      if (std::find(reached.begin(), reached.end(), application) != reached.end()) continue;
      for (const auto& [judge, sheet] : entries.at(reached[r]).sheets) {
        if (!sheet.counts() || entry.CountedSheetOf(judge) == nullptr) continue;
        reached.push_back(application);
        break;
      }
    }
  }
  return std::find(reached.begin(), reached.end(), second) != reached.end();
}

Count CountAgain(const Round& round) {
  Count count;
  for (const std::string& application : round.applications) {
    count.entries[application] = ReadEntry(round, application);
  }
  for (const Cell& cell : round.cells) count.pending += cell.state == CellState::kPending ? 1 : 0;
  for (size_t d = 0; d < round.rubric.dimensions.size(); ++d) {
    // Before the first that is lighter; so equals keep their order.
    auto at = count.by_weight.begin();
    while (at != count.by_weight.end() &&
           round.rubric.dimensions[*at].weight >= round.rubric.dimensions[d].weight) {
      ++at;
    }
    count.by_weight.insert(at, d);
  }
  LookAtPanel(round, count);
  RankByJudges(round, count);
  const std::vector<Entry*> ranked = count.Ranked();
  for (Entry* entry : ranked) FillFigures(round, count, *entry);
  PlaceAgain(round, count);
  return count;
}

}  // namespace award::scoring::independent
