// One pass over the text, value by value, after RFC 8259; the values themselves are read by
// protobuf.
#include "client/contract/json_source.h"

#include <algorithm>
#include <utility>

#include "client/error/error.h"
#include "client/render/text.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr int kDeepest = 64;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Without a byte order mark, and with nothing on the lines that are comments.
std::string WithoutComments(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::string json;
  json.reserve(text.size());
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    const size_t first = line.find_first_not_of(" \t");
    const bool comment = first != std::string_view::npos && line.substr(first).starts_with("//");
    if (!comment) {
      json += line;
    } else if (line.ends_with('\n')) {
      json += '\n';
    }
    text.remove_prefix(end);
  }
  return json;
}

struct Fault {
  const char* reason = nullptr;
  int64_t line = 0;
  std::string text;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool Scan() {
    SkipSpace();
    if (at_ == text_.size()) return Fail("JSON_EMPTY", "");
    if (!Value(0)) return false;
    SkipSpace();
    return at_ == text_.size() || Fail("JSON_MORE", "");
  }

  const Fault& fault() const { return fault_; }
  std::map<std::string, int64_t, std::less<>> TakeLines() { return std::move(lines_); }

 private:
  bool Fail(const char* reason, std::string text) {
    fault_ = {reason, line_, std::move(text)};
    return false;
  }
  bool Expected(const char* what) { return Fail("JSON_EXPECTED", what); }

  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void SkipSpace() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != text_.npos) {
      if (text_[at_++] == '\n') ++line_;
    }
  }

  bool Value(int depth) {
    if (depth > kDeepest) return Fail("JSON_TOO_DEEP", fmt::format("{}", kDeepest));
    SkipSpace();
    lines_.emplace(path_, line_);
    if (Peek() == '{') return Members(depth);
    if (Peek() == '[') return Elements(depth);
    std::string text;
    if (Peek() == '"') return String(text);
    return Word();
  }

  bool Members(int depth) {
    ++at_;
    const size_t outer = path_.size();
    for (bool first = true;; first = false) {
      SkipSpace();
      if (first && Peek() == '}') break;
      std::string key;
      if (Peek() != '"') return Expected(first ? "\"…\" }" : "\"…\"");
      if (!String(key)) return false;
      path_ += (outer == 0 ? "" : ".") + key;
      if (!lines_.emplace(path_, line_).second) return Fail("JSON_KEY_TWICE", key);
      SkipSpace();
      if (Peek() != ':') return Expected(":");
      ++at_;
      if (!Value(depth + 1)) return false;
      path_.resize(outer);
      SkipSpace();
      if (Peek() == '}') break;
      if (Peek() != ',') return Expected(", }");
      ++at_;
    }
    ++at_;
    return true;
  }

  bool Elements(int depth) {
    ++at_;
    const size_t outer = path_.size();
    for (int index = 0;; ++index) {
      SkipSpace();
      if (index == 0 && Peek() == ']') break;
      path_ += fmt::format("[{}]", index);
      if (!Value(depth + 1)) return false;
      path_.resize(outer);
      SkipSpace();
      if (Peek() == ']') break;
      if (Peek() != ',') return Expected(", ]");
      ++at_;
    }
    ++at_;
    return true;
  }

  // Up to the closing quote; `text` without its escapes resolved, which keys of the contract have
  // none of.
  bool String(std::string& text) {
    const size_t begin = ++at_;
    while (Peek() != '"') {
      if (at_ == text_.size() || static_cast<unsigned char>(Peek()) < 0x20) {
        return Fail("JSON_STRING", "");
      }
      if (Peek() == '\\' && at_ + 1 < text_.size()) ++at_;
      ++at_;
    }
    text = text_.substr(begin, at_++ - begin);
    return true;
  }

  // A number, true, false or null.
  bool Word() {
    const size_t begin = at_;
    while (at_ < text_.size() &&
           std::string_view(" \t\r\n,]}:{[\"").find(text_[at_]) == std::string_view::npos) {
      ++at_;
    }
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (word.empty()) return Expected("{ [ \"…\" 0 true false null");
    const bool number = word.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    if (number || word == "true" || word == "false" || word == "null") return true;
    return Fail("JSON_VALUE", std::string(word));
  }

  const std::string_view text_;
  size_t at_ = 0;
  int64_t line_ = 1;
  std::string path_;
  Fault fault_;
  std::map<std::string, int64_t, std::less<>> lines_;
};

int64_t FirstLineNotUtf8(std::string_view text) {
  int64_t line = 1;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    if (!IsUtf8(text.substr(0, end))) return line;
    text.remove_prefix(end);
    ++line;
  }
  return line;
}

absl::Status Invalid(std::string_view name, const Fault& fault) {
  return UsageError("JSON_INVALID", {{"file", std::string(name)}},
                    {{fault.reason, fmt::format("{}:{}", name, fault.line), fault.text}});
}

}  // namespace

absl::StatusOr<JsonSource> JsonSource::Read(std::string_view name, std::string_view text) {
  if (!IsUtf8(text)) return Invalid(name, {"JSON_NOT_UTF8", FirstLineNotUtf8(text), ""});
  JsonSource source;
  source.name_ = std::string(name);
  source.json_ = WithoutComments(text);
  Scanner scanner(source.json_);
  if (!scanner.Scan()) return Invalid(name, scanner.fault());
  source.lines_ = scanner.TakeLines();
  return source;
}

int64_t JsonSource::LineOf(std::string_view path) const {
  while (true) {
    if (const auto found = lines_.find(path); found != lines_.end()) return found->second;
    const size_t inner = path.find_last_of(".[");
    path = path.substr(0, inner == std::string_view::npos ? 0 : inner);
  }
}

std::string JsonSource::PlaceOf(std::string_view path) const {
  return fmt::format("{}:{}", name_, LineOf(path));
}

}  // namespace award::client
