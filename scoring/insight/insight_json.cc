// Writes one member after the other, in the order of the header.
#include "scoring/insight/insight_json.h"

#include <utility>

#include "scoring/insight/findings.h"
#include "scoring/insight/json_fields.h"
#include "scoring/insight/reliability_json.h"
#include "scoring/report/json.h"
#include "scoring/report/words.h"

namespace award::scoring::insight {
namespace {

void PutSentences(JsonWriter& json, std::string_view zh_tw, std::string_view en) {
  json.BeginObject().Key("zh_tw").String(zh_tw).Key("en").String(en).EndObject();
}

class Writer {
 public:
  Writer(JsonWriter& json, const ExaminedCategory& category)
      : json_(json), category_(category), insight_(category.insight) {}

  void Write() {
    json_.BeginObject();
    json_.Key("category").String(category_.id).Key("name").String(category_.name);
    json_.Key("complete_panel").Bool(insight_.complete);
    WriteFindings();
    List("applications", insight_.panel.applications.size(), [&](size_t a) { Application(a); });
    List("judges", insight_.panel.judges.size(), [&](size_t j) { Judge(j); });
    WriteStrikingScores();
    WriteSeverityAndReliability(insight_, json_);
    WriteSeparation();
    WriteBootstrap();
    WriteRemoval();
    WriteWeights();
    WriteOtherWeights();
    json_.EndObject();
  }

 private:
  // An array of objects.
  template <typename WriteMembers>
  void List(std::string_view key, size_t count, const WriteMembers& write) {
    json_.Key(key).BeginArray();
    for (size_t i = 0; i < count; ++i) {
      json_.BeginObject();
      write(i);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void Number(std::string_view key, double value) { NumberField(json_, key, value); }
  void Number(std::string_view key, const Statistic& value) { StatisticField(json_, key, value); }
  void Count(std::string_view key, size_t count) {
    json_.Key(key).Int(static_cast<int64_t>(count));
  }
  void PlaceOf(std::string_view key, const std::optional<int32_t>& place) {
    if (place.has_value()) json_.Key(key).Int(*place);
  }

  void WriteFindings() {
    const std::vector<Finding> findings = FindingsOf(insight_);
    List("findings", findings.size(), [&](size_t f) {
      const Finding& finding = findings[f];
      json_.Key("finding").String(NameOf(finding.kind));
      IdsField(json_, "applications", insight_.panel.applications, finding.applications);
      IdsField(json_, "judges", insight_.panel.judges, finding.judges);
      if (finding.dimension.has_value()) {
        json_.Key("dimension").String(insight_.dimensions[*finding.dimension]);
      }
      PutSentences(json_.Key("sentences"), finding.sentences.zh_tw, finding.sentences.en);
    });
  }

  void Application(size_t a) {
    json_.Key("application").String(insight_.panel.applications[a]);
    PlaceOf("place", insight_.places[a]);
    json_.Key("admitted").Bool(insight_.admitted[a]);
    FractionField(json_, "mean_total", insight_.means[a]);
    const ApplicationDiagnosis& diagnosis = insight_.applications[a];
    Count("sheets", diagnosis.sheets);
    Number("range", diagnosis.range);
    Number("deviation", diagnosis.deviation);
    Number("median", diagnosis.median);
    if (diagnosis.farthest_judges > 0) {
      json_.Key("farthest_judge").String(insight_.panel.judges[diagnosis.farthest_judge]);
      Count("farthest_judges", diagnosis.farthest_judges);
    }
    json_.Key("flags").BeginFlatArray();
    for (const int32_t flag : diagnosis.flags) {
      json_.String(Fraction::FromHundredths(flag).ToString());
    }
    json_.EndArray();
    WriteAdjusted(a);
    const Firmness& firmness = insight_.firmness;
    DefinedField(json_, "rank_interval", firmness.separation, [&](const Separation& separation) {
      const ApplicationRank& rank = separation.applications[a];
      json_.BeginFlatObject();
      Range("unadjusted", rank.unadjusted);
      Range("marginal", rank.marginal);
      Range("simultaneous", rank.simultaneous);
      json_.EndObject();
    });
    DefinedField(json_, "resampled_places", firmness.bootstrap, [&](const Bootstrap& bootstrap) {
      json_.BeginObject();
      PlaceCountsField(json_, "counts", bootstrap.counts, a);
      json_.Key("first").Int(bootstrap.counts.at(a, 1));
      if (insight_.panel.cut > 0) {
        json_.Key("within_cut")
            .Int(bootstrap.counts.Within(a, static_cast<size_t>(insight_.panel.cut)));
      }
      json_.EndObject();
    });
  }

  void Range(std::string_view key, const RankInterval& interval) {
    json_.Key(key).BeginFlatArray().Int(interval.best).Int(interval.worst).EndArray();
  }

  // What severity taken out would make of the application.
  void WriteAdjusted(size_t a) {
    const Severity& severity = insight_.severity;
    json_.Key("without_severity").BeginObject();
    DefinedField(json_, "least_squares", severity.additive, [&](const AdditiveFit& fit) {
      json_.BeginFlatObject();
      Number("points", fit.applications[a]);
      Effect(severity.additive_errors, a, &AdditiveErrors::applications);
      DefinedField(json_, "place", severity.additive_places,
                   [&](const std::vector<int32_t>& places) { json_.Int(places[a]); });
      json_.EndObject();
    });
    DefinedField(json_, "predicted", severity.mixed, [&](const MixedFit& fit) {
      json_.BeginFlatObject();
      Number("points", fit.mean + fit.applications[a]);
      Effect(severity.mixed_errors, a, &MixedErrors::applications);
      DefinedField(json_, "place", severity.mixed_places,
                   [&](const std::vector<int32_t>& places) { json_.Int(places[a]); });
      json_.EndObject();
    });
    json_.EndObject();
  }

  template <typename Errors>
  void Effect(const Defined<Errors>& errors, size_t position, std::vector<double> Errors::*member) {
    DefinedField(json_, "standard_error", errors,
                 [&](const Errors& all) { PutNumber(json_, (all.*member)[position]); });
  }

  void Judge(size_t j) {
    const Severity& severity = insight_.severity;
    json_.Key("judge").String(insight_.panel.judges[j]);
    DefinedField(json_, "severity", severity.additive, [&](const AdditiveFit& fit) {
      json_.BeginFlatObject();
      Number("points", fit.judges[j]);
      Effect(severity.additive_errors, j, &AdditiveErrors::judges);
      json_.EndObject();
    });
    DefinedField(json_, "predicted_severity", severity.mixed, [&](const MixedFit& fit) {
      json_.BeginFlatObject();
      Number("points", fit.judges[j]);
      Effect(severity.mixed_errors, j, &MixedErrors::judges);
      json_.EndObject();
    });
    WriteDiagnosis(insight_.diagnosis.judges[j]);
    const auto left_out = [&](const LeftOut& left) {
      json_.BeginObject();
      json_.Key("first_place_changes").Bool(left.first_place_changes);
      json_.Key("award_set_changes").Bool(left.award_set_changes);
      json_.Key("largest_shift").Int(left.largest_shift);
      json_.Key("changed_places").BeginArray();
      for (size_t a = 0; a < left.places.size(); ++a) {
        if (left.places[a] == insight_.places[a]) continue;
        json_.BeginFlatObject();
        json_.Key("application").String(insight_.panel.applications[a]);
        PlaceOf("place", left.places[a]);
        json_.EndObject();
      }
      json_.EndArray().EndObject();
    };
    const Defined<LeaveOneOut>& all = insight_.firmness.leave_one_out;
    if (all) {
      DefinedField(json_, "left_out", all->judges[j], left_out);
    } else {
      PutUndefined(json_.Key("left_out"), all.reason());
    }
  }

  void WriteDiagnosis(const JudgeDiagnosis& diagnosis) {
    Count("applications", diagnosis.applications);
    Count("compared", diagnosis.compared);
    Number("difference", diagnosis.difference);
    Number("absolute_difference", diagnosis.absolute_difference);
    Number("correlation", diagnosis.correlation);
    Number("deviation", diagnosis.deviation);
    Number("others_deviation", diagnosis.others_deviation);
    Number("residual_rms", diagnosis.residual_rms);
    Number("residual_ratio", diagnosis.residual_ratio);
    Number("dimension_correlation", diagnosis.dimension_correlation);
    Number("item_deviation", diagnosis.item_deviation);
    Number("discordance", diagnosis.discordance);
  }

  void WriteStrikingScores() {
    const std::vector<Residual>& residuals = insight_.severity.residuals;
    json_.Key("striking_scores").BeginArray();
    for (size_t s = 0; s < residuals.size(); ++s) {
      if (!residuals[s].striking) continue;
      const PanelSheet& sheet = insight_.panel.sheets[s];  // In the order of the observations.
      json_.BeginFlatObject();
      json_.Key("application").String(insight_.panel.applications[sheet.application]);
      json_.Key("judge").String(insight_.panel.judges[sheet.judge]);
      Number("residual", insight_.severity.additive->residuals[s]);
      Number("studentised", residuals[s].externally_studentised);
      Number("adjusted_p", residuals[s].adjusted_p);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void WriteSeparation() {
    DefinedField(json_, "separation", insight_.firmness.separation,
                 ObjectOf(json_, [&](const Separation& separation) {
                   Number("mean_error", separation.mean_error);
                   Number("largest_error", separation.largest_error);
                   Number("least_difference", separation.least_difference);
                   Number("honest_difference", separation.honest_difference);
                 }));
  }

  void WriteBootstrap() {
    json_.Key("bootstrap").BeginObject();
    Count("judges", insight_.panel.judges.size());
    json_.Key("ranked_by").String(NameOf(insight_.firmness.resampled_by));
    DefinedField(json_, "resamples", insight_.firmness.bootstrap,
                 ObjectOf(json_, [&](const Bootstrap& bootstrap) {
                   json_.Key("different").Int(bootstrap.resamples);
                   json_.Key("total_weight").Int(bootstrap.total_weight);
                   json_.Key("used_weight").Int(bootstrap.used_weight);
                 }));
    json_.EndObject();
  }

  void WriteRemoval() {
    const auto write = [&](const SmallestRemoval& removal) {
      Count("searched", removal.searched);
      IdsField(json_, "judges", insight_.panel.judges, removal.judges);
    };
    const Defined<LeaveOneOut>& left = insight_.firmness.leave_one_out;
    if (left) {
      DefinedField(json_, "award_set_removal", left->award_set, ObjectOf(json_, write));
    } else {
      PutUndefined(json_.Key("award_set_removal"), left.reason());
    }
  }

  void WriteStability(std::string_view key, const Defined<WeightInterval>& interval) {
    DefinedField(json_, key, interval, [&](const WeightInterval& range) {
      json_.BeginFlatObject();
      FractionField(json_, "low", range.low);
      FractionField(json_, "high", range.high);
      WriteCrossing("crossing_at_low", range.at_low);
      WriteCrossing("crossing_at_high", range.at_high);
      json_.EndObject();
    });
  }

  void WriteCrossing(std::string_view key, const std::optional<Crossing>& crossing) {
    if (!crossing.has_value()) return;
    IdsField(json_, key, insight_.panel.applications, {crossing->ahead, crossing->behind});
  }

  void WriteWeights() {
    DefinedField(json_, "weights", insight_.firmness.weights,
                 [&](const std::vector<DimensionStability>& weights) {
                   json_.BeginArray();
                   for (size_t d = 0; d < weights.size(); ++d) {
                     json_.BeginObject();
                     json_.Key("dimension").String(insight_.dimensions[d]);
                     FractionField(json_, "weight", weights[d].weight);
                     WriteStability("first_place", weights[d].first_place);
                     WriteStability("award_set", weights[d].award_set);
                     WriteStability("full_order", weights[d].full_order);
                     json_.EndObject();
                   }
                   json_.EndArray();
                 });
  }

  void WriteOtherWeights() {
    const std::vector<NamedAcceptability>& sets = insight_.firmness.acceptability;
    json_.Key("other_weights");
    if (sets.empty()) return PutUndefined(json_, Undefined::kNoWeightVectors);
    json_.BeginArray();
    for (const NamedAcceptability& set : sets) {
      json_.BeginObject();
      json_.Key("set").String(set.set);
      DefinedField(json_, "acceptability", set.result,
                   ObjectOf(json_, [&](const Acceptability& all) { WriteAcceptability(all); }));
      json_.EndObject();
    }
    json_.EndArray();
  }

  void WriteAcceptability(const Acceptability& all) {
    json_.Key("vectors").Int(all.vectors);
    List("applications", insight_.panel.applications.size(), [&](size_t a) {
      json_.Key("application").String(insight_.panel.applications[a]);
      PlaceCountsField(json_, "counts", all.counts, a);
      if (!all.firsts[a].has_value()) return;
      json_.Key("central_weights").BeginFlatArray();
      for (const double weight : all.firsts[a]->central_weights) PutNumber(json_, weight);
      json_.EndArray();
      Number("confidence", all.firsts[a]->confidence);
    });
  }

  JsonWriter& json_;
  const ExaminedCategory& category_;
  const Insight& insight_;
};

}  // namespace

std::string InsightJson(const std::vector<ExaminedCategory>& categories) {
  JsonWriter json;
  json.BeginObject();
  json.Key("format").String("award-insight/1");
  json.Key("undefined_reasons").BeginObject();
  for (const Undefined reason : kUndefinedReasons) {
    PutSentences(json.Key(NameOf(reason)), ChineseOf(reason), EnglishOf(reason));
  }
  json.EndObject();
  json.Key("categories").BeginArray();
  for (const ExaminedCategory& category : categories) Writer(json, category).Write();
  json.EndArray().EndObject();
  return std::move(json).Finish();
}

}  // namespace award::scoring::insight
