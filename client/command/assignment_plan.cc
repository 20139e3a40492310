// `award assignment-plan create`, `import`, `export` and `explain`: affinities and seats from
// files, everything that is needed to compute a plan again, and why a judge sits where.
#include <algorithm>
#include <vector>

#include "award/v1/assignment.pb.h"
#include "client/command/handlers.h"
#include "client/command/request.h"
#include "client/contract/names.h"
#include "client/error/error.h"
#include "client/files/files.h"
#include "client/form/csv_reader.h"
#include "client/render/text.h"
#include "client/render/width.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr char kApplicationPattern[] = "seasons/{YEAR}/applications/{APPLICATION}";
constexpr char kJudgePattern[] = "seasons/{YEAR}/judges/{JUDGE}";
constexpr Words kProblemWritten = {
    "分案的全部資料已寫入 {0}。重算：{1}，結果應與 plan.csv、certificate.json 逐位元組相同。",
    "The problem is in {0}. To compute it again: {1} gives the bytes of plan.csv and "
    "certificate.json."};
constexpr Words kOtherwise = {"若改為相反：", "The other way:"};

absl::StatusOr<v1::Seat> SeatOf(const CsvRow& row, const std::string& season) {
  v1::Seat seat;
  ASSIGN_OR_RETURN(*seat.mutable_application(),
                   FullName(kApplicationPattern, row.Cell("application_id"), season));
  ASSIGN_OR_RETURN(*seat.mutable_judge(), FullName(kJudgePattern, row.Cell("judge_id"), season));
  return seat;
}

struct ProblemFile {
  const char* name;
  const std::string& bytes;
};

absl::Status WriteProblem(const std::string& folder,
                          const v1::GetAssignmentProblemResponse& problem) {
  RETURN_IF_ERROR(MakeEmptyFolder(folder));
  std::vector<ProblemFile> files = {{"applications.csv", problem.applications()},
                                    {"judges.csv", problem.judges()},
                                    {"affinity.csv", problem.affinity()},
                                    {"rules.csv", problem.rules()},
                                    {"locks.csv", problem.locks()},
                                    {"conflicts.csv", problem.conflicts()},
                                    {"plan.csv", problem.plan()},
                                    {"certificate.json", problem.certificate()}};
  if (!problem.kept().empty()) files.push_back({"kept.csv", problem.kept()});
  for (const ProblemFile& file : files) {
    RETURN_IF_ERROR(WriteNewFile(fmt::format("{}/{}", folder, file.name), file.bytes));
  }
  return absl::OkStatus();
}

// The command that computes the plan again from the folder.
std::string PlanCommand(const std::string& folder,
                        const v1::GetAssignmentProblemResponse& problem) {
  std::string command = "award plan";
  for (const char* file : {"applications", "judges", "affinity", "rules", "locks", "conflicts"}) {
    command += fmt::format(" --{0} {1}/{0}.csv", file, folder);
  }
  for (const std::string& argument : problem.arguments()) {
    command +=
        argument.ends_with(".csv") ? fmt::format(" {}/{}", folder, argument) : " " + argument;
  }
  return command;
}

void ShowSentences(Session& session,
                   const google::protobuf::RepeatedPtrField<v1::Sentence>& sentences) {
  for (const v1::Sentence& sentence : sentences) {
    const std::string text =
        Render(session.language() == Language::kChinese ? sentence.zh_tw() : sentence.en());
    const size_t width = session.columns() == 0 ? text.size() : session.columns();
    for (const std::string& line : Wrap(text, std::max<size_t>(1, width))) {
      session.out << line << "\n";
    }
  }
}

}  // namespace

absl::Status RunPlanCreate(Session& session, const Command& command, const Arguments& arguments) {
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  if (const auto file = arguments.Value("affinity"); file.has_value()) {
    auto& create = dynamic_cast<v1::CreateAssignmentPlanRequest&>(*request);
    ASSIGN_OR_RETURN(*create.mutable_affinities(), ReadFileOr(*file, session.in));
  }
  return CallAndShow(session, command, *request);
}

absl::Status RunPlanImport(Session& session, const Command& command, const Arguments& arguments) {
  const std::string file = arguments.words[3];
  ASSIGN_OR_RETURN(const std::string text, ReadFileOr(file, session.in));
  ASSIGN_OR_RETURN(const std::vector<CsvRow> rows,
                   ReadCsv(file, text, {"application_id", "judge_id"}));
  Arguments without_file = arguments;
  without_file.words.resize(3);
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, without_file));
  auto& create = dynamic_cast<v1::CreateAssignmentPlanRequest&>(*request);
  std::vector<Violation> wrong;
  for (const CsvRow& row : rows) {
    const auto seat = SeatOf(row, SeasonOf(create.parent()));
    if (seat.ok()) {
      *create.mutable_assignment_plan()->add_seats() = *seat;
      continue;
    }
    wrong.push_back({"LINE_VALUE", fmt::format("{}:{}", file, row.line),
                     fmt::format("{},{}", row.Cell("application_id"), row.Cell("judge_id"))});
  }
  if (!wrong.empty() || rows.empty()) return UsageError("CSV_INVALID", {{"file", file}}, wrong);
  return CallAndShow(session, command, *request);
}

absl::Status RunPlanExport(Session& session, const Command& command, const Arguments& arguments) {
  const auto out = arguments.Value("out");
  if (!out.has_value()) return UsageError("FLAG_MISSING", {{"flag", "out"}});
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  ASSIGN_OR_RETURN(auto problem,
                   session.Call<v1::GetAssignmentProblemResponse>(command.method, *request));
  RETURN_IF_ERROR(WriteProblem(*out, problem));
  session.Note(fmt::format(fmt::runtime(kProblemWritten.In(session.language())), *out,
                           PlanCommand(*out, problem)));
  return absl::OkStatus();
}

absl::Status RunPlanExplain(Session& session, const Command& command, const Arguments& arguments) {
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  auto& explain = dynamic_cast<v1::ExplainAssignmentRequest&>(*request);
  const std::string season = SeasonOf(explain.name());
  ASSIGN_OR_RETURN(*explain.mutable_application(),
                   FullName(kApplicationPattern, arguments.words[3], season));
  ASSIGN_OR_RETURN(*explain.mutable_judge(), FullName(kJudgePattern, arguments.words[4], season));
  ASSIGN_OR_RETURN(const auto answer,
                   session.Call<v1::ExplainAssignmentResponse>(command.method, *request));
  if (session.settings().format != Format::kTable) {
    ShowAnswer(session, command, answer);
    return absl::OkStatus();
  }
  ShowSentences(session, answer.sentences());
  if (!answer.otherwise_sentences().empty()) {
    session.out << kOtherwise.In(session.language()) << "\n";
    ShowSentences(session, answer.otherwise_sentences());
  }
  return absl::OkStatus();
}

}  // namespace award::client
