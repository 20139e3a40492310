// Judges, assignments and sheets for tests: rows laid down directly, and full sheets.
#ifndef AWARD_TESTS_TESTING_JUDGING_BUILDERS_H_
#define AWARD_TESTS_TESTING_JUDGING_BUILDERS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "server/base/time.h"
#include "server/model/judging.h"
#include "server/storage/sheets.h"
#include "server/storage/sqlite.h"
#include "server/workflow/sheet_content.h"

namespace award::testing {

struct PlacedJudge {
  std::string id = "lin";  // The person has the same id.
  bool outside = true;
  std::string agency = "";  // Of a judge from inside.
  Gender gender = Gender::kFemale;
  std::vector<Expertise> expertise = {};
  int32_t load_min = 0;
  int32_t load_max = 9;
  bool declared = true;
};

absl::Status PlaceJudge(storage::WriteTransaction& transaction, const SeasonId& season,
                        base::Time now, const PlacedJudge& placed = {});

// The panel of the fixture: lin, tsai (women) and huang (a man) from outside, yang (a man) from
// civil; all have declared.
absl::Status PlacePanel(storage::WriteTransaction& transaction, const SeasonId& season,
                        base::Time now);

absl::Status PlaceAssignment(storage::WriteTransaction& transaction, const SeasonId& season,
                             base::Time now, Round round, std::string_view application,
                             std::string_view judge);

// Everything a sheet needs under the rubrics of ARules(): each item with this score, each dimension
// with a strength and an improvement.
workflow::SheetUpdate AFullUpdate(const std::string& score = "85");

}  // namespace award::testing

#endif  // AWARD_TESTS_TESTING_JUDGING_BUILDERS_H_
