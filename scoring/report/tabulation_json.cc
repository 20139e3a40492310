// Writes the report member by member; see the header for its shape.
#include "scoring/report/tabulation_json.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "scoring/report/digest.h"
#include "scoring/report/json.h"
#include "scoring/report/sentence.h"
#include "scoring/report/words.h"

namespace award::scoring {

namespace {

constexpr std::string_view kFormat = "award-tabulation/1";

class CategoryWriter {
 public:
  CategoryWriter(const CountedCategory& category, JsonWriter& json)
      : category_(category),
        rules_(category.rules.rules),
        rubric_(category.rules.rubric),
        tabulation_(category.tabulation),
        narrator_(category.round, category.tabulation),
        json_(json) {
    for (const DivergenceDecision& decision : category.round.divergence_decisions) {
      outcomes_.emplace(decision.application, decision.outcome);
    }
  }

  void Write() {
    json_.BeginObject();
    json_.Key("category").String(category_.rules.id);
    json_.Key("name").String(category_.rules.name);
    WriteRules();
    WriteDimensions();
    json_.Key("complete_panel").Bool(tabulation_.complete_panel);
    json_.Key("pending_sheets").Int(tabulation_.pending_cells);
    json_.Key("vacancies").Int(tabulation_.vacancies);
    WriteRefusedRanks();
    json_.Key("lines").BeginArray();
    for (const Line& line : tabulation_.lines) WriteLine(line);
    json_.EndArray();
    json_.Key("comparisons").BeginArray();
    for (const PairComparison& pair : tabulation_.comparisons) WriteComparison(pair);
    json_.EndArray();
    WriteUnusedDecisions();
    json_.EndObject();
  }

 private:
  void WriteRules() {
    json_.Key("method").String(NameOf(rules_.method));
    json_.Key("rank_on").String(NameOf(rules_.rank_on));
    json_.Key("tie_chain").BeginFlatArray();
    for (const TieKey key : rules_.tie_chain) json_.String(NameOf(key));
    json_.EndArray();
    json_.Key("rounding").BeginObject();
    WriteStages("dimension_score", rules_.rounding.sheet.dimension_score);
    WriteStages("judge_total", rules_.rounding.sheet.judge_total);
    WriteStages("result", rules_.rounding.result);
    json_.EndObject();
    json_.Key("trim").BeginFlatObject();
    json_.Key("each_side").Int(rules_.trim.each_side);
    json_.Key("from_judges").Int(rules_.trim.from_judges);
    json_.EndObject();
    json_.Key("cut").Int(rules_.cut);
    json_.Key("ties_at_cut").String(NameOf(rules_.ties_at_cut));
    json_.Key("floor").Exact(Fraction::FromHundredths(rules_.floor));
    json_.Key("divergence_thresholds").BeginObject();
    json_.Key("show").Exact(Fraction::FromHundredths(rules_.divergence.show));
    json_.Key("discuss").Exact(Fraction::FromHundredths(rules_.divergence.discuss));
    json_.Key("resolve").Exact(Fraction::FromHundredths(rules_.divergence.resolve));
    json_.EndObject();
  }

  void WriteStages(std::string_view key, const std::vector<RoundingStage>& stages) {
    json_.Key(key).BeginFlatArray();
    for (const RoundingStage& stage : stages) {
      json_.BeginObject().Key("places").Int(stage.places);
      json_.Key("mode").String(NameOf(stage.mode)).EndObject();
    }
    json_.EndArray();
  }

  void WriteDimensions() {
    json_.Key("whole_weight").Int(rubric_.whole_weight);
    json_.Key("dimensions").BeginArray();
    for (const Dimension& dimension : rubric_.dimensions) {
      json_.BeginFlatObject();
      json_.Key("dimension").String(dimension.id);
      json_.Key("name").String(dimension.name);
      json_.Key("weight").Int(dimension.weight);
      json_.Key("floor").Exact(Fraction::FromHundredths(dimension.floor));
      json_.EndObject();
    }
    json_.EndArray();
  }

  void WriteRefusedRanks() {
    json_.Key("refused_ranks");
    if (!tabulation_.refused_ranks.has_value()) {
      json_.Null();
      return;
    }
    const RefusedRanks& refused = *tabulation_.refused_ranks;
    json_.BeginObject();
    json_.Key("reason").String(NameOf(refused.reason));
    json_.Key("judge");
    WriteText(refused.judge);
    json_.Key("applications").BeginFlatArray();
    json_.String(refused.first_application);
    if (!refused.second_application.empty()) json_.String(refused.second_application);
    json_.EndArray();
    narrator_.AppendRefusedRanks(ClearedSentences());
    WriteSentences();
    json_.EndObject();
  }

  // A text, or null for an empty one.
  void WriteText(std::string_view text) {
    if (text.empty()) {
      json_.Null();
    } else {
      json_.String(text);
    }
  }

  void WriteExact(std::string_view key, const std::optional<Fraction>& value) {
    json_.Key(key);
    if (value.has_value()) {
      json_.Exact(*value);
    } else {
      json_.Null();
    }
  }

  // The texts of the last sentences, emptied but with their room.
  Sentences& ClearedSentences() {
    sentences_.zh_tw.clear();
    sentences_.en.clear();
    return sentences_;
  }

  void WriteSentences() {
    json_.Key("sentence_zh_tw").String(sentences_.zh_tw);
    json_.Key("sentence_en").String(sentences_.en);
  }

  void WriteLine(const Line& line) {
    json_.BeginObject();
    json_.Key("place");
    WriteNumber(line.place);
    json_.Key("application").String(line.application);
    json_.Key("admission").String(NameOf(line.admission));
    json_.Key("unranked_reason");
    WriteText(line.unranked.has_value() ? NameOf(*line.unranked) : "");
    WriteFigures(line);
    json_.Key("spread").Exact(line.spread);
    json_.Key("spread_of_all_sheets").Exact(line.spread_of_all_sheets);
    json_.Key("divergence").String(NameOf(line.divergence));
    json_.Key("divergence_open").Bool(line.divergence_open);
    json_.Key("outcome");
    const auto outcome = outcomes_.find(line.application);
    WriteText(outcome == outcomes_.end() ? "" : NameOf(outcome->second));
    json_.Key("shadow_places").BeginFlatObject();
    for (size_t m = 0; m < kMethods.size(); ++m) {
      json_.Key(NameOf(kMethods[m]));
      WriteNumber(line.shadow_places[m]);
    }
    json_.EndObject();
    json_.Key("judges").BeginArray();
    for (const JudgeLine& judge : line.judges) WriteJudge(judge);
    json_.EndArray();
    json_.EndObject();
  }

  void WriteNumber(const std::optional<int32_t>& number) {
    if (number.has_value()) {
      json_.Int(*number);
    } else {
      json_.Null();
    }
  }

  void WriteFigures(const Line& line) {
    json_.Key("counted_sheets").Int(line.counted_sheets);
    if (!line.standing.has_value()) return;
    const Standing& standing = *line.standing;
    json_.Key("published");
    if (standing.published.has_value()) {
      json_.Exact(*standing.published, rules_.rounding.result.back().places);
    } else {
      json_.Null();
    }
    json_.Key("mean_total").Exact(standing.mean_total);
    json_.Key("trimmed_mean").Exact(standing.trimmed_mean);
    json_.Key("median_total").Exact(standing.median_total);
    WriteExact("rank_sum", standing.rank);
    json_.Key("first_places").Int(standing.first_places);
    if (standing.variance.has_value()) json_.Key("variance").Exact(*standing.variance);
    const Level* const level = LevelOf(rubric_, standing.mean_total);
    if (level != nullptr) json_.Key("level").String(level->name);
    json_.Key("dimension_means").BeginArray();
    for (size_t d = 0; d < line.dimension_means.size(); ++d) {
      const auto& below = line.dimensions_below_floor;
      json_.BeginFlatObject();
      json_.Key("dimension").String(rubric_.dimensions[d].id);
      json_.Key("mean").Exact(line.dimension_means[d]);
      json_.Key("below_floor").Bool(std::find(below.begin(), below.end(), d) != below.end());
      json_.EndObject();
    }
    json_.EndArray();
  }

  void WriteJudge(const JudgeLine& judge) {
    json_.BeginFlatObject();
    json_.Key("judge").String(judge.judge);
    json_.Key("state").String(StateNameOf(judge));
    if (judge.total.has_value()) {
      json_.Key("total").Exact(*judge.total);
      WriteExact("rank", judge.rank);
      if (!tabulation_.complete_panel) WriteExact("scaled_rank", judge.scaled_rank);
    }
    json_.EndObject();
  }

  void WriteComparison(const PairComparison& pair) {
    const Comparison& comparison = pair.comparison;
    const Step& deciding = comparison.deciding();
    json_.BeginObject();
    json_.Key("higher").String(pair.first);
    json_.Key("lower").String(pair.second);
    json_.Key("decider").String(NameOf(comparison.decided_by));
    json_.Key("tie_key");
    const bool by_key = comparison.decided_by == DecidedBy::kTieKey;
    WriteText(by_key ? NameOf(*deciding.tie_key) : "");
    json_.Key("decision");
    WriteText(pair.decision.has_value() ? NameOf(*pair.decision) : "");
    const bool rises = deciding.first_value < deciding.second_value;
    const absl::StatusOr<Fraction> gap =
        rises ? Subtract(deciding.second_value, deciding.first_value)
              : Subtract(deciding.first_value, deciding.second_value);
    WriteExact("gap", gap.ok() ? std::optional(*gap) : std::nullopt);
    json_.Key("steps").BeginArray();
    for (const Step& step : comparison.steps) WriteStep(step);
    json_.EndArray();
    narrator_.AppendPair(pair, ClearedSentences());
    WriteSentences();
    json_.EndObject();
  }

  void WriteStep(const Step& step) {
    json_.BeginFlatObject();
    json_.Key("tie_key");
    WriteText(step.tie_key.has_value() ? NameOf(*step.tie_key) : "");
    if (step.dimension.has_value()) {
      json_.Key("dimension").String(rubric_.dimensions[*step.dimension].id);
    }
    json_.Key("higher_value").Exact(step.first_value);
    json_.Key("lower_value").Exact(step.second_value);
    json_.EndObject();
  }

  // By what they order, since their positions are an accident of the input.
  void WriteUnusedDecisions() {
    std::vector<const TieDecision*> unused;
    for (const size_t d : tabulation_.unused_tie_decisions) {
      unused.push_back(&category_.round.tie_decisions[d]);
    }
    std::sort(unused.begin(), unused.end(),
              [](const TieDecision* a, const TieDecision* b) { return a->order < b->order; });
    json_.Key("unused_tie_decisions").BeginArray();
    for (const TieDecision* decision : unused) {
      json_.BeginFlatObject().Key("decision").String(NameOf(decision->way));
      json_.Key("order").BeginArray();
      for (const std::string& application : decision->order) json_.String(application);
      json_.EndArray().EndObject();
    }
    json_.EndArray();
  }

  const CountedCategory& category_;
  const Rules& rules_;
  const Rubric& rubric_;
  const Tabulation& tabulation_;
  const Narrator narrator_;
  JsonWriter& json_;
  absl::flat_hash_map<std::string_view, DivergenceOutcome> outcomes_;
  Sentences sentences_;
};

// About how many bytes the report has; only for speed.
size_t SizeOf(const std::vector<CountedCategory>& categories) {
  size_t bytes = 4'096;
  for (const CountedCategory& category : categories) {
    const size_t of_line = 2'300 + 120 * category.rules.rubric.dimensions.size();
    bytes += of_line * category.tabulation.lines.size() + 250 * category.round.cells.size();
  }
  return bytes;
}

}  // namespace

std::string TabulationJson(const std::vector<CountedCategory>& categories) {
  JsonWriter json;
  json.Reserve(SizeOf(categories));
  json.BeginObject();
  json.Key("format").String(kFormat);
  const TabulationDigests digests = DigestsOf(categories);
  json.Key("digests").BeginObject();
  json.Key("rules").String(digests.rules);
  json.Key("sheets").String(digests.sheets);
  json.Key("decisions").String(digests.decisions);
  json.EndObject();
  json.Key("categories").BeginArray();
  for (const CountedCategory& category : categories) CategoryWriter(category, json).Write();
  json.EndArray();
  json.EndObject();
  return std::move(json).Finish();
}

}  // namespace award::scoring
