// Rules about words: what must not be written, where, and what to write instead.
// The tables are the rule; the code below only looks words up. This folder spells the words out
// and is therefore not searched.
#include <cctype>
#include <string>

#include "tests/tidy/rules.h"

namespace award::tidy {
namespace {

bool Below(std::string_view path, std::string_view folder) { return path.starts_with(folder); }

bool IsServer(std::string_view path) { return Below(path, "server/"); }
bool IsTest(std::string_view path) { return Below(path, "tests/"); }
bool IsAnywhere(std::string_view) { return true; }
bool IsServerOrTest(std::string_view path) { return IsServer(path) || IsTest(path); }
bool IsOutsideStorage(std::string_view path) { return !Below(path, "server/storage/"); }
bool IsServerOrScoring(std::string_view path) { return IsServer(path) || Below(path, "scoring/"); }

// base holds the system clock, rpc reads it once per call, main starts it.
bool IsBelowRpc(std::string_view path) {
  if (path == "server/base/time.cc" || Below(path, "server/rpc/")) return false;
  return IsServerOrScoring(path) && path != "server/main.cc";
}

// Where official numbers live. insight is advice and may use floating point.
bool HoldsOfficialNumbers(std::string_view path) {
  if (Below(path, "scoring/insight/")) return false;
  return Below(path, "scoring/") || Below(path, "server/model/") || Below(path, "server/storage/");
}

bool IsServerBelowMain(std::string_view path) { return IsServer(path) && path != "server/main.cc"; }

// base draws ids and secrets; a test may draw the seed it prints.
bool IsServerAboveBase(std::string_view path) {
  return IsServerOrScoring(path) && !Below(path, "server/base/");
}

enum class Search { kCode, kSpoken };  // kSpoken looks into literals too.

struct Ban {
  std::string_view word;
  std::string_view instead;
  bool (*applies)(std::string_view path);
  Search search = Search::kCode;
};

constexpr std::string_view kContextNow = "context.now";
constexpr std::string_view kFakeTime = "the awaited event itself, or a fake clock";
constexpr std::string_view kSeeded = "a std::mt19937 with a printed seed, or base::IdSource";

constexpr Ban kBans[] = {
    {"absl::optional", "std::optional, or auto for what absl returns", IsAnywhere},
    {"absl::variant", "std::variant", IsAnywhere},
    {"absl::Mutex", "std::mutex", IsAnywhere},
    {"absl::MutexLock", "std::scoped_lock", IsAnywhere},
    {"absl::Now", kContextNow, IsBelowRpc},
    {"system_clock", kContextNow, IsBelowRpc},
    {"time(nullptr)", kContextNow, IsBelowRpc},
    {"time(NULL)", kContextNow, IsBelowRpc},
    {"gettimeofday", kContextNow, IsBelowRpc},
    {"clock_gettime", kContextNow, IsBelowRpc},
    {"double", "an integer or an exact fraction", HoldsOfficialNumbers},
    {"float", "an integer or an exact fraction", HoldsOfficialNumbers},
    {"sqlite3_", "server/storage/sqlite.h", IsOutsideStorage},
    {"SELECT *", "the columns by name", IsAnywhere, Search::kSpoken},
    {"sleep", kFakeTime, IsServerOrTest},
    {"usleep", kFakeTime, IsServerOrTest},
    {"nanosleep", kFakeTime, IsServerOrTest},
    {"sleep_for", kFakeTime, IsServerOrTest},
    {"sleep_until", kFakeTime, IsServerOrTest},
    {"absl::SleepFor", kFakeTime, IsServerOrTest},
    {"std::cout", "a return value, or the log of server/rpc", IsServerBelowMain},
    {"std::cerr", "a status, or the log of server/rpc", IsServerBelowMain},
    {"printf", "fmt::format", IsServer},
    {"sprintf", "fmt::format", IsAnywhere},
    {"snprintf", "fmt::format", IsAnywhere},
    {"rand", kSeeded, IsAnywhere},
    {"srand", kSeeded, IsAnywhere},
    {"std::random_device", "base::IdSource, or a seed from outside", IsServerAboveBase},
    {"throw", "an absl::Status made with base::Error", IsServerOrScoring},
    {"std::endl", "'\\n'", IsAnywhere},
};

struct Synonym {
  std::string_view word;
  std::string_view instead;
  std::string_view except = "-";  // A folder where the word means something else.
};

// The glossary of README.md has one word for each thing; these are its synonyms.
constexpr Synonym kSynonyms[] = {
    {"nominee", "application or agency"},
    {"nominees", "applications or agencies"},
    {"contestant", "application or agency"},
    {"ballot", "sheet"},
    {"ballots", "sheets"},
    {"scorecard", "sheet"},
    {"reviewer", "judge"},
    {"reviewers", "judges"},
    {"juror", "judge"},
    {"evaluator", "judge"},
    {"cycle", "season (a graph that comes back to itself has a loop)", "scoring/panel/"},
    {"cycles", "seasons", "scoring/panel/"},
    {"leaderboard", "tabulation"},
    {"mentor", "coach"},
};

bool IsSearched(const SourceFile& file) { return !file.path.starts_with("tests/tidy/"); }

// Includes have rules of their own (floor_rules.cc).
bool IsInclude(std::string_view line) { return line.starts_with("#include"); }

bool IsSourceText(const SourceFile& file) {
  return file.language == Language::kCpp || file.language == Language::kProto ||
         file.language == Language::kSql;
}

// absl::string_view may stand where it converts in place, absl::string_view(text.data(), …).
bool IsConversion(std::string_view line, size_t end) {
  return end < line.size() && (line[end] == '(' || line[end] == '{');
}

Breaches BannedViews(const SourceFile& file) {
  constexpr std::string_view kView = "absl::string_view";
  Breaches breaches;
  for (size_t i = 0; i < file.code.size(); ++i) {
    const std::string& line = file.code[i];
    for (size_t at = FindWord(line, kView); at != std::string::npos;
         at = FindWord(line, kView, at + 1)) {
      if (IsConversion(line, at + kView.size())) continue;
      breaches.push_back({file.path, i + 1,
                          "absl::string_view: use std::string_view; only "
                          "absl::string_view(…) at a call that needs it may stay"});
    }
  }
  return breaches;
}

// Splits an identifier at '_' and before capitals and calls `use` with each word in lower case.
template <typename Use>
void ForEachWord(std::string_view line, Use use) {
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) use(word);
    word.clear();
  };
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (!std::isalpha(byte) || std::isupper(byte)) flush();
    if (std::isalpha(byte)) word += static_cast<char>(std::tolower(byte));
  }
  flush();
}

}  // namespace

bool HasWordAt(std::string_view text, size_t at, std::string_view word) {
  const auto is_name = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
  };
  const size_t end = at + word.size();
  const bool open_left = at == 0 || !is_name(word.front()) || !is_name(text[at - 1]);
  const bool prefix = word.back() == '_' || !is_name(word.back());
  return open_left && (prefix || end >= text.size() || !is_name(text[end]));
}

size_t FindWord(std::string_view text, std::string_view word, size_t from) {
  for (size_t at = text.find(word, from); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    if (HasWordAt(text, at, word)) return at;
  }
  return std::string_view::npos;
}

Breaches BannedWords(const SourceFile& file) {
  if (!IsSearched(file) || !IsSourceText(file)) return {};
  Breaches breaches = BannedViews(file);
  for (const Ban& ban : kBans) {
    if (!ban.applies(file.path)) continue;
    const auto& lines = ban.search == Search::kCode ? file.code : file.spoken;
    for (size_t i = 0; i < lines.size(); ++i) {
      if (FindWord(lines[i], ban.word) == std::string::npos || IsInclude(lines[i])) continue;
      breaches.push_back(
          {file.path, i + 1, std::string(ban.word) + ": use " + std::string(ban.instead)});
    }
  }
  return breaches;
}

Breaches UnfinishedWork(const SourceFile& file) {
  if (!IsSearched(file)) return {};
  Breaches breaches;
  for (const std::string_view mark : {"TODO", "FIXME", "XXX", "HACK"}) {
    for (size_t i = 0; i < file.lines.size(); ++i) {
      if (FindWord(file.lines[i], mark) == std::string::npos) continue;
      breaches.push_back({file.path, i + 1, std::string(mark) + ": finish it, or open an issue"});
    }
  }
  return breaches;
}

Breaches Glossary(const SourceFile& file) {
  if (!IsSearched(file) || !IsSourceText(file)) return {};
  Breaches breaches;
  for (size_t i = 0; i < file.code.size(); ++i) {
    ForEachWord(file.code[i], [&](const std::string& word) {
      for (const Synonym& synonym : kSynonyms) {
        if (word != synonym.word || Below(file.path, synonym.except)) continue;
        breaches.push_back({file.path, i + 1, word + ": say " + std::string(synonym.instead)});
      }
    });
  }
  return breaches;
}

Breaches TypeNames(const SourceFile& file) {
  if (!IsSearched(file) || !IsSourceText(file)) return {};
  Breaches breaches;
  for (size_t i = 0; i < file.code.size(); ++i) {
    for (const std::string_view keyword : {"class", "struct", "message"}) {
      const size_t at = FindWord(file.code[i], keyword);
      if (at == std::string::npos) continue;
      const size_t begin = file.code[i].find_first_not_of(' ', at + keyword.size());
      if (begin == std::string::npos) continue;
      const size_t end = file.code[i].find_first_of(" ;:{(<>,*&", begin);
      const std::string name = file.code[i].substr(begin, end - begin);
      if (name == "ErrorInfo") continue;  // The name every gRPC client knows this message by.
      for (const std::string_view empty : {"Impl", "Helper", "Manager", "Util", "Info", "Data"}) {
        if (!name.ends_with(empty)) continue;
        breaches.push_back(
            {file.path, i + 1,
             name + ": name the type for what it is, without \"" + std::string(empty) + "\""});
      }
    }
  }
  return breaches;
}

Breaches MachinePaths(const SourceFile& file) {
  if (!IsSearched(file)) return {};
  Breaches breaches;
  for (const std::string_view path : {"/home/", "/root/", "/Users/"}) {
    for (size_t i = 0; i < file.lines.size(); ++i) {
      const size_t at = file.lines[i].find(path);
      if (at == std::string::npos) continue;
      if (at > 0 && std::isalnum(static_cast<unsigned char>(file.lines[i][at - 1]))) continue;
      breaches.push_back(
          {file.path, i + 1, std::string(path) + ": write a path that exists on every machine"});
    }
  }
  return breaches;
}

}  // namespace award::tidy
