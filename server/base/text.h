// Text that comes from outside: checked once at the border, then stored in one normal form (NFC),
// so that two names that look the same are the same.
#ifndef AWARD_SERVER_BASE_TEXT_H_
#define AWARD_SERVER_BASE_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace award::base {

enum class TextShape {
  kLine,        // No line break, no tab.
  kParagraphs,  // Line feeds and tabs are allowed; CR LF becomes LF.
};

// The text in NFC without white space at its ends. Empty is allowed. `field` names it in errors.
// TEXT_NOT_UTF8: not valid UTF-8 (overlong forms, surrogates included).
// TEXT_CONTROL_CHARACTER: C0, C1, line and paragraph separators, direction overrides, zero-width
//   space, byte order mark: what can make a text look like another one.
// TEXT_TOO_LONG: more than `length_max` code points.
absl::StatusOr<std::string> CleanText(std::string_view field, std::string_view text,
                                      size_t length_max, TextShape shape = TextShape::kLine);

bool IsValidUtf8(std::string_view text);

// Number of code points. Requires: valid UTF-8.
size_t CodePoints(std::string_view text);

// Canonical composition. Requires: valid UTF-8.
std::string Nfc(std::string_view text);

}  // namespace award::base

#endif  // AWARD_SERVER_BASE_TEXT_H_
