// Writes what insight consists of as JSON fields: numbers of six significant digits, and for what
// is undefined an object with the reason, so that neither null nor NaN can be written.
#ifndef AWARD_SCORING_INSIGHT_JSON_FIELDS_H_
#define AWARD_SCORING_INSIGHT_JSON_FIELDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "scoring/insight/place_counts.h"
#include "scoring/insight/undefined.h"
#include "scoring/report/json.h"

namespace award::scoring::insight {

// "12.3457", "1e-05"; "0" for a zero of either sign.
std::string SixDigits(double value);

// A value; the second kind needs no key before it.
void PutNumber(JsonWriter& json, double value);
void PutUndefined(JsonWriter& json, Undefined reason);
void PutStatistic(JsonWriter& json, const Statistic& statistic);

void NumberField(JsonWriter& json, std::string_view key, double value);
void StatisticField(JsonWriter& json, std::string_view key, const Statistic& statistic);
void FractionField(JsonWriter& json, std::string_view key, const Fraction& value);
// [[place, count], …] of the places it takes at all.
void PlaceCountsField(JsonWriter& json, std::string_view key, const PlaceCounts& counts,
                      size_t application);
// The ids at those positions.
void IdsField(JsonWriter& json, std::string_view key, const std::vector<std::string>& ids,
              const std::vector<uint32_t>& positions);

// The key, and the value by write(value), or the reason why there is none.
template <typename T, typename Write>
void DefinedField(JsonWriter& json, std::string_view key, const Defined<T>& value,
                  const Write& write) {
  json.Key(key);
  if (value) {
    write(*value);
  } else {
    PutUndefined(json, value.reason());
  }
}

// Writes an object with the members that write(value) writes; for DefinedField.
template <typename Write>
auto ObjectOf(JsonWriter& json, const Write& write) {
  return [&json, write](const auto& value) {
    json.BeginObject();
    write(value);
    json.EndObject();
  };
}

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_JSON_FIELDS_H_
