// The judges of a category are those of all its lines; a judge without a seat on a line has an
// empty cell there.
#include "client/document/tabulation.h"

#include <algorithm>
#include <set>
#include <vector>

#include "client/contract/names.h"
#include "client/contract/time.h"
#include "client/render/csv.h"
#include "client/render/table.h"
#include "client/render/text.h"
#include "client/render/value.h"
#include "fmt/format.h"

namespace award::client {
namespace {

std::string In(Language language, std::string_view zh, std::string_view en) {
  return std::string(Words{zh, en}.In(language));
}

std::string Named(const std::map<std::string, std::string>& names, const std::string& key) {
  const auto found = names.find(key);
  return found == names.end() ? ShortName(key) : found->second;
}

template <typename Value>
std::string EnumWords(Value value, Language language) {
  return ShowEnum(google::protobuf::GetEnumDescriptor<Value>()->FindValueByNumber(value), language);
}

std::vector<std::string> JudgeCodes(const v1::CategoryResult& category) {
  std::set<std::string> codes;
  for (const auto& line : category.lines()) {
    for (const auto& total : line.judge_totals()) codes.insert(total.judge_code());
  }
  return {codes.begin(), codes.end()};
}

const v1::JudgeTotal* TotalOf(const v1::Line& line, const std::string& code) {
  for (const auto& total : line.judge_totals()) {
    if (total.judge_code() == code) return &total;
  }
  return nullptr;
}

// 1.00 → 1: a rank is rarely a fraction.
std::string WithoutZeros(std::string text) {
  if (text.ends_with(".00")) text.resize(text.size() - 3);
  return text;
}

// `86.65 (1)`; what became of the seat when there is no score; an excluded score in brackets.
std::string JudgeCell(const v1::JudgeTotal* total, Language language) {
  if (total == nullptr) return "";
  const std::string state = EnumWords(total->state(), language);
  if (!total->has_total()) return state;
  std::string cell = total->total().printed();
  if (total->has_rank()) cell += fmt::format(" ({})", WithoutZeros(total->rank().printed()));
  return total->state() == v1::JudgeTotal::EXCLUDED ? fmt::format("[{}] {}", cell, state) : cell;
}

std::string DivergenceCell(const v1::Line& line, Language language) {
  if (line.divergence() <= v1::Line::NONE) return "";
  std::string cell = EnumWords(line.divergence(), language);
  if (line.outcome() != v1::DIVERGENCE_OUTCOME_UNSPECIFIED) {
    cell += fmt::format(" → {}", EnumWords(line.outcome(), language));
  }
  return cell;
}

// What the answer says, else what is known beside it, else the id.
std::string CategoryOf(const v1::CategoryResult& category, const TabulationContext& context) {
  return category.display_name().empty() ? Named(context.category_names, category.category())
                                         : category.display_name();
}

std::string AgencyOf(const v1::Line& line, const TabulationContext& context) {
  return line.agency_display_name().empty() ? Named(context.agency_names, line.agency())
                                            : line.agency_display_name();
}

// Why a line that could have been admitted is not; an unranked one says so by its place.
std::string AdmissionCell(const v1::Line& line, Language language) {
  if (line.admitted()) return "✓";
  const bool said = line.admission() == v1::Line::BELOW_FLOOR ||
                    line.admission() == v1::Line::BELOW_DIMENSION_FLOOR ||
                    line.admission() == v1::Line::TIED_AT_CUT;
  return said ? EnumWords(line.admission(), language) : "";
}

std::string PlaceCell(const v1::Line& line) {
  return line.place() == 0 ? "-" : fmt::format("{}", line.place());
}

Table LineTable(const v1::CategoryResult& category, const TabulationContext& context,
                Language language) {
  Table table;
  for (const char* field : {"place", "application", "title", "agency", "mean_total", "rank_sum",
                            "first_places", "spread", "divergence", "admitted"}) {
    table.headings.push_back(HeadingOf(field, language));
  }
  for (const auto& line : category.lines()) {
    table.rows.push_back({PlaceCell(line), IdOf(line.application()), line.title(),
                          AgencyOf(line, context), line.mean_total().printed(),
                          WithoutZeros(line.rank_sum().printed()),
                          fmt::format("{}", line.first_places()), line.spread().printed(),
                          DivergenceCell(line, language), AdmissionCell(line, language)});
  }
  return table;
}

// One row for each judge and one column for each line, by its application.
Table JudgeTable(const v1::CategoryResult& category, Language language) {
  Table table;
  table.headings.push_back(HeadingOf("judge_code", language));
  for (const auto& line : category.lines()) table.headings.push_back(IdOf(line.application()));
  for (const std::string& code : JudgeCodes(category)) {
    auto& row = table.rows.emplace_back(std::vector<std::string>{code});
    for (const auto& line : category.lines()) {
      row.push_back(JudgeCell(TotalOf(line, code), language));
    }
  }
  return table;
}

// The judges stand beside the lines where there is room, else in a table of their own below.
std::string CategoryTable(const v1::CategoryResult& category, const TabulationContext& context,
                          Language language, size_t width) {
  const Table lines = LineTable(category, context, language);
  Table whole = lines;
  for (const std::string& code : JudgeCodes(category)) {
    whole.headings.push_back(code);
    for (size_t i = 0; i < whole.rows.size(); ++i) {
      const v1::Line& line = category.lines(static_cast<int>(i));
      whole.rows[i].push_back(JudgeCell(TotalOf(line, code), language));
    }
  }
  const std::string printed = PrintTable(whole, 0);
  const size_t rule = printed.find('\n') + 1;
  const bool fits = width == 0 || printed.find('\n', rule) - rule <= width;
  if (fits) return printed;
  return PrintTable(lines, width) + "\n" + PrintTable(JudgeTable(category, language), width);
}

// The title of an application of the category; its id when it has none.
std::string TitleOf(const v1::CategoryResult& category, const std::string& application) {
  for (const auto& line : category.lines()) {
    if (line.application() == application && !line.title().empty()) return line.title();
  }
  return IdOf(application);
}

// `行動服務車 (85.45) > 智慧稅務 (84.58): mean total`
std::string ComparisonLine(const v1::CategoryResult& category, const v1::Comparison& comparison,
                           v1::TabulationMethod method, Language language) {
  const auto side = [&](const std::string& application, const v1::Exact& value) {
    const std::string title = RenderLine(TitleOf(category, application));
    return value.printed().empty() ? title : fmt::format("{} ({})", title, value.printed());
  };
  std::string decider = EnumWords(comparison.decider(), language);
  if (comparison.decider() == v1::Comparison::METHOD) decider = EnumWords(method, language);
  if (comparison.decider() == v1::Comparison::TIE_KEY) {
    decider = EnumWords(comparison.tie_key(), language);
  }
  return fmt::format("  {} {} {}{}{}\n", side(comparison.higher(), comparison.higher_value()),
                     comparison.decider() == v1::Comparison::TIED ? "=" : ">",
                     side(comparison.lower(), comparison.lower_value()),
                     language == Language::kChinese ? "：" : ": ", decider);
}

}  // namespace

std::string TabulationText(const v1::Tabulation& tabulation, const TabulationContext& context,
                           Language language, size_t width) {
  std::string text;
  if (context.rehearsal) text += In(language, "【演練】\n", "[REHEARSAL]\n");
  text +=
      fmt::format("{} {} {}  {}\n", In(language, "評選總表", "Tabulation"),
                  RenderLine(ShortName(tabulation.name())), EnumWords(tabulation.round(), language),
                  EnumWords(tabulation.method(), language));
  std::vector<Pair> pairs = {
      {HeadingOf("create_time", language), TaipeiTime(tabulation.create_time(), language)},
      {HeadingOf("rules_digest", language), tabulation.rules_digest()},
      {HeadingOf("inputs_digest", language), tabulation.inputs_digest()}};
  if (!tabulation.current()) {
    pairs.push_back({HeadingOf("current", language), In(language, "否，已有變動", "no, outdated")});
  }
  text += PrintPairs(pairs, 0, width);
  for (const auto& category : tabulation.categories()) {
    text += fmt::format("\n{}\n", RenderLine(CategoryOf(category, context)));
    text += CategoryTable(category, context, language, width);
    if (!category.rank_sum_refusal().empty()) {
      text += fmt::format("{}: {}\n", HeadingOf("rank_sum_refusal", language),
                          RenderLine(category.rank_sum_refusal()));
    }
    if (category.vacancies() > 0) {
      text += fmt::format("{}: {}\n", HeadingOf("vacancies", language), category.vacancies());
    }
    if (category.comparisons().empty()) continue;
    text += HeadingOf("comparisons", language) + "\n";
    for (const auto& comparison : category.comparisons()) {
      text += ComparisonLine(category, comparison, tabulation.method(), language);
    }
  }
  return text;
}

std::string TabulationCsv(const v1::Tabulation& tabulation, const TabulationContext& context) {
  std::set<std::string> codes;
  for (const auto& category : tabulation.categories()) {
    for (const std::string& code : JudgeCodes(category)) codes.insert(code);
  }
  std::vector<std::string> header;
  if (context.rehearsal) header.emplace_back("rehearsal");
  for (const char* field : {"round",
                            "category",
                            "place",
                            "shadow_place",
                            "application",
                            "title",
                            "agency",
                            "mean_total",
                            "mean_total_fraction",
                            "rank_sum",
                            "rank_sum_fraction",
                            "first_places",
                            "judge_count",
                            "spread",
                            "divergence",
                            "outcome",
                            "above_floor",
                            "admitted",
                            "unranked_reason",
                            "admission",
                            "published",
                            "trimmed_mean",
                            "median_total"}) {
    header.emplace_back(field);
  }
  header.insert(header.end(), codes.begin(), codes.end());
  std::string csv = CsvLine(header);
  for (const auto& category : tabulation.categories()) {
    for (const auto& line : category.lines()) {
      std::vector<std::string> cells;
      if (context.rehearsal) cells.emplace_back("演練");
      cells.insert(cells.end(),
                   {v1::Round_Name(tabulation.round()),
                    category.category(),
                    fmt::format("{}", line.place()),
                    fmt::format("{}", line.shadow_place()),
                    line.application(),
                    line.title(),
                    AgencyOf(line, context),
                    line.mean_total().printed(),
                    line.mean_total().fraction(),
                    line.rank_sum().printed(),
                    line.rank_sum().fraction(),
                    fmt::format("{}", line.first_places()),
                    fmt::format("{}", line.judge_count()),
                    line.spread().printed(),
                    v1::Line::Divergence_Name(line.divergence()),
                    line.outcome() == 0 ? "" : v1::DivergenceOutcome_Name(line.outcome()),
                    line.above_floor() ? "true" : "false",
                    line.admitted() ? "true" : "false",
                    line.unranked_reason(),
                    line.admission() == 0 ? "" : v1::Line::Admission_Name(line.admission()),
                    line.published(),
                    line.trimmed_mean().printed(),
                    line.median_total().printed()});
      for (const std::string& code : codes) {
        const v1::JudgeTotal* total = TotalOf(line, code);
        if (total == nullptr) {
          cells.emplace_back();
        } else {
          cells.push_back(total->has_total() ? total->total().printed()
                                             : v1::JudgeTotal::State_Name(total->state()));
        }
      }
      csv += CsvLine(cells);
    }
  }
  return csv;
}

}  // namespace award::client
