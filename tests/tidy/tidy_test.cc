// Reads the repository and holds it to its own conventions; one test per rule of rules.h.
// A failure prints path:line and what to write instead.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/tidy/rules.h"
#include "tests/tidy/source_tree.h"

namespace award::tidy {
namespace {

const SourceTree& Repository() {
  static const auto* const tree = new SourceTree(ReadRepository(AWARD_SOURCE_DIR));
  return *tree;
}

// Reports the first breaches: enough to work on, not so many that they hide other tests.
void Report(const Breaches& breaches) {
  constexpr size_t kShown = 50;
  for (size_t i = 0; i < std::min(breaches.size(), kShown); ++i) {
    ADD_FAILURE_AT(breaches[i].path.c_str(), static_cast<int>(breaches[i].line))
        << breaches[i].message;
  }
  if (breaches.size() > kShown) ADD_FAILURE() << breaches.size() - kShown << " more";
}

class FileRules : public testing::TestWithParam<FileRule> {};

TEST_P(FileRules, AreObeyed) {
  Breaches breaches;
  for (const SourceFile& file : Repository()) {
    const Breaches found = GetParam().check(file);
    breaches.insert(breaches.end(), found.begin(), found.end());
  }
  Report(breaches);
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
