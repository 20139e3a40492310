// How long scoring takes, beside the tools a city would use otherwise: pandas for reading and
// grouping, lme4 for the mixed model. Prints Google Benchmark's table and then what it means: each
// ratio of one run, the growth with the number of rows, and the memory.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "benchmark/benchmark.h"
#include "fmt/format.h"
#include "scoring/insight/additive.h"
#include "scoring/insight/bootstrap.h"
#include "scoring/insight/mixed.h"
#include "scoring/report/tabulation_json.h"
#include "scoring/sheets/sheet_reader.h"
#include "tests/benchmark/scoring_data.h"
#include "tests/benchmark/scoring_peers.h"

namespace award::scoring {
namespace {

constexpr size_t kChunkBytes = size_t{1} << 20;

double SecondsOn(clockid_t clock) {
  timespec now = {};
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Reads the file in chunks, counts it and writes the report with a sentence for every pair; the
// number of bytes of that report.
size_t ListsOf(const std::string& path, const std::vector<CategoryRules>& rules) {
  SheetReader reader(rules);
  std::string chunk(kChunkBytes, '\0');
  FILE* file = std::fopen(path.c_str(), "rb");
  for (size_t read = 0; (read = std::fread(chunk.data(), 1, chunk.size(), file)) > 0;) {
    reader.Feed(std::string_view(chunk).substr(0, read));
  }
  std::fclose(file);
  SheetsRead sheets = reader.Finish();
  std::vector<CountedCategory> counted;
  for (size_t c = 0; c < rules.size(); ++c) {
    absl::StatusOr<Tabulation> tabulation = Tabulate(sheets.rounds[c]);
    counted.push_back({rules[c], std::move(sheets.rounds[c]), *std::move(tabulation)});
  }
  return TabulationJson(counted).size();
}

// Means over the runs of one benchmark, by its name.
struct Measured {
  double seconds = 0;
  double cpu_seconds = 0;
};
Measured lists, pandas, additive, reml, lme4, bootstrap;

// Times the loop of a benchmark.
class Watchful {
 public:
  Watchful(benchmark::State& state, Measured& into) : state_(state), into_(into) {}
  ~Watchful() {
    const auto count = static_cast<double>(state_.iterations());
    into_.seconds = (SecondsOn(CLOCK_MONOTONIC) - start_) / count;
    into_.cpu_seconds = (SecondsOn(CLOCK_PROCESS_CPUTIME_ID) - cpu_start_) / count;
  }

 private:
  benchmark::State& state_;
  Measured& into_;
  double start_ = SecondsOn(CLOCK_MONOTONIC);
  double cpu_start_ = SecondsOn(CLOCK_PROCESS_CPUTIME_ID);
};

const ScratchFile& ListFile() {
  static const ScratchFile file(BenchmarkSheets(10'000, 250, 5));
  return file;
}

void BM_SheetsToLists(benchmark::State& state) {
  const std::vector<CategoryRules> rules = {BenchmarkRules()};
  const std::string& path = ListFile().path();
  const Watchful watch(state, lists);
  for (auto _ : state) benchmark::DoNotOptimize(ListsOf(path, rules));
}
BENCHMARK(BM_SheetsToLists)->Unit(benchmark::kMillisecond)->Iterations(10);

void BM_SheetsByPandas(benchmark::State& state) {
  double sum = 0;
  for (auto _ : state) {
    const std::optional<double> seconds = SecondsOfPandas(ListFile().path());
    if (!seconds.has_value()) {
      state.SkipWithError("python3-pandas is not installed");
      return;
    }
    state.SetIterationTime(*seconds);
    sum += *seconds;
  }
  pandas.seconds = sum / static_cast<double>(state.iterations());
}
BENCHMARK(BM_SheetsByPandas)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(5);

const std::vector<insight::Observation>& MillionScores() {
  static const std::vector<insight::Observation> scores = BenchmarkScores(100'000, 1'000, 10);
  return scores;
}

void BM_AdditiveEffects(benchmark::State& state) {
  const insight::Observations scores = *insight::Arrange(100'000, 1'000, MillionScores());
  const Watchful watch(state, additive);
  for (auto _ : state) {
    const insight::Components components = insight::ComponentsOf(scores);
    benchmark::DoNotOptimize(insight::FitAdditive(scores, components));
  }
}
BENCHMARK(BM_AdditiveEffects)->Unit(benchmark::kMillisecond)->Iterations(10);

void BM_RestrictedLikelihood(benchmark::State& state) {
  const insight::Observations scores = *insight::Arrange(100'000, 1'000, MillionScores());
  const Watchful watch(state, reml);
  for (auto _ : state) benchmark::DoNotOptimize(insight::FitMixed(scores, {}));
}
BENCHMARK(BM_RestrictedLikelihood)->Unit(benchmark::kMillisecond)->Iterations(3);

void BM_RestrictedLikelihoodByLme4(benchmark::State& state) {
  for (auto _ : state) {
    const std::optional<FittedByLme4> fit = FitByLme4(MillionScores());
    if (!fit.has_value()) {
      state.SkipWithError("r-cran-lme4 is not installed");
      return;
    }
    state.SetIterationTime(fit->cpu_seconds);
    lme4.cpu_seconds = fit->cpu_seconds;
  }
}
BENCHMARK(BM_RestrictedLikelihoodByLme4)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(1);

void BM_ExactBootstrap(benchmark::State& state) {
  std::vector<insight::PanelSheet> sheets;
  for (const insight::Observation& score : BenchmarkScores(40, 9, 9)) {
    sheets.push_back({score.application, score.judge, static_cast<int64_t>(score.value * 1e6)});
  }
  const Watchful watch(state, bootstrap);
  for (auto _ : state) benchmark::DoNotOptimize(insight::ResampleJudges(40, 9, sheets, {}));
}
BENCHMARK(BM_ExactBootstrap)->Unit(benchmark::kMillisecond)->Iterations(30);

// Counts files of growing size, each in a process of its own so that its memory can be told.
void PrintGrowth() {
  fmt::print("\n{:>10} {:>10} {:>10} {:>12} {:>12}\n", "rows", "seconds", "ns/row", "MiB at most",
             "bytes/row");
  for (const size_t rows : {10'000U, 100'000U, 1'000'000U, 10'000'000U}) {
    const size_t applications = rows / (22 * 5) + 1;
    const ScratchFile file(BenchmarkSheets(applications, applications / 40 + 8, 5));
    const auto count = static_cast<double>(applications * 5 * 22);
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
      const double start = SecondsOn(CLOCK_MONOTONIC);
      benchmark::DoNotOptimize(ListsOf(file.path(), {BenchmarkRules()}));
      const double seconds = SecondsOn(CLOCK_MONOTONIC) - start;
      fmt::print("{:>10} {:>10.4f} {:>10.1f}", applications * 5 * 22, seconds,
                 1e9 * seconds / count);
      std::fflush(stdout);
      ::_exit(0);
    }
    rusage usage = {};
    int status = 0;
    ::wait4(child, &status, 0, &usage);
    const auto bytes = static_cast<double>(usage.ru_maxrss) * 1024;
    fmt::print(" {:>12.1f} {:>12.0f}\n", bytes / (1024 * 1024), bytes / count);
  }
}

void PrintRatios() {
  fmt::print(
      "\nsheets.csv to ranked lists with explanations: {:.1f} ms; pandas reading and grouping "
      "the same file {:.0f} ms; {:.1f} times as fast (aim 10)\n",
      1e3 * lists.seconds, 1e3 * pandas.seconds, pandas.seconds / lists.seconds);
  fmt::print("additive effects of 10^6 scores: {:.3f} s of CPU (aim 0.1)\n", additive.cpu_seconds);
  fmt::print(
      "restricted likelihood of 10^6 scores: {:.2f} s of CPU; lme4 {:.1f} s; {:.1f} times as "
      "fast (aim 20)\n",
      reml.cpu_seconds, lme4.cpu_seconds, lme4.cpu_seconds / reml.cpu_seconds);
  fmt::print("exact bootstrap of 40 applications x 9 judges: {:.2f} ms (aim 10)\n",
             1e3 * bootstrap.seconds);
}

}  // namespace
}  // namespace award::scoring

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  award::scoring::PrintGrowth();  // First, while this process is small.
  benchmark::RunSpecifiedBenchmarks();
  award::scoring::PrintRatios();
  return 0;
}
