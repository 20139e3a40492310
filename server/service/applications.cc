// Applications: parse, call the workflow, convert.
#include "server/service/applications.h"

#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/convert_application.h"
#include "server/service/etag.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/workflow/application_views.h"
#include "server/workflow/applications.h"

namespace award::service {
namespace {

// Of a request with the fields name and etag.
template <typename Request>
absl::StatusOr<workflow::ApplicationKey> KeyOfApplication(const Request& request) {
  ASSIGN_OR_RETURN(ApplicationKey name, ParseApplication("name", request.name()));
  workflow::ApplicationKey key{std::move(name.season), std::move(name.application)};
  ASSIGN_OR_RETURN(key.etag, ParseEtag(request.etag()));
  return key;
}

// What every verb answers: the application as the caller sees it now.
absl::StatusOr<v1::Application> Reply(const workflow::Context& context,
                                      const storage::ReadTransaction& transaction,
                                      const absl::StatusOr<Application>& application) {
  RETURN_IF_ERROR(application.status());
  ASSIGN_OR_RETURN(
      const workflow::ApplicationView view,
      workflow::GetApplication(context, transaction, application->season, application->id));
  return ApplicationToProto(view);
}

absl::StatusOr<storage::ApplicationFilter> FilterOf(const v1::ListApplicationsRequest& request) {
  storage::ApplicationFilter filter;
  ASSIGN_OR_RETURN(filter.season, ParseSeason("parent", request.parent()));
  if (!request.category().empty()) {
    RETURN_IF_ERROR(base::CheckId("category", request.category()));
    filter.category = CategoryId(request.category());
  }
  if (!request.agency().empty()) {
    ASSIGN_OR_RETURN(filter.agency, ParseAgency("agency", request.agency()));
  }
  if (request.state() != v1::Application::STATE_UNSPECIFIED) {
    ASSIGN_OR_RETURN(filter.state, FromProto<ApplicationState>("state", request.state()));
  }
  return filter;
}

}  // namespace

absl::StatusOr<v1::Application> CreateApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::CreateApplicationRequest& request) {
  workflow::NewApplication created;
  ASSIGN_OR_RETURN(created.season, ParseSeason("parent", request.parent()));
  created.id = ApplicationId(request.application_id());
  const v1::Application& application = request.application();
  ASSIGN_OR_RETURN(created.agency, ParseAgency("application.agency", application.agency()));
  if (application.category().empty()) return FieldRequired("application.category");
  RETURN_IF_ERROR(base::CheckId("application.category", application.category()));
  created.category = CategoryId(application.category());
  created.content = ContentFromProto(application.content());
  return Reply(context, transaction,
               workflow::CreateApplication(context, transaction, std::move(created)));
}

absl::StatusOr<v1::Application> GetApplication(const workflow::Context& context,
                                               const storage::ReadTransaction& transaction,
                                               const v1::GetApplicationRequest& request) {
  ASSIGN_OR_RETURN(const ApplicationKey key, ParseApplication("name", request.name()));
  ASSIGN_OR_RETURN(const workflow::ApplicationView view,
                   workflow::GetApplication(context, transaction, key.season, key.application));
  return ApplicationToProto(view);
}

absl::StatusOr<v1::ListApplicationsResponse> ListApplications(
    const workflow::Context& context, const storage::ReadTransaction& transaction,
    const v1::ListApplicationsRequest& request) {
  ASSIGN_OR_RETURN(const storage::ApplicationFilter filter, FilterOf(request));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(const std::vector<workflow::ApplicationView> rows,
                   workflow::ListApplications(context, transaction, filter,
                                              page.After<ApplicationId>(), page.limit()));
  v1::ListApplicationsResponse response;
  for (const workflow::ApplicationView& view : page.Rows(rows)) {
    *response.add_applications() = ListedApplicationToProto(view);
  }
  response.set_next_page_token(page.NextToken(
      rows, [](const workflow::ApplicationView& view) { return view.application.id.value(); }));
  return response;
}

absl::StatusOr<v1::Application> UpdateApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::UpdateApplicationRequest& request) {
  ASSIGN_OR_RETURN(const workflow::ApplicationKey key, KeyOfApplication(request.application()));
  ASSIGN_OR_RETURN(const ApplicationChange change, ParseApplicationChange(request));
  const auto edit = [&](const Content& content) -> absl::StatusOr<Content> {
    return MergeContent(content, request.application().content(), change.content);
  };
  return Reply(context, transaction,
               workflow::UpdateApplication(context, transaction, key,
                                           {.category = change.category, .edit = edit}));
}

absl::StatusOr<v1::Application> EndorseApplication(const workflow::Context& context,
                                                   storage::WriteTransaction& transaction,
                                                   const v1::EndorseApplicationRequest& request) {
  ASSIGN_OR_RETURN(const workflow::ApplicationKey key, KeyOfApplication(request));
  ASSIGN_OR_RETURN(const base::Digest digest,
                   DigestFromProto("content_digest", request.content_digest()));
  return Reply(context, transaction,
               workflow::EndorseApplication(context, transaction, key, digest));
}

absl::StatusOr<v1::Application> SubmitApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::SubmitApplicationRequest& request) {
  ASSIGN_OR_RETURN(const workflow::ApplicationKey key, KeyOfApplication(request));
  return Reply(context, transaction, workflow::SubmitApplication(context, transaction, key));
}

absl::StatusOr<v1::Application> WithdrawApplication(const workflow::Context& context,
                                                    storage::WriteTransaction& transaction,
                                                    const v1::WithdrawApplicationRequest& request) {
  ASSIGN_OR_RETURN(const workflow::ApplicationKey key, KeyOfApplication(request));
  return Reply(context, transaction,
               workflow::WithdrawApplication(context, transaction, key, request.reason()));
}

absl::StatusOr<v1::Application> AcceptApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::AcceptApplicationRequest& request) {
  ASSIGN_OR_RETURN(const workflow::ApplicationKey key, KeyOfApplication(request));
  return Reply(context, transaction, workflow::AcceptApplication(context, transaction, key));
}

absl::StatusOr<v1::Application> ReturnApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::ReturnApplicationRequest& request) {
  ASSIGN_OR_RETURN(const workflow::ApplicationKey key, KeyOfApplication(request));
  const std::vector<std::string> corrections(request.corrections().begin(),
                                             request.corrections().end());
  return Reply(
      context, transaction,
      workflow::ReturnApplication(context, transaction, key, request.reason(), corrections));
}

absl::StatusOr<v1::Application> RejectApplication(const workflow::Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const v1::RejectApplicationRequest& request) {
  ASSIGN_OR_RETURN(const workflow::ApplicationKey key, KeyOfApplication(request));
  return Reply(context, transaction,
               workflow::RejectApplication(context, transaction, key, request.reason()));
}

absl::StatusOr<v1::Application> DisqualifyApplication(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::DisqualifyApplicationRequest& request) {
  ASSIGN_OR_RETURN(const workflow::ApplicationKey key, KeyOfApplication(request));
  return Reply(context, transaction,
               workflow::DisqualifyApplication(context, transaction, key, request.reason()));
}

absl::StatusOr<v1::Revision> GetRevision(const workflow::Context& context,
                                         const storage::ReadTransaction& transaction,
                                         const v1::GetRevisionRequest& request) {
  ASSIGN_OR_RETURN(const RevisionKey key, ParseRevision("name", request.name()));
  ASSIGN_OR_RETURN(const Revision revision, workflow::GetRevision(context, transaction, key.season,
                                                                  key.application, key.number));
  return RevisionToProto(revision);
}

absl::StatusOr<v1::ListRevisionsResponse> ListRevisions(const workflow::Context& context,
                                                        const storage::ReadTransaction& transaction,
                                                        const v1::ListRevisionsRequest& request) {
  ASSIGN_OR_RETURN(const ApplicationKey key, ParseApplication("parent", request.parent()));
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  int32_t after = 0;
  if (const auto& text = page.after()) {
    std::from_chars(text->data(), text->data() + text->size(), after);
  }
  ASSIGN_OR_RETURN(const std::vector<Revision> rows,
                   workflow::ListRevisions(context, transaction, key.season, key.application, after,
                                           page.limit()));
  v1::ListRevisionsResponse response;
  for (const Revision& head : page.Rows(rows)) {
    *response.add_revisions() = ListedRevisionToProto(head);
  }
  response.set_next_page_token(
      page.NextToken(rows, [](const Revision& head) { return fmt::format("{}", head.number); }));
  return response;
}

}  // namespace award::service
