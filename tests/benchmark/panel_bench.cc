// How good assignments are and what they cost, beside what other programs reached on the same
// instances (tests/data/assignment/measured, or the folder AWARD_ASSIGNMENT_DATA). Every row is
// measured in a process of its own: the middle CPU time (user and system) of several runs, and the
// memory at most, the problem itself included.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "fmt/format.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/blocking/blocking.h"
#include "scoring/panel/blocking/repair.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/change/explanation.h"
#include "scoring/panel/change/replacement.h"
#include "tests/benchmark/panel_measure.h"
#include "tests/scoring/panel_award_generator.h"
#include "tests/scoring/panel_instances.h"
#include "tests/scoring/panel_oracle.h"

namespace award::scoring::panel {
namespace {

constexpr double kBudget = 2.0;  // CPU seconds of runs for one row.

struct Instance {
  std::string name;
  int applications = 0;
  int judges = 0;
  std::string digest;
};

const std::vector<Instance>& Instances() {
  static const std::vector<Instance> instances = {{"syn_100x30", 100, 30, "74a8371a2f48775b"},
                                                  {"syn_1000x200", 1000, 200, "1692f9db6b75b026"},
                                                  {"syn_5000x500", 5000, 500, "89fe4840bb321e9a"}};
  return instances;
}

struct Mode {
  std::string name;
  Fairness fairness;
  std::vector<double> aims;  // CPU seconds by instance.
};

const std::vector<Mode>& Modes() {
  static const std::vector<Mode> modes = {{"total", Fairness::kTotal, {0.002, 0.05, 0.5}},
                                          {"floor", Fairness::kFloor, {0.003, 0.1, 1.5}},
                                          {"level", Fairness::kLevel, {}},
                                          {"deficit", Fairness::kDeficit, {0.005, 0.5, 8}},
                                          {"fair", Fairness::kFair, {}}};
  return modes;
}

std::string Seconds(double seconds) {
  return seconds < 0.1 ? fmt::format("{:.2f} ms", 1e3 * seconds) : fmt::format("{:.2f} s", seconds);
}

std::string Decimal(double thousandths) { return fmt::format("{:.3f}", thousandths / 1000); }

std::string Verdict(double value, double aim) {
  return fmt::format("aim {}{}", Seconds(aim), value <= aim ? "" : ", MISSED");
}

const Plan& PlanIn(const absl::StatusOr<Answer>& answer) {
  if (!answer.ok() || !std::holds_alternative<Plan>(*answer)) {
    fmt::print(stderr, "no plan: {}\n", answer.ok() ? "blocked" : answer.status().ToString());
    std::exit(1);
  }
  return std::get<Plan>(*answer);
}

// What one row of the table says.
std::vector<double> MeasureMode(const Instance& instance, const Mode& mode) {
  Problem problem = GenerateAward(instance.applications, instance.judges);
  problem.objective.fairness = mode.fairness;
  absl::StatusOr<Answer> answer;
  const std::vector<double> seconds = TimeRuns(kBudget, [&] { answer = Assign(problem); });
  const Plan& plan = PlanIn(answer);
  const Quality quality = Evaluate(problem, plan.pairs);
  const TierResult& first = plan.tiers.front();
  const double bound = first.bound.has_value() ? static_cast<double>(*first.bound) : std::nan("");
  return {MedianOf(seconds),
          static_cast<double>(seconds.size()),
          static_cast<double>(quality.total),
          static_cast<double>(quality.lowest),
          quality.lowest_mean,
          static_cast<double>(quality.largest_deficit),
          static_cast<double>(first.value),
          bound,
          static_cast<double>(quality.short_seats + quality.conflicts + quality.overload)};
}

void PrintPeers(const std::vector<MeasuredRow>& rows, const std::string& instance) {
  for (const MeasuredRow& row : rows) {
    if (row.at("instance") != instance) continue;
    fmt::print("{:<38} {:>10} {:>8} {:>11} {:>8} {:>8} {:>8}\n", row.at("solver"),
               Seconds(std::stod(row.at("cpu_s"))), row.at("peak_rss_mib"), row.at("total"),
               row.at("min"), row.at("lowest5pct_mean"), row.at("maxdef"));
  }
}

void PrintQuality(const std::vector<MeasuredRow>& rows) {
  for (size_t i = 0; i < Instances().size(); ++i) {
    const Instance& instance = Instances()[i];
    fmt::print("\n{:<38} {:>10} {:>8} {:>11} {:>8} {:>8} {:>8}\n", instance.name, "CPU", "MiB",
               "total", "lowest", "low 5 %", "deficit");
    PrintPeers(rows, instance.name);
    for (const Mode& mode : Modes()) {
      const ChildReport report = InChild([&] { return MeasureMode(instance, mode); });
      if (!report.finished || report.numbers.size() != 9) {
        fmt::print("{:<38} failed\n", mode.name);
        continue;
      }
      const std::vector<double>& n = report.numbers;
      fmt::print("{:<38} {:>10} {:>8.1f} {:>11} {:>8} {:>8} {:>8}",
                 fmt::format("award, {} ({:.0f} runs)", mode.name, n[1]), Seconds(n[0]),
                 report.peak_mebibytes, Decimal(n[2]), Decimal(n[3]), Decimal(n[4]), Decimal(n[5]));
      fmt::print("  {} {}", Decimal(n[6]),
                 std::isnan(n[7]) ? "no bound"
                 : n[6] == n[7]   ? "proved best"
                                  : fmt::format("of at most {}", Decimal(n[7])));
      if (i < mode.aims.size()) fmt::print("; {}", Verdict(n[0], mode.aims[i]));
      fmt::print("{}\n", n[8] == 0 ? "" : "; RULES BROKEN");
    }
  }
}

// Check, replacement, explanation, and the reason when there is no plan.
std::vector<double> MeasureService(const Instance& instance) {
  Problem problem = GenerateAward(instance.applications, instance.judges);
  const absl::StatusOr<Answer> answer = Assign(problem);
  const Plan& plan = PlanIn(answer);
  std::vector<double> numbers;
  bool passed = true;
  numbers.push_back(
      MedianOf(TimeRuns(kBudget / 4, [&] { passed = passed && CheckPlan(problem, plan).ok(); })));
  numbers.push_back(passed ? 1 : 0);

  std::vector<int64_t> loads(problem.judges.size(), 0);
  for (const Pair& pair : plan.pairs) ++loads[static_cast<size_t>(pair.judge)];
  const auto busiest =
      static_cast<size_t>(std::max_element(loads.begin(), loads.end()) - loads.begin());
  Effort effort;
  numbers.push_back(MedianOf(TimeRuns(kBudget, [&] {
    const absl::StatusOr<Replacement> replacement =
        Replace(problem, plan.pairs, {}, {DropOut{problem.judges[busiest].id}});
    if (!replacement.ok()) return;
    const absl::StatusOr<Answer> changed =
        Assign(replacement->problem, {}, StartOf(problem, plan, replacement->problem));
    effort = EffortOf(*replacement, PlanIn(changed));
  })));
  numbers.push_back(static_cast<double>(effort.lost_seats));
  numbers.push_back(static_cast<double>(effort.new_pairs));

  const Classes classes = MakeClasses(problem);
  size_t reasons = 0;
  numbers.push_back(
      MedianOf(TimeRuns(kBudget / 4,
                        [&] {
                          const auto judge = static_cast<int32_t>(busiest);
                          for (const Pair pair : {plan.pairs.front(), Pair{0, judge}}) {
                            reasons += ExplainPair(problem, classes, plan, pair).reasons.size();
                          }
                        })) /
      2);

  // One scarce topic: a tenth of the applications may be judged by twelve judges alone, who have
  // too few places.
  for (size_t a = 0; a < problem.applications.size(); a += 10) {
    for (size_t j = 12; j < problem.judges.size(); ++j) {
      problem.affinity[a * problem.judges.size() + j] = kConflict;
    }
  }
  for (size_t j = 0; j < 12; ++j) problem.judges[j].highest_load /= 2;
  bool blocked = true;
  numbers.push_back(MedianOf(TimeRuns(kBudget / 4, [&] {
    blocked = blocked && FindBlocked(problem, MakeClasses(problem)).has_value();
  })));
  numbers.push_back(MedianOf(TimeRuns(kBudget / 4, [&] {
    blocked = blocked && !FindRepairs(problem, MakeClasses(problem)).empty();
  })));
  numbers.push_back(blocked ? 1 : 0);
  return numbers;
}

void PrintService() {
  fmt::print("\n{:<14} {:>16} {:>36} {:>16} {:>22} {:>12}\n", "", "proof checked",
             "busiest judge replaced", "pair explained", "no plan explained", "its repairs");
  for (const Instance& instance : Instances()) {
    const ChildReport report = InChild([&] { return MeasureService(instance); });
    if (!report.finished || report.numbers.size() != 9) {
      fmt::print("{:<14} failed\n", instance.name);
      continue;
    }
    const std::vector<double>& n = report.numbers;
    fmt::print("{:<14} {:>16} {:>36} {:>16} {:>22} {:>12}\n", instance.name,
               Seconds(n[0]) + (n[1] == 1 ? "" : " WRONG"),
               fmt::format("{}: {:.0f} seats, {:.0f} new pairs", Seconds(n[2]), n[3], n[4]),
               Seconds(n[5]), Seconds(n[6]) + (n[8] == 1 ? "" : " NOT BLOCKED"), Seconds(n[7]));
  }
  fmt::print("{:<14} {:>16} {:>36} {:>16} {:>22}\n", "aim at the last", "50 ms",
             "0.2 s, no more than seats", "50 ms", "50 ms");
}

// Both on the whole matrix in turns, so that the machine's mood is the same for both.
void PrintLemon() {
  const ChildReport report = InChild([]() -> std::vector<double> {
    const Instance& largest = Instances().back();
    const Problem problem = GenerateAward(largest.applications, largest.judges);
    const std::string digest = DigestOf(AffinityCsv(problem));
    std::vector<double> ours;
    std::vector<double> lemon;
    int64_t total = 0;
    int64_t lemon_total = 0;
    for (int run = 0; run < 3; ++run) {
      double start = CpuSeconds();
      const absl::StatusOr<Answer> answer = Assign(problem);
      ours.push_back(CpuSeconds() - start);
      total = Evaluate(problem, PlanIn(answer).pairs).total;
      const oracle::Network network = oracle::TotalNetwork(problem);
      start = CpuSeconds();
      const auto flow = oracle::SolveMinimumCostIn64Bits(network);
      lemon.push_back(CpuSeconds() - start);
      lemon_total = 0;
      for (size_t i = 0; flow.has_value() && i < flow->size(); ++i) {
        lemon_total -= (*flow)[i] * static_cast<int64_t>(network.arcs[i].cost);
      }
    }
    return {MedianOf(ours), MedianOf(lemon), total == lemon_total ? 1.0 : 0.0,
            digest == largest.digest ? 1.0 : 0.0};
  });
  if (!report.finished || report.numbers.size() != 4) {
    fmt::print("\nLEMON failed\n");
    return;
  }
  const std::vector<double>& n = report.numbers;
  fmt::print(
      "\nsyn_5000x500, total: {} with proof and draw; LEMON NetworkSimplex on the full matrix, "
      "total "
      "alone, {}; {:.1f} times as fast (aim 3{}); totals {}; instance {}\n",
      Seconds(n[0]), Seconds(n[1]), n[1] / n[0], n[1] >= 3 * n[0] ? "" : ", MISSED",
      n[2] == 1 ? "equal" : "DIFFER", n[3] == 1 ? "as published" : "NOT AS PUBLISHED");
}

std::vector<double> MeasureSize(int applications, int judges) {
  const Problem problem = GenerateAward(applications, judges);
  absl::StatusOr<Answer> answer;
  const std::vector<double> seconds = TimeRuns(kBudget / 2, [&] { answer = Assign(problem); });
  const Plan& plan = PlanIn(answer);
  const bool proved = plan.tiers.front().bound == plan.tiers.front().value;
  return {MedianOf(seconds), proved ? 1.0 : 0.0};
}

void PrintGrowth() {
  fmt::print("\n{:>12} {:>8} {:>10} {:>10} {:>16}\n", "applications", "judges", "CPU", "MiB",
             "us/application");
  std::vector<std::pair<int, double>> growth;
  for (const auto& [applications, judges] :
       {std::pair{1000, 200}, {2000, 200}, {5000, 200}, {10'000, 200}, {20'000, 1000}}) {
    const int of_applications = applications;
    const int of_judges = judges;
    const ChildReport report = InChild([&] { return MeasureSize(of_applications, of_judges); });
    if (!report.finished || report.numbers.size() != 2) {
      fmt::print("{:>12} {:>8} failed\n", applications, judges);
      continue;
    }
    const double seconds = report.numbers[0];
    fmt::print("{:>12} {:>8} {:>10} {:>10.1f} {:>16.1f}{}{}\n", applications, judges,
               Seconds(seconds), report.peak_mebibytes, 1e6 * seconds / applications,
               report.numbers[1] == 1 ? "" : "  NOT PROVED",
               judges < 1000                 ? ""
               : report.peak_mebibytes < 300 ? "  (aim 300 MiB)"
                                             : "  (aim 300 MiB, MISSED)");
    if (judges == 200) growth.emplace_back(applications, seconds);
  }
  if (growth.size() < 2) return;
  const double times = growth.back().second / growth.front().second;
  fmt::print(
      "from {} to {} applications of 200 judges: {:.1f} times the time, power {:.2f}\n",
      growth.front().first, growth.back().first, times,
      std::log(times) / std::log(static_cast<double>(growth.back().first) / growth.front().first));
}

}  // namespace
}  // namespace award::scoring::panel

int main() {
  using namespace award::scoring::panel;
  PrintQuality(ReadMeasured(InstancesFolder() + "/measured/peers.csv"));
  PrintService();
  PrintLemon();
  PrintGrowth();
  return 0;
}
