// Random small rounds in which everything that rules may declare and panels may do happens often:
// few distinct scores, so that ties abound, and no size that a person could not check by hand.
#ifndef AWARD_TESTS_SCORING_RANDOM_ROUNDS_H_
#define AWARD_TESTS_SCORING_RANDOM_ROUNDS_H_

#include <cstdint>
#include <random>

#include "scoring/ranking/tabulation.h"

namespace award::scoring {

// Integers that are the same on every platform.
class Dice {
 public:
  explicit Dice(uint32_t seed) : random_(seed) {}

  // 0..count-1.
  uint32_t Below(uint32_t count) { return static_cast<uint32_t>(random_()) % count; }
  // Once in `count` times.
  bool Once(uint32_t count) { return Below(count) == 0; }
  template <typename T>
  const T& OneOf(const std::vector<T>& choices) {
    return choices[Below(static_cast<uint32_t>(choices.size()))];
  }
  template <typename T>
  void Shuffle(std::vector<T>& values) {
    for (uint32_t i = static_cast<uint32_t>(values.size()); i > 1; --i) {
      std::swap(values[i - 1], values[Below(i)]);
    }
  }

 private:
  std::mt19937 random_;
};

// A round of up to so many applications and judges that can be counted, without tie decisions; now
// and then without any of one or the other.
Round RandomRound(Dice& dice, uint32_t most_applications = 6, uint32_t most_judges = 5);

// Adds decisions on ties: most order a group of equals, some order applications that are not one.
void AddTieDecisions(Dice& dice, Round& round);

// Gives the round weights and shares that hardly divide, and scores of any hundredths. The rubric
// may become too fine to be valid.
void RefineWeights(Dice& dice, Round& round);

// Does one thing to the lists, cells or decisions that may make the round unfit to be counted.
void Disturb(Dice& dice, Round& round);

}  // namespace award::scoring

#endif  // AWARD_TESTS_SCORING_RANDOM_ROUNDS_H_
