// Between the words of the model and those of scoring.
#include "server/workflow/count_conversion.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace award::workflow {
namespace {

scoring::TieKey ToScoring(TieKey key) {
  switch (key) {
    case TieKey::kMoreFirstPlaces:
      return scoring::TieKey::kMoreFirstPlaces;
    case TieKey::kHeaviestDimension:
      return scoring::TieKey::kHeaviestDimension;
    case TieKey::kDimensionsInOrder:
      return scoring::TieKey::kDimensionsInOrder;
    case TieKey::kMeanTotal:
      return scoring::TieKey::kMeanTotal;
    case TieKey::kLowerRankSum:
      return scoring::TieKey::kRankSum;
    case TieKey::kMedianTotal:
      return scoring::TieKey::kMedianTotal;
  }
  return scoring::TieKey::kMeanTotal;
}

std::string_view TieKeyName(scoring::TieKey key) {
  for (const auto& [ours, name] : Words<TieKey>::kRows) {
    if (ToScoring(ours) == key) return name;
  }
  return {};
}

SeatState StateOf(const scoring::JudgeLine& seat) {
  if (seat.excluded) return SeatState::kExcluded;
  switch (seat.state) {
    case scoring::CellState::kPending:
      return SeatState::kPending;
    case scoring::CellState::kScored:
      return SeatState::kScored;
    case scoring::CellState::kAbstained:
      return SeatState::kAbstained;
    case scoring::CellState::kRecused:
      return SeatState::kRecused;
    case scoring::CellState::kAbsent:
      return SeatState::kAbsent;
  }
  return SeatState::kPending;
}

DivergenceLevel LevelOf(scoring::DivergenceLevel level) {
  switch (level) {
    case scoring::DivergenceLevel::kNone:
      return DivergenceLevel::kNone;
    case scoring::DivergenceLevel::kShow:
      return DivergenceLevel::kShown;
    case scoring::DivergenceLevel::kDiscuss:
      return DivergenceLevel::kDiscussed;
    case scoring::DivergenceLevel::kResolve:
      return DivergenceLevel::kResolved;
  }
  return DivergenceLevel::kNone;
}

DivergenceOutcome OutcomeOf(scoring::DivergenceOutcome outcome) {
  switch (outcome) {
    case scoring::DivergenceOutcome::kKeep:
      return DivergenceOutcome::kKeep;
    case scoring::DivergenceOutcome::kExclude:
      return DivergenceOutcome::kExcludeJudge;
    case scoring::DivergenceOutcome::kRescore:
      return DivergenceOutcome::kRescore;
    case scoring::DivergenceOutcome::kUndecidable:
      return DivergenceOutcome::kUndecidable;
  }
  return DivergenceOutcome::kUnspecified;
}

std::string_view UnrankedReason(const std::optional<scoring::Unranked>& unranked) {
  if (!unranked) return {};
  switch (*unranked) {
    case scoring::Unranked::kNoScoredSheet:
      return "NO_SCORED_SHEET";
    case scoring::Unranked::kAwaitingRescore:
      return "AWAITING_RESCORE";
    case scoring::Unranked::kUndecidable:
      return "UNDECIDABLE";
  }
  return {};
}

std::string_view RefusalReason(const std::optional<scoring::RefusedRanks>& refused) {
  if (!refused) return {};
  switch (refused->reason) {
    case scoring::RankRefusal::kJudgeWithOneApplication:
      return "JUDGE_WITH_ONE_APPLICATION";
    case scoring::RankRefusal::kPanelsShareNoJudge:
      return "PANELS_SHARE_NO_JUDGE";
    case scoring::RankRefusal::kDoesNotFit:
      return "DOES_NOT_FIT";
  }
  return {};
}

std::string TextOf(const std::optional<scoring::Fraction>& number) {
  return number ? number->ToString() : std::string();
}

Line LineOf(const scoring::Line& counted, const std::map<std::string, std::string>& codes) {
  Line line;
  line.application = ApplicationId(counted.application);
  line.place = counted.place.value_or(0);
  line.shadow_place = counted.shadow_place.value_or(0);
  if (counted.standing) {
    line.mean_total = counted.standing->mean_total.ToString();
    line.rank_sum = TextOf(counted.standing->rank);
    line.first_places = counted.standing->first_places;
  }
  line.judge_count = counted.counted_sheets;
  if (counted.counted_sheets > 0) line.spread = counted.spread_of_all_sheets.ToString();
  line.divergence = LevelOf(counted.divergence);
  line.divergence_open = counted.divergence_open;
  line.above_floor = counted.above_floor;
  line.admitted = counted.admitted;
  line.unranked_reason = std::string(UnrankedReason(counted.unranked));
  for (const scoring::JudgeLine& seat : counted.judges) {
    line.judge_totals.push_back({JudgeId(seat.judge), codes.at(seat.judge), StateOf(seat),
                                 TextOf(seat.total), TextOf(seat.rank)});
  }
  std::sort(line.judge_totals.begin(), line.judge_totals.end(),
            [](const JudgeTotal& a, const JudgeTotal& b) { return a.judge_code < b.judge_code; });
  return line;
}

Comparison ComparisonOf(const scoring::NeighbourComparison& pair) {
  Comparison comparison;
  comparison.higher = ApplicationId(pair.first);
  comparison.lower = ApplicationId(pair.second);
  switch (pair.comparison.decided_by) {
    case scoring::DecidedBy::kMethod:
      comparison.decider = Decider::kMethod;
      break;
    case scoring::DecidedBy::kTieKey:
      comparison.decider = Decider::kTieKey;
      break;
    case scoring::DecidedBy::kDecision:
      comparison.decider = Decider::kRecorded;
      break;
    case scoring::DecidedBy::kNothing:
      comparison.decider = Decider::kTied;
      break;
  }
  if (pair.comparison.tie_key) {
    comparison.tie_key = std::string(TieKeyName(*pair.comparison.tie_key));
  }
  comparison.higher_value = pair.comparison.first_value.ToString();
  comparison.lower_value = pair.comparison.second_value.ToString();
  return comparison;
}

}  // namespace

scoring::Rules ScoringRules(const Rules& rules, const Category& category, Round round) {
  const bool first = round == Round::kFirst;
  scoring::Rules counted;
  counted.method = rules.method == TabulationMethod::kRankSum ? scoring::Method::kRankSum
                                                              : scoring::Method::kTotalScore;
  for (const TieKey key : rules.tie_chain) counted.tie_chain.push_back(ToScoring(key));
  counted.cut = first ? category.quota * rules.shortlist_factor : category.quota;
  counted.floor = first ? rules.shortlist_floor : rules.nomination_floor;
  counted.divergence = {rules.divergence_shown, rules.divergence_discussed,
                        rules.divergence_resolved};
  return counted;
}

scoring::DivergenceOutcome ToScoring(DivergenceOutcome outcome) {
  switch (outcome) {
    case DivergenceOutcome::kExcludeJudge:
      return scoring::DivergenceOutcome::kExclude;
    case DivergenceOutcome::kRescore:
      return scoring::DivergenceOutcome::kRescore;
    case DivergenceOutcome::kUndecidable:
      return scoring::DivergenceOutcome::kUndecidable;
    case DivergenceOutcome::kKeep:
    case DivergenceOutcome::kUnspecified:
      break;
  }
  return scoring::DivergenceOutcome::kKeep;
}

CategoryResult FromScoring(const scoring::Tabulation& result, const scoring::Round& counted,
                           const std::map<std::string, std::string>& codes) {
  CategoryResult converted;
  for (const scoring::Line& line : result.lines) {
    Line& added = converted.lines.emplace_back(LineOf(line, codes));
    for (const scoring::DivergenceDecision& decision : counted.divergence_decisions) {
      if (decision.application == line.application) added.outcome = OutcomeOf(decision.outcome);
    }
  }
  for (const scoring::NeighbourComparison& pair : result.comparisons) {
    converted.comparisons.push_back(ComparisonOf(pair));
  }
  converted.rank_sum_refusal = std::string(RefusalReason(result.refused_ranks));
  return converted;
}

}  // namespace award::workflow
