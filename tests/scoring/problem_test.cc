// An assignment problem that makes no sense is refused with the reason.
#include "scoring/panel_before/problem.h"

#include <functional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel_before/assign.h"
#include "tests/scoring/problems.h"

namespace award::scoring::panel_before {
namespace {

struct Fault {
  std::string message;
  std::function<void(Problem&)> make;
};

TEST(Problem, RefusesWhatMakesNoSense) {
  const std::vector<Fault> faults = {
      {"each application has 1 to 1000 judges, not 0",
       [](Problem& p) { p.judges_per_application = 0; }},
      {"2 of 1 judges from outside are impossible",
       [](Problem& p) { p.outside_per_application = 2; }},
      {"-1 of 1 judges from outside are impossible",
       [](Problem& p) { p.outside_per_application = -1; }},
      {"application a1 is listed twice", [](Problem& p) { p.applications.push_back("a1"); }},
      {"an application has no id", [](Problem& p) { p.applications.push_back(""); }},
      {"judge j1 is listed twice",
       [](Problem& p) {
         p.judges.push_back({"j1", false, 0, 1});
       }},
      {"a judge has no id",
       [](Problem& p) {
         p.judges.push_back({"", false, 0, 1});
       }},
      {"judge j1 has load 3 to 2; the lowest is 0 or more and not above the highest",
       [](Problem& p) { p.judges[0].lowest_load = 3; }},
      {"judge j1 has load -1 to 2; the lowest is 0 or more and not above the highest",
       [](Problem& p) { p.judges[0].lowest_load = -1; }},
      {"application x is not in the problem",
       [](Problem& p) {
         p.conflicts = {{"x", "j1"}};
       }},
      {"judge x is not in the problem",
       [](Problem& p) {
         p.locks = {{"a1", "x"}};
       }},
      {"judge x is not in the problem",
       [](Problem& p) {
         p.affinities = {{"a1", "x", 1}};
       }},
      {"the affinity of application a1 and judge j1 is 30001; it is 0 to 30000",
       [](Problem& p) { p.affinities[0].value = 30'001; }},
      {"the affinity of application a1 and judge j1 is given twice",
       [](Problem& p) {
         p.affinities.push_back({"a1", "j1", 2});
       }},
      {"100001 applications are too many; 100000 is the most",
       [](Problem& p) { p.applications.resize(100'001); }},
  };
  for (const Fault& fault : faults) {
    Problem problem = ProblemOf({{1, 2}, {3, 4}}, 1, 2);
    ASSERT_TRUE(Assign(problem).ok());
    fault.make(problem);
    const absl::Status status = Assign(problem).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << fault.message;
    EXPECT_EQ(status.message(), fault.message);
  }
}

TEST(Problem, AConflictMayBeListedTwice) {
  Problem problem = ProblemOf({{-1, 2}}, 1, 1);
  problem.conflicts.push_back(problem.conflicts[0]);
  EXPECT_TRUE(Assign(problem).ok());
}

}  // namespace
}  // namespace award::scoring::panel_before
