// Rules about the shape of a file: its first comment, guard, size, lines and name.
// They read files as text and know nothing of what is inside.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "tests/tidy/rules.h"

namespace award::tidy {
namespace {

constexpr size_t kFileLinesMax = 400;
constexpr size_t kHeaderLinesMax = 150;
constexpr size_t kLineColumnsMax = 100;

std::string_view CommentMark(Language language) {
  switch (language) {
    case Language::kCpp:
    case Language::kProto:
      return "// ";
    case Language::kSql:
      return "-- ";
    case Language::kCMake:
    case Language::kShell:
    case Language::kOther:
      return "# ";
  }
  return "";
}

std::string GuardOf(std::string_view path) {
  std::string guard = "AWARD_";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    guard += std::isalnum(byte) ? static_cast<char>(std::toupper(byte)) : '_';
  }
  return guard + "_";
}

size_t CodePoints(std::string_view line) {
  return static_cast<size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

bool HasUrl(std::string_view line) { return line.find("://") != std::string_view::npos; }

// Golden files and test data are kept byte for byte; their shape is the product's, not ours.
bool HasOurShape(const SourceFile& file) {
  return IsCodeFile(file) || file.path.ends_with(".md") || file.path.ends_with(".json");
}

}  // namespace

Breaches FirstComment(const SourceFile& file) {
  if (!IsCodeFile(file)) return {};
  const size_t first = !file.lines.empty() && file.lines[0].starts_with("#!") ? 1 : 0;
  const std::string_view mark = CommentMark(file.language);
  if (file.lines.size() > first && file.lines[first].starts_with(mark)) return {};
  return {{file.path, first + 1,
           "begin with a comment of 1 to 5 lines: what the file is for and the one thing a reader "
           "must know"}};
}

Breaches HeaderGuard(const SourceFile& file) {
  if (!HasHeaderName(file.path)) return {};
  const std::string guard = GuardOf(file.path);
  const auto open = std::find_if(file.lines.begin(), file.lines.end(),
                                 [](const std::string& line) { return line.starts_with("#"); });
  const bool opens = open != file.lines.end() && *open == "#ifndef " + guard &&
                     open + 1 != file.lines.end() && *(open + 1) == "#define " + guard;
  if (opens && file.lines.back() == "#endif  // " + guard) return {};
  return {{file.path, 0,
           "guard the header with #ifndef, #define and a last line \"#endif  // " + guard + "\""}};
}

Breaches FileLength(const SourceFile& file) {
  if (!IsCodeFile(file)) return {};
  const size_t limit = HasHeaderName(file.path) ? kHeaderLinesMax : kFileLinesMax;
  if (file.lines.size() <= limit) return {};
  return {{file.path, 0,
           std::to_string(file.lines.size()) + " lines; split it by subject, the limit is " +
               std::to_string(limit)}};
}

Breaches LineLength(const SourceFile& file) {
  if (!IsCodeFile(file)) return {};
  Breaches breaches;
  for (size_t i = 0; i < file.lines.size(); ++i) {
    const size_t columns = CodePoints(file.lines[i]);
    if (columns <= kLineColumnsMax || HasUrl(file.lines[i])) continue;
    breaches.push_back({file.path, i + 1,
                        std::to_string(columns) + " columns; wrap the line at " +
                            std::to_string(kLineColumnsMax)});
  }
  return breaches;
}

Breaches Whitespace(const SourceFile& file) {
  if (!HasOurShape(file)) return {};
  Breaches breaches;
  for (size_t i = 0; i < file.lines.size(); ++i) {
    const std::string& line = file.lines[i];
    if (line.find('\r') != std::string::npos) {
      breaches.push_back({file.path, i + 1, "remove the carriage return"});
    } else if (line.ends_with(" ") || line.ends_with("\t")) {
      breaches.push_back({file.path, i + 1, "remove the trailing space"});
    } else if (line.find('\t') != std::string::npos) {
      breaches.push_back({file.path, i + 1, "use spaces instead of a tab"});
    }
  }
  if (!file.text.ends_with("\n")) {
    breaches.push_back({file.path, file.lines.size(), "end the file with a newline"});
  } else if (file.text.ends_with("\n\n")) {
    breaches.push_back({file.path, file.lines.size(), "end the file with one newline only"});
  }
  return breaches;
}

Breaches FileName(const SourceFile& file) {
  constexpr std::array<std::string_view, 9> kVague = {
      "util", "utils", "common", "helper", "helpers", "manager", "managers", "misc", "stuff"};
  Breaches breaches;
  for (const std::string_view vague : kVague) {
    std::string path = file.path;
    std::replace(path.begin(), path.end(), '_', '/');
    if (FindWord(path, vague) == std::string::npos) continue;
    breaches.push_back(
        {file.path, 0,
         "name the file for what it holds; \"" + std::string(vague) + "\" accepts anything"});
  }
  return breaches;
}

}  // namespace award::tidy
