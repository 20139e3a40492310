// UTF-8 as utf8proc reads it: no overlong forms, no surrogates, nothing above U+10FFFF.
#include "server/base/text.h"

#include <utf8proc.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "fmt/format.h"
#include "server/base/error.h"

namespace award::base {
namespace {

constexpr char32_t kByteOrderMark = 0xFEFF;
constexpr char32_t kZeroWidthSpace = 0x200B;

// Reads one code point and removes it from the text; nothing where the bytes are not valid UTF-8.
// Requires: text is not empty.
std::optional<char32_t> TakeCodePoint(std::string_view& text) {
  utf8proc_int32_t code_point = 0;
  const utf8proc_ssize_t length =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(text.size()), &code_point);
  if (length <= 0) return std::nullopt;
  text.remove_prefix(static_cast<size_t>(length));
  return static_cast<char32_t>(code_point);
}

// Whether the code point can hide or reorder what stands beside it.
bool IsForbidden(char32_t c) {
  if (c == kByteOrderMark || c == kZeroWidthSpace) return true;
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return true;  // Direction.
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return false;
  }
}

std::string WithLineFeeds(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    result += text[i];
  }
  return result;
}

// Takes off ASCII white space and the ideographic space (U+3000) at both ends.
std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kWhite[] = {" ", "\n", "\t", "\u3000"};
  bool changed = true;
  while (changed) {
    changed = false;
    for (const std::string_view white : kWhite) {
      if (text.starts_with(white)) {
        text.remove_prefix(white.size());
        changed = true;
      }
      if (text.ends_with(white)) {
        text.remove_suffix(white.size());
        changed = true;
      }
    }
  }
  return text;
}

}  // namespace

bool IsValidUtf8(std::string_view text) {
  while (!text.empty()) {
    if (!TakeCodePoint(text).has_value()) return false;
  }
  return true;
}

size_t CodePoints(std::string_view text) {
  size_t count = 0;
  // Every byte but the continuation bytes 10xxxxxx starts a code point.
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

std::string Nfc(std::string_view text) {
  utf8proc_uint8_t* composed = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &composed,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
  if (length < 0) {
    std::fprintf(stderr, "Nfc was given bytes that are not UTF-8.\n");
    std::abort();
  }
  return std::string(reinterpret_cast<const char*>(composed), static_cast<size_t>(length));
}

absl::StatusOr<std::string> CleanText(std::string_view field, std::string_view text,
                                      size_t length_max, TextShape shape) {
  if (!IsValidUtf8(text)) {
    return Error(Reason::kTextNotUtf8, fmt::format("{} is not valid UTF-8.", field),
                 {{"field", std::string(field)}});
  }
  const std::string lines = shape == TextShape::kParagraphs ? WithLineFeeds(text) : "";
  std::string_view rest = shape == TextShape::kParagraphs ? std::string_view(lines) : text;
  const std::string clean = Nfc(Trimmed(rest));
  rest = clean;
  while (!rest.empty()) {
    const char32_t c = *TakeCodePoint(rest);
    if (shape == TextShape::kParagraphs && (c == '\n' || c == '\t')) continue;
    if (!IsForbidden(c)) continue;
    const std::string code_point = fmt::format("U+{:04X}", static_cast<uint32_t>(c));
    return Error(Reason::kTextControlCharacter,
                 fmt::format("{} contains the control character {}.", field, code_point),
                 {{"field", std::string(field)}, {"character", code_point}});
  }
  const size_t length = CodePoints(clean);
  if (length > length_max) {
    return Error(
        Reason::kTextTooLong,
        fmt::format("{} has {} characters; at most {} are allowed.", field, length, length_max),
        {{"field", std::string(field)},
         {"length", fmt::format("{}", length)},
         {"length_max", fmt::format("{}", length_max)}});
  }
  return clean;
}

}  // namespace award::base
