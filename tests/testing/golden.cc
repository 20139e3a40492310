// Reading, comparing and rewriting golden files.
#include "tests/testing/golden.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "fmt/format.h"

namespace award::testing {
namespace {

// Removes and returns the first line, without its end.
std::string_view TakeLine(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(line.size() < text.size() ? line.size() + 1 : text.size());
  return line;
}

std::string FirstDifference(std::string_view expected, std::string_view actual) {
  for (int number = 1; !expected.empty() || !actual.empty(); ++number) {
    const std::string_view expected_line = TakeLine(expected);
    const std::string_view actual_line = TakeLine(actual);
    if (expected_line == actual_line) continue;
    return fmt::format("line {}\n  expected: {}\n  actual:   {}", number, expected_line,
                       actual_line);
  }
  return "the end of the last line";
}

}  // namespace

::testing::AssertionResult MatchesGolden(std::string_view name, std::string_view actual) {
  const std::filesystem::path path = std::filesystem::path(AWARD_GOLDEN_DIR) / name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    return ::testing::AssertionSuccess();
  }
  std::ifstream file(path, std::ios::binary);
  const std::string expected((std::istreambuf_iterator<char>(file)),
                             std::istreambuf_iterator<char>());
  if (file.is_open() && expected == actual) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure()
         << path.string() << (file.is_open() ? " differs in " : " does not exist; first ")
         << FirstDifference(expected, actual)
         << "\nRun the test with UPDATE_GOLDEN=1 and review the change with git diff.";
}

}  // namespace award::testing
