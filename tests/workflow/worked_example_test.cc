// The worked example, through the verbs: four applications, five judges, one item per dimension.
// Both methods disagree on the winner, two applications tie by rank sum, and one recusal moves the
// first to third. Every figure was computed by hand and must come out exactly.
#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/workflow/assignment_decisions.h"
#include "server/workflow/assignments.h"
#include "server/workflow/conflicts.h"
#include "server/workflow/judges.h"
#include "server/workflow/people.h"
#include "server/workflow/seasons.h"
#include "server/workflow/sheets.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/result_builders.h"

namespace award::workflow {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kJudges[] = {"j1", "j2", "j3", "j4", "j5"};
constexpr const char* kApplications[] = {"a", "b", "c", "d"};
constexpr int kWeights[] = {1000, 1500, 2500, 1000, 1500, 2500};

// By application, judge and dimension.
constexpr int kScores[4][5][6] = {{{80, 85, 92, 78, 84, 90},
                                   {82, 84, 90, 80, 82, 88},
                                   {78, 80, 86, 76, 80, 84},
                                   {90, 95, 98, 90, 95, 98},
                                   {76, 78, 80, 74, 76, 78}},
                                  {{85, 80, 88, 80, 86, 88},
                                   {84, 82, 90, 82, 84, 90},
                                   {80, 80, 86, 78, 82, 86},
                                   {80, 82, 84, 78, 80, 84},
                                   {84, 84, 88, 82, 84, 88}},
                                  {{78, 76, 80, 75, 78, 80},
                                   {80, 78, 82, 78, 80, 82},
                                   {76, 75, 78, 74, 76, 78},
                                   {70, 72, 74, 70, 72, 74},
                                   {80, 80, 82, 78, 80, 82}},
                                  {{82, 84, 86, 80, 80, 84},
                                   {80, 80, 84, 78, 82, 84},
                                   {80, 82, 88, 78, 82, 86},
                                   {82, 84, 86, 80, 84, 86},
                                   {82, 82, 86, 80, 82, 86}}};

Rules ExampleRules(TabulationMethod method) {
  Rules rules = testing::ARules();
  rules.categories.resize(1);
  Category& digital = rules.categories[0];
  for (size_t i = 0; i < 6; ++i) {
    digital.dimensions[i].weight_basis_points = kWeights[i];
    digital.dimensions[i].items.resize(1);
  }
  rules.method = method;
  rules.tie_chain = {TieKey::kMoreFirstPlaces, TieKey::kHeaviestDimension, TieKey::kMeanTotal};
  rules.first_round_judges = 5;
  rules.panel_judges_min = 5;
  rules.panel_gender_percent_min = 0;
  return rules;
}

SheetUpdate ExampleSheet(size_t application, size_t judge) {
  SheetUpdate update;
  update.scores.emplace();
  update.comments.emplace();
  for (int i = 0; i < 6; ++i) {
    update.scores->push_back(
        {ItemId(fmt::format("{}-1", i + 1)), fmt::format("{}", kScores[application][judge][i])});
    update.comments->push_back({DimensionId(fmt::format("{}", i + 1)), {"長處"}, {"改進"}});
  }
  return update;
}

class WorkedExample : public testing::ResultsFixture {
 protected:
  // From ASSIGNMENT to CONSENSUS, verb by verb.
  void Judge(TabulationMethod method) {
    PlaceSeasonWith(ExampleRules(method), SeasonState::kAssignment);
    for (const char* application : kApplications) {
      ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
        return testing::PlaceApplication(
            transaction, season_, clock_.Now(),
            {.id = application, .state = ApplicationState::kEligible, .title = application});
      }));
    }
    for (const char* judge : kJudges) Appoint(judge);
    PlanId plan;
    ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(const PlanView proposed,
                       CreateAssignmentPlan(context, transaction, {.season = season_}));
      plan = proposed.plan.id;
      return absl::OkStatus();
    }));
    ASSERT_OK(Write("kuo", [&](const Context& context, auto& transaction) {
      return ReviewAssignmentPlan(context, transaction, season_, plan, "", std::nullopt);
    }));
    ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) -> absl::Status {
      RETURN_IF_ERROR(
          ApplyAssignmentPlan(context, transaction, season_, plan, std::nullopt).status());
      return AdvanceSeason(context, transaction, season_, SeasonState::kFirstRound, std::nullopt)
          .status();
    }));
    for (size_t j = 0; j < 5; ++j) {
      for (size_t i = 0; i < 4; ++i) {
        const storage::SheetSubject subject{season_, JudgeId(kJudges[j]),
                                            ApplicationId(kApplications[i]), Round::kFirst};
        ASSERT_OK(Write(kJudges[j], [&](const Context& context, auto& transaction) {
          return SubmitSheet(context, transaction, subject, ExampleSheet(i, j), std::nullopt);
        }));
      }
    }
    ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) {
      return AdvanceSeason(context, transaction, season_, SeasonState::kConsensus, std::nullopt);
    }));
  }

  void Appoint(const char* id) {
    ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) -> absl::Status {
      RETURN_IF_ERROR(CreatePerson(context, transaction, PersonId(id), id).status());
      award::Judge judge;
      judge.season = season_;
      judge.id = JudgeId(id);
      judge.person = PersonId(id);
      judge.outside = true;
      judge.load_max = 4;
      return CreateJudge(context, transaction, judge).status();
    }));
    ASSERT_OK(Write(id, [&](const Context& context, auto& transaction) {
      return CompleteDeclaration(context, transaction, season_, JudgeId(id), std::nullopt);
    }));
  }

  void RecuseJ4FromA() {
    const ConflictStatement stated{JudgeId("j4"), ApplicationId("a"),
                                   ConflictGround::kEmploymentOrAdvice, "曾任顧問"};
    ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) {
      return CreateConflict(context, transaction, season_, stated);
    }));
  }
};

// One line as text: place, shadow place, mean, ranks, first places, sheets, spread.
std::string Shown(const Line& line) {
  return fmt::format("{} {}/{} {} {} {} {} {}", line.application.value(), line.place,
                     line.shadow_place, line.mean_total, line.rank_sum, line.first_places,
                     line.judge_count, line.spread);
}

std::vector<std::string> Lines(const TabulationView& view) {
  std::vector<std::string> lines;
  for (const Line& line : view.tabulation.categories.at(0).lines) lines.push_back(Shown(line));
  return lines;
}

std::vector<std::string> Totals(const TabulationView& view, const char* application) {
  std::vector<std::string> totals;
  const Line* line = view.tabulation.categories.at(0).FindLine(ApplicationId(application));
  for (const JudgeTotal& seat : line->judge_totals) {
    totals.push_back(
        fmt::format("{} {} {} {}", seat.judge_code, NameOf(seat.state), seat.total, seat.rank));
  }
  return totals;
}

std::vector<std::string> Comparisons(const TabulationView& view) {
  std::vector<std::string> pairs;
  for (const Comparison& pair : view.tabulation.categories.at(0).comparisons) {
    pairs.push_back(fmt::format("{}>{} {}{}{} {} {}", pair.higher.value(), pair.lower.value(),
                                NameOf(pair.decider), pair.tie_key.empty() ? "" : " ", pair.tie_key,
                                pair.higher_value, pair.lower_value));
  }
  return pairs;
}

TEST_F(WorkedExample, ByTotalScoreTheHighestMeanIsFirst) {
  Judge(TabulationMethod::kTotalScore);
  const TabulationView view = Count(Round::kFirst);
  EXPECT_THAT(Lines(view), ElementsAre("a 1/2 1709/20 11 2 5 179/10", "b 2/1 4229/50 9 2 5 22/5",
                                       "d 3/3 167/2 11 1 5 23/10", "c 4/4 7779/100 19 0 5 41/5"));
  EXPECT_THAT(Comparisons(view),
              ElementsAre("a>b METHOD 1709/20 4229/50", "b>d METHOD 4229/50 167/2",
                          "d>c METHOD 167/2 7779/100"));
  EXPECT_THAT(Totals(view, "a"),
              ElementsAre("J01 SCORED 1733/20 1", "J02 SCORED 428/5 2", "J03 SCORED 819/10 3",
                          "J04 SCORED 191/2 1", "J05 SCORED 388/5 4"));
  const CategoryResult& result = view.tabulation.categories.at(0);
  EXPECT_EQ(result.lines[0].divergence, DivergenceLevel::kDiscussed) << "17.90 is 15 or more";
  EXPECT_FALSE(result.lines[0].divergence_open) << "and below 20";
  EXPECT_EQ(result.lines[1].divergence, DivergenceLevel::kNone);
  EXPECT_THAT(result.rank_sum_refusal, IsEmpty());
  EXPECT_EQ(PlacesOf(view.tabulation), "a 1*, b 2*, d 3, c 4") << "twice the quota of one";
}

TEST_F(WorkedExample, ByRankSumTheLowestSumIsFirstAndFirstPlacesBreakTheTie) {
  Judge(TabulationMethod::kRankSum);
  const TabulationView view = Count(Round::kFirst);
  EXPECT_THAT(Lines(view), ElementsAre("b 1/2 4229/50 9 2 5 22/5", "a 2/1 1709/20 11 2 5 179/10",
                                       "d 3/3 167/2 11 1 5 23/10", "c 4/4 7779/100 19 0 5 41/5"));
  EXPECT_THAT(Comparisons(view), ElementsAre("b>a METHOD 9 11", "a>d TIE_KEY MORE_FIRST_PLACES 2 1",
                                             "d>c METHOD 11 19"));
}

TEST_F(WorkedExample, OneRecusalMovesTheFirstToThird) {
  Judge(TabulationMethod::kTotalScore);
  const TabulationView before = Count(Round::kFirst);
  RecuseJ4FromA();
  EXPECT_FALSE(IsCurrent(before.tabulation.id));
  const TabulationView after = Count(Round::kFirst);
  EXPECT_THAT(Lines(after),
              ElementsAre("b 1/1 4229/50 17/10 2 5 22/5", "d 2/2 167/2 2 2 5 23/10",
                          "a 3/3 1327/16 5/2 1 4 181/20", "c 4/4 7779/100 19/5 0 5 41/5"));
  EXPECT_EQ(Totals(after, "a")[3], "J04 RECUSED  ");
}

TEST_F(WorkedExample, ScaledRanksAreExactWhenAJudgeIsRecused) {
  Judge(TabulationMethod::kRankSum);
  RecuseJ4FromA();
  EXPECT_THAT(Comparisons(Count(Round::kFirst)),
              ElementsAre("b>d METHOD 17/10 2", "d>a METHOD 2 5/2", "a>c METHOD 5/2 19/5"));
}

}  // namespace
}  // namespace award::workflow
