// `award token issue PERSON --out FILE`: the one answer that holds a secret.
#include "award/v1/person.pb.h"
#include "client/command/handlers.h"
#include "client/command/request.h"
#include "client/error/error.h"
#include "client/files/files.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr Words kTokenWritten = {"權杖已存入 {}（僅本人可讀），請交給當事人。",
                                 "The token is in {}, readable by its owner alone; hand it over."};

absl::StatusOr<v1::IssueTokenResponse> Issue(Session& session, const Message& request) {
  ASSIGN_OR_RETURN(v1::IssueTokenResponse answer,
                   session.Call<v1::IssueTokenResponse>("PersonService.IssueToken", request));
  const bool dry = dynamic_cast<const v1::IssueTokenRequest&>(request).validate_only();
  if (answer.secret().empty() && !dry) return RefusedError("SECRET_NOT_REPEATED");
  return answer;
}

}  // namespace

absl::Status RunTokenIssue(Session& session, const Command& command, const Arguments& arguments) {
  const auto out = arguments.Value("out");
  if (!out.has_value()) return UsageError("FLAG_MISSING", {{"flag", "out"}});
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  if (*out == "-") {
    ASSIGN_OR_RETURN(const v1::IssueTokenResponse answer, Issue(session, *request));
    if (!answer.secret().empty()) session.out << answer.secret() << '\n';
    NoteDryRun(session, *request);
    return absl::OkStatus();
  }
  // The file comes first: a token that cannot be written down would be lost.
  ASSIGN_OR_RETURN(NewFile file, NewFile::Create(*out, NewFile::Access::kSecret));
  ASSIGN_OR_RETURN(const v1::IssueTokenResponse answer, Issue(session, *request));
  if (!answer.secret().empty()) {
    RETURN_IF_ERROR(file.Write(answer.secret() + "\n"));
    RETURN_IF_ERROR(file.Finish());
    session.Note(fmt::format(fmt::runtime(kTokenWritten.In(session.language())), *out));
  }
  ShowAnswer(session, command, answer.token());
  NoteDryRun(session, *request);
  return absl::OkStatus();
}

}  // namespace award::client
