// What people see, kept whole as transcripts: tests/golden/client. Each is a command, what it
// printed and its exit code; a change of any word shows in review.
#include "award/v1/application.pb.h"
#include "award/v1/assignment.pb.h"
#include "award/v1/event.pb.h"
#include "award/v1/judge.pb.h"
#include "award/v1/season.pb.h"
#include "award/v1/sheet.pb.h"
#include "client/document/default_rules.h"
#include "fmt/format.h"
#include "gtest/gtest.h"
#include "tests/client/runner.h"
#include "tests/testing/golden.h"

namespace award::testing {
namespace {

constexpr int64_t kFebruary = 1801443600;  // 2027-02-01 09:00 in Taipei.
constexpr int64_t kDay = 86400;

v1::Season Season() {
  v1::Season season;
  season.set_name("seasons/116");
  season.set_display_name("116年度政府服務獎推薦評選");
  season.set_state(v1::Season::INTAKE);
  *season.mutable_rules() = client::DefaultRules("digital");
  season.set_rules_digest("5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef");
  auto& schedule = *season.mutable_schedule();
  schedule.mutable_intake_open_time()->set_seconds(kFebruary);
  schedule.mutable_intake_close_time()->set_seconds(kFebruary + 25 * kDay + 8 * 3600);
  season.set_rehearsal(true);
  season.set_etag("\"7\"");
  return season;
}

v1::Application Application() {
  v1::Application application;
  application.set_name("seasons/116/applications/jiasian-mobile");
  application.set_agency("agencies/jiasian");
  application.set_category("digital");
  application.set_state(v1::Application::SUBMITTED);
  application.set_title("山城行動服務車");
  auto& content = *application.mutable_content();
  content.set_title("山城行動服務車");
  content.set_summary(
      "以行動車把申辦窗口帶到各里，讓行動不便的長者不必下山。全年出車一百二十趟，"
      "受理案件三千餘件，平均每件省下兩小時車程。");
  for (const char* id : {"1", "2"}) {
    auto* dimension = content.add_dimensions();
    dimension->set_dimension(id);
    dimension->set_text(
        "流程一致、標示清楚，申辦前即可知道應備文件；每季檢討並公開改善結果。\n第二段。");
  }
  auto* member = content.add_team();
  member->set_organization("甲仙區公所");
  member->set_display_name("潘小姐");
  member->set_job_title("課長");
  content.set_budget_thousand_twd(1200);
  content.set_start_date("2025-01-01");
  content.set_end_date("2026-12-31");
  content.mutable_contact()->set_display_name("潘小姐");
  content.mutable_contact()->set_email("pan@example.gov.tw");
  content.mutable_attestation()->set_attested(true);
  application.set_content_digest(
      "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab");
  application.mutable_submit_time()->set_seconds(kFebruary + kDay);
  application.set_revision(1);
  application.set_etag("\"3\"");
  return application;
}

v1::ListJudgesResponse Judges() {
  v1::ListJudgesResponse judges;
  auto* lin = judges.add_judges();
  lin->set_name("seasons/116/judges/lin");
  lin->set_code("J01");
  lin->set_display_name("林志明");
  lin->set_outside(true);
  lin->set_gender(v1::Judge::MALE);
  lin->set_load_max(4);
  auto* expertise = lin->add_expertise();
  expertise->set_dimension("3");
  expertise->set_level(2);
  auto* ou = judges.add_judges();
  ou->set_name("seasons/116/judges/ou-yang");
  ou->set_code("J02");
  ou->set_display_name(
      "歐陽\U000E0100\u202E女士");  // A selector stays, a direction override is shown.
  ou->set_agency("agencies/civil-affairs");
  ou->set_gender(v1::Judge::FEMALE);
  ou->set_load_min(2);
  ou->set_load_max(12);
  ou->mutable_declare_time()->set_seconds(kFebruary);
  return judges;
}

v1::AssignmentPlan Plan() {
  v1::AssignmentPlan plan;
  plan.set_name("seasons/116/assignmentPlans/plan-0001");
  plan.set_round(v1::FIRST);
  plan.set_state(v1::AssignmentPlan::PROPOSED);
  for (const char* judge : {"lin", "ou-yang"}) {
    auto* seat = plan.add_seats();
    seat->set_application("seasons/116/applications/jiasian-mobile");
    seat->set_judge(std::string("seasons/116/judges/") + judge);
    seat->set_affinity(12000);
  }
  plan.set_affinity_total(24000);
  plan.set_affinity_bound(24000);
  return plan;
}

template <typename Request, typename Answer>
void Serve(Online& online, const std::string& method, const Answer& answer) {
  online.server.OnUnary<Request, Answer>(method, [answer](const Request&, Answer& response) {
    response = answer;
    return grpc::Status::OK;
  });
}

void ServeAll(Online& online) {
  Serve<v1::GetSeasonRequest>(online, "SeasonService.GetSeason", Season());
  Serve<v1::AdvanceSeasonRequest>(online, "SeasonService.AdvanceSeason", Season());
  Serve<v1::GetApplicationRequest>(online, "ApplicationService.GetApplication", Application());
  Serve<v1::ListJudgesRequest>(online, "JudgeService.ListJudges", Judges());
  Serve<v1::CreateAssignmentPlanRequest>(online, "AssignmentService.CreateAssignmentPlan", Plan());
  Serve<v1::GetAssignmentPlanRequest>(online, "AssignmentService.GetAssignmentPlan", Plan());
  online.server.On("SheetService.GetSheet", [](const TestServer::Call&) {
    return TestServer::Answer{{}, Refusal(grpc::StatusCode::NOT_FOUND, "NOT_FOUND")};
  });
  online.server.On("ApplicationService.SubmitApplication", [](const TestServer::Call&) {
    v1::PreconditionFailure failure;
    for (const auto& [type, subject, text] :
         {std::tuple{"ENDORSEMENT_MISSING", "seasons/116/applications/jiasian-mobile",
                     "agencies/civil-affairs has not endorsed this content."},
          std::tuple{"TEXT_MISSING", "dimension 4", "There is no text on dimension 4."}}) {
      auto* violation = failure.add_violations();
      violation->set_type(type);
      violation->set_subject(subject);
      violation->set_description(text);
    }
    return TestServer::Answer{
        {},
        Refusal(grpc::StatusCode::FAILED_PRECONDITION, "REQUIREMENTS_MISSING",
                {{"resource", "seasons/116/applications/jiasian-mobile"}}, failure)};
  });
}

// The commands in one language on a terminal of 80 columns.
std::string Transcript(const std::string& language) {
  Online online;
  ServeAll(online);
  online.environment.columns = 80;
  std::string transcript;
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"season", "get", "116"},
           {"season", "advance", "116", "--state", "eligibility"},
           {"application", "get", "116/jiasian-mobile"},
           {"judge", "list", "116"},
           {"assignment-plan", "get", "116/plan-0001"},
           {"assignment-plan", "create", "116", "--round", "first", "--dry-run"},
           {"application", "submit", "116/jiasian-mobile"},
           {"sheet", "template", "116/lin/jiasian-mobile.first", "--text"},
           {"sheet", "sumbit", "116/lin/jiasian-mobile.first"},
           {"help", "judge"},
           {"help", "season", "reschedule"}}) {
    std::vector<std::string> args = {"--lang", language};
    args.insert(args.end(), command.begin(), command.end());
    const Outcome outcome = online.Run(args);
    transcript += "$ award";
    for (const std::string& word : command) transcript += " " + word;
    transcript += fmt::format("\n{}{}", outcome.out, outcome.err);
    if (outcome.exit != 0) transcript += fmt::format("(exit {})\n", outcome.exit);
    transcript += "\n";
  }
  return transcript;
}

TEST(Transcript, InChinese) { EXPECT_TRUE(MatchesGolden("client/zh.txt", Transcript("zh-TW"))); }

TEST(Transcript, InEnglish) { EXPECT_TRUE(MatchesGolden("client/en.txt", Transcript("en"))); }

}  // namespace
}  // namespace award::testing
