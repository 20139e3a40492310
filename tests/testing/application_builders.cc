// The rows of applications for tests.
#include "tests/testing/application_builders.h"

#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/storage/agencies.h"
#include "server/storage/applications.h"
#include "server/storage/revisions.h"

namespace award::testing {

Content AContent(const std::string& title) {
  Content content;
  content.title = title;
  content.summary = "車輛載著設備到各里，民眾在家門口辦理。";
  for (int i = 1; i <= 6; ++i) {
    content.dimensions.push_back(
        {DimensionId(fmt::format("{}", i)), fmt::format("第 {} 構面的作法與成果。", i)});
  }
  content.team = {{"三民戶政事務所", "陳美玲", "主任"}, {"民政局", "林志明", "科長"}};
  content.budget_thousand_twd = 1200;
  content.start_date = "2025-03-01";
  content.end_date = "2026-12-31";
  content.contact = {"陳美玲", "主任", "07-000-0001", "mobile@example.org"};
  content.attestation = {true, "王大明", "主任"};
  return content;
}

absl::Status PlaceApplication(storage::WriteTransaction& transaction, const SeasonId& season,
                              base::Time now, const PlacedApplication& placed) {
  const bool is_draft = placed.state == ApplicationState::kDraft;
  Application application;
  application.season = season;
  application.id = ApplicationId(placed.id);
  application.agency = AgencyId(placed.agency);
  application.category = CategoryId(placed.category);
  application.state = placed.state;
  application.revision = is_draft ? 0 : 1;
  application.create_time = application.update_time = now;
  application.etag = 1;
  RETURN_IF_ERROR(storage::InsertApplication(transaction, application));

  Revision revision;
  revision.season = season;
  revision.application = application.id;
  revision.content = AContent(placed.title);
  revision.content_digest = ContentDigest(application.category, revision.content, {});
  RETURN_IF_ERROR(storage::ReplaceDraft(transaction, revision));
  if (is_draft) return absl::OkStatus();

  ASSIGN_OR_RETURN(const Agency agency, storage::LoadAgency(transaction, application.agency));
  RETURN_IF_ERROR(storage::UpsertEndorsement(transaction, season, application.id,
                                             {.agency = agency.head(),
                                              .person = PersonId(placed.person),
                                              .content_digest = revision.content_digest,
                                              .endorse_time = now}));
  revision.submitter = PersonId(placed.person);
  revision.submit_time = now;
  return storage::SubmitDraft(transaction, revision);
}

}  // namespace award::testing
