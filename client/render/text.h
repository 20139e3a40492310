// The one door out for text to a terminal. What other people wrote may not move the cursor, hide or
// reorder what stands beside it (CWE-150, CVE-2021-42574): it is shown, as ⟦U+202E⟧.
#ifndef AWARD_CLIENT_RENDER_TEXT_H_
#define AWARD_CLIENT_RENDER_TEXT_H_

#include <string>
#include <string_view>

namespace award::client {

// The text with every code point that is not for showing replaced by its name: C0 except line feed,
// DEL, C1, format characters (bidi controls, zero width space, soft hyphen, tags …), line and
// paragraph separators; and every byte that is not UTF-8, as ⟦byte FF⟧. Private use characters and
// variation selectors stay: rare characters in Taiwanese names use them. So does the zero width
// joiner, but only between two emoji.
std::string Render(std::string_view text);

// Render, and line feeds shown as a return symbol: for a cell that must stay on one line.
std::string RenderLine(std::string_view text);

// The same for JSON text, in whose strings alone such code points can occur: they become \uXXXX, so
// that a terminal is safe and a program reads what was written. Requires: valid JSON.
std::string RenderJson(std::string_view json);

bool IsUtf8(std::string_view text);

}  // namespace award::client

#endif  // AWARD_CLIENT_RENDER_TEXT_H_
