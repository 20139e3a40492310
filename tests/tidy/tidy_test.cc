// Reads the repository and holds it to its own conventions; one test per rule of rules.h.
// A failure prints path:line and what to write instead.
#include <gtest/gtest.h>

#include <string>

#include "tests/tidy/rules.h"
#include "tests/tidy/source_tree.h"

namespace award::tidy {
namespace {

const SourceTree& Repository() {
  static const auto* const tree = new SourceTree(ReadRepository(AWARD_SOURCE_DIR));
  return *tree;
}

void Report(const Breaches& breaches) {
  for (const Breach& breach : breaches) {
    ADD_FAILURE_AT(breach.path.c_str(), static_cast<int>(breach.line)) << breach.message;
  }
}

class FileRules : public testing::TestWithParam<FileRule> {};

TEST_P(FileRules, AreObeyed) {
  for (const SourceFile& file : Repository()) Report(GetParam().check(file));
}

INSTANTIATE_TEST_SUITE_P(Repository, FileRules, testing::ValuesIn(kFileRules),
                         [](const auto& rule) { return std::string(rule.param.name); });

class TreeRules : public testing::TestWithParam<TreeRule> {};

TEST_P(TreeRules, AreObeyed) { Report(GetParam().check(Repository())); }

INSTANTIATE_TEST_SUITE_P(Repository, TreeRules, testing::ValuesIn(kTreeRules),
                         [](const auto& rule) { return std::string(rule.param.name); });

TEST(Repository, IsReadWhole) {
  bool has_build = false;
  bool has_header = false;
  for (const SourceFile& file : Repository()) {
    has_build |= file.path == "CMakeLists.txt";
    has_header |= file.path == "tests/tidy/rules.h";
    EXPECT_FALSE(file.path.starts_with("build/")) << file.path;
  }
  EXPECT_TRUE(has_build);
  EXPECT_TRUE(has_header);
}

}  // namespace
}  // namespace award::tidy
