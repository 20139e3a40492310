// Writes JSON (RFC 8259) whose bytes depend on nothing but what is written: keys in the order
// given, two spaces of indent, "\n" at line ends, no locale, no floating point. Texts are UTF-8.
//   JsonWriter json;
//   json.BeginObject().Key("place").Int(1).Key("total").Exact(total).EndObject();
#ifndef AWARD_SCORING_REPORT_JSON_H_
#define AWARD_SCORING_REPORT_JSON_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "scoring/number/fraction.h"

namespace award::scoring {

// Every value inside an object follows its Key. At most kDeepest objects and arrays are open.
class JsonWriter {
 public:
  static constexpr size_t kDeepest = 32;

  // Members and elements on lines of their own; those of a flat one, and all inside it, on one
  // line.
  JsonWriter& BeginObject() { return Begin('{', '}', false); }
  JsonWriter& BeginFlatObject() { return Begin('{', '}', true); }
  JsonWriter& EndObject() { return End(); }
  JsonWriter& BeginArray() { return Begin('[', ']', false); }
  JsonWriter& BeginFlatArray() { return Begin('[', ']', true); }
  JsonWriter& EndArray() { return End(); }

  JsonWriter& Key(std::string_view key);
  // A key that is spelt out in the code, without anything to escape.
  template <size_t kSize>
  JsonWriter& Key(const char (&key)[kSize]) {
    char* at = WriteSeparator(Room(kLongestSeparator + kSize + 4));
    *at++ = '"';
    at = std::copy_n(key, kSize - 1, at);
    for (const char c : {'"', ':', ' '}) *at++ = c;
    SetEnd(at);
    after_key_ = true;
    return *this;
  }

  JsonWriter& String(std::string_view text);
  JsonWriter& Int(int64_t value);
  JsonWriter& Bool(bool value);
  JsonWriter& Null();
  // What is a JSON number already, such as "-0.25" or "1e-9".
  JsonWriter& Number(std::string_view digits);
  // {"fraction": "1709/20", "printed": "85.45"}: rounded half up, once, to `places` (0..6).
  JsonWriter& Exact(const Fraction& value, int32_t places = 2);

  // Makes room for so many bytes; only for speed.
  void Reserve(size_t bytes) { text_.reserve(bytes); }

  // The text with a newline at its end. Requires: everything that began has ended.
  std::string Finish() &&;

 private:
  struct Level {
    char close = 0;
    bool flat = false;
    bool empty = true;
  };

  JsonWriter& Begin(char open, char close, bool flat);
  JsonWriter& End();
  // A separator is what stands before a value or a key: a comma, a new line, the indent.
  static constexpr size_t kLongestSeparator = 2 + 2 * kDeepest;
  char* WriteSeparator(char* at) {
    if (after_key_ || depth_ == 0) {
      after_key_ = false;
      return at;
    }
    Level& level = levels_[depth_ - 1];
    if (!level.empty) *at++ = ',';
    if (!level.flat) {
      at = WriteNewLine(at);
    } else if (!level.empty) {
      *at++ = ' ';
    }
    level.empty = false;
    return at;
  }
  char* WriteNewLine(char* at) const {
    static constexpr char kIndent[] =
        "\n                                                                ";
    static_assert(sizeof(kIndent) - 1 == 1 + 2 * kDeepest);
    std::memcpy(at, kIndent, sizeof(kIndent) - 1);  // All of it, which is one fast copy.
    return at + 1 + 2 * depth_;
  }
  // A separator and a text in quotes, then `after`.
  void PutQuoted(std::string_view text, std::string_view after);
  void PutEscaped(std::string_view text);
  void Put(std::string_view bytes);
  // Where so many bytes can be written; SetEnd says how many were.
  char* Room(size_t bytes) {
    if (kBufferBytes - used_ < bytes) Flush();
    return buffer_.data() + used_;
  }
  void Flush();
  void SetEnd(const char* end) { used_ = static_cast<size_t>(end - buffer_.data()); }

  // Small pieces gather in the buffer, which costs less than appending each.
  static constexpr size_t kBufferBytes = 4'096;
  std::array<char, kBufferBytes> buffer_;
  size_t used_ = 0;
  std::string text_;
  std::array<Level, kDeepest> levels_{};
  size_t depth_ = 0;
  bool after_key_ = false;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_JSON_H_
