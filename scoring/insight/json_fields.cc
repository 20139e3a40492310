// Numbers and reasons as JSON.
#include "scoring/insight/json_fields.h"

#include "fmt/format.h"

namespace award::scoring::insight {

std::string SixDigits(double value) { return value == 0 ? "0" : fmt::format("{:.6g}", value); }

void PutNumber(JsonWriter& json, double value) { PutStatistic(json, Statistic(value)); }

void PutUndefined(JsonWriter& json, Undefined reason) {
  json.BeginFlatObject().Key("undefined").String(NameOf(reason)).EndObject();
}

void PutStatistic(JsonWriter& json, const Statistic& statistic) {
  if (statistic) {
    json.Number(SixDigits(*statistic));
  } else {
    PutUndefined(json, statistic.reason());
  }
}

void NumberField(JsonWriter& json, std::string_view key, double value) {
  PutNumber(json.Key(key), value);
}

void StatisticField(JsonWriter& json, std::string_view key, const Statistic& statistic) {
  PutStatistic(json.Key(key), statistic);
}

void FractionField(JsonWriter& json, std::string_view key, const Fraction& value) {
  json.Key(key).String(value.ToString());
}

void PlaceCountsField(JsonWriter& json, std::string_view key, const PlaceCounts& counts,
                      size_t application) {
  json.Key(key).BeginFlatArray();
  for (size_t place = 1; place <= counts.applications(); ++place) {
    const int64_t count = counts.at(application, place);
    if (count == 0) continue;
    json.BeginFlatArray().Int(static_cast<int64_t>(place)).Int(count).EndArray();
  }
  json.EndArray();
}

void IdsField(JsonWriter& json, std::string_view key, const std::vector<std::string>& ids,
              const std::vector<uint32_t>& positions) {
  json.Key(key).BeginFlatArray();
  for (const uint32_t position : positions) json.String(ids[position]);
  json.EndArray();
}

}  // namespace award::scoring::insight
