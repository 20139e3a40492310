// Rounds for tests of counting and of what follows: a panel, assignments and submitted sheets laid
// down directly, so that every judge's total is what the test says it is.
#ifndef AWARD_TESTS_TESTING_RESULT_BUILDERS_H_
#define AWARD_TESTS_TESTING_RESULT_BUILDERS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/application_states.h"
#include "server/model/resolution.h"
#include "server/storage/sqlite.h"
#include "server/workflow/tabulations.h"
#include "tests/testing/season_fixture.h"

namespace award::testing {

// A seat without an assignment, and one whose judge has not scored yet.
inline constexpr int32_t kNoSeat = -2;
inline constexpr int32_t kNotScored = -1;

struct PlacedSheet {
  std::string application;
  std::string judge;
  Round round = Round::kFirst;
  int32_t total = 0;  // Hundredths: the score of every item, and so the judge's total.
};

// The assignment of the judge, and unless it is kNotScored the submitted sheet.
absl::Status PlaceSheet(storage::WriteTransaction& transaction, const SeasonId& season,
                        base::Time now, const PlacedSheet& placed);

// One application and the totals of the judges lin, huang, tsai and yang, in this order.
struct RoundRow {
  std::string application;
  std::vector<int32_t> totals;
  std::string category = "digital";
};

// What a resolution decides, without vote and reason.
Resolution Divergence(const char* application, DivergenceOutcome outcome,
                      Round round = Round::kFirst);
Resolution Tie(const std::vector<const char*>& order, Round round = Round::kFirst);
Resolution Shortlist(const Tabulation& tabulation, const char* category = "digital");
Resolution Nominate(const Tabulation& tabulation, const char* category = "digital");
Resolution NominateNobody(const Tabulation& tabulation, const char* category = "digital");

class ResultsFixture : public SeasonFixture {
 protected:
  // The season with other rules than those of ARules().
  void PlaceSeasonWith(const Rules& rules, SeasonState state);

  // The applications where they are missing (ELIGIBLE, or SHORTLISTED in the final round), the
  // judges lin, huang, tsai and yang as J01 to J04, and what they scored.
  void PlaceRound(Round round, const std::vector<RoundRow>& rows);

  // Counts the round as the staff does. Stops the test when it is refused.
  workflow::TabulationView Count(Round round);

  // Whether the tabulation is current.
  bool IsCurrent(const TabulationId& tabulation);

  // Records the resolution with 5 of 7 votes.
  absl::StatusOr<Resolution> Resolve(Resolution resolution, const std::string& judge_code = "");

  // "a 1, b 2, c -": the places of a category's lines, and which are within the cut ("a 1*").
  static std::string PlacesOf(const Tabulation& tabulation, const char* category = "digital");

  // The line of an application in the first category; an empty one when there is none.
  static Line LineOf(const Tabulation& tabulation, const char* application);

  ApplicationState StateOf(const char* application);
  SeasonState StateOfSeason();
};

}  // namespace award::testing

#endif  // AWARD_TESTS_TESTING_RESULT_BUILDERS_H_
