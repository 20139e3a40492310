// A problem on the stage: with its classes, its scene and the table of pairs by judge, all alive as
// long as the test needs them.
#ifndef AWARD_TESTS_SCORING_PANEL_SCENE_H_
#define AWARD_TESTS_SCORING_PANEL_SCENE_H_

#include <utility>

#include "scoring/panel/blocking/scene.h"
#include "scoring/panel/classes.h"

namespace award::scoring::panel {

// Its parts point at each other, so it stays where it is.
struct StagedProblem {
  explicit StagedProblem(Problem problem_at_hand)
      : problem(std::move(problem_at_hand)),
        classes(MakeClasses(problem)),
        scene(problem, classes, PairsWithoutConflict(problem)),
        by_judge(scene.pairs.Transposed()) {}
  StagedProblem(const StagedProblem&) = delete;
  StagedProblem& operator=(const StagedProblem&) = delete;

  const Problem problem;
  const Classes classes;
  const Scene scene;
  const BitTable by_judge;
};

}  // namespace award::scoring::panel

#endif  // AWARD_TESTS_SCORING_PANEL_SCENE_H_
