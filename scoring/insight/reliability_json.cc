// Writes what the statistics say about the judges together.
#include "scoring/insight/reliability_json.h"

#include <array>
#include <string_view>

#include "scoring/insight/json_fields.h"

namespace award::scoring::insight {
namespace {

class Writer {
 public:
  Writer(const Insight& insight, JsonWriter& json) : insight_(insight), json_(json) {}

  void WriteSeverity() {
    const Severity& severity = insight_.severity;
    const Connectivity& connectivity = severity.connectivity;
    json_.Key("severity").BeginObject();
    json_.Key("groups").Int(connectivity.components.count);
    json_.Key("joining_sheets").BeginArray();
    for (const JoiningSheet& sheet : connectivity.joining) {
      json_.BeginFlatObject();
      json_.Key("judge").String(insight_.panel.judges[sheet.judge]);
      json_.Key("application").String(insight_.panel.applications[sheet.application]);
      json_.EndObject();
    }
    json_.EndArray();
    Number("algebraic_connectivity", connectivity.algebraic_connectivity);
    json_.Key("weakest_link").BeginFlatObject();
    Number("resistance", connectivity.largest_resistance);
    if (connectivity.largest_resistance) {
      IdsField(json_, "judges", insight_.panel.judges,
               {connectivity.first_judge, connectivity.second_judge});
    }
    json_.EndObject();
    DefinedField(json_, "least_squares", severity.additive,
                 ObjectOf(json_, [&](const AdditiveFit& fit) {
                   Number("residual_sum_of_squares", fit.residual_sum_of_squares);
                   json_.Key("degrees_of_freedom").Int(fit.degrees_of_freedom);
                   Number("error_variance", fit.error_variance);
                 }));
    DefinedField(json_, "mixed", severity.mixed, ObjectOf(json_, [&](const MixedFit& fit) {
                   Number("mean", fit.mean);
                   Number("application_variance", fit.application_variance);
                   Number("judge_variance", fit.judge_variance);
                   Number("error_variance", fit.error_variance);
                   Number("deviance", fit.deviance);
                 }));
    json_.EndObject();
  }

  void WriteInterval(std::string_view key, const Interval& interval) {
    json_.Key(key).BeginFlatObject();
    Number("estimate", interval.estimate);
    Number("low", interval.low);
    Number("high", interval.high);
    json_.EndObject();
  }

  void WriteReliability() {
    const Reliability& reliability = insight_.reliability;
    json_.Key("reliability").BeginObject();
    DefinedField(json_, "intraclass", reliability.intraclass,
                 ObjectOf(json_, [&](const IntraclassCorrelations& all) {
                   WriteInterval("single1", all.single1);
                   WriteInterval("single2", all.single2);
                   WriteInterval("single3", all.single3);
                   WriteInterval("mean1", all.mean1);
                   WriteInterval("mean2", all.mean2);
                   WriteInterval("mean3", all.mean3);
                 }));
    DefinedField(json_, "generalizability", reliability.generalizability,
                 ObjectOf(json_, [&](const Generalizability& all) { WriteGeneralizability(all); }));
    json_.Key("judges_needed").BeginFlatObject();
    Number("coefficient", kTargetReliability);
    Number("to_rank", reliability.judges_to_rank);
    Number("for_threshold", reliability.judges_for_threshold);
    json_.EndObject();
    json_.Key("alpha").BeginFlatObject();
    constexpr std::array<std::string_view, kScales.size()> kNames = {"nominal", "ordinal",
                                                                     "interval", "ratio"};
    for (size_t s = 0; s < kScales.size(); ++s) Number(kNames[s], reliability.alpha[s]);
    json_.EndObject();
    DefinedField(json_, "concordance", reliability.concordance,
                 ObjectOf(json_, [&](const Concordance& concordance) {
                   Number("w", concordance.w);
                   Number("uncorrected", concordance.uncorrected);
                   Number("chi_square", concordance.chi_square);
                   json_.Key("degrees_of_freedom").Int(concordance.degrees_of_freedom);
                   Number("p", concordance.p);
                   Number("mean_spearman", concordance.mean_spearman);
                 }));
    WriteSpearman();
    Number("dimension_correlation", insight_.diagnosis.dimension_correlation);
    Number("item_deviation", insight_.diagnosis.item_deviation);
    json_.EndObject();
  }

  void WriteGeneralizability(const Generalizability& all) {
    json_.Key("variances").BeginFlatObject();
    Number("application", all.components.application);
    Number("judge", all.components.judge);
    Number("error", all.components.error);
    json_.Key("application_was_negative").Bool(all.components.application_was_negative);
    json_.Key("judge_was_negative").Bool(all.components.judge_was_negative);
    json_.EndObject();
    Number("harmonic_judges", all.harmonic_judges);
    Number("overlap_loss", all.overlap_loss);
    Number("relative", all.relative);
    Number("relative_crossed", all.relative_crossed);
    Number("absolute", all.absolute);
    Number("single_relative", all.single_relative);
    Number("single_absolute", all.single_absolute);
  }

  void WriteSpearman() {
    const auto write = [&](const PairwiseSpearman& spearman) {
      Number("mean", spearman.mean);
      json_.Key("counted").Int(static_cast<int64_t>(spearman.counted));
      json_.Key("pairs").BeginArray();
      for (const JudgePair& pair : spearman.pairs) {
        json_.BeginFlatObject();
        IdsField(json_, "judges", insight_.panel.judges, {pair.first, pair.second});
        json_.Key("common").Int(static_cast<int64_t>(pair.common));
        Number("spearman", pair.spearman);
        json_.EndObject();
      }
      json_.EndArray();
    };
    DefinedField(json_, "spearman", insight_.reliability.spearman, ObjectOf(json_, write));
  }

 private:
  void Number(std::string_view key, double value) { NumberField(json_, key, value); }
  void Number(std::string_view key, const Statistic& value) { StatisticField(json_, key, value); }

  const Insight& insight_;
  JsonWriter& json_;
};

}  // namespace

void WriteSeverityAndReliability(const Insight& insight, JsonWriter& json) {
  Writer writer(insight, json);
  writer.WriteSeverity();
  writer.WriteReliability();
}

}  // namespace award::scoring::insight
