// The comments of the first category stand for all: they are not repeated in the next ones.
#include "client/document/rules_template.h"

#include <string_view>
#include <vector>

#include "client/document/rules_comments.h"
#include "fmt/format.h"

namespace award::client {
namespace {

// A JSON string. The names of rules have no control characters.
std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

class TemplateWriter {
 public:
  explicit TemplateWriter(Language language) : language_(language) {}

  void Line(size_t indent, std::string_view text) {
    text_.append(indent, ' ').append(text).append("\n");
  }

  // Each line of the comment as a comment.
  void Comment(size_t indent, Words words) {
    std::string_view rest = words.In(language_);
    while (!rest.empty()) {
      const size_t end = rest.find('\n');
      Line(indent, fmt::format("// {}", rest.substr(0, end)));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }

  std::string Take() { return std::move(text_); }

 private:
  const Language language_;
  std::string text_;
};

std::string_view Comma(int index, int count) { return index + 1 < count ? "," : ""; }

void WriteDimension(const v1::Dimension& dimension, bool points, std::string_view comma,
                    TemplateWriter& out) {
  out.Line(10, "{");
  out.Line(12, fmt::format("\"id\": {}, \"display_name\": {}, \"{}\": {},", Quoted(dimension.id()),
                           Quoted(dimension.display_name()),
                           points ? "weight_points" : "weight_basis_points",
                           points ? dimension.weight_points() : dimension.weight_basis_points()));
  out.Line(12, "\"items\": [");
  for (int i = 0; i < dimension.items_size(); ++i) {
    const v1::Item& item = dimension.items(i);
    out.Line(14, fmt::format("{{\"id\": {}, \"display_name\": {}, \"share\": {}}}{}",
                             Quoted(item.id()), Quoted(item.display_name()), item.share(),
                             Comma(i, dimension.items_size())));
  }
  out.Line(12, "]");
  out.Line(10, fmt::format("}}{}", comma));
}

void WriteLevels(const v1::Rubric& rubric, TemplateWriter& out) {
  out.Line(8, "\"levels\": [");
  for (int i = 0; i < rubric.levels_size(); ++i) {
    const v1::Level& level = rubric.levels(i);
    out.Line(10, fmt::format("{{\"lowest\": {}, \"display_name\": {},", Quoted(level.lowest()),
                             Quoted(level.display_name())));
    out.Line(10, fmt::format(" \"anchor\": {}}}{}", Quoted(level.anchor()),
                             Comma(i, rubric.levels_size())));
  }
  out.Line(8, "]");
}

void WriteCategory(const v1::Category& category, bool first, std::string_view comma,
                   TemplateWriter& out) {
  const auto comment = [&](size_t indent, Words words) {
    if (first) out.Comment(indent, words);
  };
  const v1::Rubric& rubric = category.rubric();
  const bool points = rubric.total_points() != 0;
  out.Line(4, "{");
  out.Line(6, fmt::format("\"id\": {}, \"display_name\": {},", Quoted(category.id()),
                          Quoted(category.display_name())));
  comment(6, kQuotaComment);
  out.Line(6, fmt::format("\"quota\": {},", category.quota()));
  comment(6, kRubricComment);
  out.Line(6, "\"rubric\": {");
  comment(8, points ? kPointsComment : kWeightsComment);
  if (points) out.Line(8, fmt::format("\"total_points\": {},", rubric.total_points()));
  comment(8, kDimensionsComment);
  out.Line(8, "\"dimensions\": [");
  for (int i = 0; i < rubric.dimensions_size(); ++i) {
    WriteDimension(rubric.dimensions(i), points, Comma(i, rubric.dimensions_size()), out);
  }
  out.Line(8, "],");
  comment(8, kFacetsComment);
  comment(8, kBonusesComment);
  comment(8, kLevelsComment);
  WriteLevels(rubric, out);
  out.Line(6, "}");
  out.Line(4, fmt::format("}}{}", comma));
}

void WriteCounting(const v1::Rules& rules, TemplateWriter& out) {
  out.Comment(2, kMethodComment);
  out.Line(2, fmt::format("\"method\": \"{}\",", v1::TabulationMethod_Name(rules.method())));
  out.Comment(2, kTieChainComment);
  std::string keys;
  for (int i = 0; i < rules.tie_chain_size(); ++i) {
    keys += fmt::format("{}\"{}\"", i > 0 ? ", " : "", v1::TieKey_Name(rules.tie_chain(i)));
  }
  out.Line(2, fmt::format("\"tie_chain\": [{}],", keys));
  out.Comment(2, kRankOnComment);
  out.Line(2, fmt::format("\"rank_on\": \"{}\",", v1::RankOn_Name(rules.rank_on())));
  out.Comment(2, kRoundingComment);
  const v1::RoundingStage& stage = rules.rounding(0);
  out.Line(2,
           fmt::format("\"rounding\": [{{\"point\": \"{}\", \"places\": {}, \"mode\": \"{}\"}}],",
                       v1::RoundingStage::Point_Name(stage.point()), stage.places(),
                       v1::RoundingStage::Mode_Name(stage.mode())));
  out.Comment(2, kTrimComment);
  out.Line(2, fmt::format("\"trim\": {{\"each_side\": {}, \"from_judges\": {}}},",
                          rules.trim().each_side(), rules.trim().from_judges()));
  out.Comment(2, kTiesAtCutComment);
  out.Line(2, fmt::format("\"ties_at_cut\": \"{}\",", v1::TiesAtCut_Name(rules.ties_at_cut())));
}

void WriteThresholds(const v1::Rules& rules, TemplateWriter& out) {
  out.Comment(2, kShortlistComment);
  out.Line(2, fmt::format("\"shortlist_factor\": {},", rules.shortlist_factor()));
  out.Comment(2, kFloorsComment);
  out.Line(2, fmt::format("\"shortlist_floor\": {},", Quoted(rules.shortlist_floor())));
  out.Line(2, fmt::format("\"nomination_floor\": {},", Quoted(rules.nomination_floor())));
  out.Comment(2, kDivergenceComment);
  const auto& divergence = rules.divergence();
  out.Line(2, fmt::format("\"divergence\": {{\"shown\": {}, \"discussed\": {}, \"resolved\": {}}},",
                          Quoted(divergence.shown()), Quoted(divergence.discussed()),
                          Quoted(divergence.resolved())));
}

void WriteProcedure(const v1::Rules& rules, TemplateWriter& out) {
  out.Comment(2, kJudgesComment);
  out.Line(2, fmt::format("\"first_round_judges\": {},", rules.first_round_judges()));
  out.Line(2, fmt::format("\"final_round_judges\": {},", rules.final_round_judges()));
  out.Line(2, fmt::format("\"outside_judges_min\": {},", rules.outside_judges_min()));
  out.Comment(2, kPanelComment);
  const auto& panel = rules.panel();
  out.Line(
      2, fmt::format("\"panel\": {{\"judges_min\": {}, \"outside_percent_min\": {}, "
                     "\"gender_percent_min\": {}}},",
                     panel.judges_min(), panel.outside_percent_min(), panel.gender_percent_min()));
  out.Comment(2, kIntakeComment);
  out.Line(2, fmt::format("\"correction_limit\": {},", rules.correction_limit()));
  out.Line(2, fmt::format("\"dimension_text_length_max\": {}", rules.dimension_text_length_max()));
}

}  // namespace

std::string RulesTemplate(const v1::Rules& rules, Language language) {
  TemplateWriter out(language);
  out.Comment(0, kRulesComment);
  out.Line(0, "{");
  out.Comment(2, kCategoriesComment);
  out.Line(2, "\"categories\": [");
  for (int i = 0; i < rules.categories_size(); ++i) {
    WriteCategory(rules.categories(i), i == 0, Comma(i, rules.categories_size()), out);
  }
  out.Line(2, "],");
  WriteCounting(rules, out);
  WriteThresholds(rules, out);
  WriteProcedure(rules, out);
  out.Line(0, "}");
  return out.Take();
}

}  // namespace award::client
