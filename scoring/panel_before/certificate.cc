// Bounds, conservation and reduced costs, checked arc by arc and node by node.
#include "scoring/panel_before/certificate.h"

#include "fmt/format.h"

namespace award::scoring::panel_before {

namespace {

absl::Status Fails(std::string_view what, size_t number) {
  return absl::FailedPreconditionError(fmt::format("{} {}", what, number));
}

// The sign of cost + price[from] − price[to]; nothing when it does not fit 128 bits.
std::optional<int> ReducedCostSign(const Arc& arc, const Flow& flow) {
  Wide sum = 0;
  if (__builtin_add_overflow(arc.cost, flow.price[arc.from], &sum)) return std::nullopt;
  if (sum == flow.price[arc.to]) return 0;
  return sum < flow.price[arc.to] ? -1 : 1;
}

}  // namespace

absl::Status CheckFlow(const Network& network, const Flow& flow) {
  if (flow.amount.size() != network.arcs.size()) {
    return Fails("the number of flow amounts is not that of the arcs:", flow.amount.size());
  }
  if (flow.price.size() != network.supply.size()) {
    return Fails("the number of prices is not that of the nodes:", flow.price.size());
  }
  std::vector<Wide> sent(network.supply.size(), 0);
  for (size_t i = 0; i < network.arcs.size(); ++i) {
    const Arc& arc = network.arcs[i];
    const int64_t amount = flow.amount[i];
    if (amount < arc.lower || amount > arc.upper) return Fails("the flow breaks a bound of arc", i);
    sent[arc.from] += amount;
    sent[arc.to] -= amount;
    const std::optional<int> sign = ReducedCostSign(arc, flow);
    if (!sign.has_value()) return Fails("the prices are too large at arc", i);
    if (*sign > 0 && amount > arc.lower) return Fails("less flow would cost less on arc", i);
    if (*sign < 0 && amount < arc.upper) return Fails("more flow would cost less on arc", i);
  }
  for (size_t n = 0; n < network.supply.size(); ++n) {
    if (sent[n] != network.supply[n]) return Fails("the flow does not balance at node", n);
  }
  return absl::OkStatus();
}

}  // namespace award::scoring::panel_before
