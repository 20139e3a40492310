// The peers that scoring is measured against, run in the same session on the same data.
#ifndef AWARD_TESTS_BENCHMARK_SCORING_PEERS_H_
#define AWARD_TESTS_BENCHMARK_SCORING_PEERS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/insight/observations.h"

namespace award::scoring {

// A file of its own that is removed with it.
class ScratchFile {
 public:
  explicit ScratchFile(std::string_view bytes);
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Seconds that pandas takes to read, group and rank the file, without starting Python; nothing when
// pandas is not installed.
std::optional<double> SecondsOfPandas(const std::string& sheets);

struct FittedByLme4 {
  double cpu_seconds = 0;  // Of the fit alone.
  double application_variance = 0;
  double judge_variance = 0;
  double error_variance = 0;
  double deviance = 0;
};

// Nothing when R or lme4 is not installed.
std::optional<FittedByLme4> FitByLme4(const std::vector<insight::Observation>& scores);

}  // namespace award::scoring

#endif  // AWARD_TESTS_BENCHMARK_SCORING_PEERS_H_
