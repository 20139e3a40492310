// `award tabulate`: counts a round from files, by the code that the server counts with. Everything
// is read and counted before the first byte is written.
#include <utility>

#include "client/command/handlers.h"
#include "client/command/interruption.h"
#include "client/document/count.h"
#include "client/document/counting_rules.h"
#include "client/error/error.h"
#include "client/files/files.h"
#include "client/form/counted_files.h"
#include "client/render/text.h"
#include "scoring/report/counted_category.h"
#include "scoring/report/tabulation_csv.h"
#include "scoring/report/tabulation_json.h"

namespace award::client {
namespace {

using Categories = std::vector<scoring::CountedCategory>;

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
  const auto watch = [&](int64_t read, int64_t size) {
    if (read > 0) session.ShowProgress(sheets, read, size);
    return interruption.Check();
  };
  ASSIGN_OR_RETURN(std::vector<scoring::Round> rounds,
                   ReadSheets(sheets, session.in, rules, watch));
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

absl::Status TabulateAll(const Interruption& interruption, Categories& categories) {
  for (scoring::CountedCategory& category : categories) {
    RETURN_IF_ERROR(interruption.Check());
    auto tabulation = scoring::Tabulate(category.round);
    if (!tabulation.ok()) {
      return UsageError("COUNT_REFUSED", {{"category", category.rules.id},
                                          {"detail", std::string(tabulation.status().message())}});
    }
    category.tabulation = *std::move(tabulation);
  }
  return interruption.Check();
}

std::string TextOf(const Session& session, const Categories& categories) {
  std::string text;
  for (const scoring::CountedCategory& category : categories) {
    if (!text.empty()) text += "\n\n";
    text += CountText(category, session.language(), session.columns());
  }
  return text;
}

absl::StatusOr<std::string> CountAndPrint(Session& session, const Arguments& arguments,
                                          const Interruption& interruption) {
  ASSIGN_OR_RETURN(Categories categories, ReadFiles(session, arguments, interruption));
  RETURN_IF_ERROR(TabulateAll(interruption, categories));
  switch (session.settings().format) {
    case Format::kTable:
      return TextOf(session, categories);
    case Format::kJson:
      return scoring::TabulationJson(categories);
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
