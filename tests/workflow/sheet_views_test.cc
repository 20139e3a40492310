// Who sees what of a sheet, row by row: a score that leaks is a scandal.
#include "server/workflow/sheet_views.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/seasons.h"
#include "server/workflow/conflicts.h"
#include "server/workflow/sheets.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::kMobile;
using ::testing::SizeIs;

// On mobile, lin has submitted, tsai has a draft, huang is not assigned. kuo sits on the
// commission, shen audits.
class SheetViews : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kFirstRound);
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
      RETURN_IF_ERROR(testing::PlacePanel(transaction, season_, clock_.Now()));
      RETURN_IF_ERROR(testing::PlaceApplication(transaction, season_, clock_.Now(),
                                                {.state = ApplicationState::kEligible}));
      RETURN_IF_ERROR(testing::PlaceAssignment(transaction, season_, clock_.Now(), Round::kFirst,
                                               kMobile.value(), "lin"));
      return testing::PlaceAssignment(transaction, season_, clock_.Now(), Round::kFirst,
                                      kMobile.value(), "tsai");
    }));
    ASSERT_OK(Write("lin", [&](const Context& context, storage::WriteTransaction& transaction) {
      return SubmitSheet(context, transaction, Of("lin"), testing::AFullUpdate("85"), std::nullopt);
    }));
    ASSERT_OK(Write("tsai", [&](const Context& context, storage::WriteTransaction& transaction) {
      return UpdateSheet(context, transaction, Of("tsai"), testing::AFullUpdate("60"),
                         std::nullopt);
    }));
  }

  storage::SheetSubject Of(const char* judge) {
    return {season_, JudgeId(judge), kMobile, Round::kFirst};
  }

  absl::StatusOr<SheetView> Get(const char* person, const char* judge, int32_t version = 0) {
    return Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
      return GetSheet(context, transaction, Of(judge), version);
    });
  }

  absl::StatusOr<std::vector<SheetView>> List(const char* person, const char* judge = nullptr,
                                              std::optional<Round> round = std::nullopt) {
    return Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
      storage::SheetFilter filter{season_, std::nullopt, round};
      if (judge != nullptr) filter.judge = JudgeId(judge);
      return ListSheets(context, transaction, filter, std::nullopt, 100);
    });
  }

  void Recuse(const char* judge) {
    ASSERT_OK(Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return CreateConflict(context, transaction, season_,
                            {JudgeId(judge), kMobile, ConflictGround::kSelfOrKin, ""});
    }));
  }
};

// Whether anything of what the judge said shows.
bool ShowsContent(const SheetView& view) {
  return !view.sheet.scores.empty() || !view.sheet.comments.empty() || !view.total.empty() ||
         view.sheet.digest.has_value();
}

TEST_F(SheetViews, OfTheirOwnSheetShowAJudgeEverything) {
  ASSERT_OK_AND_ASSIGN(const SheetView view, Get("lin", "lin"));
  EXPECT_THAT(view.sheet.scores, SizeIs(22));
  EXPECT_THAT(view.sheet.comments, SizeIs(6));
  EXPECT_EQ(view.total, "85.00");
  ASSERT_OK_AND_ASSIGN(const SheetView draft, Get("tsai", "tsai"));
  EXPECT_EQ(draft.total, "60.00");
}

TEST_F(SheetViews, OfAnotherJudgesSheetShowAJudgeNothingEver) {
  for (const SeasonState stage :
       {SeasonState::kFirstRound, SeasonState::kConsensus, SeasonState::kApproval}) {
    PlaceSeasonIn(stage);
    EXPECT_THAT(Get("tsai", "lin"), HasReason(Reason::kNotFound)) << NameOf(stage);
    EXPECT_THAT(List("tsai", "lin"), HasReason(Reason::kNotFound)) << NameOf(stage);
    ASSERT_OK_AND_ASSIGN(const auto own, List("tsai"));
    ASSERT_THAT(own, SizeIs(1)) << NameOf(stage);
    EXPECT_EQ(own[0].sheet.judge, JudgeId("tsai"));
  }
  // Word for word as of a sheet that is not there.
  EXPECT_EQ(Get("tsai", "lin").status().message(), Get("tsai", "yang").status().message());
}

TEST_F(SheetViews, ShowOthersTheStateAloneUntilTheRoundIsOver) {
  for (const char* reader : {"chen", "kuo", "shen"}) {
    ASSERT_OK_AND_ASSIGN(const SheetView view, Get(reader, "lin"));
    EXPECT_EQ(view.sheet.state, SheetState::kSubmitted) << reader;
    EXPECT_FALSE(ShowsContent(view)) << reader;
    ASSERT_OK_AND_ASSIGN(const auto views, List(reader));
    ASSERT_THAT(views, SizeIs(2)) << reader;
    EXPECT_FALSE(ShowsContent(views[0]) || ShowsContent(views[1])) << reader;
  }
}

TEST_F(SheetViews, ShowOthersASubmittedSheetOnceTheRoundIsOver) {
  PlaceSeasonIn(SeasonState::kConsensus);
  for (const char* reader : {"chen", "kuo", "shen"}) {
    ASSERT_OK_AND_ASSIGN(const SheetView view, Get(reader, "lin"));
    EXPECT_EQ(view.total, "85.00") << reader;
    ASSERT_OK_AND_ASSIGN(const auto views, List(reader));
    EXPECT_TRUE(ShowsContent(views[0])) << reader;
  }
}

TEST_F(SheetViews, NeverShowOthersADraftOrAVoidSeasonsScores) {
  PlaceSeasonIn(SeasonState::kConsensus);
  ASSERT_OK_AND_ASSIGN(const SheetView draft, Get("chen", "tsai"));
  EXPECT_FALSE(ShowsContent(draft));
  PlaceSeasonIn(SeasonState::kVoid);
  ASSERT_OK_AND_ASSIGN(const SheetView view, Get("chen", "lin"));
  EXPECT_FALSE(ShowsContent(view));
}

TEST_F(SheetViews, CloseToARecusedJudgeEvenTheirOwnOldSheet) {
  Recuse("lin");
  EXPECT_THAT(Get("lin", "lin"), HasReason(Reason::kConflictOfInterest));
  EXPECT_THAT(Get("lin", "lin", 1), HasReason(Reason::kConflictOfInterest));
  ASSERT_OK_AND_ASSIGN(const auto own, List("lin"));
  ASSERT_THAT(own, SizeIs(1));
  EXPECT_EQ(own[0].sheet.state, SheetState::kSuperseded);
  EXPECT_FALSE(ShowsContent(own[0]));
}

TEST_F(SheetViews, AreRefusedToAJudgeWhoIsNotAssigned) {
  EXPECT_THAT(Get("huang", "huang"), HasReason(Reason::kNotAssigned));
}

TEST_F(SheetViews, FindASupersededVersionUnderItsOwnName) {
  EXPECT_THAT(Get("lin", "lin", 1), HasReason(Reason::kNotFound));  // Still in force.
  PlaceSeasonIn(SeasonState::kConsensus);
  ASSERT_OK(Write(
      "chen", [&](const Context& context, storage::WriteTransaction& transaction) -> absl::Status {
        ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, season_));
        return SupersedeForRescore(context, transaction, season, Round::kFirst, kMobile, "重評。");
      }));
  ASSERT_OK_AND_ASSIGN(const SheetView old, Get("lin", "lin", 1));
  EXPECT_EQ(old.total, "85.00");
  ASSERT_OK_AND_ASSIGN(const SheetView anew, Get("lin", "lin"));
  EXPECT_EQ(anew.sheet.version, 2);
  EXPECT_FALSE(ShowsContent(anew));
  ASSERT_OK_AND_ASSIGN(const auto all, List("shen", "lin"));
  EXPECT_THAT(all, SizeIs(2));
  ASSERT_OK_AND_ASSIGN(const auto finals, List("shen", nullptr, Round::kFinal));
  EXPECT_THAT(finals, IsEmpty());
}

TEST_F(SheetViews, RefuseASheetThatIsNotTheOneSubmitted) {
  ASSERT_OK(store().Write([](storage::WriteTransaction& transaction) {
    return transaction
        .Prepare(
            "INSERT INTO dimension_comment (sheet_key, position, dimension_id, kind, text) "
            "SELECT key, 99, '6', 'STRENGTH', '事後添加。' FROM sheet WHERE judge_id = 'lin'")
        .Run();
  }));
  EXPECT_THAT(Get("lin", "lin"), HasReason(Reason::kInternal));
  EXPECT_THAT(List("shen"), HasReason(Reason::kInternal));
  EXPECT_OK(Get("tsai", "tsai"));
}

TEST_F(SheetViews, OfAnUnknownJudgeOrSeasonAreNotFound) {
  EXPECT_THAT(List("chen", "zhou"), HasReason(Reason::kNotFound));
  EXPECT_THAT(Get("chen", "yang"), HasReason(Reason::kNotFound));
  EXPECT_THAT(Read("chen",
                   [&](const Context& context, const storage::ReadTransaction& transaction) {
                     return ListSheets(context, transaction, {SeasonId("99")}, std::nullopt, 10);
                   }),
              HasReason(Reason::kNotFound));
}

}  // namespace
}  // namespace award::workflow
