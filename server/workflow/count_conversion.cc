// Between the words of the model and those of scoring.
#include "server/workflow/count_conversion.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>

#include "server/workflow/rules_check.h"

namespace award::workflow {
namespace {

scoring::TieKey ToScoringKey(TieKey key) {
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
    case TieKey::kHeadToHead:
      return scoring::TieKey::kHeadToHead;
    case TieKey::kLowerVariance:
      return scoring::TieKey::kLowerVariance;
  }
  return scoring::TieKey::kMeanTotal;
}

scoring::Method ToScoringMethod(TabulationMethod method) {
  switch (method) {
    case TabulationMethod::kTotalScore:
      return scoring::Method::kTotalScore;
    case TabulationMethod::kRankSum:
      return scoring::Method::kRankSum;
    case TabulationMethod::kTrimmedMean:
      return scoring::Method::kTrimmedMean;
    case TabulationMethod::kMedian:
      return scoring::Method::kMedian;
  }
  return scoring::Method::kTotalScore;
}

std::string_view TieKeyName(scoring::TieKey key) {
  for (const auto& [ours, name] : Words<TieKey>::kRows) {
    if (ToScoringKey(ours) == key) return name;
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

Admission AdmissionOf(scoring::Admission admission) {
  switch (admission) {
    case scoring::Admission::kAdmitted:
      return Admission::kAdmitted;
    case scoring::Admission::kUnranked:
      return Admission::kUnranked;
    case scoring::Admission::kBelowFloor:
      return Admission::kBelowFloor;
    case scoring::Admission::kBelowDimensionFloor:
      return Admission::kBelowDimensionFloor;
    case scoring::Admission::kBeyondCut:
      return Admission::kBeyondCut;
    case scoring::Admission::kTiedAtCut:
      return Admission::kTiedAtCut;
  }
  return Admission::kUnranked;
}

Decider DeciderOf(scoring::DecidedBy decided_by) {
  switch (decided_by) {
    case scoring::DecidedBy::kMethod:
      return Decider::kMethod;
    case scoring::DecidedBy::kTieKey:
      return Decider::kTieKey;
    case scoring::DecidedBy::kDecision:
      return Decider::kRecorded;
    case scoring::DecidedBy::kNothing:
      return Decider::kTied;
  }
  return Decider::kTied;
}

int32_t ShadowPlace(const scoring::Line& line, scoring::Method method) {
  for (size_t i = 0; i < scoring::kMethods.size(); ++i) {
    if (scoring::kMethods[i] == method) return line.shadow_places[i].value_or(0);
  }
  return 0;
}

void AddStanding(const scoring::Line& counted, const scoring::Rules& rules, Line& line) {
  if (!counted.standing) return;
  const scoring::Standing& standing = *counted.standing;
  line.mean_total = standing.mean_total.ToString();
  line.trimmed_mean = standing.trimmed_mean.ToString();
  line.median_total = standing.median_total.ToString();
  line.rank_sum = TextOf(standing.rank);
  line.first_places = standing.first_places;
  line.above_floor = standing.mean_total >= scoring::Fraction::FromHundredths(rules.floor);
  if (standing.published) {
    line.published = standing.published->ToDecimal(rules.rounding.result.back().places);
  }
}

void AddDimensionMeans(const scoring::Line& counted, const scoring::Rubric& rubric, Line& line) {
  for (size_t i = 0; i < counted.dimension_means.size(); ++i) {
    const std::vector<size_t>& below = counted.dimensions_below_floor;
    line.dimension_means.push_back({DimensionId(rubric.dimensions[i].id),
                                    counted.dimension_means[i].ToString(),
                                    std::find(below.begin(), below.end(), i) != below.end()});
  }
}

Line LineOf(const scoring::Line& counted, const scoring::Round& round, const JudgesByCode& judges) {
  Line line;
  line.application = ApplicationId(counted.application);
  line.place = counted.place.value_or(0);
  line.shadow_places = {ShadowPlace(counted, scoring::Method::kTotalScore),
                        ShadowPlace(counted, scoring::Method::kRankSum),
                        ShadowPlace(counted, scoring::Method::kTrimmedMean),
                        ShadowPlace(counted, scoring::Method::kMedian)};
  line.shadow_place = round.rules.method == scoring::Method::kRankSum
                          ? line.shadow_places.total_score
                          : line.shadow_places.rank_sum;
  AddStanding(counted, round.rules, line);
  AddDimensionMeans(counted, round.rubric, line);
  line.judge_count = counted.counted_sheets;
  if (counted.counted_sheets > 0) line.spread = counted.spread_of_all_sheets.ToString();
  line.divergence = LevelOf(counted.divergence);
  line.divergence_open = counted.divergence_open;
  line.admission = AdmissionOf(counted.admission);
  line.unranked_reason = std::string(UnrankedReason(counted.unranked));
  for (const scoring::JudgeLine& seat : counted.judges) {
    line.judge_totals.push_back({judges.at(seat.judge), seat.judge, StateOf(seat),
                                 TextOf(seat.total), TextOf(seat.rank), TextOf(seat.scaled_rank)});
  }
  std::sort(line.judge_totals.begin(), line.judge_totals.end(),
            [](const JudgeTotal& a, const JudgeTotal& b) { return a.judge_code < b.judge_code; });
  return line;
}

ComparisonStep StepOf(const scoring::Step& step, const scoring::Rubric& rubric) {
  ComparisonStep converted;
  if (step.tie_key) converted.tie_key = std::string(TieKeyName(*step.tie_key));
  if (step.dimension) converted.dimension = DimensionId(rubric.dimensions[*step.dimension].id);
  converted.higher_value = step.first_value.ToString();
  converted.lower_value = step.second_value.ToString();
  return converted;
}

}  // namespace

scoring::Rules ScoringRules(const Rules& rules, const Category& category, Round round) {
  const bool first = round == Round::kFirst;
  scoring::Rules counted;
  counted.method = ToScoringMethod(rules.method);
  for (const TieKey key : rules.tie_chain) counted.tie_chain.push_back(ToScoringKey(key));
  const int64_t cut =
      first ? int64_t{category.quota} * rules.shortlist_factor : int64_t{category.quota};
  counted.cut = static_cast<int32_t>(std::min<int64_t>(cut, std::numeric_limits<int32_t>::max()));
  counted.floor = first ? rules.shortlist_floor : rules.nomination_floor;
  counted.divergence = {rules.divergence_shown, rules.divergence_discussed,
                        rules.divergence_resolved};
  counted.rank_on =
      rules.rank_on == RankOn::kPublished ? scoring::RankOn::kPublished : scoring::RankOn::kExact;
  counted.ties_at_cut = rules.ties_at_cut == TiesAtCut::kStrict ? scoring::TiesAtCut::kStrict
                                                                : scoring::TiesAtCut::kAdmit;
  counted.trim = {rules.trim_each_side, rules.trim_from_judges};
  counted.rounding = RoundingOf(rules);
  return counted;
}

scoring::CategoryRules ScoringCategory(const Rules& rules, const Category& category, Round round) {
  return {category.id.value(), category.display_name, RubricOf(category),
          ScoringRules(rules, category, round)};
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
                           const JudgesByCode& judges) {
  CategoryResult converted;
  for (const scoring::Line& line : result.lines) {
    Line& added = converted.lines.emplace_back(LineOf(line, counted, judges));
    for (const scoring::DivergenceDecision& decision : counted.divergence_decisions) {
      if (decision.application == line.application) added.outcome = OutcomeOf(decision.outcome);
    }
  }
  const scoring::Narrator narrator(counted, result);
  for (const scoring::PairComparison& pair : result.comparisons) {
    converted.comparisons.push_back(FromScoring(pair, counted.rubric, narrator));
  }
  converted.rank_sum_refusal = std::string(RefusalReason(result.refused_ranks));
  converted.vacancies = result.vacancies;
  return converted;
}

Comparison FromScoring(const scoring::PairComparison& pair, const scoring::Rubric& rubric,
                       const scoring::Narrator& narrator) {
  Comparison comparison;
  comparison.higher = ApplicationId(pair.first);
  comparison.lower = ApplicationId(pair.second);
  comparison.decider = DeciderOf(pair.comparison.decided_by);
  for (const scoring::Step& step : pair.comparison.steps) {
    comparison.steps.push_back(StepOf(step, rubric));
  }
  const scoring::Step& deciding = pair.comparison.deciding();
  if (comparison.decider == Decider::kTieKey && deciding.tie_key) {
    comparison.tie_key = std::string(TieKeyName(*deciding.tie_key));
  }
  comparison.higher_value = deciding.first_value.ToString();
  comparison.lower_value = deciding.second_value.ToString();
  const auto gap = deciding.first_value < deciding.second_value
                       ? scoring::Subtract(deciding.second_value, deciding.first_value)
                       : scoring::Subtract(deciding.first_value, deciding.second_value);
  if (gap.ok()) comparison.gap = gap->ToString();
  comparison.sentence_zh = narrator.ForPair(pair, scoring::SentenceLanguage::kTraditionalChinese);
  comparison.sentence_en = narrator.ForPair(pair, scoring::SentenceLanguage::kEnglish);
  return comparison;
}

}  // namespace award::workflow
