// Why an application stands where it stands: by code, for any pair, from what was kept.
#include "server/workflow/rank_explanations.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/workflow/conflicts.h"
#include "tests/testing/result_builders.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::kNoSeat;
using ::testing::Not;

class RankExplanations : public testing::ResultsFixture {
 protected:
  void SetUp() override {
    ResultsFixture::SetUp();
    PlaceSeasonIn(SeasonState::kConsensus);
  }

  absl::StatusOr<RankExplanation> Explain(const char* person, const TabulationId& tabulation,
                                          const char* application, const char* other = "") {
    return Read(person, [&](const Context& context, const auto& transaction) {
      const auto named = *other == '\0' ? std::nullopt : std::optional(ApplicationId(other));
      return ExplainRank(context, transaction, season_, tabulation, ApplicationId(application),
                         named);
    });
  }

  TabulationId PlaceFour() {
    PlaceRound(Round::kFirst, {{"a", {9000, 9100}},
                               {"b", {8800, 8700}},
                               {"c", {8600, 8500}},
                               {"d", {kNoSeat, kNoSeat, 8000, 8100}, "inclusion"}});
    return Count(Round::kFirst).tabulation.id;
  }
};

std::string PairsOf(const RankExplanation& explanation) {
  std::string pairs;
  for (const Comparison& comparison : explanation.comparisons) {
    pairs +=
        comparison.higher.value() + ">" + comparison.lower.value() + " " + comparison.gap + ";";
  }
  return pairs;
}

TEST_F(RankExplanations, AreAgainstTheNeighboursUnlessAnotherIsNamed) {
  const TabulationId id = PlaceFour();
  ASSERT_OK_AND_ASSIGN(const RankExplanation middle, Explain("chen", id, "b"));
  EXPECT_EQ(middle.line.place, 2);
  EXPECT_EQ(middle.category_display_name, "數位創新加值");
  EXPECT_EQ(PairsOf(middle), "a>b 3;b>c 2;");
  ASSERT_OK_AND_ASSIGN(const RankExplanation first, Explain("chen", id, "a"));
  EXPECT_EQ(PairsOf(first), "a>b 3;");
  ASSERT_OK_AND_ASSIGN(const RankExplanation alone, Explain("chen", id, "d"));
  EXPECT_EQ(PairsOf(alone), "");
}

// Whatever the order in which the two are named.
TEST_F(RankExplanations, AnyPairIsComparedAndTheOneThatStandsFirstComesFirst) {
  const TabulationId id = PlaceFour();
  for (const auto& [application, other] : {std::pair{"a", "c"}, {"c", "a"}}) {
    ASSERT_OK_AND_ASSIGN(const RankExplanation pair, Explain("chen", id, application, other));
    EXPECT_EQ(PairsOf(pair), "a>c 5;");
    ASSERT_EQ(pair.comparisons[0].steps.size(), 1U);
    EXPECT_EQ(pair.comparisons[0].steps[0].higher_value, "181/2");
    EXPECT_THAT(pair.comparisons[0].sentence_en, HasSubstr("90.50"));
    EXPECT_THAT(pair.comparisons[0].sentence_zh, HasSubstr("90.50"));
  }
  ASSERT_OK_AND_ASSIGN(const RankExplanation neighbours, Explain("chen", id, "c", "b"));
  EXPECT_EQ(PairsOf(neighbours), "b>c 2;");
}

TEST_F(RankExplanations, WhatCannotBeComparedIsNamed) {
  const TabulationId id = PlaceFour();
  EXPECT_THAT(Explain("chen", id, "z"), HasReason(Reason::kNotFound));
  EXPECT_THAT(Explain("chen", id, "a", "z"), HasReason(Reason::kNotFound));
  EXPECT_THAT(Explain("chen", id, "a", "d"), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(Explain("chen", id, "a", "a"), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(Explain("chen", TabulationId("none"), "a"), HasReason(Reason::kNotFound));
  ASSERT_OK(Resolve(testing::Divergence("c", DivergenceOutcome::kUndecidable)));
  const TabulationId next = Count(Round::kFirst).tabulation.id;
  EXPECT_THAT(Explain("chen", next, "a", "c"), HasReason(Reason::kNotRanked));
  ASSERT_OK_AND_ASSIGN(const RankExplanation unranked, Explain("chen", next, "c"));
  EXPECT_EQ(unranked.line.unranked_reason, "UNDECIDABLE");
  EXPECT_FALSE(unranked.sentence_en.empty());
}

// Not an id of a judge anywhere in the words: those who read them may not know who is who.
TEST_F(RankExplanations, NameJudgesByCodeAlone) {
  const TabulationId id = PlaceFour();
  ASSERT_OK(Resolve(testing::Divergence("a", DivergenceOutcome::kExcludeJudge), "J01"));
  const TabulationId next = Count(Round::kFirst).tabulation.id;
  ASSERT_OK_AND_ASSIGN(const RankExplanation explanation, Explain("lin", next, "a"));
  EXPECT_THAT(explanation.sentence_en, HasSubstr("J01"));
  for (const std::string* text : {&explanation.sentence_en, &explanation.sentence_zh}) {
    for (const char* judge : {"lin", "huang", "tsai", "yang"}) {
      EXPECT_THAT(*text, Not(HasSubstr(judge)));
    }
  }
  EXPECT_THAT(Explain("lin", id, "a"), testing::IsOk());
}

TEST_F(RankExplanations, ShowAJudgeNothingOfAnApplicationTheyHaveAConflictWith) {
  PlaceFour();
  const ConflictStatement stated{JudgeId("huang"), ApplicationId("b"),
                                 ConflictGround::kAppearanceOfBias, "迴避"};
  ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) {
    return CreateConflict(context, transaction, season_, stated);
  }));
  const TabulationId id = Count(Round::kFirst).tabulation.id;
  EXPECT_THAT(Explain("huang", id, "b"), HasReason(Reason::kNotFound));
  EXPECT_THAT(Explain("huang", id, "a", "b"), HasReason(Reason::kNotFound));
  ASSERT_OK_AND_ASSIGN(const RankExplanation seen, Explain("huang", id, "a"));
  EXPECT_EQ(PairsOf(seen), "") << "its neighbour is hidden";
  ASSERT_OK_AND_ASSIGN(const RankExplanation pair, Explain("huang", id, "a", "c"));
  EXPECT_EQ(PairsOf(pair), "a>c 5;");
}

// The pair is compared again from what was kept, not from what stands now.
TEST_F(RankExplanations, SpeakOfWhatWasCountedThen) {
  const TabulationId id = PlaceFour();
  ASSERT_OK(Resolve(testing::Divergence("a", DivergenceOutcome::kUndecidable)));
  EXPECT_FALSE(IsCurrent(id));
  ASSERT_OK_AND_ASSIGN(const RankExplanation pair, Explain("chen", id, "a", "c"));
  EXPECT_EQ(PairsOf(pair), "a>c 5;");
}

// A tabulation of before reports were kept knows its neighbours and no other pair.
TEST_F(RankExplanations, WithoutWhatWasCountedNeighboursAreStillKnown) {
  const TabulationId id = PlaceFour();
  ASSERT_OK(store().Write([](storage::WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(transaction.Prepare("DROP TRIGGER tabulation_document_is_never_deleted").Run());
    return transaction.Prepare("DELETE FROM tabulation_document").Run();
  }));
  ASSERT_OK_AND_ASSIGN(const RankExplanation neighbours, Explain("chen", id, "b"));
  EXPECT_EQ(PairsOf(neighbours), "a>b 3;b>c 2;");
  EXPECT_THAT(Explain("chen", id, "a", "c"), HasReason(Reason::kReportNotKept));
}

}  // namespace
}  // namespace award::workflow
