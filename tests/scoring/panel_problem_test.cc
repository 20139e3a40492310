// What Validate refuses, with its message, and what never changes: positions by id and the draw.
#include "scoring/panel/problem.h"

#include <functional>
#include <limits>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {
namespace {

using ::testing::HasSubstr;

Problem Valid() {
  Problem problem = ProblemOf({{5, kConflict}, {2, 9}}, 1, 2);
  problem.locks = {{0, 0}, {1, 1}};
  problem.kept = {{0, 1}};
  problem.grounds = {{{0, 1}, "teacher"}};
  AddRule(problem, Each::kApplication, {0, 1}, 0, 1);
  AddRule(problem, Each::kJudge, {1}, 1, kUnlimited);
  return problem;
}

TEST(PanelProblem, AProblemMayBeEmpty) {
  EXPECT_TRUE(Validate(Problem{}).ok());
  EXPECT_TRUE(Validate(Valid()).ok());
}

struct Fault {
  std::string text;
  std::function<void(Problem&)> make;
  absl::StatusCode code = absl::StatusCode::kInvalidArgument;
};

TEST(PanelProblem, RefusesWhatIsNotAProblem) {
  const auto out_of_range = absl::StatusCode::kOutOfRange;
  const std::vector<Fault> faults = {
      {"1 numbers of seats for 2 applications", [](Problem& p) { p.seats.pop_back(); }},
      {"3 affinities for 2 applications by 2 judges", [](Problem& p) { p.affinity.pop_back(); }},
      {"-1 decimals", [](Problem& p) { p.decimals = -1; }},
      {"10 decimals", [](Problem& p) { p.decimals = 10; }},
      {"application 0 has no id", [](Problem& p) { p.applications[0] = ""; }},
      {"application a1 does not come after a1", [](Problem& p) { p.applications[1] = "a1"; }},
      {"application a0 does not come after a1", [](Problem& p) { p.applications[1] = "a0"; }},
      {"application a2 has -1 seats", [](Problem& p) { p.seats[1] = -1; }},
      {"4194305 seats are more than",
       [](Problem& p) {
         p.seats = {1, 1 << 22};
       },
       out_of_range},
      {"judge 0 has no id", [](Problem& p) { p.judges[0].id = ""; }},
      {"judge j1 does not come after j1", [](Problem& p) { p.judges[1].id = "j1"; }},
      {"judge j2 has load -1 to 2", [](Problem& p) { p.judges[1].lowest_load = -1; }},
      {"judge j2 has load 3 to 2", [](Problem& p) { p.judges[1].lowest_load = 3; }},
      {"lock 1: there is no application 2",
       [](Problem& p) {
         p.locks[1] = {2, 0};
       }},
      {"lock 0: there is no application -1",
       [](Problem& p) {
         p.locks[0] = {-1, 0};
       }},
      {"application 1 with judge 2",
       [](Problem& p) {
         p.locks[1] = {1, 2};
       }},
      {"application 0 with judge -1",
       [](Problem& p) {
         p.locks[0] = {0, -1};
       }},
      {"lock 1 does not rise", [](Problem& p) { p.locks[1] = p.locks[0]; }},
      {"kept pair 0: there is no",
       [](Problem& p) {
         p.kept = {{7, 0}};
       }},
      {"kept pair 1 does not rise",
       [](Problem& p) {
         p.kept = {{1, 0}, {0, 0}};
       }},
      {"ground 0: there is no",
       [](Problem& p) {
         p.grounds[0].pair = {0, 5};
       }},
      {"ground 1 does not rise", [](Problem& p) { p.grounds.push_back(p.grounds[0]); }},
      {"ground 0 is of a pair that is not in conflict",
       [](Problem& p) {
         p.grounds[0].pair = {0, 0};
       }},
      {"scope 1 does not rise",
       [](Problem& p) {
         p.scopes[1] = {1, 0};
       }},
      {"scope 0 does not rise",
       [](Problem& p) {
         p.scopes[0] = {1, 1};
       }},
      {"rule 1 has no id", [](Problem& p) { p.rules[1].id = ""; }},
      {"rule r1 has scope 2, which does not exist", [](Problem& p) { p.rules[0].scope = 2; }},
      {"rule r1 has scope -1", [](Problem& p) { p.rules[0].scope = -1; }},
      {"rule r1 has scope 0",
       [](Problem& p) {
         p.scopes[0] = {0, 2};
       }},
      {"rule r2 has scope 1", [](Problem& p) { p.scopes[1] = {-1}; }},
      {"members of rule r1 do not rise",
       [](Problem& p) {
         p.rules[0].members = {1, 0};
       }},
      {"rule r1 has a member that does not",
       [](Problem& p) {
         p.rules[0].members = {0, 2};
       }},
      {"rule r2 has a member that does not", [](Problem& p) { p.rules[1].members = {-1}; }},
      {"rule r1 asks for -1 to 1", [](Problem& p) { p.rules[0].lowest = -1; }},
      {"rule r1 asks for 2 to 1", [](Problem& p) { p.rules[0].lowest = 2; }},
      {"a price of -1 basis points", [](Problem& p) { p.objective.price_basis_points = -1; }},
  };
  for (const Fault& fault : faults) {
    Problem problem = Valid();
    fault.make(problem);
    const absl::Status status = Validate(problem);
    EXPECT_EQ(status.code(), fault.code) << fault.text;
    EXPECT_THAT(std::string(status.message()), HasSubstr(fault.text));
  }
}

TEST(PanelProblem, RefusesMorePairsThanAPositionCanCount) {
  Problem problem;
  problem.applications.resize(1 << 16);
  problem.seats.resize(1 << 16);
  problem.judges.resize((1 << 15) + 1);
  EXPECT_EQ(Validate(problem).code(), absl::StatusCode::kOutOfRange);
  problem.judges.resize(1 << 15);
  EXPECT_EQ(Validate(problem).code(), absl::StatusCode::kInvalidArgument);
}

TEST(PanelProblem, FindsPositionsById) {
  const Problem problem = Valid();
  EXPECT_EQ(problem.FindApplication("a2"), 1);
  EXPECT_EQ(problem.FindApplication("a3"), std::nullopt);
  EXPECT_EQ(problem.FindApplication(""), std::nullopt);
  EXPECT_EQ(problem.FindJudge("j1"), 0);
  EXPECT_EQ(problem.FindJudge("j11"), std::nullopt);
  EXPECT_EQ(problem.SeatCount(), 2);
}

// Stored plans depend on these numbers.
TEST(PanelProblem, TheDrawIsFixedForGood) {
  EXPECT_EQ(DrawOf(0, "", ""), 1078328241347);
  EXPECT_EQ(DrawOf(1, "A1", "J1"), 869097901630);
  EXPECT_EQ(DrawOf(116, "申請甲", "委員乙"), 72386507327);
  EXPECT_NE(DrawOf(1, "A1", "J12"), DrawOf(1, "A1J", "12"));
}

TEST(PanelProblem, TheDrawIsNeverNegativeAndBelowItsBound) {
  for (uint64_t seed = 0; seed < 1000; ++seed) {
    const int64_t draw = DrawOf(seed, "A1", "J1");
    EXPECT_GE(draw, 0);
    EXPECT_LT(draw, int64_t{1} << 40);
  }
}

}  // namespace
}  // namespace award::scoring::panel
