// Rows of agencies.
#include "server/storage/agencies.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "tests/testing/season_fixture.h"

namespace award::storage {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;

class Agencies : public testing::SeasonFixture {
 protected:
  static Agency AnAgency(const char* id, const char* name, const char* code = "") {
    Agency agency;
    agency.id = AgencyId(id);
    agency.display_name = name;
    agency.code = code;
    agency.create_time = agency.update_time = base::Time{1};
    agency.etag = 1;
    return agency;
  }

  absl::Status Insert(const Agency& agency) {
    return store().Write(
        [&](WriteTransaction& transaction) { return InsertAgency(transaction, agency); });
  }
};

TEST_F(Agencies, ComeBackAsTheyWereStored) {
  Agency agency = AnAgency("fire", "消防局", "397080000A");
  ASSERT_OK(Insert(agency));
  agency.display_name = "消防大隊";
  agency.level = AgencyLevel::kSecondLevel;
  agency.supervising_agency = AgencyId("civil");
  agency.update_time = base::Time{2};
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(UpdateAgency(transaction, agency));
    ASSIGN_OR_RETURN(const Agency read, LoadAgency(transaction, agency.id));
    EXPECT_EQ(read.display_name, "消防大隊");
    EXPECT_EQ(read.code, "397080000A");
    EXPECT_EQ(read.level, AgencyLevel::kSecondLevel);
    EXPECT_EQ(read.head(), AgencyId("civil"));
    EXPECT_EQ(read.create_time, base::Time{1});
    EXPECT_EQ(read.update_time, base::Time{2});
    EXPECT_EQ(read.etag, 2);
    EXPECT_EQ(agency.etag, 2);
    return absl::OkStatus();
  }));
}

TEST_F(Agencies, NameAndCodeStandOnceAndAnUnknownCodeOften) {
  ASSERT_OK(Insert(AnAgency("fire", "消防局", "397080000A")));
  EXPECT_THAT(Insert(AnAgency("other", "消防局")), HasReason(Reason::kNameDuplicate));
  EXPECT_THAT(Insert(AnAgency("other", "另一局", "397080000A")), HasReason(Reason::kNameDuplicate));
  EXPECT_OK(Insert(AnAgency("one", "一局")));
  EXPECT_OK(Insert(AnAgency("two", "二局")));
  Agency two = AnAgency("two", "一局");
  EXPECT_THAT(
      store().Write([&](WriteTransaction& transaction) { return UpdateAgency(transaction, two); }),
      HasReason(Reason::kNameDuplicate));
}

TEST_F(Agencies, ASupervisorMayComeLaterInTheSameTransactionButMustCome) {
  Agency under = AnAgency("station", "分隊");
  under.level = AgencyLevel::kSecondLevel;
  under.supervising_agency = AgencyId("fire");
  EXPECT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(InsertAgency(transaction, under));
    return InsertAgency(transaction, AnAgency("fire", "消防局"));
  }));
  under.id = AgencyId("station-2");
  under.display_name = "第二分隊";
  under.supervising_agency = AgencyId("nowhere");
  EXPECT_FALSE(Insert(under).ok());
}

TEST_F(Agencies, AreListedById) {
  EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const auto first, ListAgencies(transaction, std::nullopt, 2));
    std::vector<std::string> ids;
    for (const Agency& agency : first) ids.push_back(agency.id.value());
    EXPECT_THAT(ids, ElementsAre("civil", "clinic"));
    ASSIGN_OR_RETURN(const auto rest, ListAgencies(transaction, AgencyId("clinic"), 10));
    EXPECT_EQ(rest.size(), 3U);
    EXPECT_THAT(LoadAgency(transaction, AgencyId("nowhere")), HasReason(Reason::kNotFound));
    ASSIGN_OR_RETURN(const auto none, FindAgency(transaction, AgencyId("nowhere")));
    EXPECT_EQ(none, std::nullopt);
    ASSIGN_OR_RETURN(const bool has, HasAgencies(transaction));
    EXPECT_TRUE(has);
    return absl::OkStatus();
  }));
}

}  // namespace
}  // namespace award::storage
