// Importing the register of agencies: all or nothing, every refusal names the agency.
#include "server/workflow/agencies.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/events.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::HasReason;

Agency First(const char* id, const char* name, const char* code = "") {
  Agency agency;
  agency.id = AgencyId(id);
  agency.display_name = name;
  agency.code = code;
  return agency;
}

Agency Second(const char* id, const char* name, const char* supervising) {
  Agency agency = First(id, name);
  agency.level = AgencyLevel::kSecondLevel;
  agency.supervising_agency = AgencyId(supervising);
  return agency;
}

class ImportAgencies : public testing::SeasonFixture {
 protected:
  absl::StatusOr<ImportCounts> Import(const std::vector<Agency>& agencies) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return workflow::ImportAgencies(context, transaction, agencies);
    });
  }

  std::vector<Event> Events() {
    auto events = Read("chen", [&](const Context&, const auto& transaction) {
      return storage::ListEvents(transaction, "", 0, 100);
    });
    EXPECT_OK(events);
    return events.ok() ? *std::move(events) : std::vector<Event>();
  }

  bool Exists(const char* agency) {
    return Read("chen",
                [&](const Context&, const auto& transaction) {
                  return GetAgency(transaction, AgencyId(agency));
                })
        .ok();
  }
};

TEST_F(ImportAgencies, TakesASupervisorThatStandsAfterThoseItSupervises) {
  ASSERT_OK_AND_ASSIGN(const ImportCounts counts,
                       Import({Second("station", "第一大隊", "fire"), First("fire", "消防局")}));
  EXPECT_EQ(counts.created, 2);
  const auto station = Read("chen", [&](const Context&, const auto& transaction) {
    return GetAgency(transaction, AgencyId("station"));
  });
  ASSERT_OK(station);
  EXPECT_EQ(station->head(), AgencyId("fire"));
}

TEST_F(ImportAgencies, CountsWhatIsNewChangedAndAsItStood) {
  ASSERT_OK_AND_ASSIGN(const ImportCounts counts,
                       Import({First("civil", "民政局"), First("health", "衛生福利局"),
                               First("fire", "消防局", "397080000A")}));
  EXPECT_EQ(counts.created, 1);
  EXPECT_EQ(counts.updated, 1);
  EXPECT_EQ(counts.unchanged, 1);
  const std::vector<Event> events = Events();
  ASSERT_EQ(events.size(), 1U) << "one import is one event";
  EXPECT_EQ(events[0].resource, "agencies");
  EXPECT_EQ(events[0].reason, "created 1, updated 1, unchanged 1");
  EXPECT_EQ(events[0].actor, "chen");
}

TEST_F(ImportAgencies, ACodeALevelOrASupervisorIsAChangeToo) {
  Agency district = First("health", "衛生局");
  district.level = AgencyLevel::kDistrictOffice;
  ASSERT_OK_AND_ASSIGN(const ImportCounts counts,
                       Import({First("civil", "民政局", "397010000A"), district,
                               Second("household", "三民戶政事務所", "jiasian")}));
  EXPECT_EQ(counts.updated, 3);
}

TEST_F(ImportAgencies, ThatChangesNothingIsNoEvent) {
  ASSERT_OK_AND_ASSIGN(const ImportCounts counts, Import({First("civil", "民政局")}));
  EXPECT_EQ(counts.unchanged, 1);
  EXPECT_TRUE(Events().empty());
}

// The bad agency stands behind a good one; nothing of either may remain.
TEST_F(ImportAgencies, IsAllOrNothingAndNamesTheAgency) {
  struct Row {
    std::vector<Agency> bad;
    Reason reason;
    const char* agency;
  };
  Agency missing = First("bad", "壞局");
  missing.level = AgencyLevel::kSecondLevel;
  Agency superfluous = First("bad", "壞局");
  superfluous.supervising_agency = AgencyId("civil");
  Agency under_second_level = Second("bad", "壞局", "household");
  const Row rows[] = {
      {{First("bad", "")}, Reason::kAgencyInvalid, "bad"},
      {{First("bad", "  ")}, Reason::kAgencyInvalid, "bad"},
      {{missing}, Reason::kSupervisionInvalid, "bad"},
      {{superfluous}, Reason::kSupervisionInvalid, "bad"},
      {{under_second_level}, Reason::kSupervisionInvalid, "bad"},
      {{Second("bad", "壞局", "nowhere")}, Reason::kSupervisionInvalid, "bad"},
      {{Second("bad", "壞局", "bad")}, Reason::kSupervisionInvalid, "bad"},
      {{Second("bad", "壞局", "worse"), Second("worse", "更壞局", "bad")},
       Reason::kSupervisionInvalid,
       "bad"},
      {{First("bad", "壞局"), First("bad", "更壞局")}, Reason::kNameDuplicate, "bad"},
      {{First("bad", "好局")}, Reason::kNameDuplicate, "bad"},
      {{First("bad", "壞局", "1"), First("worse", "更壞局", "1")},
       Reason::kNameDuplicate,
       "worse"}};
  for (const Row& row : rows) {
    std::vector<Agency> agencies = {First("good", "好局")};
    agencies.insert(agencies.end(), row.bad.begin(), row.bad.end());
    const auto result = Import(agencies);
    EXPECT_THAT(result, HasReason(row.reason));
    EXPECT_EQ(base::MetadataOf(result.status()).at(0),
              (std::pair<std::string, std::string>("agency", row.agency)))
        << result.status();
    EXPECT_FALSE(Exists("good")) << result.status();
  }
  EXPECT_TRUE(Events().empty());
}

TEST_F(ImportAgencies, RefusesANameOrACodeOfTheRegister) {
  EXPECT_THAT(Import({First("fire", "民政局")}), HasReason(Reason::kNameDuplicate));
  ASSERT_OK(Import({First("fire", "消防局", "397080000A")}));
  EXPECT_THAT(Import({First("police", "警察局", "397080000A")}), HasReason(Reason::kNameDuplicate));
  EXPECT_FALSE(Exists("police"));
}

// Household stands under civil, and would then stand under an agency of the second level.
TEST_F(ImportAgencies, ASupervisorCannotSinkToTheSecondLevel) {
  EXPECT_THAT(Import({Second("civil", "民政局", "health")}),
              HasReason(Reason::kSupervisionInvalid));
}

TEST_F(ImportAgencies, RefusesWhatIsNoImport) {
  EXPECT_THAT(Import({}), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(Import(std::vector<Agency>(1001, First("fire", "消防局"))),
              HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(Import({First("Fire!", "消防局")}), HasReason(Reason::kIdInvalid));
  EXPECT_THAT(Import({First("fire", "消防\x07局")}), HasReason(Reason::kTextControlCharacter));
  EXPECT_THAT(Import({First("fire", "\xff\xfe")}), HasReason(Reason::kTextNotUtf8));
}

}  // namespace
}  // namespace award::workflow
