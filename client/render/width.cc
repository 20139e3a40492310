// utf8proc gives the width of a code point and the borders of graphemes. The sum over a grapheme is
// capped at 2, because no terminal draws one character wider than that.
#include "client/render/width.h"

#include <utf8proc.h>

#include <algorithm>

namespace award::client {
namespace {

constexpr size_t kGraphemeWidthMax = 2;

struct Grapheme {
  std::string_view bytes;
  size_t width = 0;
};

std::vector<Grapheme> Graphemes(std::string_view text) {
  std::vector<Grapheme> graphemes;
  utf8proc_int32_t state = 0;
  utf8proc_int32_t before = -1;
  size_t begin = 0;
  size_t width = 0;
  for (size_t at = 0; at < text.size();) {
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t read =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                         static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    const size_t length = read > 0 ? static_cast<size_t>(read) : 1;
    if (before >= 0 && utf8proc_grapheme_break_stateful(before, point, &state)) {
      graphemes.push_back({text.substr(begin, at - begin), std::min(width, kGraphemeWidthMax)});
      begin = at;
      width = 0;
    }
    width += static_cast<size_t>(std::max(0, utf8proc_charwidth(point)));
    before = point;
    at += length;
  }
  if (begin < text.size()) {
    graphemes.push_back({text.substr(begin), std::min(width, kGraphemeWidthMax)});
  }
  return graphemes;
}

// Marks that may not begin a line.
bool Closes(std::string_view grapheme) {
  constexpr std::string_view kClosing[] = {"，", "。", "、", "；", "：", "！", "？", "）",
                                           "」", "』", "》", "〉", "】", "…",  "·",  ",",
                                           ".",  ";",  ":",  ")",  "]",  "%",  "％", "⟧"};
  return std::find(std::begin(kClosing), std::end(kClosing), grapheme) != std::end(kClosing);
}

// Wraps one line that has no line feed in it.
class LineWrapper {
 public:
  LineWrapper(size_t width, std::vector<std::string>& lines) : width_(width), lines_(lines) {}

  void Add(const Grapheme& grapheme) {
    const bool space = grapheme.bytes == " ";
    const bool breakable = space || grapheme.width == 2;
    // A wide character may stand alone: the line can be broken before it.
    if (breakable && !Closes(grapheme.bytes)) Settle();
    if (line_width_ + word_width_ + grapheme.width > width_ && !space) BreakLine();
    word_ += grapheme.bytes;
    word_width_ += grapheme.width;
    if (breakable) Settle();
  }

  void Finish() {
    Settle();
    lines_.push_back(line_);
  }

 private:
  // What has been read can no longer move to the next line.
  void Settle() {
    line_ += word_;
    line_width_ += word_width_;
    word_.clear();
    word_width_ = 0;
  }

  void BreakLine() {
    if (line_.empty()) Settle();  // A word longer than a line is broken where it must be.
    while (line_.ends_with(' ')) line_.pop_back();
    lines_.push_back(line_);
    line_.clear();
    line_width_ = 0;
  }

  size_t width_;
  std::vector<std::string>& lines_;
  std::string line_;
  std::string word_;
  size_t line_width_ = 0;
  size_t word_width_ = 0;
};

}  // namespace

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  for (const Grapheme& grapheme : Graphemes(text)) width += grapheme.width;
  return width;
}

std::string PadRight(std::string_view text, size_t width) {
  const size_t own = DisplayWidth(text);
  return std::string(text) + std::string(width > own ? width - own : 0, ' ');
}

std::string PadLeft(std::string_view text, size_t width) {
  const size_t own = DisplayWidth(text);
  return std::string(width > own ? width - own : 0, ' ') + std::string(text);
}

std::string Cut(std::string_view text, size_t width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  std::string cut;
  size_t used = 0;
  for (const Grapheme& grapheme : Graphemes(text)) {
    if (used + grapheme.width + 1 > width) break;
    cut += grapheme.bytes;
    used += grapheme.width;
  }
  return cut + "…";
}

std::vector<std::string> Wrap(std::string_view text, size_t width) {
  std::vector<std::string> lines;
  while (true) {
    const size_t feed = text.find('\n');
    LineWrapper wrapper(std::max<size_t>(width, 2), lines);
    for (const Grapheme& grapheme : Graphemes(text.substr(0, feed))) wrapper.Add(grapheme);
    wrapper.Finish();
    if (feed == std::string_view::npos) return lines;
    text.remove_prefix(feed + 1);
  }
}

}  // namespace award::client
