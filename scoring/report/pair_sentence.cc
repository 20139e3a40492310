// Why one application stands before another, or beside it.
#include "scoring/number/rounding.h"
#include "scoring/number/wide.h"
#include "scoring/report/phrase.h"
#include "scoring/report/printed.h"
#include "scoring/report/sentence.h"

namespace award::scoring {

namespace {

class PairWriter {
 public:
  PairWriter(const Round& round, const std::vector<size_t>& heaviest, bool complete_panel,
             Sentences& sentences)
      : round_(round), heaviest_(heaviest), complete_panel_(complete_panel), out_(sentences) {}

  // `place` is the place they share, if they do.
  void Write(const PairComparison& pair, int32_t place) {
    const Comparison& comparison = pair.comparison;
    const bool by_step =
        comparison.decided_by == DecidedBy::kMethod || comparison.decided_by == DecidedBy::kTieKey;
    const size_t equal = comparison.steps.size() - (by_step ? 1 : 0);
    out_.Name(pair.first);
    if (comparison.decided_by == DecidedBy::kNothing) {
      out_.Say({"與", " and "}).Name(pair.second).Say({"並列第 ", " share place "}).Int(place);
      out_.Say({" 名", ""});
    } else {
      out_.Say({"排在", " stands before "}).Name(pair.second).Say({"之前", ""});
    }
    if (equal > 0) SayEqual(comparison.steps, equal);
    if (by_step) {
      out_.Say(equal > 0 ? Phrase{"。決定：", ". Decided: "} : Phrase{"：", ": "});
      SayDifferent(comparison.steps.back());
    } else if (comparison.decided_by == DecidedBy::kDecision) {
      out_.Say({"。依規則無從區分，依", ". No declared key tells them apart; the recorded "});
      out_.Say(pair.decision == TieWay::kLot ? Phrase{"抽籤", "lot"} : Phrase{"表決", "vote"});
      out_.Say({"紀錄定先後", " does"});
    } else {
      out_.Say({"。依規則無從區分", ". No declared key tells them apart"});
    }
    out_.Say({"。", "."});
  }

 private:
  bool IsPublished(const Step& step) const {
    return !step.tie_key.has_value() && round_.rules.rank_on == RankOn::kPublished;
  }

  bool LowerIsBetter(const Step& step) const {
    if (!step.tie_key.has_value()) return round_.rules.method == Method::kRankSum;
    return step.tie_key == TieKey::kRankSum || step.tie_key == TieKey::kLowerVariance;
  }

  // The least places for a step's values: whole numbers of things have none.
  int32_t Places(const Step& step) const {
    if (IsPublished(step)) return round_.rules.rounding.result.back().places;
    const bool counts = LowerIsBetter(step) ? step.tie_key != TieKey::kLowerVariance
                                            : step.tie_key == TieKey::kMoreFirstPlaces ||
                                                  step.tie_key == TieKey::kHeadToHead;
    const bool whole = step.first_value.denominator() == 1 && step.second_value.denominator() == 1;
    return counts && whole ? 0 : kUsualPlaces;
  }

  void SayEqual(const std::vector<Step>& steps, size_t count) {
    out_.Say({"。相同：", ". Equal: "});
    for (size_t i = 0; i < count; ++i) {
      if (i > 0) out_.Say({"；", "; "});
      SayQuantity(steps[i]);
      out_.Space().Value(steps[i].first_value, Places(steps[i]));
    }
  }

  void SayDifferent(const Step& step) {
    SayQuantity(step);
    const int32_t places = PlacesToDiffer(step.first_value, step.second_value, Places(step));
    Print(step, places);
    const Phrase relation = step.first_value > step.second_value
                                ? Phrase{"高於 ", "is higher than "}
                                : Phrase{"低於 ", "is lower than "};
    if (first_ != second_) {
      out_.Space().Printed(first_, step.first_value, places);
      out_.Space().Say(relation).Printed(second_, step.second_value, places);
      SayGap(step, places);
      return;
    }
    out_.Say({"印出同為 ", " prints alike as "}).Add(first_).Say({"，精確值 ", "; exactly "});
    first_.clear();
    second_.clear();
    AppendFraction(step.first_value, first_);
    AppendFraction(step.second_value, second_);
    out_.Add(first_).Space().Say(relation).Add(second_);
    out_.Say({"，差異小於 0.000001", ", by less than 0.000001"});
  }

  void Print(const Step& step, int32_t places) {
    first_.clear();
    second_.clear();
    AppendDecimal(step.first_value, places, first_);
    AppendDecimal(step.second_value, places, second_);
  }

  void SayGap(const Step& step, int32_t places) {
    const bool higher = step.first_value > step.second_value;
    const absl::StatusOr<Fraction> gap = higher ? Subtract(step.first_value, step.second_value)
                                                : Subtract(step.second_value, step.first_value);
    if (!gap.ok()) return;  // Too fine a fraction; both values stand there.
    const auto prints_as_zero = [&] {
      return 2 * static_cast<Wide>(gap->numerator()) * PowerOfTen(places) < gap->denominator();
    };
    while (places < kMostPlacesToDiffer && prints_as_zero()) ++places;
    out_.Say({"，相差 ", ", by "}).Value(*gap, places);
  }

  void SayQuantity(const Step& step) {
    if (!step.tie_key.has_value()) {
      SayMethod(round_.rules.method);
      if (IsPublished(step)) out_.Say({"（公布值）", " as published"});
      return;
    }
    switch (*step.tie_key) {
      case TieKey::kMoreFirstPlaces:
        out_.Say({"評為第一的委員數", "number of first places"});
        break;
      case TieKey::kHeaviestDimension:
        out_.Say({"配分最高構面", "the heaviest dimension "});
        SayDimensions(heaviest_);
        break;
      case TieKey::kDimensionsInOrder:
        out_.Say({"構面", "the dimension "});
        SayDimensions({step.dimension.value_or(0)});
        break;
      case TieKey::kMeanTotal:
        SayMethod(Method::kTotalScore);
        break;
      case TieKey::kRankSum:
        SayMethod(Method::kRankSum);
        break;
      case TieKey::kMedianTotal:
        SayMethod(Method::kMedian);
        break;
      case TieKey::kHeadToHead:
        out_.Say({"兩兩比較勝過的件數", "number of equals beaten head to head"});
        break;
      case TieKey::kLowerVariance:
        out_.Say({"總分變異數", "variance of the totals"});
        break;
    }
  }

  void SayMethod(Method method) {
    switch (method) {
      case Method::kTotalScore:
        out_.Say({"平均總分", "mean total"});
        break;
      case Method::kRankSum:
        out_.Say(complete_panel_ ? Phrase{"序位和", "rank sum"}
                                 : Phrase{"換算平均序位", "scaled mean rank"});
        break;
      case Method::kTrimmedMean:
        out_.Say({"截尾平均", "trimmed mean"});
        break;
      case Method::kMedian:
        out_.Say({"總分中位數", "median total"});
        break;
    }
  }

  // Their names and whether the figure is a sum over the sheets or a mean of them (see Standing).
  void SayDimensions(const std::vector<size_t>& dimensions) {
    for (size_t i = 0; i < dimensions.size(); ++i) {
      if (i > 0) out_.Say({"、", " + "});
      const Dimension& dimension = round_.rubric.dimensions[dimensions[i]];
      out_.Name(dimension.name.empty() ? dimension.id : dimension.name);
    }
    out_.Say(complete_panel_ ? Phrase{"各委員合計", ", summed over the judges,"}
                             : Phrase{"各委員平均", ", mean over the judges,"});
  }

  const Round& round_;
  const std::vector<size_t>& heaviest_;
  bool complete_panel_;
  PhraseWriter out_;
  std::string first_;
  std::string second_;
};

}  // namespace

void Narrator::AppendPair(const PairComparison& pair, Sentences& sentences) const {
  int32_t place = 0;
  if (pair.comparison.decided_by == DecidedBy::kNothing) {
    place = lines_.at(pair.first)->place.value_or(0);
  }
  PairWriter(round_, heaviest_, tabulation_.complete_panel, sentences).Write(pair, place);
}

std::string Narrator::ForPair(const PairComparison& pair, SentenceLanguage language) const {
  Sentences sentences;
  AppendPair(pair, sentences);
  return sentences.In(language);
}

}  // namespace award::scoring
