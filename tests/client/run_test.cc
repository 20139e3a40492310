// Commands from the command line to the request and from the answer to the screen.
#include <filesystem>

#include "award/v1/agency.pb.h"
#include "award/v1/application.pb.h"
#include "award/v1/attachment.pb.h"
#include "award/v1/judge.pb.h"
#include "award/v1/person.pb.h"
#include "award/v1/resolution.pb.h"
#include "award/v1/season.pb.h"
#include "award/v1/tabulation.pb.h"
#include "client/files/files.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/client/runner.h"

namespace award::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// Answers with `answer` and keeps the request.
template <typename Request, typename Response>
class Recorder {
 public:
  Recorder(Online& online, const std::string& method, Response answer = {}) {
    online.server.OnUnary<Request, Response>(
        method, [this, answer](const Request& received, Response& response) {
          request = received;
          response = answer;
          return grpc::Status::OK;
        });
  }
  Request request;
};

TEST(Commands, FillTheRequestFromNameAndFlags) {
  Online online;
  Recorder<v1::CreateJudgeRequest, v1::Judge> recorder(online, "JudgeService.CreateJudge");
  const Outcome outcome = online.Run({"judge", "create", "116/lin", "--person", "lin", "--outside",
                                      "--gender", "female", "--load-max", "4", "--expertise", "3=2",
                                      "--expertise", "6=3", "--dry-run"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const auto& request = recorder.request;
  EXPECT_EQ(request.parent(), "seasons/116");
  EXPECT_EQ(request.judge_id(), "lin");
  EXPECT_EQ(request.judge().person(), "people/lin");
  EXPECT_TRUE(request.judge().outside());
  EXPECT_EQ(request.judge().gender(), v1::Judge::FEMALE);
  EXPECT_EQ(request.judge().expertise_size(), 2);
  EXPECT_TRUE(request.validate_only());
  EXPECT_FALSE(request.request_id().empty());
  EXPECT_THAT(outcome.err, HasSubstr("dry run"));
}

TEST(Commands, NameTheFieldsThatFlagsChange) {
  Online online;
  Recorder<v1::UpdateJudgeRequest, v1::Judge> recorder(online, "JudgeService.UpdateJudge");
  const Outcome outcome =
      online.Run({"judge", "update", "116/lin", "--load-min", "0", "--expertise", "1=1",
                  "--expertise", "2=1", "--etag", "\"4\""});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(recorder.request.judge().name(), "seasons/116/judges/lin");
  EXPECT_EQ(recorder.request.judge().etag(), "\"4\"");
  EXPECT_THAT(recorder.request.update_mask().paths(), ElementsAre("load_min", "expertise"));
}

TEST(Commands, TakeAResourceFromAFileAndFlagsOverIt) {
  Online online;
  Recorder<v1::CreateApplicationRequest, v1::Application> recorder(
      online, "ApplicationService.CreateApplication");
  WriteFile(online.folder.File("a.json"),
            R"({"name": "seasons/115/applications/old", "agency": "agencies/old",
                "category": "digital", "state": "DRAFT", "content": {"title": "行動服務車"}})");
  const Outcome outcome =
      online.Run({"application", "create", "116/jiasian-mobile", "--from",
                  online.folder.File("a.json"), "--agency", "jiasian", "--summary", "摘要"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const auto& application = recorder.request.application();
  EXPECT_EQ(recorder.request.application_id(), "jiasian-mobile");
  EXPECT_EQ(application.name(), "");
  EXPECT_EQ(application.agency(), "agencies/jiasian");
  EXPECT_EQ(application.content().title(), "行動服務車");
  EXPECT_EQ(application.content().summary(), "摘要");
}

TEST(Commands, ReadStandardInput) {
  Online online;
  Recorder<v1::CreatePersonRequest, v1::Person> recorder(online, "PersonService.CreatePerson");
  const Outcome outcome =
      online.Run({"person", "create", "chen", "--from", "-"}, R"({"display_name": "陳"})");
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(recorder.request.person_id(), "chen");
  EXPECT_EQ(recorder.request.person().display_name(), "陳");
}

TEST(Commands, KeepTheRequestIdThatIsGiven) {
  Online online;
  Recorder<v1::CreatePersonRequest, v1::Person> recorder(online, "PersonService.CreatePerson");
  online.Run({"person", "create", "chen", "--display-name", "x", "--request-id", "again-1"});
  EXPECT_EQ(recorder.request.request_id(), "again-1");
}

TEST(Commands, TakeFlagsBeforeTheNoun) {
  Online online;
  Recorder<v1::CreatePersonRequest, v1::Person> recorder(online, "PersonService.CreatePerson");
  const Outcome outcome = online.Run(
      {"--request-id", "again-1", "--dry-run", "person", "create", "chen", "--display-name", "x"});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(recorder.request.request_id(), "again-1");
  EXPECT_TRUE(recorder.request.validate_only());
}

TEST(Schedule, KeepsTheDatesThatAreNotNamed) {
  Online online;
  v1::Season season;
  season.set_name("seasons/116");
  auto& schedule = *season.mutable_schedule();
  schedule.mutable_intake_open_time()->set_seconds(1);
  schedule.mutable_intake_close_time()->set_seconds(2);
  schedule.mutable_intake_close_time()->set_nanos(500);
  schedule.mutable_correction_close_time()->set_seconds(3);
  schedule.mutable_first_round_close_time()->set_seconds(4);
  schedule.mutable_coaching_close_time()->set_seconds(5);
  schedule.mutable_final_round_close_time()->set_seconds(6);
  Recorder<v1::GetSeasonRequest, v1::Season> get(online, "SeasonService.GetSeason", season);
  Recorder<v1::RescheduleSeasonRequest, v1::Season> reschedule(
      online, "SeasonService.RescheduleSeason", season);
  Recorder<v1::UpdateSeasonRequest, v1::Season> update(online, "SeasonService.UpdateSeason",
                                                       season);
  ASSERT_EQ(online
                .Run({"season", "reschedule", "116", "--intake-close", "2027-02-26 17:00",
                      "--reason", "延長"})
                .exit,
            0);
  EXPECT_EQ(reschedule.request.schedule().intake_close_time().seconds(), 1803632400);
  EXPECT_EQ(reschedule.request.schedule().intake_close_time().nanos(), 0);
  EXPECT_EQ(reschedule.request.schedule().final_round_close_time().seconds(), 6);
  ASSERT_EQ(online
                .Run({"season", "update", "116", "--intake-close", "2027-02-26 17:00",
                      "--intake-open", "2027-02-01", "--display-name", "x"})
                .exit,
            0);
  EXPECT_THAT(update.request.update_mask().paths(), ElementsAre("schedule", "display_name"));
  EXPECT_EQ(update.request.season().schedule().coaching_close_time().seconds(), 5);
}

TEST(Lists, AreReadToTheLastPage) {
  Online online;
  online.server.OnUnary<v1::ListPeopleRequest, v1::ListPeopleResponse>(
      "PersonService.ListPeople",
      [](const v1::ListPeopleRequest& request, v1::ListPeopleResponse& response) {
        const bool first = request.page_token().empty();
        response.add_people()->set_name(first ? "people/chen" : "people/lin");
        response.mutable_people(0)->set_state(v1::Person::ACTIVE);
        if (first) response.set_next_page_token("more");
        return grpc::Status::OK;
      });
  const Outcome table = online.Run({"person", "list", "--page-size", "1"});
  EXPECT_THAT(table.out, HasSubstr("chen"));
  EXPECT_THAT(table.out, HasSubstr("lin"));
  EXPECT_THAT(table.out, HasSubstr("active"));
  const Outcome chinese = online.Run({"--lang", "zh-TW", "person", "list"});
  EXPECT_THAT(chinese.out, HasSubstr("識別名"));
  EXPECT_THAT(chinese.out, HasSubstr("有效"));
  const Outcome csv = online.Run({"--format", "csv", "--lang", "zh-TW", "person", "list"});
  EXPECT_THAT(csv.out, ::testing::StartsWith("name,display_name,state,roles,"));
  EXPECT_THAT(csv.out, HasSubstr("\r\npeople/lin,,ACTIVE,"));
  const Outcome json = online.Run({"--format", "json", "person", "list"});
  EXPECT_THAT(json.out, HasSubstr("\"people/chen\""));
  EXPECT_THAT(json.out, HasSubstr("\"people/lin\""));
  EXPECT_THAT(json.out, HasSubstr("\"next_page_token\": \"\""));
}

TEST(Lists, ShowHostileNamesHarmlessly) {
  Online online;
  v1::ListPeopleResponse people;
  people.add_people()->set_display_name("\u202Egnp.exe\x1B[2J");
  people.mutable_people(0)->set_name("people/x");
  Recorder<v1::ListPeopleRequest, v1::ListPeopleResponse> recorder(
      online, "PersonService.ListPeople", people);
  for (const char* format : {"table", "json", "csv"}) {
    const Outcome outcome = online.Run({"--format", format, "person", "list"});
    EXPECT_THAT(outcome.out, Not(HasSubstr("\x1B"))) << format;
    EXPECT_THAT(outcome.out, Not(HasSubstr("\u202E"))) << format;
  }
}

TEST(AgencyImport, SendsTheWholeFile) {
  Online online;
  Recorder<v1::ImportAgenciesRequest, v1::ImportAgenciesResponse> recorder(
      online, "AgencyService.ImportAgencies");
  WriteFile(online.folder.File("a.csv"),
            "agency,code,display_name,level,supervising_agency\n"
            "civil,A01,民政局,first_level,\n"
            "house,,鼓山戶政事務所,second_level,civil\n");
  ASSERT_EQ(online.Run({"agency", "import", online.folder.File("a.csv")}).exit, 0);
  ASSERT_EQ(recorder.request.agencies_size(), 2);
  EXPECT_EQ(recorder.request.agencies(1).name(), "agencies/house");
  EXPECT_EQ(recorder.request.agencies(1).level(), v1::Agency::SECOND_LEVEL);
  EXPECT_EQ(recorder.request.agencies(1).supervising_agency(), "agencies/civil");
}

TEST(AgencyImport, NamesTheLineAndSendsNothing) {
  Online online;
  WriteFile(online.folder.File("a.csv"),
            "agency,code,display_name,level,supervising_agency\ncivil,A01,民政局,top,\n");
  const Outcome outcome = online.Run({"agency", "import", online.folder.File("a.csv")});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("a.csv:2: The value is not allowed: top [LINE_VALUE]"));
  EXPECT_EQ(online.server.calls(), 0);
}

TEST(TokenIssue, WritesTheSecretForItsOwnerAlone) {
  Online online;
  v1::IssueTokenResponse answer;
  answer.mutable_token()->set_name("people/chen/tokens/t1");
  answer.set_secret("tok-123");
  Recorder<v1::IssueTokenRequest, v1::IssueTokenResponse> recorder(
      online, "PersonService.IssueToken", answer);
  const std::string file = online.folder.File("chen.token");
  const Outcome outcome =
      online.Run({"token", "issue", "chen", "--out", file, "--lifetime-days", "7"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(recorder.request.parent(), "people/chen");
  EXPECT_EQ(recorder.request.lifetime_days(), 7);
  EXPECT_EQ(Slurp(file), "tok-123\n");
  EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms(0600));
  EXPECT_THAT(outcome.out + outcome.err, Not(HasSubstr("tok-123")));
  // Neither the file nor a link to another is written over.
  EXPECT_EQ(online.Run({"token", "issue", "chen", "--out", file}).exit, 2);
  EXPECT_EQ(online.Run({"token", "issue", "chen", "--out", "-"}).out, "tok-123\n");
}

TEST(TokenIssue, LeavesNoFileWhenItFails) {
  Online online;
  const std::string file = online.folder.File("chen.token");
  EXPECT_EQ(online.Run({"token", "issue", "chen", "--out", file}).exit, 1);
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(Resolution, IsMadeOfItsFlags) {
  Online online;
  Recorder<v1::CreateResolutionRequest, v1::Resolution> recorder(
      online, "ResolutionService.CreateResolution");
  const std::vector<std::string> vote = {"--reason",          "r", "--meeting",   "第1次",
                                         "--members-present", "9", "--votes-for", "8"};
  const auto run = [&](std::vector<std::string> args) {
    args.insert(args.begin(), {"resolution", "create", "116"});
    args.insert(args.end(), vote.begin(), vote.end());
    const Outcome outcome = online.Run(args);
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    return recorder.request.resolution();
  };
  v1::Resolution resolution = run({"--divergence", "a", "--round", "first", "--outcome",
                                   "exclude-judge", "--judge-code", "J01"});
  EXPECT_EQ(resolution.divergence().application(), "seasons/116/applications/a");
  EXPECT_EQ(resolution.divergence().outcome(), v1::EXCLUDE_JUDGE);
  EXPECT_EQ(resolution.divergence().judge_code(), "J01");
  EXPECT_EQ(resolution.divergence().round(), v1::FIRST);
  EXPECT_EQ(resolution.votes_for(), 8);
  resolution = run({"--tie", "b", "--tie", "a", "--round", "final", "--means", "lot"});
  EXPECT_THAT(resolution.tie().applications(),
              ElementsAre("seasons/116/applications/b", "seasons/116/applications/a"));
  EXPECT_EQ(resolution.tie().means(), v1::TieDecision::LOT);
  resolution = run({"--shortlist", "digital", "--tabulation", "t1"});
  EXPECT_EQ(resolution.shortlist().tabulation(), "seasons/116/tabulations/t1");
  resolution = run({"--nomination", "digital", "--tabulation", "t2", "--none"});
  EXPECT_EQ(resolution.nomination().category(), "digital");
  EXPECT_TRUE(resolution.nomination().none());
}

TEST(Attachment, IsSentInChunksAndComesBackWhole) {
  Online online;
  std::string bytes(600000, 'x');
  bytes[0] = '%';
  std::string stored;
  v1::UploadAttachmentRequest::Start start;
  online.server.On("AttachmentService.UploadAttachment", [&](const TestServer::Call& call) {
    for (const std::string& part : call.requests) {
      v1::UploadAttachmentRequest request;
      request.ParseFromString(part);
      if (request.has_start()) start = request.start();
      EXPECT_LE(request.chunk().size(), 256U * 1024);
      stored += request.chunk();
    }
    v1::Attachment attachment;
    attachment.set_name("seasons/116/applications/a/attachments/f1");
    return TestServer::Answer{{attachment.SerializeAsString()}, grpc::Status::OK};
  });
  WriteFile(online.folder.File("滿意度調查.pdf"), bytes);
  const Outcome up =
      online.Run({"attachment", "upload", "116/a", online.folder.File("滿意度調查.pdf")});
  ASSERT_EQ(up.exit, 0) << up.err;
  EXPECT_EQ(stored, bytes);
  EXPECT_EQ(start.parent(), "seasons/116/applications/a");
  EXPECT_EQ(start.display_name(), "滿意度調查.pdf");
  EXPECT_EQ(start.sha256(), client::Sha256::Of(bytes));

  v1::ListAttachmentsResponse list;
  auto* attachment = list.add_attachments();
  attachment->set_name("seasons/116/applications/a/attachments/f1");
  attachment->set_sha256(start.sha256());
  Recorder<v1::ListAttachmentsRequest, v1::ListAttachmentsResponse> lister(
      online, "AttachmentService.ListAttachments", list);
  online.server.On("AttachmentService.DownloadAttachment", [&](const TestServer::Call&) {
    TestServer::Answer answer;
    for (size_t at = 0; at < stored.size(); at += 250000) {
      v1::DownloadAttachmentResponse part;
      part.set_chunk(stored.substr(at, 250000));
      answer.responses.push_back(part.SerializeAsString());
    }
    return answer;
  });
  const std::string out = online.folder.File("out.pdf");
  const Outcome down = online.Run({"attachment", "download", "116/a/f1", "--out", out});
  ASSERT_EQ(down.exit, 0) << down.err;
  EXPECT_EQ(Slurp(out), bytes);
  // What arrives damaged is not kept.
  stored[5] = 'y';
  const std::string other = online.folder.File("other.pdf");
  const Outcome damaged = online.Run({"attachment", "download", "116/a/f1", "--out", other});
  EXPECT_EQ(damaged.exit, 1);
  EXPECT_THAT(damaged.err, HasSubstr("[ANSWER_DAMAGED]"));
  EXPECT_FALSE(std::filesystem::exists(other));
}

TEST(Attachment, RefusedInTheMiddleNamesTheReason) {
  Online online;
  online.server.On("AttachmentService.UploadAttachment", [](const TestServer::Call&) {
    return TestServer::Answer{{},
                              Refusal(grpc::StatusCode::INVALID_ARGUMENT, "ATTACHMENT_WRONG_TYPE")};
  });
  WriteFile(online.folder.File("a.exe"), "MZ");
  const Outcome outcome =
      online.Run({"attachment", "upload", "116/a", online.folder.File("a.exe")});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.err, HasSubstr("[ATTACHMENT_WRONG_TYPE]"));
}

}  // namespace
}  // namespace award::testing
