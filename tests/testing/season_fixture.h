// A store with agencies, people and a season, for tests of the workflow and of storage. Rows are
// laid down directly, so that a test of one room does not depend on the verbs of another. After
// every test the invariants of the store must hold.
//
//   people      chen, wu: staff · kuo, liu: commission members · shen: auditor · pan: coach
//               lin, huang, tsai, yang: judges · he: agency user of civil · ho: of household
//               jia: of jiasian · hsu: of clinic · nobody: without a role
//   agencies    civil, health (first level) · jiasian (district office)
//               household (second level, under civil) · clinic (second level, under health)
#ifndef AWARD_TESTS_TESTING_SEASON_FIXTURE_H_
#define AWARD_TESTS_TESTING_SEASON_FIXTURE_H_

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gtest/gtest.h"
#include "server/model/rules.h"
#include "server/model/season.h"
#include "server/storage/store.h"
#include "server/workflow/context.h"
#include "tests/testing/counting_ids.h"
#include "tests/testing/fake_clock.h"
#include "tests/testing/matchers.h"
#include "tests/testing/temp_directory.h"

namespace award::testing {

// Two categories, `digital` and `inclusion`, of 6 dimensions ("1" to "6") and 22 items ("1-1" to
// "6-4") each, quota 1; two judges per application, floors 70 and 80.
Rules ARules();

// The same with everything declared that has a default: points, facets, a bonus, levels, a floor,
// roundings, a trim, a strict cut.
Rules DeclaredRules();

// Every window is open at FakeClock::kStart that can be: intake opened a day before, closes after
// 10 days, and every later close is 10 days after the one before.
Schedule ASchedule();

// The agencies and people above.
absl::Status LayOutRegister(storage::WriteTransaction& transaction, base::Time now);

// The season in this state, announced unless DRAFT; moves it when it is there.
absl::Status LayOutSeason(storage::WriteTransaction& transaction, const SeasonId& id,
                          SeasonState state, base::Time now);

class SeasonFixture : public ::testing::Test {
 protected:
  SeasonFixture();

  void SetUp() override;
  void TearDown() override;

  // Season 116 in this state, announced unless DRAFT. May be called again to move it: neither the
  // guards of the stages on the way nor their effects come into play.
  void PlaceSeasonIn(SeasonState state);

  // Runs `verb(context, transaction)`, which returns a Status or StatusOr, as `person` in one unit.
  template <typename Verb>
  auto Write(std::string_view person, Verb verb) {
    using Result = std::invoke_result_t<Verb, const workflow::Context&, storage::WriteTransaction&>;
    Result result = absl::UnknownError("not run");
    const absl::Status status =
        store_->Write([&](storage::WriteTransaction& transaction) -> absl::Status {
          auto context = ContextOf(transaction, person);
          if (!context.ok()) return context.status();
          result = verb(*context, transaction);
          return StatusOf(result);
        });
    return status.ok() ? result : Result(status);
  }

  // The same on a snapshot.
  template <typename Verb>
  auto Read(std::string_view person, Verb verb) {
    using Result =
        std::invoke_result_t<Verb, const workflow::Context&, const storage::ReadTransaction&>;
    Result result = absl::UnknownError("not run");
    const absl::Status status =
        store_->Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
          auto context = ContextOf(transaction, person);
          if (!context.ok()) return context.status();
          result = verb(*context, transaction);
          return StatusOf(result);
        });
    return status.ok() ? result : Result(status);
  }

  // A call of `person` at this moment, with the verb "Test".
  absl::StatusOr<workflow::Context> ContextOf(const storage::ReadTransaction& transaction,
                                              std::string_view person);

  storage::Store& store() { return *store_; }

  const SeasonId season_{"116"};
  FakeClock clock_;
  CountingIds ids_;

 private:
  TempDirectory directory_;
  std::unique_ptr<storage::Store> store_;
};

}  // namespace award::testing

#endif  // AWARD_TESTS_TESTING_SEASON_FIXTURE_H_
