// Who is admitted: places by rank, equals at the cut as declared, nobody who is barred.
#include "scoring/ranking/cut.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace award::scoring {
namespace {

// Candidates e, c, b, a, d with these places.
const std::vector<Candidate> kFive = {{5, {}}, {2, {}}, {2, {}}, {1, {}}, {4, {}}};

// One letter each: A admitted, F below the floor, - beyond the cut, T tied at it.
std::string Letters(const Admitted& admitted) {
  std::string letters;
  for (const Admission admission : admitted.of) {
    letters += admission == Admission::kAdmitted     ? 'A'
               : admission == Admission::kBelowFloor ? 'F'
               : admission == Admission::kBeyondCut  ? '-'
               : admission == Admission::kTiedAtCut  ? 'T'
                                                     : '?';
  }
  return letters;
}

std::string Of(const std::vector<Candidate>& candidates, int32_t cut,
               TiesAtCut ties = TiesAtCut::kAdmit) {
  return Letters(Admit(candidates, cut, ties));
}

TEST(Cut, AdmitsByPlace) {
  EXPECT_EQ(Of(kFive, 1), "---A-");
  EXPECT_EQ(Of(kFive, 3), "-AAA-");
  EXPECT_EQ(Of(kFive, 4), "-AAAA");
}

TEST(Cut, AdmitsEveryoneTiedWithTheLastUnlessStrict) {
  EXPECT_EQ(Of(kFive, 2), "-AAA-");
  EXPECT_EQ(Of(kFive, 2, TiesAtCut::kStrict), "-TTA-");
  EXPECT_EQ(Of(kFive, 3, TiesAtCut::kStrict), "-AAA-");
}

TEST(Cut, PlacesOfTheBarredGoToTheNext) {
  std::vector<Candidate> candidates = kFive;
  candidates[3].barred = candidates[2].barred = Admission::kBelowFloor;
  EXPECT_EQ(Of(candidates, 2), "-AFFA");
}

TEST(Cut, NeverExceededPlacesThatNobodyFillsAreVacant) {
  EXPECT_EQ(Admit(kFive, 7, TiesAtCut::kAdmit).vacancies, 2);
  EXPECT_EQ(Admit(kFive, 2, TiesAtCut::kAdmit).vacancies, 0);
  EXPECT_EQ(Admit(kFive, 2, TiesAtCut::kStrict).vacancies, 0);
  EXPECT_EQ(Admit({}, 3, TiesAtCut::kAdmit).vacancies, 3);
}

TEST(Cut, OfZeroAdmitsNobody) {
  EXPECT_EQ(Of(kFive, 0), "-----");
  EXPECT_EQ(Of({}, 3), "");
}

}  // namespace
}  // namespace award::scoring
