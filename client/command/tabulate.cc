// `award tabulate`: counts a round from files, by the code that the server counts with. Everything
// is read and counted before the first byte is written.
#include <optional>
#include <utility>

#include "client/command/handlers.h"
#include "client/command/interruption.h"
#include "client/document/count.h"
#include "client/document/counting_rules.h"
#include "client/document/insight.h"
#include "client/error/error.h"
#include "client/files/files.h"
#include "client/form/counted_files.h"
#include "client/render/text.h"
#include "client/words/insight_words.h"
#include "client/words/reasons.h"
#include "fmt/format.h"
#include "scoring/insight/insight.h"
#include "scoring/insight/insight_json.h"
#include "scoring/insight/weight_sets.h"
#include "scoring/report/counted_category.h"
#include "scoring/report/tabulation_csv.h"
#include "scoring/report/tabulation_json.h"

namespace award::client {
namespace {

namespace insight = scoring::insight;

constexpr Words kNoAdviceInCsv = {"CSV 不含 --insight 的參考資料，請用 table 或 json。",
                                  "CSV holds nothing of --insight; use table or json."};

using Categories = std::vector<scoring::CountedCategory>;

// What is said when the command is interrupted where it asks nobody.
std::string LastWords(const Session& session) {
  return Say(ComplaintOf(InterruptedError()), session.language());
}

absl::StatusOr<CountedRound> RoundOf(const Arguments& arguments) {
  const std::string round = arguments.Value("round").value_or("final");
  if (round == "first") return CountedRound::kFirst;
  if (round == "final") return CountedRound::kFinal;
  return UsageError("FLAG_VALUE_INVALID",
                    {{"flag", "round"}, {"value", round}, {"expected", "first, final"}});
}

absl::Status CheckFlags(const Arguments& arguments) {
  for (const char* flag : {"rules", "sheets"}) {
    if (!arguments.Has(flag)) return UsageError("FLAG_MISSING", {{"flag", flag}});
  }
  int from_input = 0;
  for (const char* flag : {"rules", "sheets", "decisions", "weights"}) {
    from_input += arguments.Value(flag) == "-" ? 1 : 0;
  }
  if (from_input > 1) {
    return UsageError("FLAGS_EXCLUSIVE", {{"flags", "--rules -, --sheets -, --decisions -, …"}});
  }
  if (arguments.Has("weights") && !arguments.Has("insight")) {
    return UsageError("FLAG_MISSING", {{"flag", "insight"}});
  }
  return absl::OkStatus();
}

// What is read, not counted yet.
absl::StatusOr<Categories> ReadFiles(Session& session, const Arguments& arguments,
                                     const Interruption& interruption) {
  ASSIGN_OR_RETURN(const CountedRound round, RoundOf(arguments));
  const std::string rules_file = *arguments.Value("rules");
  ASSIGN_OR_RETURN(const std::string text, ReadFileOr(rules_file, session.in));
  ASSIGN_OR_RETURN(const JsonSource source, JsonSource::Read(rules_file, text));
  ASSIGN_OR_RETURN(std::vector<scoring::CategoryRules> rules, ReadCountingRules(source, round));
  const std::string sheets = *arguments.Value("sheets");
  std::optional<EndAtOnce> sorting;  // Of what was read, before a reader answers.
  const auto watch = [&](int64_t read, int64_t size) {
    if (read > 0) session.ShowProgress(sheets, read, size);
    RETURN_IF_ERROR(interruption.Check());
    if (read == 0) sorting.emplace(interruption, LastWords(session));
    return absl::OkStatus();
  };
  ASSIGN_OR_RETURN(std::vector<scoring::Round> rounds,
                   ReadSheets(sheets, session.in, rules, watch));
  sorting.reset();
  if (const auto decisions = arguments.Value("decisions"); decisions.has_value()) {
    RETURN_IF_ERROR(ReadDecisions(*decisions, session.in, rules, watch, rounds));
  }
  session.EndProgress();
  Categories categories;
  for (size_t i = 0; i < rounds.size(); ++i) {
    categories.push_back({std::move(rules[i]), std::move(rounds[i]), {}});
  }
  return categories;
}

absl::Status CountRefused(const std::string& category, const absl::Status& status) {
  return UsageError("COUNT_REFUSED",
                    {{"category", category}, {"detail", std::string(status.message())}});
}

absl::Status TabulateAll(const Session& session, const Interruption& interruption,
                         Categories& categories) {
  RETURN_IF_ERROR(interruption.Check());
  const EndAtOnce counting(interruption, LastWords(session));
  for (scoring::CountedCategory& category : categories) {
    auto tabulation = scoring::Tabulate(category.round);
    if (!tabulation.ok()) return CountRefused(category.rules.id, tabulation.status());
    category.tabulation = *std::move(tabulation);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> TextOf(const Session& session, const Categories& categories,
                                   const std::string& insight) {
  std::string text;
  for (const scoring::CountedCategory& category : categories) {
    if (!text.empty()) text += "\n\n";
    text += CountText(category, session.language(), session.columns());
  }
  if (insight.empty()) return text;
  ASSIGN_OR_RETURN(const std::string advice,
                   InsightText(insight, session.language(), session.columns()));
  return text + "\n\n" + advice;
}

absl::StatusOr<insight::InsightOptions> ReadOptions(Session& session, const Arguments& arguments) {
  insight::InsightOptions options;
  const auto weights = arguments.Value("weights");
  if (!weights.has_value()) return options;
  ASSIGN_OR_RETURN(const std::string text, ReadFileOr(*weights, session.in));
  auto sets = insight::ParseWeightSets(text);
  if (!sets.ok()) {
    return UsageError("WEIGHTS_INVALID",
                      {{"file", *weights}, {"detail", std::string(sets.status().message())}});
  }
  options.weights = *std::move(sets);
  return options;
}

// As JSON.
absl::StatusOr<std::string> InsightOf(Session& session, const insight::InsightOptions& options,
                                      const Interruption& interruption,
                                      const Categories& categories) {
  std::vector<insight::ExaminedCategory> examined;
  for (const scoring::CountedCategory& category : categories) {
    const auto watch = [&](std::string_view step, int64_t done, int64_t total) {
      const bool english = session.language() == Language::kEnglish;
      session.ShowStep(
          fmt::format("{} {}{}", category.rules.id, kComputingAdvice.In(session.language()),
                      english ? fmt::format(": {}", step) : ""),
          done, total);
      return !interruption.Seen();
    };
    auto found = insight::Examine(category.round, category.tabulation, options, watch);
    session.EndProgress();
    RETURN_IF_ERROR(interruption.Check());
    if (!found.ok()) return CountRefused(category.rules.id, found.status());
    examined.push_back({category.rules.id, category.rules.name, *std::move(found)});
  }
  return insight::InsightJson(examined);
}

// The bytes of both are those of either alone.
std::string Compose(std::string tabulation, std::string insight) {
  tabulation.pop_back();  // The line end after the last bracket.
  insight.pop_back();
  return fmt::format("{{\n\"tabulation\": {},\n\"insight\": {}\n}}\n", tabulation, insight);
}

absl::StatusOr<std::string> CountAndPrint(Session& session, const Arguments& arguments,
                                          const Interruption& interruption) {
  ASSIGN_OR_RETURN(const insight::InsightOptions options, ReadOptions(session, arguments));
  ASSIGN_OR_RETURN(Categories categories, ReadFiles(session, arguments, interruption));
  RETURN_IF_ERROR(TabulateAll(session, interruption, categories));
  const bool csv = session.settings().format == Format::kCsv;
  std::string insight;
  if (arguments.Has("insight") && csv) session.Note(kNoAdviceInCsv);
  if (arguments.Has("insight") && !csv) {
    ASSIGN_OR_RETURN(insight, InsightOf(session, options, interruption, categories));
  }
  RETURN_IF_ERROR(interruption.Check());
  const EndAtOnce printing(interruption, LastWords(session));
  switch (session.settings().format) {
    case Format::kTable:
      return TextOf(session, categories, insight);
    case Format::kJson:
      if (insight.empty()) return scoring::TabulationJson(categories);
      return Compose(scoring::TabulationJson(categories), std::move(insight));
    case Format::kCsv:
      return scoring::TabulationCsv(categories);
  }
  return std::string();
}

}  // namespace

absl::Status RunTabulate(Session& session, const Command&, const Arguments& arguments) {
  RETURN_IF_ERROR(CheckFlags(arguments));
  const Interruption interruption;
  const auto printed = CountAndPrint(session, arguments, interruption);
  session.EndProgress();
  if (!printed.ok()) return printed.status();
  // A terminal is protected from what others wrote; everything else gets the exact bytes.
  const bool json = session.settings().format == Format::kJson;
  session.out << (json && session.columns() > 0 ? RenderJson(*printed) : *printed);
  return absl::OkStatus();
}

}  // namespace award::client
