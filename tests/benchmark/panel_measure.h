// Runs a piece of work in a process of its own and tells its CPU time and memory.
#ifndef AWARD_TESTS_BENCHMARK_PANEL_MEASURE_H_
#define AWARD_TESTS_BENCHMARK_PANEL_MEASURE_H_

#include <functional>
#include <string>
#include <vector>

namespace award::scoring {

// User and system time of this process so far.
double CpuSeconds();

// CPU seconds of each of several runs: as many as fit in about `budget` seconds, 1 to 9, an odd
// number.
std::vector<double> TimeRuns(double budget, const std::function<void()>& run);

// The middle one, or 0 when there is none.
double MedianOf(std::vector<double> seconds);

// What the process printed for its parent, and its memory at most.
struct ChildReport {
  std::vector<double> numbers;
  double peak_mebibytes = 0;
  bool finished = false;
};

// `work` runs in a child; the numbers it returns come back.
ChildReport InChild(const std::function<std::vector<double>()>& work);

}  // namespace award::scoring

#endif  // AWARD_TESTS_BENCHMARK_PANEL_MEASURE_H_
