// The nomination package.
#include <filesystem>
#include <set>

#include "award/v1/agency.pb.h"
#include "award/v1/application.pb.h"
#include "award/v1/attachment.pb.h"
#include "award/v1/nomination.pb.h"
#include "award/v1/season.pb.h"
#include "award/v1/tabulation.pb.h"
#include "client/document/nomination.h"
#include "client/document/tabulation.h"
#include "client/files/files.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/client/runner.h"

namespace award::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

v1::Exact Number(const std::string& fraction, const std::string& printed) {
  v1::Exact exact;
  exact.set_fraction(fraction);
  exact.set_printed(printed);
  return exact;
}

v1::Tabulation FinalRound() {
  v1::Tabulation tabulation;
  tabulation.set_name("seasons/116/tabulations/t2");
  tabulation.set_round(v1::FINAL);
  tabulation.set_method(v1::TOTAL_SCORE);
  tabulation.set_current(true);
  auto* category = tabulation.add_categories();
  category->set_category("digital");
  for (const char* id : {"a", "b"}) {
    auto* line = category->add_lines();
    const bool first = id == std::string("a");
    line->set_application(std::string("seasons/116/applications/") + id);
    line->set_title(first ? "=行動服務車" : "智慧稅務");
    line->set_agency("agencies/jiasian");
    line->set_place(first ? 1 : 2);
    *line->mutable_mean_total() = first ? Number("1709/20", "85.45") : Number("84", "84.00");
    *line->mutable_rank_sum() = first ? Number("3/2", "1.50") : Number("3/2", "1.50");
    line->set_divergence(first ? v1::Line::DISCUSSED : v1::Line::NONE);
    line->set_admitted(first);
    auto* scored = line->add_judge_totals();
    scored->set_judge_code("J01");
    scored->set_state(v1::JudgeTotal::SCORED);
    *scored->mutable_total() = Number("86", "86.00");
    *scored->mutable_rank() = Number("1", "1.00");
    auto* recused = line->add_judge_totals();
    recused->set_judge_code("J02");
    recused->set_state(v1::JudgeTotal::RECUSED);
  }
  auto* comparison = category->add_comparisons();
  comparison->set_higher("seasons/116/applications/a");
  comparison->set_lower("seasons/116/applications/b");
  comparison->set_decider(v1::Comparison::TIE_KEY);
  comparison->set_tie_key(v1::MORE_FIRST_PLACES);
  return tabulation;
}

v1::NominationList List(bool rehearsal) {
  v1::NominationList list;
  list.set_name("seasons/116/nominationLists/l1");
  list.set_state(v1::NominationList::DISPATCHED);
  list.set_rehearsal(rehearsal);
  list.set_digest("abc");
  list.set_document_number("高市府研發字第11631168900號");
  auto* nomination = list.add_nominations();
  nomination->set_category("digital");
  nomination->set_place(1);
  nomination->set_application("seasons/116/applications/a");
  nomination->set_revision(2);
  nomination->set_agency_display_name("甲仙區公所");
  nomination->set_title("行動服務車");
  *nomination->mutable_mean_total() = Number("1709/20", "85.45");
  list.add_none_categories("general");
  list.add_tabulations("seasons/116/tabulations/t2");
  list.add_tabulations("seasons/116/tabulations/t2");
  return list;
}

// A server that has the list, and one attachment with a name that wants out of the folder.
void Serve(TestServer& server, bool rehearsal) {
  server.OnUnary<v1::GetNominationListRequest, v1::NominationList>(
      "NominationService.GetNominationList",
      [=](const v1::GetNominationListRequest&, v1::NominationList& list) {
        list = List(rehearsal);
        return grpc::Status::OK;
      });
  server.OnUnary<v1::GetSeasonRequest,
                 v1::Season>("SeasonService.GetSeason", [](const v1::GetSeasonRequest&,
                                                           v1::Season& season) {
    for (const auto& [id, name] : {std::pair{"digital", "數位創新加值"}, {"general", "整體服務"}}) {
      auto* category = season.mutable_rules()->add_categories();
      category->set_id(id);
      category->set_display_name(name);
    }
    return grpc::Status::OK;
  });
  server.OnUnary<v1::ListAgenciesRequest, v1::ListAgenciesResponse>(
      "AgencyService.ListAgencies",
      [](const v1::ListAgenciesRequest&, v1::ListAgenciesResponse& list) {
        list.add_agencies()->set_name("agencies/jiasian");
        list.mutable_agencies(0)->set_display_name("甲仙區公所");
        return grpc::Status::OK;
      });
  server.OnUnary<v1::GetTabulationRequest, v1::Tabulation>(
      "TabulationService.GetTabulation",
      [](const v1::GetTabulationRequest&, v1::Tabulation& tabulation) {
        tabulation = FinalRound();
        return grpc::Status::OK;
      });
  server.OnUnary<v1::GetRevisionRequest, v1::Revision>(
      "ApplicationService.GetRevision",
      [](const v1::GetRevisionRequest& request, v1::Revision& revision) {
        EXPECT_EQ(request.name(), "seasons/116/applications/a/revisions/2");
        revision.set_name(request.name());
        auto* attachment = revision.add_attachments();
        attachment->set_name("seasons/116/applications/a/attachments/f1");
        attachment->set_display_name("../../evil.sh");
        attachment->set_media_type("application/pdf");
        attachment->set_sha256(client::Sha256::Of("%PDF-1.7"));
        return grpc::Status::OK;
      });
  server.On("AttachmentService.DownloadAttachment", [](const TestServer::Call&) {
    v1::DownloadAttachmentResponse part;
    part.set_chunk("%PDF-1.7");
    return TestServer::Answer{{part.SerializeAsString()}, grpc::Status::OK};
  });
}

std::set<std::string> FilesIn(const std::string& folder) {
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_directory()) {
      files.insert(std::filesystem::relative(entry.path(), folder).string());
    }
  }
  return files;
}

TEST(NominationExport, WritesThePackageWithItsManifest) {
  Online online;
  Serve(online.server, false);
  const std::string out = online.folder.File("package");
  const Outcome outcome = online.Run({"nomination", "export", "116/l1", "--out", out});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(FilesIn(out),
              ::testing::UnorderedElementsAre(
                  "nomination-list.json", "nomination-list.csv", "nomination-list.txt",
                  "rules.json", "tabulations/t2.json", "tabulations/t2.csv", "tabulations/t2.txt",
                  "applications/a-r2.json", "attachments/a-1.pdf", "manifest.sha256"));
  const std::string command = "cd '" + out + "' && sha256sum --strict --quiet -c manifest.sha256";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_THAT(Slurp(out + "/nomination-list.txt"), HasSubstr("整體服務\n從缺\n"));
  EXPECT_THAT(Slurp(out + "/nomination-list.txt"), Not(HasSubstr("演練")));
  EXPECT_THAT(Slurp(out + "/manifest.sha256"), Not(HasSubstr("演練")));
}

TEST(NominationExport, RefusesAFolderThatIsNotEmpty) {
  Online online;
  Serve(online.server, false);
  WriteFile(online.folder.File("something"), "x");
  const Outcome outcome =
      online.Run({"nomination", "export", "116/l1", "--out", online.folder.path().string()});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("[FOLDER_NOT_EMPTY]"));
}

TEST(NominationExport, MarksARehearsalEverywhere) {
  Online online;
  Serve(online.server, true);
  const std::string out = online.folder.File("package");
  ASSERT_EQ(online.Run({"nomination", "export", "116/l1", "--out", out}).exit, 0);
  for (const char* file : {"nomination-list.txt", "nomination-list.csv", "tabulations/t2.txt",
                           "tabulations/t2.csv", "REHEARSAL.txt", "manifest.sha256"}) {
    EXPECT_THAT(Slurp(out + "/" + file), HasSubstr("演練")) << file;
  }
  EXPECT_THAT(Slurp(out + "/nomination-list.json"), HasSubstr("\"rehearsal\": true"));
  const std::string command = "cd '" + out + "' && sha256sum --quiet -c manifest.sha256";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST(NominationExport, LeavesNoManifestWhenItFails) {
  Online online;
  Serve(online.server, false);
  online.server.On("AttachmentService.DownloadAttachment", [](const TestServer::Call&) {
    v1::DownloadAttachmentResponse part;
    part.set_chunk("%PDF-1.8");
    return TestServer::Answer{{part.SerializeAsString()}, grpc::Status::OK};
  });
  const std::string out = online.folder.File("package");
  EXPECT_EQ(online.Run({"nomination", "export", "116/l1", "--out", out}).exit, 1);
  EXPECT_FALSE(FilesIn(out).contains("manifest.sha256"));
  EXPECT_FALSE(FilesIn(out).contains("attachments/a-1.pdf"));
}

TEST(TabulationDocument, ShowsSeatsAndWhatDecided) {
  const std::string zh = client::TabulationText(FinalRound(), {}, client::Language::kChinese, 0);
  EXPECT_THAT(zh, HasSubstr("評選總表 116/t2 複評  總評分法"));
  EXPECT_THAT(zh, HasSubstr("86.00 (1)"));
  EXPECT_THAT(zh, HasSubstr("迴避"));
  EXPECT_THAT(zh, HasSubstr("  =行動服務車 > 智慧稅務：獲第一名較多\n"));
  const std::string en = client::TabulationText(FinalRound(), {}, client::Language::kEnglish, 0);
  EXPECT_THAT(en, HasSubstr("recused"));
}

TEST(TabulationDocument, HasJudgesInATableOfTheirOwnOnANarrowTerminal) {
  const auto text = [](size_t width) {
    return client::TabulationText(FinalRound(), {}, client::Language::kEnglish, width);
  };
  EXPECT_THAT(text(200), HasSubstr("admitted  J01"));
  EXPECT_THAT(text(90), HasSubstr("\nJ01    86.00 (1)  86.00 (1)\nJ02    recused    recused\n"));
  EXPECT_THAT(text(90), Not(HasSubstr("admitted  J01")));
}

TEST(TabulationDocument, IsNoFormulaAsCsv) {
  const std::string csv = client::TabulationCsv(FinalRound(), {});
  EXPECT_THAT(csv, HasSubstr(",'=行動服務車,"));
  EXPECT_THAT(csv, HasSubstr(",85.45,1709/20,"));
  EXPECT_THAT(csv, HasSubstr("RECUSED"));
}

}  // namespace
}  // namespace award::testing
