// The bytes of JSON texts: separators, escapes, numbers.
#include "scoring/report/json.h"

#include <algorithm>
#include <cassert>
#include <cstring>
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

// Whether eight bytes at once are plain: none below 0x20, no '"', '\\' or 0x7F.
bool ArePlain(uint64_t bytes) {
  constexpr uint64_t kOnes = 0x0101'0101'0101'0101;
  constexpr uint64_t kHighs = 0x80 * kOnes;
  const auto has_zero = [](uint64_t of) { return (of - kOnes) & ~of; };
  const uint64_t found = ((bytes - 0x20 * kOnes) & ~bytes) | has_zero(bytes ^ ('"' * kOnes)) |
                         has_zero(bytes ^ ('\\' * kOnes)) | has_zero(bytes ^ (0x7F * kOnes));
  return (found & kHighs) == 0;
}

uint64_t EightBytes(const char* at) {
  uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof(bytes));
  return bytes;
}

// Whether a string can hold `text` as it is.
bool IsPlain(std::string_view text) {
  constexpr size_t kEight = sizeof(uint64_t);
  if (text.size() < kEight) {
    bool plain = true;
    for (const char c : text) plain = plain && kEscapes[static_cast<unsigned char>(c)] == 0;
    return plain;
  }
  const char* const last = text.data() + text.size() - kEight;
  for (const char* at = text.data(); at < last; at += kEight) {
    if (!ArePlain(EightBytes(at))) return false;
  }
  return ArePlain(EightBytes(last));
}

char* Write(std::string_view bytes, char* at) {
  std::memcpy(at, bytes.data(), bytes.size());
  return at + bytes.size();
}

}  // namespace

void JsonWriter::Flush() {
  text_.append(buffer_.data(), used_);
  used_ = 0;
}

void JsonWriter::Put(std::string_view bytes) {
  char* const at = Room(bytes.size());
  if (bytes.size() > kBufferBytes) {
    text_.append(bytes);
  } else {
    SetEnd(Write(bytes, at));
  }
}

void JsonWriter::PutQuoted(std::string_view text, std::string_view after) {
  const bool whole = text.size() + kLongestSeparator + 8 <= kBufferBytes && IsPlain(text);
  char* at = WriteSeparator(Room(kLongestSeparator + 8 + (whole ? text.size() : 0)));
  *at++ = '"';
  if (whole) {
    SetEnd(Write(after, Write(text, at)));
    return;
  }
  SetEnd(at);
  PutEscaped(text);
  Put(after);
}

void JsonWriter::PutEscaped(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const char escape = kEscapes[byte];
    if (escape == 0) {
      Put({&c, 1});
    } else if (escape == 'u') {
      Put(fmt::format("\\u{:04x}", byte));
    } else {
      const char pair[] = {'\\', escape};
      Put({pair, sizeof(pair)});
    }
  }
}

JsonWriter& JsonWriter::Begin(char open, char close, bool flat) {
  assert(depth_ < kDeepest);
  char* at = WriteSeparator(Room(kLongestSeparator + 1));
  flat = flat || (depth_ > 0 && levels_[depth_ - 1].flat);
  levels_[depth_++] = {close, flat, true};
  *at++ = open;
  SetEnd(at);
  return *this;
}

JsonWriter& JsonWriter::End() {
  assert(depth_ > 0);
  const Level level = levels_[--depth_];
  char* at = Room(kLongestSeparator + 1);
  if (!level.flat && !level.empty) at = WriteNewLine(at);
  *at++ = level.close;
  SetEnd(at);
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view key) {
  PutQuoted(key, "\": ");
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  PutQuoted(text, "\"");
  return *this;
}

JsonWriter& JsonWriter::Int(int64_t value) {
  SetEnd(WriteInt(value, WriteSeparator(Room(kLongestSeparator + kMostPrinted))));
  return *this;
}

JsonWriter& JsonWriter::Bool(bool value) { return Number(value ? "true" : "false"); }

JsonWriter& JsonWriter::Null() { return Number("null"); }

JsonWriter& JsonWriter::Number(std::string_view digits) {
  SetEnd(WriteSeparator(Room(kLongestSeparator)));
  Put(digits);
  return *this;
}

JsonWriter& JsonWriter::Exact(const Fraction& value, int32_t places) {
  constexpr std::string_view kBefore = R"({"fraction": ")";
  constexpr std::string_view kBetween = R"(", "printed": ")";
  constexpr std::string_view kAfter = R"("})";
  char* at =
      Room(kLongestSeparator + kBefore.size() + kBetween.size() + kAfter.size() + 2 * kMostPrinted);
  at = WriteFraction(value, Write(kBefore, WriteSeparator(at)));
  at = WriteDecimal(value, places, Write(kBetween, at));
  SetEnd(Write(kAfter, at));
  return *this;
}

std::string JsonWriter::Finish() && {
  assert(depth_ == 0);
  Put("\n");
  Flush();
  return std::move(text_);
}

}  // namespace award::scoring
