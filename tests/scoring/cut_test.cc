// Who is admitted: seats by place, ties with the last admitted, nobody below the floor.
#include "scoring/ranking/cut.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace award::scoring {
namespace {

using Ids = std::vector<std::string>;

const std::vector<Candidate> kFive = {
    {"e", 5, true}, {"c", 2, true}, {"b", 2, true}, {"a", 1, true}, {"d", 4, true}};

TEST(Cut, GivesSeatsByPlace) {
  EXPECT_EQ(Admit(kFive, 1), Ids{"a"});
  EXPECT_EQ(Admit(kFive, 3), (Ids{"a", "b", "c"}));
  EXPECT_EQ(Admit(kFive, 4), (Ids{"a", "b", "c", "d"}));
}

TEST(Cut, AdmitsEveryoneTiedWithTheLast) { EXPECT_EQ(Admit(kFive, 2), (Ids{"a", "b", "c"})); }

TEST(Cut, LeavesSeatsEmptyWhenTooFewAreAboveTheFloor) {
  std::vector<Candidate> candidates = kFive;
  for (Candidate& candidate : candidates) candidate.above_floor = candidate.application >= "c";
  EXPECT_EQ(Admit(candidates, 4), (Ids{"c", "d", "e"}));
  // The seat of one below the floor goes to the next.
  EXPECT_EQ(Admit(candidates, 2), (Ids{"c", "d"}));
}

TEST(Cut, OfZeroAdmitsNobody) {
  EXPECT_EQ(Admit(kFive, 0), Ids{});
  EXPECT_EQ(Admit({}, 3), Ids{});
}

}  // namespace
}  // namespace award::scoring
