// The commands. A method of the contract that is new needs one row here; a row without a handler
// needs no more than that.
#include "client/command/command.h"
#include "client/command/handlers.h"

namespace award::client {
namespace {

// clang-format off
constexpr Noun kNouns[] = {
    {"season", "seasons/{YEAR}", "name,display_name,state,rehearsal,etag",
     {"年度評選", "one year's selection"}},
    {"agency", "agencies/{AGENCY}", "name,display_name,level,supervising_agency,code",
     {"機關", "agencies of the city"}},
    {"person", "people/{PERSON}", "name,display_name,state,roles,etag",
     {"人員與角色", "people and their roles"}},
    {"token", "people/{PERSON}/tokens/{TOKEN}", "name,create_time,expire_time,revoke_time",
     {"權杖", "what people call with"}},
    {"application", "seasons/{YEAR}/applications/{APPLICATION}",
     "name,title,agency,category,state,revision,draft_open,content_digest,etag",
     {"參獎申請書", "what an agency hands in"}},
    {"revision", "seasons/{YEAR}/applications/{APPLICATION}/revisions/{REVISION}",
     "name,submitter,submit_time,content_digest",
     {"申請書版次", "submitted revisions of an application"}},
    {"attachment", "seasons/{YEAR}/applications/{APPLICATION}/attachments/{ATTACHMENT}",
     "name,display_name,media_type,size_bytes,sha256", {"附件", "files of an application"}},
    {"judge", "seasons/{YEAR}/judges/{JUDGE}",
     "name,code,display_name,outside,agency,gender,load_min,load_max,expertise,declare_time,etag",
     {"評審委員", "the panel of a season"}},
    {"conflict", "seasons/{YEAR}/conflicts/{CONFLICT}",
     "name,judge,application,ground,origin,statement",
     {"利益關係", "what keeps a judge from an application"}},
    {"assignment-plan", "seasons/{YEAR}/assignmentPlans/{PLAN}",
     "name,round,state,affinity_total,affinity_bound,create_time,etag",
     {"分案方案", "proposed and applied assignments"}},
    {"assignment", "seasons/{YEAR}/assignments/{ASSIGNMENT}",
     "sheet,round,judge,application,title,state", {"分案", "who judges what"}},
    {"sheet", "seasons/{YEAR}/judges/{JUDGE}/sheets/{SHEET}",
     "name,round,revision,state,version,total,etag", {"評分單", "a judge's scores and comments"}},
    {"tabulation", "seasons/{YEAR}/tabulations/{TABULATION}",
     "name,round,method,current,create_time", {"評選總表", "the result of counting a round"}},
    {"resolution", "seasons/{YEAR}/resolutions/{RESOLUTION}",
     "name,divergence,tie,shortlist,nomination,meeting,members_present,votes_for,votes_against,"
     "reason",
     {"決議", "what the committee decided"}},
    {"coaching", "seasons/{YEAR}/coachingCases/{CASE}", "name,application,coach,state,etag",
     {"輔導案", "coaching of shortlisted applicants"}},
    {"advice", "seasons/{YEAR}/coachingCases/{CASE}/advice/{ADVICE}",
     "name,dimension,text,state,response,etag", {"輔導意見", "a coach's advice and the response"}},
    {"nomination", "seasons/{YEAR}/nominationLists/{LIST}",
     "name,state,rehearsal,digest,document_number,create_time,dispatch_time,etag",
     {"推薦名單", "the ranked list"}},
    {"event", "events/{EVENT}", "name,create_time,actor,verb,resource,from_state,to_state,reason",
     {"稽核紀錄", "the record of everything that changed"}},
    {"rules", "", "", {"評選規則", "templates of rules, offline"}},
};

constexpr Command kCommands[] = {
    {"season", "create", "SeasonService.CreateSeason", {"建立年度評選", "create a season"}},
    {"season", "get", "SeasonService.GetSeason", {"顯示年度評選", "show a season"}},
    {"season", "list", "SeasonService.ListSeasons", {"列出年度評選", "list the seasons"}},
    {"season", "update", "SeasonService.UpdateSeason", {"更新籌備中的年度評選", "change a season in draft"},
     RunSeasonUpdate},
    {"season", "announce", "SeasonService.AnnounceSeason",
     {"公告並凍結規則", "announce it and freeze its rules"}},
    {"season", "advance", "SeasonService.AdvanceSeason", {"進入下一階段", "move to the next stage"}},
    {"season", "reschedule", "SeasonService.RescheduleSeason",
     {"調整時程", "move the dates, with a reason"}, RunSeasonReschedule},
    {"season", "void", "SeasonService.VoidSeason", {"作廢", "end it without a result"}},

    {"agency", "import", "AgencyService.ImportAgencies", {"由 CSV 匯入機關", "import agencies from CSV"},
     RunAgencyImport, "FILE.csv"},
    {"agency", "get", "AgencyService.GetAgency", {"顯示機關", "show an agency"}},
    {"agency", "list", "AgencyService.ListAgencies", {"列出機關", "list the agencies"}},

    {"person", "create", "PersonService.CreatePerson", {"建立人員", "create a person"}},
    {"person", "get", "PersonService.GetPerson", {"顯示人員", "show a person"}},
    {"person", "list", "PersonService.ListPeople", {"列出人員", "list the people"}},
    {"person", "grant", "PersonService.GrantRole", {"授予角色", "grant a role"}},
    {"person", "revoke", "PersonService.RevokeRole", {"收回角色", "revoke a role"}},
    {"person", "disable", "PersonService.DisablePerson", {"停用人員", "disable a person"}},
    {"person", "whoami", "PersonService.GetCaller",
     {"顯示您的身分與角色", "show who you are and what you may do"}},

    {"token", "issue", "PersonService.IssueToken", {"發給權杖並存入檔案", "issue a token into a file"},
     RunTokenIssue, "", kTokenIssueFlags},
    {"token", "revoke", "PersonService.RevokeToken", {"撤銷權杖", "revoke a token"}},
    {"token", "list", "PersonService.ListTokens", {"列出權杖", "list a person's tokens"}},

    {"application", "create", "ApplicationService.CreateApplication",
     {"建立申請案", "create an application"}},
    {"application", "get", "ApplicationService.GetApplication", {"顯示申請案", "show an application"}},
    {"application", "list", "ApplicationService.ListApplications",
     {"列出申請案", "list the applications of a season"}},
    {"application", "update", "ApplicationService.UpdateApplication", {"修改草稿", "change the draft"}},
    {"application", "endorse", "ApplicationService.EndorseApplication",
     {"推薦此內容", "endorse exactly this content"}},
    {"application", "submit", "ApplicationService.SubmitApplication", {"送件", "submit the draft"}},
    {"application", "withdraw", "ApplicationService.WithdrawApplication", {"撤回", "withdraw it"}},
    {"application", "accept", "ApplicationService.AcceptApplication",
     {"資格符合", "accept it as eligible"}},
    {"application", "return", "ApplicationService.ReturnApplication",
     {"退請補正", "return it for correction"}},
    {"application", "reject", "ApplicationService.RejectApplication",
     {"資格不符", "reject it as ineligible"}},
    {"application", "disqualify", "ApplicationService.DisqualifyApplication",
     {"取消資格", "disqualify it"}},

    {"revision", "get", "ApplicationService.GetRevision", {"顯示版次", "show a submitted revision"}},
    {"revision", "list", "ApplicationService.ListRevisions",
     {"列出版次", "list the revisions of an application"}},

    {"attachment", "upload", "AttachmentService.UploadAttachment", {"上傳附件", "upload a file"},
     RunAttachmentUpload, "YEAR/APPLICATION FILE", kAttachmentUploadFlags, false},
    {"attachment", "download", "AttachmentService.DownloadAttachment", {"下載附件", "download a file"},
     RunAttachmentDownload, "", kAttachmentDownloadFlags},
    {"attachment", "list", "AttachmentService.ListAttachments",
     {"列出附件", "list the files of an application"}},
    {"attachment", "remove", "AttachmentService.RemoveAttachment",
     {"自草稿移除附件", "take a file off the draft"}},

    {"judge", "create", "JudgeService.CreateJudge", {"聘任評審委員", "appoint a judge"}},
    {"judge", "get", "JudgeService.GetJudge", {"顯示評審委員", "show a judge"}},
    {"judge", "list", "JudgeService.ListJudges", {"列出評審委員", "list the judges of a season"}},
    {"judge", "update", "JudgeService.UpdateJudge",
     {"修改件數與專長", "change a judge's loads and expertise"}},
    {"judge", "declare", "JudgeService.CompleteDeclaration",
     {"完成迴避聲明", "say that every conflict is declared"}},

    {"conflict", "create", "ConflictService.CreateConflict", {"聲明利益關係", "declare a conflict"}},
    {"conflict", "get", "ConflictService.GetConflict", {"顯示利益關係", "show a conflict"}},
    {"conflict", "list", "ConflictService.ListConflicts",
     {"列出利益關係", "list the conflicts of a season"}},

    {"assignment-plan", "create", "AssignmentService.CreateAssignmentPlan",
     {"提出分案方案", "propose the best plan"}},
    {"assignment-plan", "get", "AssignmentService.GetAssignmentPlan", {"顯示分案方案", "show a plan"}},
    {"assignment-plan", "list", "AssignmentService.ListAssignmentPlans",
     {"列出分案方案", "list the plans of a season"}},
    {"assignment-plan", "apply", "AssignmentService.ApplyAssignmentPlan",
     {"套用分案方案", "apply a plan"}},
    {"assignment", "list", "AssignmentService.ListAssignments", {"列出分案", "list who judges what"}},

    {"sheet", "template", "SheetService.GetSheet", {"印出評分單供填寫", "print a form to fill in"},
     RunSheetTemplate, "", kSheetTemplateFlags},
    {"sheet", "get", "SheetService.GetSheet", {"顯示評分單", "show a sheet"}},
    {"sheet", "list", "SheetService.ListSheets",
     {"列出評分單（全部委員用 YEAR/-）", "list a judge's sheets; YEAR/- for all"}},
    {"sheet", "update", "SheetService.UpdateSheet", {"儲存評分單草稿", "save a draft"}, RunSheetUpdate},
    {"sheet", "submit", "SheetService.SubmitSheet", {"送出評分單", "submit it"}, RunSheetSubmit},
    {"sheet", "abstain", "SheetService.AbstainSheet", {"棄權", "abstain, with a reason"}},
    {"sheet", "waive", "SheetService.WaiveSheet", {"註記缺席", "record the judge as absent"}},

    {"tabulation", "create", "TabulationService.CreateTabulation", {"計算評選總表", "count a round"}},
    {"tabulation", "get", "TabulationService.GetTabulation", {"顯示評選總表", "show a tabulation"}},
    {"tabulation", "list", "TabulationService.ListTabulations",
     {"列出評選總表", "list the tabulations of a season"}},

    {"resolution", "create", "ResolutionService.CreateResolution", {"登錄決議", "record a resolution"},
     RunResolutionCreate, "", kResolutionFlags},
    {"resolution", "get", "ResolutionService.GetResolution", {"顯示決議", "show a resolution"}},
    {"resolution", "list", "ResolutionService.ListResolutions",
     {"列出決議", "list the resolutions of a season"}},

    {"coaching", "create", "CoachingService.CreateCoachingCase", {"開立輔導案", "open a coaching case"}},
    {"coaching", "get", "CoachingService.GetCoachingCase", {"顯示輔導案", "show a coaching case"}},
    {"coaching", "list", "CoachingService.ListCoachingCases",
     {"列出輔導案", "list the coaching cases of a season"}},
    {"coaching", "close", "CoachingService.CloseCoachingCase", {"結案", "close a coaching case"}},
    {"advice", "create", "CoachingService.CreateAdvice", {"提出輔導意見", "give advice"}},
    {"advice", "respond", "CoachingService.RespondAdvice", {"回應輔導意見", "respond to advice"}},
    {"advice", "list", "CoachingService.ListAdvice", {"列出輔導意見", "list the advice of a case"}},

    {"nomination", "create", "NominationService.CreateNominationList",
     {"提出推薦名單", "propose the list"}},
    {"nomination", "get", "NominationService.GetNominationList", {"顯示推薦名單", "show a list"}},
    {"nomination", "list", "NominationService.ListNominationLists",
     {"列出推薦名單", "list the lists of a season"}},
    {"nomination", "approve", "NominationService.ApproveNominationList",
     {"核可名單", "approve a list by its digest"}},
    {"nomination", "reject", "NominationService.RejectNominationList", {"退回名單", "reject a list"}},
    {"nomination", "dispatch", "NominationService.DispatchNominationList",
     {"函送名單", "record that it was sent"}},
    {"nomination", "export", "NominationService.GetNominationList",
     {"匯出推薦資料", "write the nomination package"}, RunNominationExport, "", kNominationExportFlags},

    {"event", "list", "EventService.ListEvents", {"列出稽核紀錄", "list what happened"}},

    {"rules", "template", "", {"印出規則範本（JSON）", "print default rules as JSON"}, RunRulesTemplate,
     "digital|inclusion|general|all"},
};
// clang-format on

}  // namespace

std::span<const Noun> Nouns() { return kNouns; }
std::span<const Command> Commands() { return kCommands; }

}  // namespace award::client
