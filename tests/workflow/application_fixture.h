// The verbs of applications as one-line calls of a person, for the tests of this room.
#ifndef AWARD_TESTS_WORKFLOW_APPLICATION_FIXTURE_H_
#define AWARD_TESTS_WORKFLOW_APPLICATION_FIXTURE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/status_macros.h"
#include "server/storage/applications.h"
#include "server/storage/events.h"
#include "server/storage/revisions.h"
#include "server/workflow/application_views.h"
#include "server/workflow/applications.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/matchers.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {

class ApplicationFixture : public testing::SeasonFixture {
 protected:
  void Place(const testing::PlacedApplication& placed) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceApplication(transaction, season_, clock_.Now(), placed);
    }));
  }

  absl::StatusOr<Application> Create(std::string_view person, std::string_view agency,
                                     const Content& content, std::string_view id = "mobile") {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return CreateApplication(
          context, transaction,
          {season_, ApplicationId(id), AgencyId(agency), CategoryId("digital"), content});
    });
  }

  absl::StatusOr<Application> Update(std::string_view person, const ApplicationUpdate& update,
                                     std::optional<int64_t> etag = std::nullopt) {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return UpdateApplication(context, transaction, {season_, testing::kMobile, etag}, update);
    });
  }

  absl::StatusOr<Application> Retitle(std::string_view person, const std::string& title) {
    const auto edit = [&](Content content) -> absl::StatusOr<Content> {
      content.title = title;
      return content;
    };
    return Update(person, {.category = std::nullopt, .edit = edit});
  }

  // Endorses what the draft says now.
  absl::StatusOr<Application> Endorse(std::string_view person) {
    return Write(person,
                 [&](const Context& context,
                     storage::WriteTransaction& transaction) -> absl::StatusOr<Application> {
                   ASSIGN_OR_RETURN(const auto draft,
                                    storage::FindDraft(transaction, season_, testing::kMobile));
                   return EndorseApplication(context, transaction, {season_, testing::kMobile},
                                             draft ? draft->content_digest : base::Digest());
                 });
  }

  absl::StatusOr<Application> Submit(std::string_view person,
                                     std::optional<int64_t> etag = std::nullopt) {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return SubmitApplication(context, transaction, {season_, testing::kMobile, etag});
    });
  }

  // A verb that takes the key alone, or the key and a reason.
  absl::StatusOr<Application> Run(std::string_view person, decltype(AcceptApplication)* verb) {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return verb(context, transaction, {season_, testing::kMobile});
    });
  }
  absl::StatusOr<Application> Run(std::string_view person, decltype(RejectApplication)* verb,
                                  std::string_view reason = "理由") {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return verb(context, transaction, {season_, testing::kMobile}, reason);
    });
  }

  absl::StatusOr<Application> Return(std::string_view person,
                                     const std::vector<std::string>& corrections = {"補簽章"}) {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return ReturnApplication(context, transaction, {season_, testing::kMobile}, "缺件",
                               corrections);
    });
  }

  absl::StatusOr<ApplicationView> View(std::string_view person) {
    return Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
      return GetApplication(context, transaction, season_, testing::kMobile);
    });
  }

  std::vector<Event> Events() {
    std::vector<Event> events;
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(events, storage::ListEvents(transaction, "", 0, 1000));
      return absl::OkStatus();
    }));
    return events;
  }
};

}  // namespace award::workflow

#endif  // AWARD_TESTS_WORKFLOW_APPLICATION_FIXTURE_H_
