// fork, a pipe, wait4.
#include "tests/benchmark/panel_measure.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace award::scoring {

double CpuSeconds() {
  timespec now = {};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::vector<double> TimeRuns(double budget, const std::function<void()>& run) {
  constexpr size_t kMostRuns = 9;
  std::vector<double> seconds;
  double spent = 0;
  while (seconds.size() < kMostRuns) {
    const double start = CpuSeconds();
    run();
    seconds.push_back(CpuSeconds() - start);
    spent += seconds.back();
    if (seconds.size() % 2 == 1 && spent + 2 * seconds.back() > budget) break;
  }
  return seconds;
}

double MedianOf(std::vector<double> seconds) {
  if (seconds.empty()) return 0;
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

ChildReport InChild(const std::function<std::vector<double>()>& work) {
  std::fflush(stdout);
  ChildReport report;
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return report;
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    const std::vector<double> numbers = work();
    const size_t bytes = numbers.size() * sizeof(double);
    const bool sent = ::write(ends[1], numbers.data(), bytes) == static_cast<ssize_t>(bytes);
    ::_exit(sent ? 0 : 1);
  }
  ::close(ends[1]);
  double number = 0;
  while (::read(ends[0], &number, sizeof(number)) == static_cast<ssize_t>(sizeof(number))) {
    report.numbers.push_back(number);
  }
  ::close(ends[0]);
  rusage usage = {};
  int status = 0;
  ::wait4(child, &status, 0, &usage);
  report.peak_mebibytes = static_cast<double>(usage.ru_maxrss) / 1024;
  report.finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  return report;
}

}  // namespace award::scoring
