// The repository as the tidy rules see it: every text file with its lines, and the same lines
// with comments blanked out, so that a rule about code is not tripped by a sentence about code.
#ifndef AWARD_TESTS_TIDY_SOURCE_TREE_H_
#define AWARD_TESTS_TIDY_SOURCE_TREE_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace award::tidy {

enum class Language { kCpp, kProto, kSql, kCMake, kShell, kOther };

struct SourceFile {
  std::string path;  // From the repository root, with forward slashes.
  std::string text;
  Language language = Language::kOther;
  std::vector<std::string> lines;   // The text without line ends.
  std::vector<std::string> spoken;  // The lines with comments blanked, literals kept.
  std::vector<std::string> code;    // The lines with comments and literals blanked.
};

using SourceTree = std::vector<SourceFile>;

// Prepares one file for the rules. The language follows from the name and a "#!" first line.
SourceFile MakeSourceFile(std::string path, std::string text);

// Reads every text file that git knows or would add below `root`; without git (an exported tree)
// every text file outside build folders and hidden ones, .ci excepted. Sorted by path.
SourceTree ReadRepository(const std::filesystem::path& root);

// The two ways ReadRepository lists paths. ListedByGit is empty when git does not accept `root`.
std::vector<std::string> ListedByGit(const std::filesystem::path& root);
std::vector<std::string> ListedByFolder(const std::filesystem::path& root);

// Replaces comments, and literals too unless they are kept, by spaces. Line ends stay.
std::string Blanked(std::string_view text, Language language, bool keep_literals);

bool HasHeaderName(std::string_view path);
bool IsCodeFile(const SourceFile& file);  // Any language but kOther.

}  // namespace award::tidy

#endif  // AWARD_TESTS_TIDY_SOURCE_TREE_H_
