// The JSON of numbers and of what is undefined.
#include "scoring/insight/json_fields.h"

#include <limits>

#include "gtest/gtest.h"

namespace award::scoring::insight {
namespace {

TEST(JsonFields, NumbersHaveSixSignificantDigits) {
  EXPECT_EQ(SixDigits(12.3456789), "12.3457");
  EXPECT_EQ(SixDigits(-0.0), "0");
  EXPECT_EQ(SixDigits(0.00001), "1e-05");
  EXPECT_EQ(SixDigits(1234567), "1.23457e+06");
  EXPECT_EQ(SixDigits(100), "100");
}

TEST(JsonFields, WhatIsUndefinedSaysWhy) {
  JsonWriter json;
  json.BeginObject();
  NumberField(json, "infinite", std::numeric_limits<double>::infinity());
  StatisticField(json, "missing", Undefined::kNoVariation);
  DefinedField(json, "whole", Defined<int>(Undefined::kTooLarge), [&](int i) { json.Int(i); });
  DefinedField(json, "there", Defined<int>(7), [&](int i) { json.Int(i); });
  json.EndObject();
  EXPECT_EQ(std::move(json).Finish(),
            "{\n"
            "  \"infinite\": {\"undefined\": \"not_finite\"},\n"
            "  \"missing\": {\"undefined\": \"no_variation\"},\n"
            "  \"whole\": {\"undefined\": \"too_large\"},\n"
            "  \"there\": 7\n"
            "}\n");
}

TEST(JsonFields, PlacesAreListedOnlyIfTaken) {
  PlaceCounts counts(3);
  counts.Add(1, 1, 5);
  counts.Add(1, 3, 2);
  JsonWriter json;
  json.BeginFlatObject();
  PlaceCountsField(json, "counts", counts, 1);
  json.EndObject();
  EXPECT_EQ(std::move(json).Finish(), "{\"counts\": [[1, 5], [3, 2]]}\n");
}

}  // namespace
}  // namespace award::scoring::insight
