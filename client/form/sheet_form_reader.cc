// Reading the plain-text form of a sheet. A line is told by its beginning: `#` a remark, `==` a
// dimension, `[` an item, a label, or, when it is indented, more of the text above it.
#include <optional>
#include <set>
#include <vector>

#include "client/contract/fields.h"
#include "client/contract/names.h"
#include "client/error/error.h"
#include "client/form/sheet_form.h"
#include "client/form/sheet_form_parts.h"
#include "client/render/text.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr char kSheetPattern[] = "seasons/{YEAR}/judges/{JUDGE}/sheets/{SHEET}";

const v1::DimensionComment* CommentIn(const v1::Sheet& sheet, const std::string& dimension) {
  for (const auto& comment : sheet.comments()) {
    if (comment.dimension() == dimension) return &comment;
  }
  return nullptr;
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kSpaces[] = {" ", "\t", "\r", "\u3000"};
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view space : kSpaces) {
      if (text.starts_with(space)) text.remove_prefix(space.size()), changed = true;
      if (text.ends_with(space)) text.remove_suffix(space.size()), changed = true;
    }
  }
  return text;
}

// Full-width digits and point as the ASCII ones they look like: an input method writes them.
std::string HalfWidth(std::string_view text) {
  constexpr std::string_view kWide[] = {"０", "１", "２", "３", "４", "５",
                                        "６", "７", "８", "９", "．"};
  constexpr std::string_view kNarrow = "0123456789.";
  std::string narrow;
  while (!text.empty()) {
    size_t length = 1;
    char c = text[0];
    for (size_t i = 0; i < std::size(kWide); ++i) {
      if (!text.starts_with(kWide[i])) continue;
      c = kNarrow[i];
      length = kWide[i].size();
    }
    narrow += c;
    text.remove_prefix(length);
  }
  return narrow;
}

bool IsDecimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const size_t point = text.find('.');
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (point == std::string_view::npos) return digits(text);
  return digits(text.substr(0, point)) && digits(text.substr(point + 1));
}

struct Split {
  std::string_view before;
  std::string_view after;
};

// At the first, or the last, colon of either width.
std::optional<Split> SplitAtColon(std::string_view line, bool last) {
  constexpr std::string_view kWideColon = "：";
  const size_t narrow = last ? line.rfind(':') : line.find(':');
  const size_t wide = last ? line.rfind(kWideColon) : line.find(kWideColon);
  if (narrow == std::string_view::npos && wide == std::string_view::npos) return std::nullopt;
  const bool take_wide = wide != std::string_view::npos && (narrow == std::string_view::npos ||
                                                            (last ? wide > narrow : wide < narrow));
  const size_t at = take_wide ? wide : narrow;
  const size_t length = take_wide ? kWideColon.size() : 1;
  return Split{line.substr(0, at), line.substr(at + length)};
}

bool IsLabel(std::string_view text, Words label) {
  return text == label.zh || FlagSpelling(text) == FlagSpelling(label.en);
}

class FormReader {
 public:
  explicit FormReader(std::string_view file) : file_(file) {}

  void Read(std::string_view line) {
    ++line_;
    if (!IsUtf8(line)) return Complain("LINE_NOT_UTF8", "");
    const std::string_view trimmed = Trimmed(line);
    const bool indented =
        !line.empty() && (line[0] == ' ' || line[0] == '\t' || line.starts_with("\u3000"));
    if (trimmed.empty() || line[0] == '#') {
      open_ = nullptr;
    } else if (indented && open_ != nullptr &&
               !(trimmed.starts_with('[') && LooksLikeItem(trimmed))) {
      Continue(line);
    } else {
      open_ = nullptr;
      ReadPart(trimmed);
    }
  }

  absl::StatusOr<v1::Sheet> Finish() {
    if (sheet_.name().empty() && wrong_.empty()) {
      line_ = 1;
      Complain("LINE_NAME_MISSING", "");
    }
    if (!wrong_.empty()) {
      return UsageError("SHEET_FORM_INVALID", {{"file", std::string(file_)}}, wrong_);
    }
    return WithoutEmpty();
  }

 private:
  void Complain(std::string type, std::string_view text) {
    wrong_.push_back({std::move(type), fmt::format("{}:{}", file_, line_), std::string(text)});
  }

  void ReadPart(std::string_view line) {
    if (line.starts_with("==")) return ReadDimension(line);
    if (line.starts_with('[')) return ReadItem(line);
    const auto split = SplitAtColon(line, false);
    if (!split.has_value()) return Complain("LINE_UNKNOWN", line);
    const std::string_view label = Trimmed(split->before);
    std::string_view value = split->after;
    if (value.starts_with(' ')) value.remove_prefix(1);
    if (IsLabel(label, kSheetLabel)) {
      ReadName(Trimmed(value));
    } else if (IsLabel(label, kEtagLabel)) {
      sheet_.set_etag(std::string(Trimmed(value)));
    } else if (IsLabel(label, kStrengthLabel)) {
      OpenText(line, value, true);
    } else if (IsLabel(label, kImprovementLabel)) {
      OpenText(line, value, false);
    } else {
      Complain("LINE_UNKNOWN", line);
    }
  }

  void ReadName(std::string_view value) {
    const auto name = FullName(kSheetPattern, value);
    if (!name.ok()) return Complain("LINE_VALUE", value);
    sheet_.set_name(*name);
  }

  // `== 1 完備基礎服務項目（權重 10%）==`: the id is the first word.
  void ReadDimension(std::string_view line) {
    const std::string_view rest = Trimmed(line.substr(2));
    const std::string id(rest.substr(0, rest.find_first_of(" =")));
    if (id.empty()) return Complain("LINE_UNKNOWN", line);
    if (CommentIn(sheet_, id) != nullptr) return Complain("LINE_DIMENSION_TWICE", id);
    sheet_.add_comments()->set_dimension(id);
  }

  // `[1-1] 標準作業流程: 85.5`
  void ReadItem(std::string_view line) {
    const size_t close = line.find(']');
    const auto split = SplitAtColon(line, true);
    if (close == std::string_view::npos || !split.has_value() || close > split->before.size()) {
      return Complain("LINE_UNKNOWN", line);
    }
    const std::string item(Trimmed(line.substr(1, close - 1)));
    const std::string score = HalfWidth(Trimmed(split->after));
    if (!items_.insert(item).second) return Complain("LINE_ITEM_TWICE", item);
    if (score.empty()) return;
    if (!IsDecimal(score)) return Complain("LINE_SCORE_MALFORMED", score);
    auto* added = sheet_.add_scores();
    added->set_item(item);
    added->set_score(score);
  }

  void OpenText(std::string_view line, std::string_view value, bool strength) {
    if (sheet_.comments().empty()) return Complain("LINE_OUTSIDE_DIMENSION", line);
    auto& comment = *sheet_.mutable_comments()->rbegin();
    open_ = strength ? comment.add_strengths() : comment.add_improvements();
    *open_ = std::string(value);
  }

  void Continue(std::string_view line) {
    if (line.starts_with(kFormFold)) {
      line.remove_prefix(kFormFold.size());
    } else {
      line = Trimmed(line);
    }
    const bool dots = line.find_first_not_of('.') == std::string_view::npos;
    if (dots && !line.empty()) line.remove_suffix(1);
    if (LooksLikeItem(line) && line.starts_with('.')) line.remove_prefix(1);
    if (!open_->empty()) *open_ += '\n';
    *open_ += line;
  }

  // Without the places that nobody filled in.
  v1::Sheet WithoutEmpty() const {
    v1::Sheet filled = sheet_;
    filled.clear_comments();
    for (const auto& comment : sheet_.comments()) {
      v1::DimensionComment kept;
      kept.set_dimension(comment.dimension());
      for (const auto& text : comment.strengths()) {
        if (!Trimmed(text).empty()) kept.add_strengths(text);
      }
      for (const auto& text : comment.improvements()) {
        if (!Trimmed(text).empty()) kept.add_improvements(text);
      }
      if (!kept.strengths().empty() || !kept.improvements().empty()) *filled.add_comments() = kept;
    }
    return filled;
  }

  std::string_view file_;
  int line_ = 0;
  v1::Sheet sheet_;
  std::set<std::string> items_;
  std::string* open_ = nullptr;  // The text that indented lines belong to.
  std::vector<Violation> wrong_;
};

}  // namespace

bool LooksLikeItem(std::string_view line) {
  const size_t start = line.find_first_not_of(" .");
  if (start == std::string_view::npos || line[start] != '[') return false;
  const size_t end = line.find(']', start);
  return end != std::string_view::npos && line.find(':', end) != std::string_view::npos;
}

bool LooksLikeSheetForm(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || text[first] != '{';
}

absl::StatusOr<v1::Sheet> ReadSheetForm(std::string_view file, std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  FormReader reader(file);
  while (!text.empty()) {
    const size_t feed = text.find('\n');
    std::string_view line = text.substr(0, feed);
    if (line.ends_with('\r')) line.remove_suffix(1);
    reader.Read(line);
    text.remove_prefix(feed == std::string_view::npos ? text.size() : feed + 1);
  }
  return reader.Finish();
}

}  // namespace award::client
