// Problems of three applications and five judges, with a rule of each side.
#include "tests/scoring/narrated.h"

#include <string>

#include "gtest/gtest.h"
#include "tests/scoring/panel_problems.h"

namespace award::scoring::panel {

Problem NarratedProblem() {
  Problem problem =
      ProblemOf({{900, 2, 3, 4, 5}, {6, 7, kConflict, 9, 10}, {11, 12, 13, 14, 15}}, 2, 3);
  problem.decimals = 3;
  problem.judges[1].lowest_load = 2;
  Rule& institution =
      problem.rules[static_cast<size_t>(AddRule(problem, Each::kApplication, {0, 1}, 1, 1))];
  institution.id = "institution";
  institution.value = "衛生局";
  problem.rules[static_cast<size_t>(AddRule(problem, Each::kJudge, {0, 1}, 0, 2))].id = "not_all";
  return problem;
}

Problem NarratedProblemKept() {
  Problem problem =
      ProblemOf({{900, 2, 3, 4, 5}, {6, 7, kConflict, 9, 10}, {11, 12, 13, 14, 15}}, 2, 3);
  problem.decimals = 3;
  problem.judges[0].lowest_load = 1;
  problem.rules[static_cast<size_t>(AddRule(problem, Each::kApplication, {0, 1}, 1, 1))].id =
      "outside";
  problem.rules[static_cast<size_t>(AddRule(problem, Each::kJudge, {0, 1}, 1, 2))].id = "mixed";
  return problem;
}

void ExpectSentences(const Sentences& sentences, const std::string& zh_tw, const std::string& en) {
  EXPECT_EQ(sentences.zh_tw, zh_tw);
  EXPECT_EQ(sentences.en, en);
}

}  // namespace award::scoring::panel
