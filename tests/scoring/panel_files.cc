// Feeds texts to the reader as a caller does.
#include "tests/scoring/panel_files.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "gtest/gtest.h"

namespace award::scoring::panel {

FileTexts SmallFiles() {
  return {{File::kApplications,
           "application_id,k,category,topic\n"
           "a1,1,C1,water\n"
           "a2,2,C2,roads\n"
           "a3,1,C1,\n"},
          {File::kJudges,
           "judge_id,min_load,max_load,external,topics\n"
           "j1,0,2,1,water roads\n"
           "j2,1,3,0,roads\n"
           "j3,0,1,1,\n"},
          {File::kAffinity,
           "application_id,j1,j2,j3\n"
           "a1,0.5,,1\n"
           "a2,0.25,-3,0\n"
           "a3,,0.75,2\n"}};
}

FileTexts SmallFilesWith(const FileTexts& instead) {
  FileTexts files = SmallFiles();
  for (const auto& [file, text] : instead) files[file] = text;
  return files;
}

ProblemRead ReadFiles(const FileTexts& files, const ReadOptions& options, size_t piece) {
  ProblemReader reader(options);
  for (const auto& [file, text] : files) {
    reader.Open(file);
    for (size_t at = 0; at < text.size(); at += piece) {
      reader.Feed(std::string_view(text).substr(at, piece));
    }
    reader.Close();
  }
  return std::move(reader).Finish();
}

Problem FiledProblem() { return ReadFiles(SmallFiles()).problem; }

std::string Told(const Fault& fault) {
  std::string told =
      fmt::format("{} {}:{}", FaultName(fault.kind), FileName(fault.file), fault.line);
  if (fault.other_line != 0) told += fmt::format("/{}", fault.other_line);
  if (fault.other_file != File::kApplications) {
    told += fmt::format(" in {}", FileName(fault.other_file));
  }
  const std::pair<std::string_view, const std::string*> words[] = {
      {"application", &fault.application}, {"judge", &fault.judge}, {"rule", &fault.rule},
      {"column", &fault.column},           {"value", &fault.value}, {"expected", &fault.expected}};
  for (const auto& [name, word] : words) {
    if (!word->empty()) told += fmt::format(" {}={}", name, *word);
  }
  return told;
}

std::vector<std::string> Told(const std::vector<Fault>& faults) {
  std::vector<std::string> told;
  std::transform(faults.begin(), faults.end(), std::back_inserter(told),
                 [](const Fault& fault) { return Told(fault); });
  return told;
}

std::vector<std::string> FaultsOf(const FileTexts& files, const ReadOptions& options) {
  const ProblemRead read = ReadFiles(files, options);
  EXPECT_EQ(read.fault_count, static_cast<int64_t>(read.faults.size()));
  EXPECT_EQ(read.problem.applications.empty(), !read.faults.empty());
  return Told(read.faults);
}

}  // namespace award::scoring::panel
