// Handlers called as functions, by a member of the staff, on the world of season_fixture.h.
#ifndef AWARD_TESTS_SERVICE_HANDLER_FIXTURE_H_
#define AWARD_TESTS_SERVICE_HANDLER_FIXTURE_H_

#include "tests/testing/season_fixture.h"

namespace award::testing {

class HandlerFixture : public SeasonFixture {
 protected:
  // Runs a mutating handler in a unit of its own.
  template <typename Reply, typename Request>
  absl::StatusOr<Reply> Do(absl::StatusOr<Reply> (*handler)(const workflow::Context&,
                                                            storage::WriteTransaction&,
                                                            const Request&),
                           const Request& request) {
    return Write("chen",
                 [&](const workflow::Context& context, storage::WriteTransaction& transaction) {
                   return handler(context, transaction, request);
                 });
  }

  // Runs a reading handler on a snapshot.
  template <typename Reply, typename Request>
  absl::StatusOr<Reply> See(absl::StatusOr<Reply> (*handler)(const workflow::Context&,
                                                             const storage::ReadTransaction&,
                                                             const Request&),
                            const Request& request) {
    return Read("chen",
                [&](const workflow::Context& context, const storage::ReadTransaction& transaction) {
                  return handler(context, transaction, request);
                });
  }
};

}  // namespace award::testing

#endif  // AWARD_TESTS_SERVICE_HANDLER_FIXTURE_H_
