// From problem to proved plan, and the check of a plan that needs no solver.
#include "scoring/panel_before/assign.h"

#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scoring/panel_before/blocking.h"
#include "scoring/panel_before/certificate.h"
#include "scoring/panel_before/layout.h"
#include "scoring/panel_before/network.h"
#include "scoring/panel_before/pair_table.h"

namespace award::scoring::panel_before {

namespace {

// Per application, per judge.
using Matrix = std::vector<std::vector<bool>>;

absl::Status Wrong(const std::string& text) { return absl::FailedPreconditionError(text); }

// The plan's pairs as a matrix; an error when they are not known, sorted and distinct.
absl::StatusOr<Matrix> ReadPairs(const PairTable& table, const Plan& plan) {
  Matrix assigned(table.applications.size(), std::vector<bool>(table.judges.size(), false));
  std::pair<size_t, size_t> last;
  for (size_t i = 0; i < plan.pairs.size(); ++i) {
    const Pair& pair = plan.pairs[i];
    const std::optional<size_t> application = table.FindApplication(pair.application);
    const std::optional<size_t> judge = table.FindJudge(pair.judge);
    if (!application.has_value() || !judge.has_value()) {
      return Wrong(fmt::format("application {} or judge {} is not in the problem", pair.application,
                               pair.judge));
    }
    const std::pair<size_t, size_t> current(*application, *judge);
    if (i > 0 && current <= last) {
      return Wrong(fmt::format("the pair of application {} and judge {} is out of order",
                               pair.application, pair.judge));
    }
    assigned[*application][*judge] = true;
    last = current;
  }
  return assigned;
}

absl::Status CheckApplications(const Problem& problem, const PairTable& table,
                               const Matrix& assigned) {
  for (size_t a = 0; a < table.applications.size(); ++a) {
    int32_t judges = 0;
    int32_t outside = 0;
    for (size_t j = 0; j < table.judges.size(); ++j) {
      if (table.pairs[a][j].locked && !assigned[a][j]) {
        return Wrong(fmt::format("judge {} is required for application {} but not assigned",
                                 table.judges[j].id, table.applications[a]));
      }
      if (!assigned[a][j]) continue;
      if (table.pairs[a][j].conflict) {
        return Wrong(fmt::format("judge {} has a conflict with application {}", table.judges[j].id,
                                 table.applications[a]));
      }
      ++judges;
      if (table.judges[j].outside) ++outside;
    }
    if (judges != problem.judges_per_application || outside < problem.outside_per_application) {
      return Wrong(fmt::format("application {} has {} judges, {} of them from outside",
                               table.applications[a], judges, outside));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckLoads(const PairTable& table, const Matrix& assigned) {
  for (size_t j = 0; j < table.judges.size(); ++j) {
    int32_t load = 0;
    for (size_t a = 0; a < table.applications.size(); ++a) load += assigned[a][j] ? 1 : 0;
    if (load < table.judges[j].lowest_load || load > table.judges[j].highest_load) {
      return Wrong(fmt::format("judge {} has load {}", table.judges[j].id, load));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckTotal(const PairTable& table, const Matrix& assigned, int64_t stated) {
  int64_t total = 0;
  for (size_t a = 0; a < table.applications.size(); ++a) {
    for (size_t j = 0; j < table.judges.size(); ++j) {
      if (assigned[a][j]) total += table.pairs[a][j].affinity;
    }
  }
  if (total == stated) return absl::OkStatus();
  return Wrong(fmt::format("the total affinity is {}, not {}", total, stated));
}

absl::Status CheckProof(const Problem& problem, const PairTable& table, const Matrix& assigned,
                        const std::vector<std::string>& prices) {
  const absl::StatusOr<Layout> layout = MakeLayout(problem, table);
  if (!layout.ok()) return layout.status();
  Flow flow;
  flow.amount = AmountsOf(*layout, table, assigned);
  for (const std::string& text : prices) {
    const std::optional<Wide> price = WideFromString(text);
    if (!price.has_value()) return Wrong(fmt::format("the price \"{}\" is no integer", text));
    flow.price.push_back(*price);
  }
  return CheckFlow(layout->network, flow);
}

// Reads the plan off a flow of least cost.
Plan ReadPlan(const PairTable& table, const Layout& layout, const Flow& flow) {
  Plan plan;
  for (const PairArc& pair : layout.pair_arcs) {
    if (flow.amount[pair.arc] == 0) continue;
    plan.pairs.push_back({table.applications[pair.application], table.judges[pair.judge].id});
    plan.total_affinity += table.pairs[pair.application][pair.judge].affinity;
  }
  for (const Wide price : flow.price) plan.prices.push_back(WideToString(price));
  return plan;
}

}  // namespace

absl::StatusOr<std::variant<Plan, Blocked>> Assign(const Problem& problem) {
  if (absl::Status status = Validate(problem); !status.ok()) return status;
  const PairTable table = MakePairTable(problem);
  if (std::optional<Blocked> blocked = FindBlocked(problem, table); blocked.has_value()) {
    return *std::move(blocked);
  }
  const absl::StatusOr<Layout> layout = MakeLayout(problem, table);
  if (!layout.ok()) return layout.status();
  const std::optional<Flow> flow = SolveMinimumCost(layout->network);
  if (!flow.has_value())
    return absl::InternalError("the solver found no assignment where one exists");
  Plan plan = ReadPlan(table, *layout, *flow);
  if (absl::Status status = CheckPlan(problem, plan); !status.ok()) {
    return absl::InternalError(
        fmt::format("the plan is not proved: {}", std::string(status.message())));
  }
  return plan;
}

absl::Status CheckPlan(const Problem& problem, const Plan& plan) {
  if (absl::Status status = Validate(problem); !status.ok()) return status;
  const PairTable table = MakePairTable(problem);
  const absl::StatusOr<Matrix> assigned = ReadPairs(table, plan);
  if (!assigned.ok()) return assigned.status();
  if (absl::Status status = CheckApplications(problem, table, *assigned); !status.ok()) {
    return status;
  }
  if (absl::Status status = CheckLoads(table, *assigned); !status.ok()) return status;
  if (absl::Status status = CheckTotal(table, *assigned, plan.total_affinity); !status.ok()) {
    return status;
  }
  return CheckProof(problem, table, *assigned, plan.prices);
}

}  // namespace award::scoring::panel_before
