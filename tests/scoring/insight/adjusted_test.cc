// The places without severity: equals share, and groups that do not compare have none.
#include "scoring/insight/adjusted.h"

#include "gtest/gtest.h"
#include "tests/scoring/insight/panels.h"

namespace award::scoring::insight {
namespace {

TEST(Adjusted, PlacesFallWithTheEffectsAndEqualsShare) {
  EXPECT_EQ(PlacesOf({70, 90, 80, 90}), (std::vector<int32_t>{4, 1, 3, 1}));
  // 0.1 + 0.2 and 0.3 are equal, though not to floating point.
  EXPECT_EQ(PlacesOf({0.3, 0.1 + 0.2, 0.2}), (std::vector<int32_t>{1, 1, 3}));
  EXPECT_EQ(PlacesOf({1.0, 1.0 + 1e-6}), (std::vector<int32_t>{2, 1}));
}

TEST(Adjusted, TakesSeverityOut) {
  // The second judge is ten points more severe and saw the best two.
  const Observations observations = From({{80, 70}, {kGap, 72}, {79, kGap}, {75, 65}});
  const Components components = ComponentsOf(observations);
  const auto fit = FitAdditive(observations, components);
  EXPECT_EQ(*AdditivePlaces(fit, components), (std::vector<int32_t>{2, 1, 3, 4}));
}

TEST(Adjusted, SaysWhereItIsUndefined) {
  const Observations apart = From({{80, kGap}, {70, kGap}, {kGap, 75}, {kGap, 65}});
  const Components components = ComponentsOf(apart);
  EXPECT_THAT(AdditivePlaces(FitAdditive(apart, components), components),
              IsUndefined(Undefined::kDisconnected));
  EXPECT_THAT(AdditivePlaces(Undefined::kTooLarge, components), IsUndefined(Undefined::kTooLarge));
  EXPECT_THAT(PredictedPlaces(Undefined::kNotConverged), IsUndefined(Undefined::kNotConverged));
  EXPECT_THAT(PredictedPlaces(MixedFit{.applications = {1.0}}),
              IsUndefined(Undefined::kTooFewApplications));
}

}  // namespace
}  // namespace award::scoring::insight
