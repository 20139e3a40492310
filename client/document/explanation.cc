// Numbers are printed; where the print is not the whole number, its fraction stands beside it.
#include "client/document/explanation.h"

#include <string_view>
#include <vector>

#include "client/contract/names.h"
#include "client/render/table.h"
#include "client/render/text.h"
#include "client/render/value.h"
#include "client/render/width.h"
#include "fmt/format.h"

namespace award::client {
namespace {

template <typename Value>
std::string NamedValue(Value value, Language language) {
  return ShowEnum(google::protobuf::GetEnumDescriptor<Value>()->FindValueByNumber(value), language);
}

// `85.45`, or `85.33 (256/3)` when two places do not say it all.
std::string ShownExact(const v1::Exact& number) {
  const std::string& fraction = number.fraction();
  const size_t slash = fraction.find('/');
  if (slash == std::string::npos) return number.printed();
  const std::string denominator = fraction.substr(slash + 1);
  constexpr std::string_view kWholeHundredths[] = {"2", "4", "5", "10", "20", "25", "50", "100"};
  for (const std::string_view whole : kWholeHundredths) {
    if (denominator == whole) return number.printed();
  }
  return fmt::format("{} ({})", number.printed(), fraction);
}

// 2.00 → 2: a rank is rarely a fraction.
std::string ShownRank(const v1::Exact& rank) {
  return rank.fraction().find('/') == std::string::npos ? rank.fraction() : ShownExact(rank);
}

std::string WrappedSentence(const std::string& zh, const std::string& en, Language language,
                            size_t width) {
  const std::string text = Render(language == Language::kChinese ? zh : en);
  if (text.empty()) return "";
  std::string lines;
  for (const std::string& line : Wrap(text, width == 0 ? text.size() : width)) {
    lines += line + "\n";
  }
  return lines;
}

std::string ExplanationHeading(const v1::ExplainRankResponse& explanation, Language language,
                               size_t width) {
  const v1::Line& line = explanation.line();
  std::vector<Pair> pairs = {
      {HeadingOf("application", language),
       fmt::format("{} ({})", line.title(), IdOf(line.application()))},
      {HeadingOf("agency", language), line.agency_display_name()},
      {HeadingOf("category", language), explanation.category_display_name()},
      {HeadingOf("tabulation", language),
       fmt::format("{} {} {}", ShortName(explanation.tabulation()),
                   NamedValue(explanation.round(), language),
                   NamedValue(explanation.method(), language))},
      {HeadingOf("place", language), line.place() == 0 ? "-" : fmt::format("{}", line.place())},
      {HeadingOf("admission", language), NamedValue(line.admission(), language)}};
  if (!line.published().empty()) {
    pairs.push_back({HeadingOf("published", language), line.published()});
  }
  const auto number = [&](const char* field, bool has, const v1::Exact& value) {
    if (has) pairs.push_back({HeadingOf(field, language), ShownExact(value)});
  };
  number("mean_total", line.has_mean_total(), line.mean_total());
  number("trimmed_mean", line.has_trimmed_mean(), line.trimmed_mean());
  number("median_total", line.has_median_total(), line.median_total());
  number("rank_sum", line.has_rank_sum(), line.rank_sum());
  number("spread", line.has_spread(), line.spread());
  return PrintPairs(pairs, 0, width);
}

std::string SeatsTable(const v1::Line& line, Language language, size_t width) {
  Table table;
  for (const char* field : {"judge_code", "state", "total", "rank", "scaled_rank"}) {
    table.headings.push_back(HeadingOf(field, language));
  }
  for (const auto& seat : line.judge_totals()) {
    table.rows.push_back({seat.judge_code(), NamedValue(seat.state(), language),
                          ShownExact(seat.total()), ShownRank(seat.rank()),
                          ShownRank(seat.scaled_rank())});
  }
  return table.rows.empty() ? "" : "\n" + PrintTable(table, width);
}

std::string MeansTable(const v1::Line& line, Language language, size_t width) {
  Table table;
  for (const char* field : {"dimension", "mean", "below_floor"}) {
    table.headings.push_back(HeadingOf(field, language));
  }
  for (const auto& mean : line.dimension_means()) {
    table.rows.push_back(
        {mean.dimension(), ShownExact(mean.mean()), mean.below_floor() ? "✓" : ""});
  }
  return table.rows.empty() ? "" : "\n" + PrintTable(table, width);
}

std::string ShadowsTable(const v1::Line& line, Language language, size_t width) {
  Table table;
  table.headings = {HeadingOf("method", language), HeadingOf("shadow_place", language)};
  for (const auto& shadow : line.shadow_places()) {
    table.rows.push_back({NamedValue(shadow.method(), language),
                          shadow.place() == 0 ? "-" : fmt::format("{}", shadow.place())});
  }
  return table.rows.empty() ? "" : "\n" + PrintTable(table, width);
}

std::string StepHeading(const v1::ComparisonStep& step, v1::TabulationMethod method,
                        Language language) {
  if (step.tie_key() == v1::TIE_KEY_UNSPECIFIED) return NamedValue(method, language);
  const std::string key = NamedValue(step.tie_key(), language);
  return step.dimension().empty() ? key : fmt::format("{} [{}]", key, step.dimension());
}

std::string PairText(const v1::Comparison& comparison, v1::TabulationMethod method,
                     Language language, size_t width) {
  const std::string higher = IdOf(comparison.higher());
  const std::string lower = IdOf(comparison.lower());
  std::string text =
      fmt::format("\n{} {} {}\n", RenderLine(higher),
                  comparison.decider() == v1::Comparison::TIED ? "=" : ">", RenderLine(lower));
  text += WrappedSentence(comparison.sentence_zh_tw(), comparison.sentence_en(), language, width);
  Table table;
  table.headings = {HeadingOf("steps", language), higher, lower};
  for (const auto& step : comparison.steps()) {
    table.rows.push_back({StepHeading(step, method, language), ShownExact(step.higher_value()),
                          ShownExact(step.lower_value())});
  }
  return table.rows.empty() ? text : text + PrintTable(table, width);
}

}  // namespace

std::string ExplanationText(const v1::ExplainRankResponse& explanation, Language language,
                            size_t width) {
  const v1::Line& line = explanation.line();
  std::string text = ExplanationHeading(explanation, language, width);
  const std::string sentence =
      WrappedSentence(explanation.sentence_zh_tw(), explanation.sentence_en(), language, width);
  if (!sentence.empty()) text += "\n" + sentence;
  text += SeatsTable(line, language, width);
  text += MeansTable(line, language, width);
  text += ShadowsTable(line, language, width);
  for (const auto& comparison : explanation.comparisons()) {
    text += PairText(comparison, explanation.method(), language, width);
  }
  return text;
}

}  // namespace award::client
