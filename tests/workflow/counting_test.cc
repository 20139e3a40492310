// What is counted: the digest holds all of it, and the words of the rules mean the same to scoring.
#include "server/workflow/counting.h"

#include <functional>
#include <set>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/workflow/count_conversion.h"
#include "server/workflow/round_inputs.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using ::testing::ElementsAre;

struct Counted {
  Season season;
  Round round = Round::kFirst;
  RoundInputs inputs;
};

Counted ARound() {
  Counted counted;
  counted.season.id = SeasonId("116");
  counted.season.rules_digest = base::Digest::Of("rules");
  RoundInputs& inputs = counted.inputs;
  inputs.applications.resize(2);
  inputs.applications[0].id = ApplicationId("a");
  inputs.applications[1].id = ApplicationId("b");
  inputs.assignments = {{counted.season.id, Round::kFirst, ApplicationId("a"), JudgeId("lin")}};
  inputs.conflicts.resize(1);
  inputs.conflicts[0].application = ApplicationId("b");
  inputs.conflicts[0].judge = JudgeId("lin");
  Sheet& sheet = inputs.sheets[{ApplicationId("a"), JudgeId("lin")}];
  sheet.state = SheetState::kSubmitted;
  sheet.digest = base::Digest::Of("sheet");
  inputs.resolutions.resize(1);
  inputs.resolutions[0].id = ResolutionId("r-1");
  return counted;
}

base::Digest DigestOf(const Counted& counted) {
  return InputsDigest(counted.season, counted.round, counted.inputs);
}

TEST(InputsDigest, ChangesWithEverythingThatIsCounted) {
  const std::pair<ApplicationId, JudgeId> seat(ApplicationId("a"), JudgeId("lin"));
  const std::function<void(Counted&)> edits[] = {
      [](Counted&) {},
      [](Counted& c) { c.season.id = SeasonId("117"); },
      [](Counted& c) { c.round = Round::kFinal; },
      [](Counted& c) { c.season.rules_digest = base::Digest::Of("other rules"); },
      [](Counted& c) { c.inputs.applications.pop_back(); },
      [](Counted& c) { c.inputs.applications[1].id = ApplicationId("c"); },
      [](Counted& c) { c.inputs.assignments.clear(); },
      [](Counted& c) { c.inputs.assignments[0].judge = JudgeId("tsai"); },
      [](Counted& c) { c.inputs.assignments[0].application = ApplicationId("b"); },
      [](Counted& c) { c.inputs.assignments[0].state = AssignmentState::kRecused; },
      [](Counted& c) { c.inputs.conflicts.clear(); },
      [](Counted& c) { c.inputs.conflicts[0].judge = JudgeId("tsai"); },
      [](Counted& c) { c.inputs.conflicts[0].ground = ConflictGround::kAgent; },
      [](Counted& c) { c.inputs.sheets.clear(); },
      [&](Counted& c) { c.inputs.sheets[seat].version = 2; },
      [&](Counted& c) { c.inputs.sheets[seat].state = SheetState::kWaived; },
      [&](Counted& c) { c.inputs.sheets[seat].digest = base::Digest::Of("other sheet"); },
      [](Counted& c) { c.inputs.resolutions.clear(); },
      [](Counted& c) { c.inputs.resolutions[0].id = ResolutionId("r-2"); }};
  std::set<base::Digest> digests;
  for (const auto& edit : edits) {
    Counted counted = ARound();
    edit(counted);
    EXPECT_TRUE(digests.insert(DigestOf(counted)).second) << digests.size();
  }
}

TEST(InputsDigest, DoesNotChangeWithWhatBecameOfAnApplication) {
  Counted counted = ARound();
  counted.inputs.applications[0].state = ApplicationState::kShortlisted;
  counted.inputs.applications[0].etag = 9;
  EXPECT_EQ(DigestOf(counted), DigestOf(ARound()));
}

TEST(ScoringRules, CutAndFloorAreThoseOfTheRound) {
  Rules rules = testing::ARules();
  rules.categories[0].quota = 3;
  rules.shortlist_factor = 2;
  const scoring::Rules first = ScoringRules(rules, rules.categories[0], Round::kFirst);
  EXPECT_EQ(first.cut, 6);
  EXPECT_EQ(first.floor, 7000);
  const scoring::Rules final = ScoringRules(rules, rules.categories[0], Round::kFinal);
  EXPECT_EQ(final.cut, 3);
  EXPECT_EQ(final.floor, 8000);
}

TEST(ScoringRules, MethodTieChainAndThresholdsMeanTheSame) {
  Rules rules = testing::ARules();
  rules.method = TabulationMethod::kRankSum;
  rules.tie_chain = {TieKey::kMoreFirstPlaces,   TieKey::kHeaviestDimension,
                     TieKey::kDimensionsInOrder, TieKey::kMeanTotal,
                     TieKey::kLowerRankSum,      TieKey::kMedianTotal};
  rules.divergence_shown = 1;
  rules.divergence_discussed = 2;
  rules.divergence_resolved = 3;
  const scoring::Rules counted = ScoringRules(rules, rules.categories[0], Round::kFirst);
  EXPECT_EQ(counted.method, scoring::Method::kRankSum);
  EXPECT_THAT(counted.tie_chain,
              ElementsAre(scoring::TieKey::kMoreFirstPlaces, scoring::TieKey::kHeaviestDimension,
                          scoring::TieKey::kDimensionsInOrder, scoring::TieKey::kMeanTotal,
                          scoring::TieKey::kRankSum, scoring::TieKey::kMedianTotal));
  EXPECT_EQ(counted.divergence.show, 1);
  EXPECT_EQ(counted.divergence.discuss, 2);
  EXPECT_EQ(counted.divergence.resolve, 3);
  rules.method = TabulationMethod::kTotalScore;
  EXPECT_EQ(ScoringRules(rules, rules.categories[0], Round::kFirst).method,
            scoring::Method::kTotalScore);
}

TEST(ToScoring, EveryOutcomeMeansTheSame) {
  EXPECT_EQ(ToScoring(DivergenceOutcome::kKeep), scoring::DivergenceOutcome::kKeep);
  EXPECT_EQ(ToScoring(DivergenceOutcome::kExcludeJudge), scoring::DivergenceOutcome::kExclude);
  EXPECT_EQ(ToScoring(DivergenceOutcome::kRescore), scoring::DivergenceOutcome::kRescore);
  EXPECT_EQ(ToScoring(DivergenceOutcome::kUndecidable), scoring::DivergenceOutcome::kUndecidable);
}

}  // namespace
}  // namespace award::workflow
