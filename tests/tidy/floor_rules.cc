// Rules about who knows whom: includes, CMake link dependencies, and a test for every source.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>

#include "tests/tidy/floors.h"
#include "tests/tidy/rules.h"

namespace award::tidy {
namespace {

// A source this short holds nothing that a test of its neighbours would not see.
constexpr size_t kUntestedLinesMax = 30;

struct Include {
  size_t line;
  std::string path;
};

std::vector<Include> IncludesOf(const SourceFile& file) {
  std::vector<Include> includes;
  if (file.language != Language::kCpp) return includes;
  for (size_t i = 0; i < file.spoken.size(); ++i) {
    if (!file.spoken[i].starts_with("#include")) continue;
    const size_t open = file.spoken[i].find_first_of("<\"");
    if (open == std::string::npos) continue;
    const size_t close = file.spoken[i].find_first_of(">\"", open + 1);
    includes.push_back({i + 1, file.spoken[i].substr(open + 1, close - open - 1)});
  }
  return includes;
}

bool IsQuoted(const SourceFile& file, const Include& include) {
  return file.spoken[include.line - 1].find('"') != std::string::npos;
}

// A call of CMake: the words between its parentheses, with the line it begins in.
struct Call {
  size_t line;
  std::string function;
  std::vector<std::string> words;
};

std::vector<Call> CallsOf(const SourceFile& file) {
  std::vector<Call> calls;
  for (size_t i = 0; i < file.spoken.size(); ++i) {
    const std::string& line = file.spoken[i];
    const size_t open = line.find('(');
    const size_t begin = line.find_first_not_of(' ');
    if (open == std::string::npos || begin == open) continue;
    Call call{i + 1, line.substr(begin, open - begin), {}};
    std::string arguments = line.substr(open + 1);
    while (arguments.find(')') == std::string::npos && i + 1 < file.spoken.size()) {
      arguments += ' ' + file.spoken[++i];
    }
    std::istringstream words(arguments.substr(0, arguments.find(')')));
    for (std::string word; words >> word;) call.words.push_back(word);
    calls.push_back(call);
  }
  return calls;
}

bool Links(const Call& call) {
  return !call.words.empty() &&
         (call.function == "award_library" || call.function == "target_link_libraries");
}

std::string MayNotKnow(Floor from, std::string_view what) {
  return std::string(FloorName(from)) + " may not know " + std::string(what) +
         ": a floor knows itself and those below";
}

// tests/storage/ for server/storage/…, tests/scoring/ for scoring/…; empty for other floors.
std::string TestFolderOf(std::string_view path) {
  for (const std::string_view floor : {"scoring/", "base/", "model/", "storage/"}) {
    const bool scoring = floor == "scoring/";
    const std::string folder = (scoring ? "" : "server/") + std::string(floor);
    if (path.starts_with(folder)) return "tests/" + std::string(floor);
  }
  return "";
}

}  // namespace

Breaches IncludedFloors(const SourceFile& file) {
  const auto from = FloorOfPath(file.path);
  if (!from.has_value()) return {};
  Breaches breaches;
  for (const Include& include : IncludesOf(file)) {
    const auto to = FloorOfPath(include.path);
    if (to.has_value() && !MayKnow(*from, *to)) {
      breaches.push_back({file.path, include.line, MayNotKnow(*from, include.path)});
    }
    const bool advice = include.path.starts_with("scoring/insight/");
    if (advice && from == Floor::kScoring && !file.path.starts_with("scoring/insight/")) {
      breaches.push_back({file.path, include.line, "official numbers may not know insight"});
    }
  }
  return breaches;
}

Breaches IncludedLibraries(const SourceFile& file) {
  Breaches breaches;
  for (const Include& include : IncludesOf(file)) {
    const Library* const library = ConfinedLibrary(include.path);
    if (library == nullptr || library->allowed(file.path)) continue;
    breaches.push_back(
        {file.path, include.line, include.path + ": " + std::string(library->instead)});
  }
  return breaches;
}

Breaches LinkedFloors(const SourceFile& file) {
  if (file.language != Language::kCMake || !file.path.ends_with("/CMakeLists.txt")) return {};
  if (file.path.starts_with("tests/")) return {};
  Breaches breaches;
  for (const Call& call : CallsOf(file)) {
    if (!Links(call)) continue;
    const auto from = FloorOfTarget(call.words[0]);
    if (!from.has_value()) {
      breaches.push_back({file.path, call.line,
                          call.words[0] + ": give the target a floor in tests/tidy/floors.cc"});
      continue;
    }
    for (size_t i = 1; i < call.words.size(); ++i) {
      const std::string& word = call.words[i];
      const auto to = FloorOfTarget(word);
      const bool refused = to.has_value()
                               ? !MayKnow(*from, *to)
                               : word.find("::") != std::string::npos && !MayLink(*from, word);
      if (refused) breaches.push_back({file.path, call.line, MayNotKnow(*from, word)});
    }
  }
  return breaches;
}

Breaches IncludesExist(const SourceTree& tree) {
  std::set<std::string> paths;
  for (const SourceFile& file : tree) paths.insert(file.path);
  Breaches breaches;
  for (const SourceFile& file : tree) {
    for (const Include& include : IncludesOf(file)) {
      const bool ours =
          FloorOfPath(include.path).has_value() || include.path.starts_with("server/");
      const bool generated = include.path.ends_with(".pb.h");
      if (generated || (!ours && !IsQuoted(file, include))) continue;
      if (paths.contains(include.path) && IsQuoted(file, include)) continue;
      // Libraries are written in angle brackets or, with a folder, in quotes: "absl/…", "grpcpp/…".
      if (!ours && include.path.find('/') != std::string::npos && include.path[0] != '.') continue;
      breaches.push_back({file.path, include.line,
                          include.path + ": include our files as \"path/from/the/root.h\""});
    }
  }
  return breaches;
}

Breaches SourcesBuilt(const SourceTree& tree) {
  std::set<std::string> named;  // "scoring/number/fraction.cc": folder of the list and its words.
  for (const SourceFile& file : tree) {
    if (!file.path.ends_with("CMakeLists.txt")) continue;
    const std::filesystem::path folder = std::filesystem::path(file.path).parent_path();
    for (const std::string& line : file.code) {
      std::string words = line;
      std::replace_if(
          words.begin(), words.end(), [](char c) { return c == '(' || c == ')'; }, ' ');
      std::istringstream in(words);
      for (std::string word; in >> word;) named.insert((folder / word).generic_string());
    }
  }
  Breaches breaches;
  for (const SourceFile& file : tree) {
    if (!file.path.ends_with(".cc") || named.contains(file.path)) continue;
    breaches.push_back({file.path, 0, "name it in a CMakeLists.txt, or delete it"});
  }
  return breaches;
}

Breaches SourcesTested(const SourceTree& tree) {
  std::set<std::string> tested;  // "storage/sheets_test.cc" and "storage/server/storage/sheets.h".
  for (const SourceFile& file : tree) {
    if (!file.path.starts_with("tests/") || !file.path.ends_with("_test.cc")) continue;
    const std::filesystem::path path(file.path.substr(std::string("tests/").size()));
    const std::string floor = path.begin()->string() + "/";
    tested.insert(floor + path.filename().string());
    for (const Include& include : IncludesOf(file)) tested.insert(floor + include.path);
  }
  Breaches breaches;
  for (const SourceFile& file : tree) {
    const std::string folder = TestFolderOf(file.path);
    if (folder.empty() || !file.path.ends_with(".cc")) continue;
    if (file.lines.size() <= kUntestedLinesMax) continue;
    const std::string name = std::filesystem::path(file.path).stem().string() + "_test.cc";
    const std::string floor = folder.substr(std::string("tests/").size());
    const std::string header = file.path.substr(0, file.path.size() - 2) + "h";
    if (tested.contains(floor + name) || tested.contains(floor + header)) continue;
    breaches.push_back(
        {file.path, 0, "write " + folder + name + ", or include " + header + " in a test there"});
  }
  return breaches;
}

}  // namespace award::tidy
