// Rows of the panel: judges, conflicts, assignments and sheets; what the schema itself
// refuses; the frozen rules in memory.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/assignments.h"
#include "server/storage/conflicts.h"
#include "server/storage/frozen_rules.h"
#include "server/storage/judges.h"
#include "server/storage/rules.h"
#include "server/storage/seasons.h"
#include "server/storage/sheets.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::storage {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::kMobile;
using ::testing::Not;
using ::testing::SizeIs;

class Judging : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kFirstRound);
    ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
      RETURN_IF_ERROR(testing::PlacePanel(transaction, season_, clock_.Now()));
      RETURN_IF_ERROR(testing::PlaceApplication(transaction, season_, clock_.Now(),
                                                {.state = ApplicationState::kEligible}));
      return testing::PlaceAssignment(transaction, season_, clock_.Now(), Round::kFirst,
                                      kMobile.value(), "lin");
    }));
  }

  Sheet ASheet() {
    Sheet sheet;
    sheet.season = season_;
    sheet.judge = JudgeId("lin");
    sheet.application = kMobile;
    // Not in the order of the ids: storage keeps what it is given.
    sheet.scores = {{ItemId("2-1"), 8500}, {ItemId("10-1"), 0}, {ItemId("1-1"), 10'000}};
    sheet.comments = {{DimensionId("2"), {"甲", "乙"}, {}}, {DimensionId("1"), {}, {"丙"}}};
    sheet.create_time = sheet.update_time = clock_.Now();
    sheet.etag = 1;
    return sheet;
  }

  SheetSubject Lin() { return {season_, JudgeId("lin"), kMobile, Round::kFirst}; }

  // What one statement on the sheet of lin is refused with.
  absl::Status Tamper(Sql sql) {
    return store().Write(
        [&](WriteTransaction& transaction) { return transaction.Prepare(sql).Run(); });
  }

  // A sheet that is submitted, as far as storage cares. Undone by no test: the invariants on its
  // content are those of the workflow, so it ends superseded.
  void PlaceSubmitted() {
    ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
      Sheet sheet = ASheet();
      RETURN_IF_ERROR(InsertSheet(transaction, sheet));
      const Sheet before = sheet;
      sheet.state = SheetState::kSubmitted;
      sheet.digest = SheetDigest(sheet);
      sheet.submit_time = clock_.Now();
      return UpdateSheet(transaction, before, sheet);
    }));
  }
  void Supersede() {
    ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(const std::optional<Sheet> before, FindSheet(transaction, Lin()));
      Sheet sheet = *before;
      sheet.state = SheetState::kSuperseded;
      sheet.reason = "重評。";
      return UpdateSheet(transaction, *before, sheet);
    }));
  }
};

TEST_F(Judging, SheetsComeBackInTheOrderGiven) {
  EXPECT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    Sheet sheet = ASheet();
    RETURN_IF_ERROR(InsertSheet(transaction, sheet));
    EXPECT_NE(sheet.key, 0);
    ASSIGN_OR_RETURN(const std::optional<Sheet> found, FindSheet(transaction, Lin()));
    EXPECT_EQ(SheetDigest(*found), SheetDigest(sheet));
    EXPECT_EQ(found->etag, 1);
    ASSIGN_OR_RETURN(const std::vector<Sheet> counted,
                     ListSheetsInForce(transaction, season_, Round::kFirst));
    EXPECT_THAT(counted, SizeIs(1));
    EXPECT_THAT(counted[0].scores, SizeIs(3));
    EXPECT_THAT(counted[0].comments, IsEmpty());
    return absl::OkStatus();
  }));
}

TEST_F(Judging, SheetsAreUpdatedOnlyAtTheirEtag) {
  EXPECT_THAT(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    Sheet sheet = ASheet();
    RETURN_IF_ERROR(InsertSheet(transaction, sheet));
    const Sheet before = sheet;
    sheet.scores = {{ItemId("1-1"), 1}};
    RETURN_IF_ERROR(UpdateSheet(transaction, before, sheet));
    EXPECT_EQ(sheet.etag, 2);
    ASSIGN_OR_RETURN(const std::optional<Sheet> found, FindSheet(transaction, Lin()));
    EXPECT_THAT(found->scores, SizeIs(1));
    EXPECT_THAT(found->comments, SizeIs(2));
    Sheet stale = before;
    return UpdateSheet(transaction, before, stale);
  }),
              HasReason(Reason::kEtagMismatch));
}

TEST_F(Judging, AtMostOneSheetIsInForce) {
  EXPECT_THAT(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    Sheet first = ASheet();
    RETURN_IF_ERROR(InsertSheet(transaction, first));
    Sheet second = ASheet();
    second.version = 2;
    return InsertSheet(transaction, second);
  }),
              HasReason(Reason::kAlreadyExists));
}

TEST_F(Judging, SheetsNeedAnAssignment) {
  EXPECT_THAT(store().Write([&](WriteTransaction& transaction) {
    Sheet sheet = ASheet();
    sheet.judge = JudgeId("tsai");
    return InsertSheet(transaction, sheet);
  }),
              HasReason(Reason::kReferenceMissing));
}

TEST_F(Judging, SubmittedSheetsCannotBeTamperedWith) {
  PlaceSubmitted();
  EXPECT_THAT(Tamper("UPDATE item_score SET score = 9900"), Not(IsOk()));
  EXPECT_THAT(Tamper("DELETE FROM item_score"), Not(IsOk()));
  EXPECT_THAT(Tamper("UPDATE dimension_comment SET text = 'x'"), Not(IsOk()));
  EXPECT_THAT(Tamper("DELETE FROM dimension_comment"), Not(IsOk()));
  EXPECT_THAT(Tamper("UPDATE sheet SET state = 'DRAFT'"), Not(IsOk()));
  EXPECT_THAT(Tamper("UPDATE sheet SET state = 'SUPERSEDED', digest = zeroblob(32)"), Not(IsOk()));
  EXPECT_THAT(Tamper("UPDATE sheet SET state = 'SUPERSEDED', revision = 7"), Not(IsOk()));
  EXPECT_THAT(Tamper("DELETE FROM sheet"), Not(IsOk()));
  Supersede();
  EXPECT_THAT(Tamper("UPDATE sheet SET reason = 'x'"), Not(IsOk()));
  EXPECT_THAT(Tamper("DELETE FROM item_score"), Not(IsOk()));
}

TEST_F(Judging, SheetsAreListedWithTheirOldVersions) {
  PlaceSubmitted();
  Supersede();
  EXPECT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const int32_t last, LastVersion(transaction, Lin()));
    EXPECT_EQ(last, 1);
    Sheet anew = ASheet();
    anew.version = 2;
    RETURN_IF_ERROR(InsertSheet(transaction, anew));
    ASSIGN_OR_RETURN(const std::vector<Sheet> all,
                     ListSheets(transaction, {season_}, std::nullopt, 10));
    EXPECT_THAT(all, SizeIs(2));
    ASSIGN_OR_RETURN(const std::vector<Sheet> rest,
                     ListSheets(transaction, {season_},
                                SheetPosition{JudgeId("lin"), kMobile, Round::kFirst, 1}, 10));
    EXPECT_THAT(rest, SizeIs(1));
    ASSIGN_OR_RETURN(const std::vector<Sheet> others,
                     ListSheets(transaction, {season_, JudgeId("tsai")}, std::nullopt, 10));
    EXPECT_THAT(others, IsEmpty());
    ASSIGN_OR_RETURN(const std::optional<Sheet> old, FindSheetVersion(transaction, Lin(), 1));
    EXPECT_EQ(old->state, SheetState::kSuperseded);
    return absl::OkStatus();
  }));
}

TEST_F(Judging, SettingsOfASheetSayAllThatDecides) {
  EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const std::optional<SheetSetting> setting,
                     FindSheetSetting(transaction, Lin()));
    EXPECT_TRUE(setting);
    if (!setting) return absl::OkStatus();
    EXPECT_EQ(setting->season.state, SeasonState::kFirstRound);
    EXPECT_EQ(setting->season.schedule, testing::ASchedule());
    EXPECT_EQ(setting->person, PersonId("lin"));
    EXPECT_EQ(setting->application->category, CategoryId("digital"));
    EXPECT_EQ(setting->application->revision, 1);
    EXPECT_EQ(setting->assignment, AssignmentState::kActive);
    EXPECT_FALSE(setting->has_conflict);
    ASSIGN_OR_RETURN(const std::optional<SheetSetting> unassigned,
                     FindSheetSetting(transaction, {season_, JudgeId("tsai"), kMobile}));
    EXPECT_FALSE(unassigned->assignment);
    ASSIGN_OR_RETURN(const std::optional<SheetSetting> nobody,
                     FindSheetSetting(transaction, {season_, JudgeId("zhou"), kMobile}));
    EXPECT_FALSE(nobody);
    return absl::OkStatus();
  }));
}

TEST_F(Judging, ConflictsStandForGood) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) {
    Conflict conflict;
    conflict.season = season_;
    conflict.id = ConflictId("conflict-1");
    conflict.judge = JudgeId("tsai");
    conflict.application = kMobile;
    return InsertConflict(transaction, conflict);
  }));
  EXPECT_THAT(Tamper("UPDATE conflict SET ground = 'AGENT'"), Not(IsOk()));
  EXPECT_THAT(Tamper("DELETE FROM conflict"), Not(IsOk()));
  EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const bool has, HasConflict(transaction, season_, JudgeId("tsai"), kMobile));
    EXPECT_TRUE(has);
    ASSIGN_OR_RETURN(const bool other, HasConflictOn(transaction, season_, JudgeId("tsai"), kMobile,
                                                     ConflictGround::kWitness));
    EXPECT_FALSE(other);
    return absl::OkStatus();
  }));
}

TEST_F(Judging, AssignmentsWithASheetCannotBeRemoved) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    Sheet sheet = ASheet();
    return InsertSheet(transaction, sheet);
  }));
  EXPECT_THAT(store().Write([&](WriteTransaction& transaction) {
    Assignment assignment;
    assignment.season = season_;
    assignment.application = kMobile;
    assignment.judge = JudgeId("lin");
    return DeleteAssignment(transaction, assignment);
  }),
              HasReason(Reason::kReferenceMissing));
}

TEST_F(Judging, JudgesAreListedFromWhereAPageEnded) {
  EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const std::vector<Judge> page,
                     ListJudges(transaction, season_, JudgeId("huang"), 2));
    EXPECT_THAT(page, SizeIs(2));
    EXPECT_EQ(page[0].id, JudgeId("lin"));
    EXPECT_EQ(page[0].display_name, "lin");
    ASSIGN_OR_RETURN(const std::optional<JudgeId> judge,
                     FindJudgeOfPerson(transaction, season_, PersonId("yang")));
    EXPECT_EQ(judge, JudgeId("yang"));
    return absl::OkStatus();
  }));
}

TEST_F(Judging, FrozenRulesAreThoseOfTheirDigestOrNone) {
  EXPECT_OK(store().Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const Season season, LoadSeason(transaction, season_));
    ASSIGN_OR_RETURN(const auto rules, LoadFrozenRules(transaction, season_, *season.rules_digest));
    EXPECT_EQ(RulesDigest(*rules), *season.rules_digest);
    ASSIGN_OR_RETURN(const auto again, LoadFrozenRules(transaction, season_, *season.rules_digest));
    EXPECT_EQ(rules, again);  // The same object: nothing is read twice.
    EXPECT_THAT(LoadFrozenRules(transaction, season_, base::Digest::Of("other rules")),
                HasReason(Reason::kInternal));
    return absl::OkStatus();
  }));
}

}  // namespace
}  // namespace award::storage
