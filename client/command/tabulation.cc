// `award tabulation explain`, `report` and `insight`: why a place is what it is, everything that is
// needed to count again without the server, and how firm the list is.
#include "award/v1/tabulation.pb.h"
#include "client/command/handlers.h"
#include "client/command/request.h"
#include "client/contract/names.h"
#include "client/document/explanation.h"
#include "client/document/insight.h"
#include "client/error/error.h"
#include "client/files/files.h"
#include "client/render/text.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr char kApplicationPattern[] = "seasons/{YEAR}/applications/{APPLICATION}";
constexpr Words kReportWritten = {
    "評選報告已寫入 {0}。重算：award tabulate --rules {0}/rules.json --sheets {0}/sheets.csv "
    "--decisions {0}/decisions.csv --round {1} --format json，結果應與 report.json 逐位元組相同。",
    "The report is in {0}. To count again: award tabulate --rules {0}/rules.json --sheets "
    "{0}/sheets.csv --decisions {0}/decisions.csv --round {1} --format json gives the bytes of "
    "report.json."};

absl::Status WriteReport(const std::string& folder, v1::GetTabulationReportResponse& report) {
  RETURN_IF_ERROR(MakeEmptyFolder(folder));
  RETURN_IF_ERROR(WriteNewFile(folder + "/rules.json", RenderJson(ToJson(report.rules()))));
  RETURN_IF_ERROR(WriteNewFile(folder + "/sheets.csv", report.sheets()));
  RETURN_IF_ERROR(WriteNewFile(folder + "/decisions.csv", report.decisions()));
  RETURN_IF_ERROR(WriteNewFile(folder + "/report.json", report.report()));
  // Of what was written, whatever the server says.
  report.set_sheets_digest(Sha256::Of(report.sheets()));
  report.set_decisions_digest(Sha256::Of(report.decisions()));
  report.set_report_digest(Sha256::Of(report.report()));
  return absl::OkStatus();
}

}  // namespace

absl::Status RunTabulationExplain(Session& session, const Command& command,
                                  const Arguments& arguments) {
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  auto& explain = dynamic_cast<v1::ExplainRankRequest&>(*request);
  const std::string season = SeasonOf(explain.name());
  ASSIGN_OR_RETURN(*explain.mutable_application(),
                   FullName(kApplicationPattern, arguments.words[3], season));
  if (arguments.words.size() > 4) {
    ASSIGN_OR_RETURN(*explain.mutable_other_application(),
                     FullName(kApplicationPattern, arguments.words[4], season));
  }
  ASSIGN_OR_RETURN(const auto answer,
                   session.Call<v1::ExplainRankResponse>(command.method, *request));
  if (session.settings().format == Format::kTable) {
    session.out << ExplanationText(answer, session.language(), session.columns());
  } else {
    ShowAnswer(session, command, answer);
  }
  return absl::OkStatus();
}

absl::Status RunTabulationReport(Session& session, const Command& command,
                                 const Arguments& arguments) {
  const auto out = arguments.Value("out");
  if (!out.has_value()) return UsageError("FLAG_MISSING", {{"flag", "out"}});
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  ASSIGN_OR_RETURN(auto report,
                   session.Call<v1::GetTabulationReportResponse>(command.method, *request));
  RETURN_IF_ERROR(WriteReport(*out, report));
  report.clear_rules();
  report.clear_sheets();
  report.clear_decisions();
  report.clear_report();
  ShowAnswer(session, command, report);
  session.Note(fmt::format(fmt::runtime(kReportWritten.In(session.language())), *out,
                           report.round() == v1::FIRST ? "first" : "final"));
  return absl::OkStatus();
}

absl::Status RunTabulationInsight(Session& session, const Command& command,
                                  const Arguments& arguments) {
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  ASSIGN_OR_RETURN(const auto answer,
                   session.Call<v1::GetTabulationInsightResponse>(command.method, *request));
  if (session.settings().format != Format::kTable) {
    session.out << RenderJson(answer.insight());
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const std::string text,
                   InsightText(answer.insight(), session.language(), session.columns()));
  session.out << text;
  return absl::OkStatus();
}

}  // namespace award::client
