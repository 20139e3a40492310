// The bytes of JSON texts: separators, escapes, numbers.
#include "scoring/report/json.h"

#include <cassert>
#include <utility>

#include "fmt/format.h"
#include "scoring/report/printed.h"

namespace award::scoring {

namespace {

// What a byte becomes inside a string: 0 itself, else the letter after the backslash.
constexpr std::array<char, 256> MakeEscapes() {
  std::array<char, 256> escapes{};
  for (size_t c = 0; c < 0x20; ++c) escapes[c] = 'u';
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  escapes[0x7F] = 'u';
  return escapes;
}
constexpr std::array<char, 256> kEscapes = MakeEscapes();

}  // namespace

JsonWriter& JsonWriter::Begin(char open, char close, bool flat) {
  assert(depth_ < kDeepest);
  Separate();
  flat = flat || (depth_ > 0 && levels_[depth_ - 1].flat);
  levels_[depth_++] = {close, flat, true};
  text_ += open;
  return *this;
}

JsonWriter& JsonWriter::End() {
  assert(depth_ > 0);
  const Level level = levels_[--depth_];
  if (!level.flat && !level.empty) BreakLine();
  text_ += level.close;
  return *this;
}

void JsonWriter::BreakLine() {
  static constexpr std::string_view kIndent =
      "\n                                                                ";
  static_assert(kIndent.size() == 1 + 2 * kDeepest);
  text_.append(kIndent.data(), 1 + 2 * depth_);
}

void JsonWriter::Separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  Level& level = levels_[depth_ - 1];
  if (!level.empty) text_ += ',';
  if (!level.flat) {
    BreakLine();
  } else if (!level.empty) {
    text_ += ' ';
  }
  level.empty = false;
}

JsonWriter& JsonWriter::Key(std::string_view key) {
  Separate();
  text_ += '"';
  AppendEscaped(key);
  text_.append("\": ", 3);
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  Separate();
  text_ += '"';
  AppendEscaped(text);
  text_ += '"';
  return *this;
}

JsonWriter& JsonWriter::Int(int64_t value) {
  const fmt::format_int digits(value);
  return Number({digits.data(), digits.size()});
}

JsonWriter& JsonWriter::Bool(bool value) { return Number(value ? "true" : "false"); }

JsonWriter& JsonWriter::Null() { return Number("null"); }

JsonWriter& JsonWriter::Number(std::string_view digits) {
  Separate();
  text_.append(digits);
  return *this;
}

JsonWriter& JsonWriter::Exact(const Fraction& value, int32_t places) {
  Separate();
  text_.append(R"({"fraction": ")");
  AppendFraction(value, text_);
  text_.append(R"(", "printed": ")");
  AppendDecimal(value, places, text_);
  text_.append(R"("})");
  return *this;
}

std::string& JsonWriter::OpenString() {
  Separate();
  text_ += '"';
  return text_;
}

void JsonWriter::AppendEscaped(std::string_view text) {
  size_t plain = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const char escape = kEscapes[byte];
    if (escape == 0) continue;
    text_.append(text.substr(plain, i - plain));
    plain = i + 1;
    text_ += '\\';
    text_ += escape;
    if (escape == 'u') fmt::format_to(std::back_inserter(text_), "{:04x}", byte);
  }
  text_.append(text.substr(plain));
}

JsonWriter& JsonWriter::CloseString() {
  text_ += '"';
  return *this;
}

std::string JsonWriter::Finish() && {
  assert(depth_ == 0);
  text_ += '\n';
  return std::move(text_);
}

}  // namespace award::scoring
