// Writing the plain-text form of a sheet. Inside a text an empty line is written as a single dot.
#include "client/form/sheet_form.h"

#include "client/contract/names.h"
#include "client/form/sheet_form_parts.h"
#include "client/render/text.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr Words kWeight = {"（權重 {}）", " (weight {})"};
constexpr Words kWeightAndFloor = {"（權重 {}；平均未達 {} 分不予入列）",
                                   " (weight {}; a mean below {} is never admitted)"};
constexpr Words kFacet = {"（{}）", " ({})"};
constexpr Words kFacets = {
    "# 面向：{}。每一構面為各面向依占比之平均。\n",
    "# Facets: {}. A dimension is the mean of its facets by their shares.\n"};
constexpr Words kLevel = {"# {} 分起 {}", "# from {}: {}"};
constexpr Words kBonuses = {"\n# 加分項目：直接加計於總分；不加分請填 0。\n",
                            "\n# Bonuses are added to the total; write 0 for none.\n"};
constexpr Words kHighest = {"（至多 {}）", " (at most {})"};
constexpr Words kRemarks = {
    "# {title}\n"
    "# 以 # 開頭的行不會送出。分數為 0 至 100，至多兩位小數，寫在冒號之後；未填即未評分。\n"
    "# 優點、可改進各可寫多項，一項一行；同一項接續的行請縮排。\n",
    "# {title}\n"
    "# Lines that begin with # are not sent. Scores are 0 to 100 with at most two decimals, after\n"
    "# the colon; an empty one is not scored yet. Give each strength and improvement a line of "
    "its\n"
    "# own with its label; indent the further lines of a long one.\n"};

std::string RubricWords(Language language, std::string_view zh, std::string_view en) {
  return std::string(Words{zh, en}.In(language));
}

// `12.50%`, or `25/110` where the rubric distributes points.
std::string WeightText(const v1::Dimension& dimension, const v1::Rubric& rubric) {
  if (rubric.total_points() != 0) {
    return fmt::format("{}/{}", dimension.weight_points(), rubric.total_points());
  }
  const int basis_points = dimension.weight_basis_points();
  std::string text = fmt::format("{}", basis_points / 100);
  if (basis_points % 100 != 0) text += fmt::format(".{:02}", basis_points % 100);
  return text + "%";
}

std::string DimensionHeading(const v1::Dimension& dimension, const v1::Rubric& rubric,
                             Language language) {
  const std::string weight = WeightText(dimension, rubric);
  const std::string remark = dimension.floor().empty()
                                 ? fmt::format(fmt::runtime(kWeight.In(language)), weight)
                                 : fmt::format(fmt::runtime(kWeightAndFloor.In(language)),
                                               weight, dimension.floor());
  return fmt::format("\n== {} {}{} ==\n", RenderLine(dimension.id()),
                     RenderLine(dimension.display_name()), RenderLine(remark));
}

// What helps to score, as remarks: the facets, and what each level of the scale looks like.
std::string Guidance(const v1::Rubric& rubric, Language language) {
  std::string remarks;
  std::string facets;
  for (const auto& facet : rubric.facets()) {
    facets += fmt::format("{}{} {}", facets.empty() ? "" : RubricWords(language, "、", ", "),
                          RenderLine(facet.display_name()), facet.share());
  }
  if (!facets.empty()) {
    remarks += fmt::format(fmt::runtime(kFacets.In(language)), facets);
  }
  for (const auto& level : rubric.levels()) {
    remarks += fmt::format(fmt::runtime(kLevel.In(language)), RenderLine(level.lowest()),
                           RenderLine(level.display_name()));
    if (!level.anchor().empty()) {
      remarks += RubricWords(language, "：", ": ") + RenderLine(level.anchor());
    }
    remarks += "\n";
  }
  return remarks;
}

std::string FacetRemark(const v1::Item& item, const v1::Rubric& rubric, Language language) {
  for (const auto& facet : rubric.facets()) {
    if (facet.id() != item.facet()) continue;
    return fmt::format(fmt::runtime(kFacet.In(language)),
                       RenderLine(facet.display_name()));
  }
  return "";
}

// `[1-1] name: 85.5`; nothing after the colon until it is scored.
std::string ScoreLine(std::string_view id, const std::string& name, const std::string& score) {
  return fmt::format("[{}] {}:{}{}\n", RenderLine(id), name, score.empty() ? "" : " ", score);
}

// Every line after the first is indented; an empty one is a dot, and dots get one more.
std::string Folded(std::string_view text) {
  std::string spaced;
  for (const char c : text) spaced += c == '\t' ? std::string(4, ' ') : std::string(1, c);
  const std::string shown = Render(spaced);
  std::string_view rest = shown;
  std::string folded;
  bool first = true;
  while (true) {
    const size_t feed = rest.find('\n');
    std::string line(rest.substr(0, feed));
    if (!first) {
      const bool dots = line.find_first_not_of('.') == std::string::npos;
      folded += fmt::format("\n{}{}{}{}", kFormFold, LooksLikeItem(line) ? "." : "", line,
                            dots ? "." : "");
    } else {
      folded += line;
    }
    first = false;
    if (feed == std::string_view::npos) return folded;
    rest.remove_prefix(feed + 1);
  }
}

std::string ScoreOf(const v1::Sheet& sheet, const std::string& item) {
  for (const auto& score : sheet.scores()) {
    if (score.item() == item) return score.score();
  }
  return "";
}

const v1::DimensionComment* CommentOn(const v1::Sheet& sheet, const std::string& dimension) {
  for (const auto& comment : sheet.comments()) {
    if (comment.dimension() == dimension) return &comment;
  }
  return nullptr;
}

// One labelled line for each text; an empty one when there is none, to be filled in.
template <typename Texts>
std::string Labelled(std::string_view label, const Texts* texts) {
  if (texts == nullptr || texts->empty()) return fmt::format("{}:\n", label);
  std::string lines;
  for (const std::string& text : *texts) lines += fmt::format("{}: {}\n", label, Folded(text));
  return lines;
}

}  // namespace

std::string WriteSheetForm(const v1::Sheet& sheet, const v1::Rubric& rubric, std::string_view title,
                           Language language) {
  std::string form(kRemarks.In(language));
  form.replace(form.find("{title}"), sizeof("{title}") - 1, RenderLine(title));
  form += fmt::format("{}: {}\n", kSheetLabel.In(language), ShortName(sheet.name()));
  if (!sheet.etag().empty()) {
    form += fmt::format("{}: {}\n", kEtagLabel.In(language), RenderLine(sheet.etag()));
  }
  form += Guidance(rubric, language);
  for (const auto& dimension : rubric.dimensions()) {
    form += DimensionHeading(dimension, rubric, language);
    for (const auto& item : dimension.items()) {
      form += ScoreLine(item.id(),
                        RenderLine(item.display_name()) + FacetRemark(item, rubric, language),
                        RenderLine(ScoreOf(sheet, item.id())));
    }
    const v1::DimensionComment* comment = CommentOn(sheet, dimension.id());
    form +=
        Labelled(kStrengthLabel.In(language), comment ? &comment->strengths() : nullptr);
    form += Labelled(kImprovementLabel.In(language),
                     comment ? &comment->improvements() : nullptr);
  }
  if (!rubric.bonuses().empty()) form += kBonuses.In(language);
  for (const auto& bonus : rubric.bonuses()) {
    const std::string highest =
        fmt::format(fmt::runtime(kHighest.In(language)), RenderLine(bonus.highest()));
    form += ScoreLine(bonus.id(), RenderLine(bonus.display_name()) + highest,
                      RenderLine(ScoreOf(sheet, bonus.id())));
  }
  return form;
}

}  // namespace award::client
