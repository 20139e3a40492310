// The verbs of applications (參獎申請書): writing, endorsing, submitting, the formal check,
// leaving. An application that the caller may not know about is answered with NOT_FOUND by every
// verb.
#ifndef AWARD_SERVER_WORKFLOW_APPLICATIONS_H_
#define AWARD_SERVER_WORKFLOW_APPLICATIONS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/model/application.h"
#include "server/storage/sqlite.h"
#include "server/workflow/context.h"

namespace award::workflow {

// What names an application in a request, and the revision of its record that the caller read.
struct ApplicationKey {
  SeasonId season;
  ApplicationId application;
  std::optional<int64_t> etag = std::nullopt;
};

// Applies the table of states and stores the application, without an event: what the verbs of this
// file and the resolutions of the committee are made of. WRONG_STATE.
absl::StatusOr<Application> MoveApplication(const Context& context,
                                            storage::WriteTransaction& transaction,
                                            Application application, ApplicationVerb verb);

// A new application; its id is made when it is empty. The content may be unfinished.
// NOT_YOUR_AGENCY: neither of the agency nor of the staff. CATEGORY_UNKNOWN. NAME_DUPLICATE.
struct NewApplication {
  SeasonId season;
  ApplicationId id;
  AgencyId agency;
  CategoryId category;
  Content content;
};
absl::StatusOr<Application> CreateApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              NewApplication created);

// What an update changes: the category, and the content by a function from the old to the new.
struct ApplicationUpdate {
  std::optional<CategoryId> category;
  std::function<absl::StatusOr<Content>(const Content&)> edit;  // Empty: the content stays.
};

// Changes the open draft; opens one as a copy of the last revision where a correction or a
// revision is due. FIELD_INVALID: another category after the first submission.
absl::StatusOr<Application> UpdateApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const ApplicationKey& key,
                                              const ApplicationUpdate& update);

// Endorses the open draft as the head of the agency's subtree. NOT_YOUR_AGENCY; NO_DRAFT;
// DIGEST_MISMATCH when the draft is not the one that was read. Endorsing the same again changes
// nothing.
absl::StatusOr<Application> EndorseApplication(const Context& context,
                                               storage::WriteTransaction& transaction,
                                               const ApplicationKey& key,
                                               const base::Digest& content_digest);

// Submits the open draft as the next revision. NO_DRAFT; REQUIREMENTS_MISSING names everything.
absl::StatusOr<Application> SubmitApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const ApplicationKey& key);

// By the agency or the staff, until the season is dispatched.
absl::StatusOr<Application> WithdrawApplication(const Context& context,
                                                storage::WriteTransaction& transaction,
                                                const ApplicationKey& key, std::string_view reason);

// The formal check, by the staff in ELIGIBILITY.
absl::StatusOr<Application> AcceptApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const ApplicationKey& key);
// CORRECTION_USED: it was returned as often as the rules allow. FIELD_REQUIRED: no corrections.
absl::StatusOr<Application> ReturnApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const ApplicationKey& key, std::string_view reason,
                                              const std::vector<std::string>& corrections);
absl::StatusOr<Application> RejectApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const ApplicationKey& key, std::string_view reason);

// At any time after the first submission, also after the dispatch.
absl::StatusOr<Application> DisqualifyApplication(const Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const ApplicationKey& key,
                                                  std::string_view reason);

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_APPLICATIONS_H_
