// Lists, reads and prepares the files of the repository for the tidy rules.
// The blanking is a small scanner, not a compiler: it knows comments and literals, nothing else.
#include "tests/tidy/source_tree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <utility>

namespace award::tidy {
namespace {

Language LanguageOf(std::string_view path, std::string_view text) {
  const std::string name = std::filesystem::path(path).filename().string();
  const std::string extension = std::filesystem::path(path).extension().string();
  if (extension == ".cc" || extension == ".h") return Language::kCpp;
  if (extension == ".proto") return Language::kProto;
  if (extension == ".sql") return Language::kSql;
  if (name == "CMakeLists.txt" || extension == ".cmake") return Language::kCMake;
  if (extension == ".sh" || text.starts_with("#!")) return Language::kShell;
  return Language::kOther;
}

std::vector<std::string> SplitLines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

// Walks a text once and copies it, writing spaces over what is to be hidden.
class Scanner {
 public:
  Scanner(std::string_view text, Language language, bool keep_literals)
      : text_(text), language_(language), keep_literals_(keep_literals) {}

  std::string Scan() && {
    while (at_ < text_.size()) {
      if (StartsLineComment()) {
        Take(text_.find('\n', at_), false);
      } else if (HasBlockComments() && Sees("/*")) {
        TakeThrough(text_.find("*/", at_ + 2), 2, false);
      } else if (language_ == Language::kCpp && Sees("R\"")) {
        TakeRawLiteral();
      } else if (StartsLiteral()) {
        TakeThrough(EndOfLiteral(text_[at_]), 1, keep_literals_);
      } else {
        out_ += text_[at_++];
      }
    }
    return std::move(out_);
  }

 private:
  bool Sees(std::string_view token) const { return text_.substr(at_).starts_with(token); }

  bool HasBlockComments() const {
    return language_ == Language::kCpp || language_ == Language::kProto ||
           language_ == Language::kSql;
  }

  bool StartsLineComment() const {
    switch (language_) {
      case Language::kCpp:
      case Language::kProto:
        return Sees("//");
      case Language::kSql:
        return Sees("--");
      case Language::kCMake:
      case Language::kShell:
        return Sees("#") && (at_ == 0 || std::isspace(static_cast<unsigned char>(text_[at_ - 1])));
      case Language::kOther:
        return false;
    }
    return false;
  }

  // A quote after a digit or letter separates digits (10'000) and opens nothing.
  bool StartsLiteral() const {
    if (language_ == Language::kOther || language_ == Language::kShell) return false;
    if (Sees("\"")) return true;
    if (!Sees("'") || language_ == Language::kCMake) return false;
    return at_ == 0 || !std::isalnum(static_cast<unsigned char>(text_[at_ - 1]));
  }

  size_t EndOfLiteral(char quote) const {
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == quote) {
        return i;
      }
    }
    return std::string_view::npos;
  }

  void TakeRawLiteral() {
    const size_t open = text_.find('(', at_);
    if (open == std::string_view::npos) return Take(text_.size(), true);
    const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    TakeThrough(text_.find(close, open), close.size(), keep_literals_);
  }

  void TakeThrough(size_t end, size_t length, bool keep) {
    Take(end == std::string_view::npos ? end : end + length, keep);
  }

  void Take(size_t end, bool keep) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_) {
      out_ += keep || text_[at_] == '\n' ? text_[at_] : ' ';
    }
  }

  std::string_view text_;
  Language language_;
  bool keep_literals_;
  size_t at_ = 0;
  std::string out_;
};

std::string ReadText(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string ShellQuoted(std::string_view word) {
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace

std::string Blanked(std::string_view text, Language language, bool keep_literals) {
  return Scanner(text, language, keep_literals).Scan();
}

SourceFile MakeSourceFile(std::string path, std::string text) {
  SourceFile file;
  file.language = LanguageOf(path, text);
  file.lines = SplitLines(text);
  file.spoken = SplitLines(Blanked(text, file.language, true));
  file.code = SplitLines(Blanked(text, file.language, false));
  file.path = std::move(path);
  file.text = std::move(text);
  return file;
}

std::vector<std::string> ListedByGit(const std::filesystem::path& root) {
  const std::string quoted = ShellQuoted(root.string());
  const std::string command = "git -c safe.directory=" + quoted + " -C " + quoted +
                              " ls-files -z --cached --others --exclude-standard 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string output;
  std::array<char, 4096> block{};
  while (pipe != nullptr) {
    const size_t count = fread(block.data(), 1, block.size(), pipe.get());
    if (count == 0) break;
    output.append(block.data(), count);
  }
  std::set<std::string> paths;
  for (size_t begin = 0; begin < output.size();) {
    const size_t end = output.find('\0', begin);
    paths.insert(output.substr(begin, end - begin));
    if (end == std::string::npos) break;
    begin = end + 1;
  }
  return {paths.begin(), paths.end()};
}

std::vector<std::string> ListedByFolder(const std::filesystem::path& root) {
  std::set<std::string> paths;
  std::filesystem::recursive_directory_iterator walk(root);
  for (; walk != std::filesystem::recursive_directory_iterator(); ++walk) {
    const std::string name = walk->path().filename().string();
    const bool hidden = name.starts_with(".") && name != ".ci";
    if (walk->is_directory()) {
      if (hidden || name == "build") walk.disable_recursion_pending();
    } else if (walk->is_regular_file()) {
      paths.insert(walk->path().lexically_relative(root).generic_string());
    }
  }
  return {paths.begin(), paths.end()};
}

SourceTree ReadRepository(const std::filesystem::path& root) {
  std::vector<std::string> paths = ListedByGit(root);
  if (paths.empty()) paths = ListedByFolder(root);
  SourceTree tree;
  for (const std::string& path : paths) {
    if (!std::filesystem::is_regular_file(root / path)) continue;  // Deleted, not yet committed.
    std::string text = ReadText(root / path);
    if (text.find('\0') != std::string::npos) continue;  // Not text.
    tree.push_back(MakeSourceFile(path, std::move(text)));
  }
  return tree;
}

bool HasHeaderName(std::string_view path) { return path.ends_with(".h"); }

bool IsCodeFile(const SourceFile& file) { return file.language != Language::kOther; }

}  // namespace award::tidy
