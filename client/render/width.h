// How wide text stands on a terminal: 2 columns for a Chinese character, 1 for a Latin letter, 0
// for a combining mark; an emoji made of many code points is still 2. Counted by grapheme.
#ifndef AWARD_CLIENT_RENDER_WIDTH_H_
#define AWARD_CLIENT_RENDER_WIDTH_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace award::client {

// Requires for all: rendered text (client/render/text.h).
size_t DisplayWidth(std::string_view text);

// The text with spaces after it (or before it) up to `width` columns.
std::string PadRight(std::string_view text, size_t width);
std::string PadLeft(std::string_view text, size_t width);

// The text in at most `width` columns, with `…` at the end when something was cut off.
std::string Cut(std::string_view text, size_t width);

// The text in lines of at most `width` columns, broken at line feeds, at spaces, and between
// Chinese characters; no line begins with a closing punctuation mark. At least one line.
std::vector<std::string> Wrap(std::string_view text, size_t width);

}  // namespace award::client

#endif  // AWARD_CLIENT_RENDER_WIDTH_H_
