// The place of one application in words, and why ranks are refused.
#include "scoring/report/sentence.h"

#include <algorithm>

#include "scoring/report/phrase.h"
#include "scoring/report/printed.h"

namespace award::scoring {

namespace {

Phrase MethodPhrase(Method method) {
  switch (method) {
    case Method::kTotalScore:
      return {"總評分法", "total score"};
    case Method::kRankSum:
      return {"序位法", "rank sum"};
    case Method::kTrimmedMean:
      return {"截尾平均", "trimmed mean"};
    case Method::kMedian:
      return {"中位數", "median"};
  }
  return {};
}

// Why a sheet does not count.
Phrase AbsencePhrase(const JudgeLine& judge) {
  if (judge.excluded) return {"經決議除去", "excluded by decision"};
  switch (judge.state) {
    case CellState::kAbstained:
      return {"棄權", "abstained"};
    case CellState::kRecused:
      return {"迴避", "recused"};
    case CellState::kAbsent:
      return {"缺席", "absent"};
    case CellState::kPending:
    case CellState::kScored:
      break;
  }
  return {"尚未評分", "pending"};
}

Phrase OutcomePhrase(DivergenceOutcome outcome) {
  switch (outcome) {
    case DivergenceOutcome::kKeep:
      return {"維持", "kept"};
    case DivergenceOutcome::kExclude:
      return {"除去個別委員結果重計", "counted again without"};
    case DivergenceOutcome::kRescore:
      return {"廢棄重評", "discarded and scored again"};
    case DivergenceOutcome::kUndecidable:
      return {"無法評定", "undecidable"};
  }
  return {};
}

Phrase LevelPhrase(DivergenceLevel level) {
  switch (level) {
    case DivergenceLevel::kNone:
      break;
    case DivergenceLevel::kShow:
      return {"，列示", ", which is shown"};
    case DivergenceLevel::kDiscuss:
      return {"，須討論", ", which is to be discussed"};
    case DivergenceLevel::kResolve:
      return {"，須決議並記錄", ", which is to be resolved on record"};
  }
  return {};
}

bool Counts(const JudgeLine& judge) { return judge.state == CellState::kScored && !judge.excluded; }

using Outcomes = std::vector<const DivergenceDecision*>;

class LineWriter {
 public:
  LineWriter(const Round& round, const Tabulation& tabulation, Sentences& sentences)
      : round_(round), tabulation_(tabulation), out_(sentences) {}

  void Write(const Line& line, const Outcomes* outcomes) {
    out_.Name(line.application);
    if (line.place.has_value()) {
      out_.Say({"第 ", ": place "}).Int(*line.place).Say({" 名。", "."});
    } else {
      out_.Say({"未排名：", ": no place, "}).Say(UnrankedPhrase(line)).Say({"。", "."});
    }
    SayJudges(line);
    if (line.standing.has_value()) SayFigures(line);
    SayDivergence(line, outcomes);
    if (line.place.has_value()) SayAdmission(line);
    if (line.standing.has_value()) SayShadows(line);
  }

 private:
  static Phrase UnrankedPhrase(const Line& line) {
    if (!line.unranked.has_value()) {
      return {"序位法對這組評審無法適用", "since the ranks of this panel are refused"};
    }
    switch (*line.unranked) {
      case Unranked::kNoScoredSheet:
        return {"沒有計入的評分單", "since no sheet counts"};
      case Unranked::kAwaitingRescore:
        return {"評分單經決議廢棄重評，新評分單尚未到齊",
                "since its sheets were discarded and a new one is still pending"};
      case Unranked::kUndecidable:
        break;
    }
    return {"經決議無法評定", "since the committee found it undecidable"};
  }

  void SayJudges(const Line& line) {
    if (line.counted_sheets > 0) {
      out_.Say({"計入 ", " Counted: "}).Int(line.counted_sheets);
      out_.Say(line.counted_sheets == 1 ? Phrase{" 位委員（", " judge ("}
                                        : Phrase{" 位委員（", " judges ("});
      bool first = true;
      for (const JudgeLine& judge : line.judges) {
        if (!Counts(judge)) continue;
        if (!first) out_.Say({"、", ", "});
        out_.Add(judge.judge);
        first = false;
      }
      out_.Say({"）", ")"});
    }
    bool first = true;
    for (const JudgeLine& judge : line.judges) {
      if (Counts(judge)) continue;
      if (!first) {
        out_.Say({"、", ", "});
      } else {
        out_.Say(line.counted_sheets > 0 ? Phrase{"；未計入 ", "; not counted: "}
                                         : Phrase{"未計入 ", " Not counted: "});
      }
      out_.Add(judge.judge).Say({"（", " ("}).Say(AbsencePhrase(judge)).Say({"）", ")"});
      first = false;
    }
    if (!line.judges.empty()) out_.Say({"。", "."});
  }

  void SayFigures(const Line& line) {
    const Standing& standing = *line.standing;
    const absl::StatusOr<Fraction> sum =
        Multiply(standing.mean_total, Fraction::Whole(line.counted_sheets));
    out_.Say({"平均總分 ", " Mean total: "});
    if (sum.ok() && line.counted_sheets > 1) {
      out_.Value(*sum, kUsualPlaces)
          .Space()
          .Add("÷ ")
          .Int(line.counted_sheets)
          .Say({" ＝ ", " = "});
    }
    out_.Value(standing.mean_total, kUsualPlaces);
    const Method method = round_.rules.method;
    const std::optional<Fraction> value = standing.Value(method);
    if (method != Method::kTotalScore && value.has_value()) {
      out_.Say({"；", "; "});
      if (method == Method::kRankSum) {
        out_.Say(tabulation_.complete_panel ? Phrase{"序位和", "rank sum"}
                                            : Phrase{"換算平均序位", "scaled mean rank"});
      } else {
        out_.Say(MethodPhrase(method));
      }
      const bool whole = method == Method::kRankSum && value->denominator() == 1;
      out_.Add(" ").Value(*value, whole ? 0 : kUsualPlaces);
    }
    if (round_.rules.rank_on == RankOn::kPublished && standing.published.has_value()) {
      out_.Say({"；公布值 ", "; published "});
      out_.Value(*standing.published, round_.rules.rounding.result.back().places);
    }
    const Level* const level = LevelOf(round_.rubric, standing.mean_total);
    if (level != nullptr) out_.Say({"；等第", "; level "}).Name(level->name);
    out_.Say({"。", "."});
  }

  void SayDivergence(const Line& line, const Outcomes* outcomes) {
    if (line.divergence == DivergenceLevel::kNone && outcomes == nullptr) return;
    out_.Say({"最高與最低總分相差 ", " The highest and lowest totals are "});
    out_.Value(line.spread_of_all_sheets, kUsualPlaces).Say({"", " apart"});
    out_.Say(LevelPhrase(line.divergence));
    if (outcomes != nullptr) {
      out_.Say({"；處理：", "; handled: "}).Say(OutcomePhrase(outcomes->front()->outcome));
      bool first = true;
      for (const DivergenceDecision* outcome : *outcomes) {
        if (outcome->judge.empty()) continue;
        out_.Say(first ? Phrase{"（", " "} : Phrase{"、", ", "}).Add(outcome->judge);
        first = false;
      }
      if (!first) out_.Say({"）", ""});
    }
    if (line.divergence_open) out_.Say({"；尚未處理完畢", "; still open"});
    out_.Say({"。", "."});
  }

  void SayAdmission(const Line& line) {
    const int32_t cut = round_.rules.cut;
    switch (line.admission) {
      case Admission::kUnranked:
        return;
      case Admission::kAdmitted:
        out_.Say({"入列：取 ", " Admitted: the cut is "}).Int(cut).Say({" 名", ""});
        break;
      case Admission::kBelowFloor:
        SayBelowFloor(*line.standing);
        break;
      case Admission::kBelowDimensionFloor:
        out_.Say({"未入列：", " Not admitted: "});
        SayDimensionFloors(line);
        break;
      case Admission::kBeyondCut:
        if (cut == 0) {
          out_.Say({"未入列：本輪不取名次", " Not admitted: this round admits nobody"});
        } else {
          out_.Say({"未入列：只取 ", " Not admitted: the cut is "}).Int(cut).Say({" 名", ""});
        }
        break;
      case Admission::kTiedAtCut:
        out_.Say({"未入列：只取 ", " Not admitted: the cut is "}).Int(cut);
        out_.Say({" 名，同名次者無法全部入列，依規則在表決或抽籤前均不入列",
                  ", not all who share this place fit it, and the rules admit none of them until a "
                  "vote or lot"});
        break;
    }
    out_.Say({"。", "."});
  }

  void SayDimensionFloors(const Line& line) {
    bool first = true;
    for (const size_t d : line.dimensions_below_floor) {
      const Dimension& dimension = round_.rubric.dimensions[d];
      if (!first) out_.Say({"；", "; "});
      out_.Say({"構面", "the dimension "});
      out_.Name(dimension.name.empty() ? dimension.id : dimension.name);
      out_.Say({"平均", "'s mean"});
      SayBelow(line.dimension_means[d], dimension.floor);
      first = false;
    }
  }

  void SayBelowFloor(const Standing& standing) {
    const bool published = round_.rules.rank_on == RankOn::kPublished &&
                           round_.rules.method == Method::kTotalScore &&
                           standing.published.has_value();
    out_.Say({"未入列：平均總分", " Not admitted: the mean total"});
    if (published) out_.Say({"（公布值）", " as published"});
    SayBelow(published ? *standing.published : standing.mean_total, round_.rules.floor);
  }

  // " 68.00，未達 70.00", with places enough to see it.
  void SayBelow(const Fraction& value, int32_t floor_in_hundredths) {
    const Fraction floor = Fraction::FromHundredths(floor_in_hundredths);
    const int32_t places = PlacesToDiffer(value, floor);
    out_.Say({"", ","}).Space().Value(value, places);
    out_.Say({"，未達 ", ", is below the floor of "}).Value(floor, kUsualPlaces);
  }

  void SayShadows(const Line& line) {
    out_.Say({"各法名次（僅供參考）：", " Places by every method, for information: "});
    for (size_t m = 0; m < kMethods.size(); ++m) {
      if (m > 0) out_.Say({"、", ", "});
      out_.Say(MethodPhrase(kMethods[m])).Add(" ");
      if (line.shadow_places[m].has_value()) {
        out_.Int(*line.shadow_places[m]);
      } else {
        out_.Say({"無", "none"});
      }
    }
    out_.Say({"。", "."});
  }

  const Round& round_;
  const Tabulation& tabulation_;
  PhraseWriter out_;
};

}  // namespace

Narrator::Narrator(const Round& round, const Tabulation& tabulation)
    : round_(round), tabulation_(tabulation) {
  const std::vector<Dimension>& dimensions = round.rubric.dimensions;
  int32_t most = 0;
  for (const Dimension& dimension : dimensions) most = std::max(most, dimension.weight);
  for (size_t d = 0; d < dimensions.size(); ++d) {
    if (dimensions[d].weight == most) heaviest_.push_back(d);
  }
  lines_.reserve(tabulation.lines.size());
  for (const Line& line : tabulation.lines) lines_.emplace(line.application, &line);
  for (const DivergenceDecision& decision : round.divergence_decisions) {
    decisions_[decision.application].push_back(&decision);
  }
  for (auto& [application, outcomes] : decisions_) {
    std::sort(outcomes.begin(), outcomes.end(),
              [](const DivergenceDecision* a, const DivergenceDecision* b) {
                return a->judge < b->judge;
              });
  }
}

void Narrator::AppendLine(const Line& line, Sentences& sentences) const {
  const auto found = decisions_.find(line.application);
  const Outcomes* const outcomes = found == decisions_.end() ? nullptr : &found->second;
  LineWriter(round_, tabulation_, sentences).Write(line, outcomes);
  if (!line.standing.has_value() || line.place.has_value()) return;
  sentences.en += ' ';
  AppendRefusedRanks(sentences);
}

std::string Narrator::ForLine(const Line& line, SentenceLanguage language) const {
  Sentences sentences;
  AppendLine(line, sentences);
  return sentences.In(language);
}

std::string Narrator::ForRefusedRanks(SentenceLanguage language) const {
  Sentences sentences;
  AppendRefusedRanks(sentences);
  return sentences.In(language);
}

void Narrator::AppendRefusedRanks(Sentences& sentences) const {
  if (!tabulation_.refused_ranks.has_value()) return;
  const RefusedRanks& refused = *tabulation_.refused_ranks;
  PhraseWriter out(sentences);
  out.Say({"序位無法加總：", "Ranks cannot be added up: "});
  switch (refused.reason) {
    case RankRefusal::kJudgeWithOneApplication:
      out.Say({"委員 ", "judge "}).Add(refused.judge).Say({" 只評了", " scored only "});
      out.Name(refused.first_application);
      out.Say({"一件，排不出序位。", ", and one application gives no rank."});
      break;
    case RankRefusal::kPanelsShareNoJudge:
      out.Name(refused.first_application).Say({"與", " and "}).Name(refused.second_application);
      out.Say({"之間沒有共同的委員，間接也沒有，序位無從比較。",
               " have no judge in common, even through others, so that their ranks cannot be "
               "compared."});
      break;
    case RankRefusal::kDoesNotFit:
      out.Name(refused.first_application);
      out.Say({"的換算平均序位分母過大，無法精確表示。",
               " has a scaled mean rank whose exact value does not fit 64 bits."});
      break;
  }
}

}  // namespace award::scoring
