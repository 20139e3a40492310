// Reads code point by code point with utf8proc, whose tables say what a code point is.
#include "client/render/text.h"

#include <utf8proc.h>

#include "fmt/format.h"

namespace award::client {
namespace {

constexpr utf8proc_int32_t kZeroWidthJoiner = 0x200D;

struct CodePoint {
  utf8proc_int32_t value = -1;  // -1 for a byte that is not UTF-8.
  size_t length = 1;
};

// Requires: at < text.size().
CodePoint CodePointAt(std::string_view text, size_t at) {
  CodePoint point;
  const utf8proc_ssize_t length =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                       static_cast<utf8proc_ssize_t>(text.size() - at), &point.value);
  if (length <= 0) return {};
  point.length = static_cast<size_t>(length);
  return point;
}

bool IsHidden(utf8proc_int32_t value) {
  switch (utf8proc_category(value)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return false;
  }
}

bool IsEmoji(utf8proc_int32_t value) {
  return value >= 0 &&
         utf8proc_get_property(value)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

// What an emoji ends in: its base, a skin tone (U+1F3FB..) or a variation selector after it.
bool EndsEmoji(utf8proc_int32_t value) {
  return IsEmoji(value) || value == 0xFE0F || (value >= 0x1F3FB && value <= 0x1F3FF);
}

bool JoinsEmoji(std::string_view text, size_t after, utf8proc_int32_t before) {
  return EndsEmoji(before) && after < text.size() && IsEmoji(CodePointAt(text, after).value);
}

enum class LineFeed { kKept, kShown };

std::string RenderAs(std::string_view text, LineFeed line_feed) {
  std::string shown;
  shown.reserve(text.size());
  utf8proc_int32_t before = -1;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = CodePointAt(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    at += point.length;
    if (point.value < 0) {
      shown += fmt::format("⟦byte {:02X}⟧", static_cast<unsigned char>(bytes[0]));
    } else if (point.value == '\n') {
      shown += line_feed == LineFeed::kKept ? "\n" : " ⏎ ";
    } else if (!IsHidden(point.value) ||
               (point.value == kZeroWidthJoiner && JoinsEmoji(text, at, before))) {
      shown += bytes;
    } else {
      shown += fmt::format("⟦U+{:04X}⟧", static_cast<uint32_t>(point.value));
    }
    before = point.value;
  }
  return shown;
}

// A code point as JSON escapes it: above U+FFFF as a pair of surrogates.
std::string JsonEscape(utf8proc_int32_t value) {
  const auto code = static_cast<uint32_t>(value);
  if (code < 0x10000) return fmt::format("\\u{:04x}", code);
  const uint32_t rest = code - 0x10000;
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
}

}  // namespace

std::string Render(std::string_view text) { return RenderAs(text, LineFeed::kKept); }

std::string RenderLine(std::string_view text) { return RenderAs(text, LineFeed::kShown); }

std::string RenderJson(std::string_view json) {
  std::string shown;
  shown.reserve(json.size());
  for (size_t at = 0; at < json.size();) {
    const CodePoint point = CodePointAt(json, at);
    const std::string_view bytes = json.substr(at, point.length);
    at += point.length;
    if (point.value < 0) {
      shown += "\\ufffd";
    } else if (point.value == '\n' || !IsHidden(point.value)) {
      shown += bytes;
    } else {
      shown += JsonEscape(point.value);
    }
  }
  return shown;
}

bool IsUtf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = CodePointAt(text, at);
    if (point.value < 0) return false;
    at += point.length;
  }
  return true;
}

}  // namespace award::client
