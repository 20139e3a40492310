// Starts the peers' programs and reads the line they print.
#include "tests/benchmark/scoring_peers.h"

#include <stdlib.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <sstream>

#include "fmt/format.h"

namespace award::scoring {

namespace {

// The first line a command prints; empty when it fails.
std::string LineOf(const std::string& command) {
  FILE* output = ::popen((command + " 2>/dev/null").c_str(), "r");
  if (output == nullptr) return "";
  char line[256] = "";
  const bool read = std::fgets(line, sizeof line, output) != nullptr;
  const bool succeeded = ::pclose(output) == 0;
  return read && succeeded ? line : "";
}

template <typename Value>
void Append(std::string& bytes, Value value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}

}  // namespace

ScratchFile::ScratchFile(std::string_view bytes) : path_("/tmp/award-benchmark-XXXXXX") {
  const int descriptor = ::mkstemp(path_.data());
  while (descriptor >= 0 && !bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written <= 0) break;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  if (descriptor >= 0) ::close(descriptor);
}

ScratchFile::~ScratchFile() { ::unlink(path_.c_str()); }

std::optional<double> SecondsOfPandas(const std::string& sheets) {
  const std::string line = LineOf(fmt::format(
      "/usr/bin/python3 {}/tests/benchmark/peers/pandas_group.py {}", AWARD_SOURCE_DIR, sheets));
  if (line.empty()) return std::nullopt;
  return std::stod(line);
}

std::optional<FittedByLme4> FitByLme4(const std::vector<insight::Observation>& scores) {
  std::string bytes;
  bytes.reserve(scores.size() * 16);
  for (const insight::Observation& score : scores) Append(bytes, score.application);
  for (const insight::Observation& score : scores) Append(bytes, score.judge);
  for (const insight::Observation& score : scores) Append(bytes, score.value);
  const ScratchFile file(bytes);
  const std::string line = LineOf(fmt::format("Rscript {}/tests/benchmark/peers/lme4_reml.R {} {}",
                                              AWARD_SOURCE_DIR, file.path(), scores.size()));
  if (line.empty()) return std::nullopt;
  FittedByLme4 fit;
  double elapsed = 0;
  std::istringstream(line) >> fit.cpu_seconds >> elapsed >> fit.application_variance >>
      fit.judge_variance >> fit.error_variance >> fit.deviance;
  return fit;
}

}  // namespace award::scoring
