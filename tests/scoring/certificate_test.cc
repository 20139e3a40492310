// The certificate refuses every flow that breaks a bound, a balance, or is not the cheapest.
#include "scoring/panel_before/certificate.h"

#include <string>

#include "gtest/gtest.h"

namespace award::scoring::panel_before {
namespace {

// One unit over the cheaper of two arcs, or both ways round.
const Network kNetwork = {{1, -1}, {{0, 1, 0, 2, 3}, {0, 1, 0, 1, 5}}};

TEST(Certificate, AcceptsAFlowWithPricesThatProveIt) {
  EXPECT_TRUE(CheckFlow(kNetwork, {{1, 0}, {0, 3}}).ok());
  EXPECT_TRUE(CheckFlow(kNetwork, {{1, 0}, {-10, -7}}).ok());
}

TEST(Certificate, NamesTheFirstFault) {
  const auto message = [](const Flow& flow) {
    return std::string(CheckFlow(kNetwork, flow).message());
  };
  EXPECT_EQ(message({{0, 1}, {0, 5}}), "more flow would cost less on arc 0");
  EXPECT_EQ(message({{0, 1}, {0, 3}}), "less flow would cost less on arc 1");
  EXPECT_EQ(message({{3, -2}, {0, 3}}), "the flow breaks a bound of arc 0");
  EXPECT_EQ(message({{1, -1}, {0, 3}}), "the flow breaks a bound of arc 1");
  EXPECT_EQ(message({{2, 0}, {0, 3}}), "the flow does not balance at node 0");
  EXPECT_EQ(message({{1}, {0, 3}}), "the number of flow amounts is not that of the arcs: 1");
  EXPECT_EQ(message({{1, 0}, {0}}), "the number of prices is not that of the nodes: 1");
}

TEST(Certificate, AnArcBetweenItsBoundsHasNoReducedCost) {
  EXPECT_FALSE(CheckFlow(kNetwork, {{1, 0}, {0, 4}}).ok());
  EXPECT_FALSE(CheckFlow(kNetwork, {{1, 0}, {0, 2}}).ok());
}

TEST(Certificate, PricesThatOverflowProveNothing) {
  const Wide most = ~(static_cast<Wide>(1) << 126 << 1);
  const absl::Status status = CheckFlow(kNetwork, {{1, 0}, {most, most}});
  EXPECT_EQ(status.message(), "the prices are too large at arc 0");
}

}  // namespace
}  // namespace award::scoring::panel_before
