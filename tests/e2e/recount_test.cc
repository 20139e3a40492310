// What the server counted, counted again by the client without it: the same bytes, whatever the
// rules declare.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "award/v1/tabulation.pb.h"
#include "google/protobuf/util/json_util.h"
#include "server/base/status_macros.h"
#include "server/storage/seasons.h"
#include "tests/e2e/server_fixture.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/result_builders.h"

namespace award::testing {
namespace {

class RecountTest : public ServerFixture {
 protected:
  // Three applications of a category that four judges scored, two alike, and one of another.
  absl::Status LayOut(storage::WriteTransaction& transaction) {
    Season season;
    season.id = season_;
    season.display_name = "116年度評選";
    season.rules = DeclaredRules();
    season.create_time = season.update_time = clock_.Now();
    season.etag = 1;
    RETURN_IF_ERROR(storage::InsertSeason(transaction, season));
    RETURN_IF_ERROR(LayOutSeason(transaction, season_, SeasonState::kConsensus, clock_.Now()));
    for (const char* judge : {"lin", "huang", "tsai", "yang"}) {
      RETURN_IF_ERROR(PlaceJudge(transaction, season_, clock_.Now(), {.id = judge}));
    }
    const RoundRow rows[] = {{"a", {9000, 9111, 8333, 7001}},
                             {"b", {8800, 8700, 8701, 8702}},
                             {"c", {8800, 8700, 8701, 8702}},
                             {"d", {6000, 6100, 9003, 7000}, "inclusion"}};
    for (const RoundRow& row : rows) {
      RETURN_IF_ERROR(PlaceApplication(transaction, season_, clock_.Now(),
                                       {.id = row.application,
                                        .category = row.category,
                                        .state = ApplicationState::kEligible,
                                        .title = "題目" + row.application}));
      constexpr const char* kJudges[] = {"lin", "huang", "tsai", "yang"};
      for (size_t i = 0; i < row.totals.size(); ++i) {
        RETURN_IF_ERROR(PlaceSheet(transaction, season_, clock_.Now(),
                                   {row.application, kJudges[i], Round::kFirst, row.totals[i]}));
      }
    }
    return absl::OkStatus();
  }

  static void Write(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  static std::string Read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }

  const TempDirectory folder_;
};

TEST_F(RecountTest, GivesTheBytesOfTheReportUnderDeclaredRules) {
  Place([&](storage::WriteTransaction& transaction) { return LayOut(transaction); });
  v1::CreateTabulationRequest create;
  create.set_parent("seasons/116");
  create.mutable_tabulation()->set_round(v1::FIRST);
  create.set_request_id("recount");
  const auto tabulation = Ask<v1::Tabulation>("chen", create);
  ASSERT_EQ(tabulation.categories_size(), 2);
  v1::GetTabulationReportRequest get;
  get.set_name(tabulation.name());
  const auto report = Ask<v1::GetTabulationReportResponse>("shen", get);
  std::string rules;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(report.rules(), &rules).ok());
  Write(folder_.File("rules.json"), rules);
  Write(folder_.File("sheets.csv"), report.sheets());
  Write(folder_.File("decisions.csv"), report.decisions());
  const std::string command = "cd '" + folder_.path().string() +
                              "' && '" AWARD_BINARY_DIR
                              "/client/award' tabulate --rules rules.json --sheets sheets.csv "
                              "--decisions decisions.csv --round first --format json >again.json";
  ASSERT_EQ(std::system(command.c_str()), 0) << command;
  EXPECT_EQ(Read(folder_.File("again.json")), report.report());
  EXPECT_EQ(report.report().find("huang"), std::string::npos) << "judges are known by code";
}

}  // namespace
}  // namespace award::testing
