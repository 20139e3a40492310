// Rows of tabulations, resolutions and nomination lists: everything comes back, nothing changes.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/category_results.h"
#include "server/storage/nominations.h"
#include "server/storage/resolutions.h"
#include "server/storage/tabulation_documents.h"
#include "server/storage/tabulations.h"
#include "tests/testing/season_fixture.h"

namespace award::storage {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;

class Results : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kConsensus);
  }

  Tabulation ATabulation(const char* id, int64_t create_us, Round round = Round::kFirst) const {
    Tabulation tabulation;
    tabulation.season = season_;
    tabulation.id = TabulationId(id);
    tabulation.round = round;
    tabulation.method = TabulationMethod::kRankSum;
    tabulation.rules_digest = base::Digest::Of("rules");
    tabulation.inputs_digest = base::Digest::Of(id);
    tabulation.create_time = {create_us};
    CategoryResult& digital = tabulation.categories.emplace_back();
    digital.category = CategoryId("digital");
    digital.lines = {
        {.application = ApplicationId("b"),
         .title = "題目乙",
         .agency = AgencyId("civil"),
         .agency_display_name = "民政局",
         .place = 1,
         .shadow_place = 2,
         .shadow_places = {2, 1, 3, 4},
         .mean_total = "1709/20",
         .trimmed_mean = "171/2",
         .median_total = "257/3",
         .published = "85.45",
         .rank_sum = "9",
         .first_places = 2,
         .judge_count = 4,
         .spread = "179/10",
         .divergence = DivergenceLevel::kDiscussed,
         .divergence_open = true,
         .outcome = DivergenceOutcome::kKeep,
         .above_floor = true,
         .admission = Admission::kAdmitted,
         .judge_totals = {{JudgeId("lin"), "J01", SeatState::kScored, "86", "3/2", "5/3"},
                          {JudgeId("tsai"), "J02", SeatState::kRecused, "", ""}},
         .dimension_means = {{DimensionId("1"), "81", false}, {DimensionId("2"), "59", true}}},
        {.application = ApplicationId("a"),
         .title = "題目甲",
         .agency = AgencyId("health"),
         .admission = Admission::kUnranked,
         .unranked_reason = "UNDECIDABLE"}};
    digital.comparisons = {
        {ApplicationId("b"),
         ApplicationId("a"),
         Decider::kTieKey,
         "MEAN_TOTAL",
         "86",
         "85",
         "1",
         {{"", DimensionId(), "9", "9"}, {"MEAN_TOTAL", DimensionId("2"), "86", "85"}},
         "較前。",
         "It stands first."}};
    digital.display_name = "數位創新加值";
    digital.vacancies = 3;
    CategoryResult& inclusion = tabulation.categories.emplace_back();
    inclusion.category = CategoryId("inclusion");
    inclusion.rank_sum_refusal = "PANELS_SHARE_NO_JUDGE";
    return tabulation;
  }

  // What stands beside the official numbers of ATabulation().
  static void ExpectWhatIsDeclared(const CategoryResult& digital) {
    EXPECT_EQ(digital.display_name, "數位創新加值");
    EXPECT_EQ(digital.vacancies, 3);
    const Line& line = digital.lines.at(0);
    EXPECT_EQ(line.agency_display_name, "民政局");
    const ShadowPlaces& places = line.shadow_places;
    EXPECT_EQ(places.total_score * 1000 + places.rank_sum * 100 + places.trimmed_mean * 10 +
                  places.median,
              2134);
    EXPECT_EQ(line.trimmed_mean + " " + line.median_total + " " + line.published,
              "171/2 257/3 85.45");
    EXPECT_EQ(line.judge_totals.at(0).scaled_rank, "5/3");
    ASSERT_EQ(line.dimension_means.size(), 2U);
    EXPECT_EQ(line.dimension_means[1].dimension, DimensionId("2"));
    EXPECT_EQ(line.dimension_means[1].mean, "59");
    EXPECT_TRUE(line.dimension_means[1].below_floor && !line.dimension_means[0].below_floor);
    const Comparison& pair = digital.comparisons.at(0);
    EXPECT_EQ(pair.gap + pair.sentence_zh + pair.sentence_en, "1較前。It stands first.");
    ASSERT_EQ(pair.steps.size(), 2U);
    EXPECT_EQ(pair.steps[0].tie_key + pair.steps[0].higher_value, "9");
    EXPECT_EQ(pair.steps[1].tie_key, "MEAN_TOTAL");
    EXPECT_EQ(pair.steps[1].dimension, DimensionId("2"));
    EXPECT_EQ(pair.steps[1].higher_value + " " + pair.steps[1].lower_value, "86 85");
  }

  Resolution AResolution(const char* id) const {
    Resolution resolution;
    resolution.season = season_;
    resolution.id = ResolutionId(id);
    resolution.kind = ResolutionKind::kTie;
    resolution.round = Round::kFinal;
    resolution.category = CategoryId("digital");
    resolution.means = TieMeans::kLot;
    resolution.order = {ApplicationId("b"), ApplicationId("a")};
    resolution.reason = "抽籤";
    resolution.meeting = "第2次評選會議";
    resolution.members_present = 7;
    resolution.votes_for = 5;
    resolution.votes_against = 1;
    resolution.recorder = PersonId("chen");
    resolution.create_time = {4};
    return resolution;
  }

  NominationList AList(const char* id, int64_t create_us) const {
    NominationList list;
    list.season = season_;
    list.id = NominationListId(id);
    list.rehearsal = true;
    list.nominations = {{CategoryId("digital"), 1, ApplicationId("b"), 2, "民政局", "題目乙",
                         "1709/20", base::Digest::Of("b")},
                        {CategoryId("digital"), 2, ApplicationId("a"), 1, "衛生局", "題目甲", "84",
                         base::Digest::Of("a")}};
    list.categories = {{CategoryId("digital"), TabulationId("t"), false},
                       {CategoryId("inclusion"), TabulationId("t"), true}};
    list.rules_digest = base::Digest::Of("rules");
    list.digest = ListDigest(list);
    list.proposer = PersonId("chen");
    list.create_time = {create_us};
    list.etag = 1;
    return list;
  }
};

TEST_F(Results, ATabulationComesBackWhole) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(InsertTabulation(transaction, ATabulation("t", 1)));
    ASSIGN_OR_RETURN(const Tabulation read,
                     LoadTabulation(transaction, season_, TabulationId("t")));
    EXPECT_EQ(read.method, TabulationMethod::kRankSum);
    EXPECT_EQ(read.rules_digest, base::Digest::Of("rules"));
    EXPECT_EQ(read.inputs_digest, base::Digest::Of("t"));
    EXPECT_EQ(read.categories.size(), 2U);
    const CategoryResult& digital = read.categories.at(0);
    EXPECT_EQ(digital.category, CategoryId("digital"));
    const Line& line = digital.lines.at(0);
    EXPECT_EQ(line.application, ApplicationId("b"));
    EXPECT_EQ(line.title, "題目乙");
    EXPECT_EQ(line.agency, AgencyId("civil"));
    EXPECT_EQ(line.place, 1);
    EXPECT_EQ(line.shadow_place, 2);
    EXPECT_EQ(line.mean_total + " " + line.rank_sum + " " + line.spread, "1709/20 9 179/10");
    EXPECT_EQ(line.first_places, 2);
    EXPECT_EQ(line.judge_count, 4);
    EXPECT_EQ(line.divergence, DivergenceLevel::kDiscussed);
    EXPECT_TRUE(line.divergence_open && line.above_floor && line.admitted());
    EXPECT_EQ(line.outcome, DivergenceOutcome::kKeep);
    EXPECT_EQ(line.judge_totals.size(), 2U);
    EXPECT_EQ(line.judge_totals.at(0).judge, JudgeId("lin"));
    EXPECT_EQ(line.judge_totals.at(0).total + " " + line.judge_totals.at(0).rank, "86 3/2");
    EXPECT_EQ(line.judge_totals.at(1).judge_code, "J02");
    EXPECT_EQ(line.judge_totals.at(1).state, SeatState::kRecused);
    EXPECT_EQ(digital.lines.at(1).unranked_reason, "UNDECIDABLE");
    ExpectWhatIsDeclared(digital);
    EXPECT_FALSE(digital.lines.at(1).admitted() || digital.lines.at(1).above_floor);
    const Comparison& pair = digital.comparisons.at(0);
    EXPECT_EQ(pair.higher, ApplicationId("b"));
    EXPECT_EQ(pair.lower, ApplicationId("a"));
    EXPECT_EQ(pair.decider, Decider::kTieKey);
    EXPECT_EQ(pair.tie_key + " " + pair.higher_value + " " + pair.lower_value, "MEAN_TOTAL 86 85");
    EXPECT_EQ(read.categories.at(1).rank_sum_refusal, "PANELS_SHARE_NO_JUDGE");
    EXPECT_THAT(LoadTabulation(transaction, season_, TabulationId("u")),
                HasReason(Reason::kNotFound));
    return absl::OkStatus();
  }));
}

TEST_F(Results, ATabulationKeepsItsDocumentsByteForByte) {
  const std::string report("{\0}\r\n", 5);
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    const Tabulation tabulation = ATabulation("t", 1);
    RETURN_IF_ERROR(InsertTabulation(transaction, tabulation));
    ASSIGN_OR_RETURN(const auto none, FindDocuments(transaction, season_, tabulation.id));
    EXPECT_FALSE(none) << "one of before has none";
    RETURN_IF_ERROR(InsertDocuments(transaction, tabulation, {"評分\n", "", report}));
    ASSIGN_OR_RETURN(const auto kept, FindDocuments(transaction, season_, tabulation.id));
    EXPECT_TRUE(kept && kept->sheets == "評分\n" && kept->decisions.empty());
    EXPECT_TRUE(kept && kept->report == report);
    return absl::OkStatus();
  }));
  for (const Sql sql :
       {Sql("UPDATE tabulation_document SET content = 'x'"), Sql("DELETE FROM tabulation_document"),
        Sql("DELETE FROM dimension_mean"), Sql("UPDATE comparison_step SET higher_value = '1'")}) {
    EXPECT_THAT(store().Write(
                    [&](WriteTransaction& transaction) { return transaction.Prepare(sql).Run(); }),
                ::testing::Not(testing::IsOk()));
  }
}

TEST_F(Results, ADocumentThatWasAlteredIsNotGivenOut) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    const Tabulation tabulation = ATabulation("t", 1);
    RETURN_IF_ERROR(InsertTabulation(transaction, tabulation));
    RETURN_IF_ERROR(InsertDocuments(transaction, tabulation, {"a", "b", "c"}));
    RETURN_IF_ERROR(transaction.Prepare("DROP TRIGGER tabulation_document_is_never_changed").Run());
    RETURN_IF_ERROR(
        transaction.Prepare("UPDATE tabulation_document SET content = x'00' WHERE kind = 'REPORT'")
            .Run());
    EXPECT_THAT(FindDocuments(transaction, season_, tabulation.id), HasReason(Reason::kInternal));
    return absl::OkStatus();
  }));
}

TEST_F(Results, TheLatestTabulationIsThatOfItsRound) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(InsertTabulation(transaction, ATabulation("z", 1)));
    RETURN_IF_ERROR(InsertTabulation(transaction, ATabulation("b", 2)));
    RETURN_IF_ERROR(InsertTabulation(transaction, ATabulation("a", 3, Round::kFinal)));
    ASSIGN_OR_RETURN(const auto first, FindLatestTabulation(transaction, season_, Round::kFirst));
    EXPECT_TRUE(first && first->id == TabulationId("b") && first->categories.size() == 2);
    ASSIGN_OR_RETURN(const auto final, FindLatestTabulation(transaction, season_, Round::kFinal));
    EXPECT_TRUE(final && final->id == TabulationId("a"));
    ASSIGN_OR_RETURN(const auto all, ListTabulations(transaction, season_, std::nullopt, 10));
    EXPECT_EQ(all.size(), 3U);
    EXPECT_EQ(all.at(0).id, TabulationId("a"));
    ASSIGN_OR_RETURN(const auto rest, ListTabulations(transaction, season_, all.at(0), 1));
    EXPECT_EQ(rest.size(), 1U);
    EXPECT_EQ(rest.at(0).id, TabulationId("b"));
    return absl::OkStatus();
  }));
}

// Two tabulations of one instant: the one counted last is the latest, whatever its id.
TEST_F(Results, TheLatestOfOneInstantIsTheLastInserted) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(InsertTabulation(transaction, ATabulation("z", 1)));
    RETURN_IF_ERROR(InsertTabulation(transaction, ATabulation("a", 1)));
    ASSIGN_OR_RETURN(const auto latest, FindLatestTabulation(transaction, season_, Round::kFirst));
    EXPECT_TRUE(latest && latest->id == TabulationId("a"));
    return absl::OkStatus();
  }));
}

TEST_F(Results, ResolutionsComeBackInTheirSequence) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    Resolution first = AResolution("z");
    Resolution second = AResolution("a");
    RETURN_IF_ERROR(InsertResolution(transaction, first));
    RETURN_IF_ERROR(InsertResolution(transaction, second));
    EXPECT_EQ(first.sequence, 1);
    EXPECT_EQ(second.sequence, 2);
    ASSIGN_OR_RETURN(const auto rest, ListResolutions(transaction, season_, 1, 10));
    EXPECT_EQ(rest.size(), 1U);
    ASSIGN_OR_RETURN(const Resolution read,
                     LoadResolution(transaction, season_, ResolutionId("z")));
    EXPECT_EQ(read.kind, ResolutionKind::kTie);
    EXPECT_EQ(read.round, Round::kFinal);
    EXPECT_EQ(read.category, CategoryId("digital"));
    EXPECT_EQ(read.means, TieMeans::kLot);
    EXPECT_THAT(read.order, ElementsAre(ApplicationId("b"), ApplicationId("a")));
    EXPECT_EQ(read.reason + read.meeting, "抽籤第2次評選會議");
    EXPECT_EQ(read.members_present * 100 + read.votes_for * 10 + read.votes_against, 751);
    EXPECT_EQ(read.recorder, PersonId("chen"));
    EXPECT_EQ(read.create_time, base::Time{4});
    EXPECT_THAT(LoadResolution(transaction, season_, ResolutionId("y")),
                HasReason(Reason::kNotFound));
    return absl::OkStatus();
  }));
}

TEST_F(Results, AListComesBackWholeWithItsApprovals) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    NominationList list = AList("l", 1);
    RETURN_IF_ERROR(InsertNominationList(transaction, list));
    RETURN_IF_ERROR(
        InsertApproval(transaction, season_, list.id, {PersonId("liu"), list.digest, {2}}));
    RETURN_IF_ERROR(
        InsertApproval(transaction, season_, list.id, {PersonId("kuo"), list.digest, {3}}));
    NominationList stale = list;
    list.state = NominationListState::kDispatched;
    list.document_number = "府字第12345號";
    list.dispatch_time = base::Time{4};
    RETURN_IF_ERROR(UpdateNominationList(transaction, list));
    EXPECT_THAT(UpdateNominationList(transaction, stale), HasReason(Reason::kEtagMismatch));
    ASSIGN_OR_RETURN(const NominationList read, LoadNominationList(transaction, season_, list.id));
    EXPECT_EQ(ListDigest(read), list.digest) << "everything that is signed comes back";
    EXPECT_EQ(read.digest, list.digest);
    EXPECT_EQ(read.state, NominationListState::kDispatched);
    EXPECT_EQ(read.document_number, "府字第12345號");
    EXPECT_EQ(read.dispatch_time, base::Time{4});
    EXPECT_EQ(read.proposer, PersonId("chen"));
    EXPECT_EQ(read.approvals.size(), 2U);
    EXPECT_EQ(read.approvals.at(0).person, PersonId("liu"));
    EXPECT_EQ(read.approvals.at(1).digest, list.digest);
    EXPECT_EQ(read.etag, 2);
    EXPECT_FALSE(
        InsertApproval(transaction, season_, list.id, {PersonId("kuo"), list.digest, {5}}).ok());
    return absl::OkStatus();
  }));
}

TEST_F(Results, OneListIsOpenAtATime) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    NominationList list = AList("z", 1);
    RETURN_IF_ERROR(InsertNominationList(transaction, list));
    ASSIGN_OR_RETURN(const auto open, FindOpenNominationList(transaction, season_));
    EXPECT_EQ(open, list.id);
    list.state = NominationListState::kRejected;
    list.reason = "重議";
    RETURN_IF_ERROR(UpdateNominationList(transaction, list));
    ASSIGN_OR_RETURN(const auto none, FindOpenNominationList(transaction, season_));
    EXPECT_EQ(none, std::nullopt);
    RETURN_IF_ERROR(InsertNominationList(transaction, AList("a", 2)));
    ASSIGN_OR_RETURN(const auto all, ListNominationLists(transaction, season_, std::nullopt, 10));
    EXPECT_EQ(all.size(), 2U);
    EXPECT_EQ(all.at(0).id, NominationListId("a"));
    EXPECT_EQ(all.at(1).reason, "重議");
    ASSIGN_OR_RETURN(const auto rest, ListNominationLists(transaction, season_, all.at(0), 10));
    EXPECT_EQ(rest.size(), 1U);
    return absl::OkStatus();
  }));
  EXPECT_FALSE(store()
                   .Write([&](WriteTransaction& transaction) {
                     return InsertNominationList(transaction, AList("b", 3));
                   })
                   .ok());
}

// Whatever the code above does: the schema refuses to touch what the committee saw and did.
TEST_F(Results, NeverChange) {
  ASSERT_OK(store().Write([&](WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(InsertTabulation(transaction, ATabulation("t", 1)));
    Resolution resolution = AResolution("r");
    RETURN_IF_ERROR(InsertResolution(transaction, resolution));
    const NominationList list = AList("l", 1);
    RETURN_IF_ERROR(InsertNominationList(transaction, list));
    return InsertApproval(transaction, season_, list.id, {PersonId("kuo"), list.digest, {2}});
  }));
  constexpr Sql kForbidden[] = {"UPDATE tabulation SET method = 'TOTAL_SCORE'",
                                "DELETE FROM tabulation",
                                "UPDATE category_result SET rank_sum_refusal = ''",
                                "DELETE FROM category_result",
                                "UPDATE line SET place = 1",
                                "DELETE FROM line",
                                "UPDATE judge_total SET total = '100'",
                                "DELETE FROM judge_total",
                                "UPDATE comparison SET decider = 'METHOD'",
                                "DELETE FROM comparison",
                                "UPDATE resolution SET reason = ''",
                                "DELETE FROM resolution",
                                "UPDATE resolution_order SET application_id = 'c'",
                                "DELETE FROM resolution_order",
                                "UPDATE nomination SET place = 2",
                                "DELETE FROM nomination",
                                "UPDATE nomination_category SET none = 1",
                                "DELETE FROM nomination_category",
                                "UPDATE nomination_list SET digest = zeroblob(32)",
                                "UPDATE nomination_list SET rules_digest = zeroblob(32)",
                                "UPDATE nomination_list SET proposer_id = 'wu'",
                                "DELETE FROM nomination_list",
                                "UPDATE approval SET person_id = 'liu'",
                                "DELETE FROM approval"};
  for (const Sql sql : kForbidden) {
    EXPECT_FALSE(
        store()
            .Write([&](WriteTransaction& transaction) { return transaction.Prepare(sql).Run(); })
            .ok())
        << sql.text();
  }
}

}  // namespace
}  // namespace award::storage
