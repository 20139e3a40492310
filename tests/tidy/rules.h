// The conventions of this repository as functions: each takes files and returns where they are
// broken, with what to do instead. tidy_test.cc runs all of them over the repository;
// tidy_rules_test.cc shows that each can fail. A new rule goes into one of the two tables.
#ifndef AWARD_TESTS_TIDY_RULES_H_
#define AWARD_TESTS_TIDY_RULES_H_

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy/source_tree.h"

namespace award::tidy {

struct Breach {
  std::string path;
  size_t line = 0;  // From 1; 0 when the whole file is meant.
  std::string message;
};

using Breaches = std::vector<Breach>;

// Shape: how a file looks (shape_rules.cc).
Breaches FirstComment(const SourceFile& file);  // Says what the file is for.
Breaches HeaderGuard(const SourceFile& file);   // AWARD_<PATH>_H_.
Breaches FileLength(const SourceFile& file);    // 400 lines, headers 150.
Breaches LineLength(const SourceFile& file);    // 100 code points; a URL may be longer.
Breaches Whitespace(const SourceFile& file);    // Tabs, trailing spaces, CR, last newline.
Breaches FileName(const SourceFile& file);      // No name that would accept anything.

// Words: one word per thing, and what the language offers better (word_rules.cc).
Breaches BannedWords(const SourceFile& file);     // Each with its replacement.
Breaches UnfinishedWork(const SourceFile& file);  // Nothing is left "to be done" in comments.
Breaches Glossary(const SourceFile& file);        // Synonyms of the glossary's words.
Breaches TypeNames(const SourceFile& file);       // No ...Impl, ...Info, ...Data.
Breaches MachinePaths(const SourceFile& file);    // No path of somebody's machine.

// Floors: who may know whom (floor_rules.cc).
Breaches IncludedFloors(const SourceFile& file);     // Own floor and below, never above.
Breaches IncludedLibraries(const SourceFile& file);  // Each library in its own rooms.
Breaches LinkedFloors(const SourceFile& file);       // CMake dependencies say the same.

// Rules over the whole tree (floor_rules.cc).
Breaches IncludesExist(const SourceTree& tree);  // Paths from the root, to files we have.
Breaches SourcesBuilt(const SourceTree& tree);   // A CMakeLists.txt names every source.
Breaches SourcesTested(
    const SourceTree& tree);  // foo.cc has foo_test.cc, or one that includes foo.h.

struct FileRule {
  std::string_view name;
  Breaches (*check)(const SourceFile&);
};

// How GoogleTest prints a rule.
inline void PrintTo(const FileRule& rule, std::ostream* out) { *out << rule.name; }

struct TreeRule {
  std::string_view name;
  Breaches (*check)(const SourceTree&);
};

inline void PrintTo(const TreeRule& rule, std::ostream* out) { *out << rule.name; }

inline constexpr FileRule kFileRules[] = {
    {"FirstComment", FirstComment},
    {"HeaderGuard", HeaderGuard},
    {"FileLength", FileLength},
    {"LineLength", LineLength},
    {"Whitespace", Whitespace},
    {"FileName", FileName},
    {"BannedWords", BannedWords},
    {"UnfinishedWork", UnfinishedWork},
    {"Glossary", Glossary},
    {"TypeNames", TypeNames},
    {"MachinePaths", MachinePaths},
    {"IncludedFloors", IncludedFloors},
    {"IncludedLibraries", IncludedLibraries},
    {"LinkedFloors", LinkedFloors},
};

inline constexpr TreeRule kTreeRules[] = {
    {"IncludesExist", IncludesExist},
    {"SourcesBuilt", SourcesBuilt},
    {"SourcesTested", SourcesTested},
};

// Whether `text` has `word` at `at` as a word of its own: no identifier character touches it.
// A word that ends in '_' is a prefix.
bool HasWordAt(std::string_view text, size_t at, std::string_view word);

// The first position of `word` as a word of its own from `from` on, or npos.
size_t FindWord(std::string_view text, std::string_view word, size_t from = 0);

}  // namespace award::tidy

#endif  // AWARD_TESTS_TIDY_RULES_H_
