// The commands that deserve code of their own, with the flags that are theirs alone. Each runs the
// whole command: reads what it needs, calls the server, shows the answer.
#ifndef AWARD_CLIENT_COMMAND_HANDLERS_H_
#define AWARD_CLIENT_COMMAND_HANDLERS_H_

#include "absl/status/status.h"
#include "client/command/command.h"

namespace award::client {

// Changes some dates of a season and keeps the others: the contract wants a whole schedule.
absl::Status RunSeasonUpdate(Session&, const Command&, const Arguments&);
absl::Status RunSeasonReschedule(Session&, const Command&, const Arguments&);

// Reads agency, code, display_name, level and supervising_agency from CSV.
absl::Status RunAgencyImport(Session&, const Command&, const Arguments&);

// clang-format off
inline constexpr OwnFlag kPlanCreateFlags[] = {
    {"affinity", "FILE",
     {"契合度 CSV，取代專長與意願；空格為利益關係",
      "affinities as CSV, in place of expertise and preferences; an empty cell is a conflict"}},
};
inline constexpr OwnFlag kPlanExportFlags[] = {
    {"out", "FOLDER", {"要寫入的新目錄", "the new folder to write into"}},
};
// clang-format on
absl::Status RunPlanCreate(Session&, const Command&, const Arguments&);
// Proposes the pairs of a file, application_id,judge_id, checked against the rules.
absl::Status RunPlanImport(Session&, const Command&, const Arguments&);
// Writes what `award plan` needs to compute the plan again, the plan and its certificate.
absl::Status RunPlanExport(Session&, const Command&, const Arguments&);
absl::Status RunPlanExplain(Session&, const Command&, const Arguments&);

// Writes the secret into a new file of mode 0600; prints it only for `--out -`.
inline constexpr OwnFlag kTokenIssueFlags[] = {
    {"out", "FILE", {"存放權杖的新檔案；- 為印出", "the new file for the token; - prints it"}},
};
absl::Status RunTokenIssue(Session&, const Command&, const Arguments&);

inline constexpr OwnFlag kAttachmentUploadFlags[] = {
    {"display-name", "TEXT", {"顯示名稱（預設為檔名）", "what people call it; the file's name"}},
    {"request-id", "ID", {"請求代號", "request id"}},
};
absl::Status RunAttachmentUpload(Session&, const Command&, const Arguments&);

inline constexpr OwnFlag kAttachmentDownloadFlags[] = {
    {"out", "FILE", {"要寫入的新檔案", "the new file to write"}},
};
absl::Status RunAttachmentDownload(Session&, const Command&, const Arguments&);

inline constexpr OwnFlag kSheetTemplateFlags[] = {
    {"text", "", {"印出純文字評分單", "print the plain-text form"}},
};
absl::Status RunSheetTemplate(Session&, const Command&, const Arguments&);
absl::Status RunSheetUpdate(Session&, const Command&, const Arguments&);
absl::Status RunSheetSubmit(Session&, const Command&, const Arguments&);

// clang-format off
inline constexpr OwnFlag kResolutionFlags[] = {
    {"divergence", "APPLICATION",
     {"明顯差異的申請案，配合 --round --outcome [--judge-code]",
      "resolve its divergence, with --round --outcome [--judge-code]"}},
    {"tie", "APPLICATION",
     {"同名次的申請案，依決定的順序，配合 --round --means",
      "the tied applications in their order, with --round --means"}, true},
    {"shortlist", "CATEGORY",
     {"採認入圍的類別，配合 --tabulation", "adopt its shortlist, with --tabulation"}},
    {"nomination", "CATEGORY",
     {"採認推薦的類別，配合 --tabulation [--none]",
      "adopt whom to nominate in it, with --tabulation [--none]"}},
    {"round", "first|final", {"輪次", "the round"}},
    {"tabulation", "TABULATION", {"評選總表", "the tabulation that is adopted"}},
};
// clang-format on
absl::Status RunResolutionCreate(Session&, const Command&, const Arguments&);

inline constexpr OwnFlag kNominationExportFlags[] = {
    {"out", "FOLDER", {"要寫入的新目錄", "the new folder to write into"}},
};
absl::Status RunNominationExport(Session&, const Command&, const Arguments&);

// Why an application stands where it stands; the neighbours, or the other one.
absl::Status RunTabulationExplain(Session&, const Command&, const Arguments&);

// Writes rules.json, sheets.csv, decisions.csv and report.json into a new folder.
inline constexpr OwnFlag kTabulationReportFlags[] = {
    {"out", "FOLDER", {"要寫入的新目錄", "the new folder to write into"}},
};
absl::Status RunTabulationReport(Session&, const Command&, const Arguments&);
absl::Status RunTabulationInsight(Session&, const Command&, const Arguments&);

absl::Status RunRulesTemplate(Session&, const Command&, const Arguments&);
absl::Status RunRulesCheck(Session&, const Command&, const Arguments&);

// clang-format off
inline constexpr OwnFlag kTabulateFlags[] = {
    {"rules", "FILE",
     {"評選規則（JSON，可有 // 註解行）", "the rules, as JSON, with or without // comment lines"}},
    {"sheets", "FILE",
     {"評分單 CSV（category,application,judge,criterion,score；- 為標準輸入）",
      "the sheets: category,application,judge,criterion,score; - is standard input"}},
    {"decisions", "FILE",
     {"決議 CSV（category,decision,number,application,judge）",
      "the decisions on record: category,decision,number,application,judge"}},
    {"round", "first|final", {"輪次，決定名額與最低標準（預設 final）", "which cut and floor apply (final)"}},
    {"insight", "", {"另列名次穩定度等參考資料", "how firm the ranking is, as advice beside it"}},
    {"weights", "FILE",
     {"供 --insight 試算的權重 CSV（set 欄與各構面一欄）",
      "weights to try with --insight: a column set and one per dimension"}},
};
// clang-format on
// Counts sheets from files by rules from a file; needs no server.
absl::Status RunTabulate(Session&, const Command&, const Arguments&);

}  // namespace award::client

#endif  // AWARD_CLIENT_COMMAND_HANDLERS_H_
