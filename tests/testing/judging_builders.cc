// Rows of the panel for tests.
#include "tests/testing/judging_builders.h"

#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/storage/assignments.h"
#include "server/storage/judges.h"
#include "tests/testing/season_fixture.h"

namespace award::testing {

absl::Status PlaceJudge(storage::WriteTransaction& transaction, const SeasonId& season,
                        base::Time now, const PlacedJudge& placed) {
  ASSIGN_OR_RETURN(const int64_t count, storage::CountJudges(transaction, season));
  Judge judge;
  judge.season = season;
  judge.id = JudgeId(placed.id);
  judge.person = PersonId(placed.id);
  judge.code = fmt::format("J{:02}", count + 1);
  judge.outside = placed.outside;
  if (!placed.outside) judge.agency = AgencyId(placed.agency);
  judge.gender = placed.gender;
  judge.expertise = placed.expertise;
  judge.load_min = placed.load_min;
  judge.load_max = placed.load_max;
  if (placed.declared) judge.declare_time = now;
  judge.create_time = judge.update_time = now;
  judge.etag = 1;
  return storage::InsertJudge(transaction, judge);
}

absl::Status PlacePanel(storage::WriteTransaction& transaction, const SeasonId& season,
                        base::Time now) {
  RETURN_IF_ERROR(PlaceJudge(transaction, season, now, {.id = "lin"}));
  RETURN_IF_ERROR(PlaceJudge(transaction, season, now, {.id = "huang", .gender = Gender::kMale}));
  RETURN_IF_ERROR(PlaceJudge(transaction, season, now, {.id = "tsai"}));
  return PlaceJudge(transaction, season, now,
                    {.id = "yang", .outside = false, .agency = "civil", .gender = Gender::kMale});
}

absl::Status PlaceAssignment(storage::WriteTransaction& transaction, const SeasonId& season,
                             base::Time now, Round round, std::string_view application,
                             std::string_view judge) {
  Assignment assignment;
  assignment.season = season;
  assignment.round = round;
  assignment.application = ApplicationId(application);
  assignment.judge = JudgeId(judge);
  assignment.create_time = assignment.update_time = now;
  return storage::InsertAssignment(transaction, assignment);
}

workflow::SheetUpdate AFullUpdate(const std::string& score) {
  workflow::SheetUpdate update;
  update.scores.emplace();
  update.comments.emplace();
  const Rules rules = ARules();
  for (const Dimension& dimension : rules.categories.front().dimensions) {
    const std::string& id = dimension.id.value();
    for (const Item& item : dimension.items) update.scores->push_back({item.id, score});
    update.comments->push_back({dimension.id,
                                {fmt::format("構面 {} 的作法完整。", id)},
                                {fmt::format("構面 {} 可再量化成效。", id)}});
  }
  return update;
}

}  // namespace award::testing
