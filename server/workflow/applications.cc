// The verbs of applications.
#include "server/workflow/applications.h"

#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/storage/agencies.h"
#include "server/storage/applications.h"
#include "server/storage/revisions.h"
#include "server/storage/seasons.h"
#include "server/workflow/access.h"
#include "server/workflow/application_content.h"
#include "server/workflow/drafts.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"
#include "server/workflow/stages.h"
#include "server/workflow/windows.h"

namespace award::workflow {
namespace {

using base::Reason;

std::string NameOfIt(const Application& application) {
  return ApplicationName(application.season, application.id);
}

// An application that the caller may know about, at the etag that the caller read.
struct KnownApplication {
  Season season;
  Application application;
};

absl::StatusOr<KnownApplication> LoadWithSeason(const Context& context,
                                                const storage::ReadTransaction& transaction,
                                                const ApplicationKey& key) {
  KnownApplication loaded;
  ASSIGN_OR_RETURN(loaded.season, storage::LoadSeason(transaction, key.season));
  ASSIGN_OR_RETURN(loaded.application,
                   LoadKnown(context, transaction, loaded.season, key.application));
  return loaded;
}

absl::Status CheckKeyEtag(const ApplicationKey& key, const Application& application) {
  return CheckEtag(key.etag, application.etag, NameOfIt(application));
}

absl::StatusOr<ApplicationState> NextApplicationState(const Context& context,
                                                      const Application& application,
                                                      ApplicationVerb verb) {
  const std::optional<ApplicationState> next = Next(application.state, verb);
  if (next) return *next;
  return WrongState(NameOfIt(application), NameOf(application.state), context.verb);
}

absl::StatusOr<const Category*> FindRubric(const Season& season, const CategoryId& category) {
  const Category* found = season.rules.FindCategory(category);
  if (found != nullptr) return found;
  return base::Error(Reason::kCategoryUnknown,
                     fmt::format("The season has no category {}.", category.value()),
                     {{"category", category.value()}});
}

absl::Status CheckTitleFree(const storage::ReadTransaction& transaction,
                            const Application& application, const std::string& title) {
  if (title.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const bool taken, storage::HasTitle(transaction, application, title));
  if (!taken) return absl::OkStatus();
  return base::Error(Reason::kNameDuplicate,
                     "The agency has an application of this title already; choose another.",
                     {{"field", "content.title"}, {"display_name", title}});
}

absl::Status NoDraft(const Application& application) {
  return base::Error(Reason::kNoDraft,
                     fmt::format("{} has no open draft; change it first.", NameOfIt(application)),
                     {{"resource", NameOfIt(application)}});
}

absl::Status CheckSeasonStage(const Context& context, const Season& season, SeasonState stage) {
  if (season.state == stage) return absl::OkStatus();
  return WrongState(SeasonName(season.id), NameOf(season.state), context.verb);
}

// Moves and records: what every verb ends with that changes the state.
absl::StatusOr<Application> MoveAndRecord(const Context& context,
                                          storage::WriteTransaction& transaction,
                                          Application application, ApplicationVerb verb,
                                          std::optional<base::Digest> digest = std::nullopt) {
  const ApplicationState from = application.state;
  ASSIGN_OR_RETURN(Application moved,
                   MoveApplication(context, transaction, std::move(application), verb));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = NameOfIt(moved),
                          .from_state = NameOf(from),
                          .to_state = NameOf(moved.state),
                          .reason = moved.reason,
                          .digest = digest}));
  return moved;
}

// Everything that keeps the draft from being submitted.
absl::StatusOr<Missing> SubmissionGaps(const storage::ReadTransaction& transaction,
                                       const KnownApplication& loaded, const Revision& draft) {
  ASSIGN_OR_RETURN(const Category* category,
                   FindRubric(loaded.season, loaded.application.category));
  Missing missing = ContentGaps(draft.content, *category);
  ASSIGN_OR_RETURN(const Agency agency,
                   storage::LoadAgency(transaction, loaded.application.agency));
  // The endorsement counts only from the agency that supervises the applicant now.
  if (!draft.endorsement || draft.endorsement->agency != agency.head()) {
    missing.push_back(
        {Reason::kEndorsementMissing, NameOfIt(loaded.application),
         fmt::format("{} has not endorsed this content.", AgencyName(agency.head()))});
  }
  return missing;
}

absl::StatusOr<std::vector<std::string>> CleanCorrections(
    const std::vector<std::string>& corrections) {
  std::vector<std::string> clean;
  for (const std::string& correction : corrections) {
    ASSIGN_OR_RETURN(std::string text,
                     base::CleanText("corrections", correction, base::kCommentLengthMax,
                                     base::TextShape::kParagraphs));
    if (!text.empty()) clean.push_back(std::move(text));
  }
  if (clean.empty()) {
    return base::Error(Reason::kFieldRequired, "Name at least one thing to correct.",
                       {{"field", "corrections"}});
  }
  if (clean.size() > static_cast<size_t>(base::kCorrectionsMax)) {
    return base::Error(Reason::kFieldInvalid,
                       fmt::format("At most {} corrections can be named.", base::kCorrectionsMax),
                       {{"field", "corrections"}});
  }
  return clean;
}

}  // namespace

absl::StatusOr<Application> MoveApplication(const Context& context,
                                            storage::WriteTransaction& transaction,
                                            Application application, ApplicationVerb verb) {
  ASSIGN_OR_RETURN(application.state, NextApplicationState(context, application, verb));
  application.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateApplication(transaction, application));
  return application;
}

absl::StatusOr<Application> CreateApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              NewApplication created) {
  if (!context.caller.Has(Role::kStaff)) {
    RETURN_IF_ERROR(RequireAgency(context.caller, created.agency));
  }
  if (created.id.empty()) created.id = base::NewId<ApplicationTag>(context.ids);
  RETURN_IF_ERROR(base::CheckId("application_id", created.id.value()));
  ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, created.season));
  RETURN_IF_ERROR(storage::LoadAgency(transaction, created.agency).status());
  ASSIGN_OR_RETURN(const Category* category, FindRubric(season, created.category));
  Revision draft{.season = season.id, .application = created.id};
  ASSIGN_OR_RETURN(draft.content, CleanContent(created.content, *category, season.rules));
  RETURN_IF_ERROR(CheckCreatable(season, context.now));

  const Application application{.season = season.id,
                                .id = created.id,
                                .agency = created.agency,
                                .category = created.category,
                                .create_time = context.now,
                                .update_time = context.now,
                                .etag = 1};
  RETURN_IF_ERROR(CheckTitleFree(transaction, application, draft.content.title));
  RETURN_IF_ERROR(storage::InsertApplication(transaction, application));
  draft.content_digest = ContentDigest(application.category, draft.content, {});
  RETURN_IF_ERROR(storage::ReplaceDraft(transaction, draft));
  RETURN_IF_ERROR(Record(context, transaction,
                         {.resource = NameOfIt(application),
                          .to_state = NameOf(application.state),
                          .digest = draft.content_digest}));
  return application;
}

absl::StatusOr<Application> UpdateApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const ApplicationKey& key,
                                              const ApplicationUpdate& update) {
  ASSIGN_OR_RETURN(OpenDraft open,
                   LoadForWriting(context, transaction, key.season, key.application, key.etag));
  Application& application = open.application;
  if (update.category && *update.category != application.category) {
    if (application.revision > 0) {
      return base::Error(Reason::kFieldInvalid,
                         "The category is fixed once the application was submitted.",
                         {{"field", "category"}});
    }
    application.category = *update.category;
  }
  ASSIGN_OR_RETURN(const Category* category, FindRubric(open.season, application.category));
  Content content = open.draft.content;
  if (update.edit) {
    ASSIGN_OR_RETURN(content, update.edit(content));
  }
  ASSIGN_OR_RETURN(open.draft.content, CleanContent(content, *category, open.season.rules));
  RETURN_IF_ERROR(CheckTitleFree(transaction, application, open.draft.content.title));
  RETURN_IF_ERROR(StoreDraft(context, transaction, open));
  return std::move(open.application);
}

absl::StatusOr<Application> EndorseApplication(const Context& context,
                                               storage::WriteTransaction& transaction,
                                               const ApplicationKey& key,
                                               const base::Digest& content_digest) {
  ASSIGN_OR_RETURN(KnownApplication loaded, LoadWithSeason(context, transaction, key));
  Application& application = loaded.application;
  ASSIGN_OR_RETURN(const Agency agency, storage::LoadAgency(transaction, application.agency));
  RETURN_IF_ERROR(RequireAgency(context.caller, agency.head()));
  RETURN_IF_ERROR(CheckKeyEtag(key, application));
  RETURN_IF_ERROR(CheckWritable(loaded.season, application, context.now));
  ASSIGN_OR_RETURN(const std::optional<Revision> draft,
                   storage::FindDraft(transaction, key.season, key.application));
  if (!draft) return NoDraft(application);
  if (draft->content_digest != content_digest) {
    return base::Error(Reason::kDigestMismatch,
                       "The draft changed since it was read; read it again.",
                       {{"resource", NameOfIt(application)},
                        {"expected", content_digest.Hex()},
                        {"actual", draft->content_digest.Hex()}});
  }
  if (draft->endorsement && draft->endorsement->agency == agency.head()) return application;

  RETURN_IF_ERROR(storage::UpsertEndorsement(transaction, key.season, key.application,
                                             {.agency = agency.head(),
                                              .person = context.caller.person,
                                              .content_digest = content_digest,
                                              .endorse_time = context.now}));
  application.update_time = context.now;
  RETURN_IF_ERROR(storage::UpdateApplication(transaction, application));
  RETURN_IF_ERROR(
      Record(context, transaction, {.resource = NameOfIt(application), .digest = content_digest}));
  return application;
}

absl::StatusOr<Application> SubmitApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const ApplicationKey& key) {
  ASSIGN_OR_RETURN(KnownApplication loaded, LoadWithSeason(context, transaction, key));
  Application& application = loaded.application;
  RETURN_IF_ERROR(RequireAgency(context.caller, application.agency));
  RETURN_IF_ERROR(CheckKeyEtag(key, application));
  RETURN_IF_ERROR(NextApplicationState(context, application, ApplicationVerb::kSubmit).status());
  RETURN_IF_ERROR(CheckSubmittable(loaded.season, application, context.now));
  ASSIGN_OR_RETURN(std::optional<Revision> draft,
                   storage::FindDraft(transaction, key.season, key.application));
  if (!draft) return NoDraft(application);
  ASSIGN_OR_RETURN(Missing missing, SubmissionGaps(transaction, loaded, *draft));
  if (!missing.empty()) {
    return base::ErrorWithViolations(
        Reason::kRequirementsMissing,
        fmt::format("{} cannot be submitted yet; see what is missing.", NameOfIt(application)),
        {{"resource", NameOfIt(application)}}, std::move(missing));
  }
  draft->submitter = context.caller.person;
  draft->submit_time = context.now;
  RETURN_IF_ERROR(storage::SubmitDraft(transaction, *draft));
  application.revision = draft->number;
  application.reason.clear();
  application.corrections.clear();
  return MoveAndRecord(context, transaction, std::move(application), ApplicationVerb::kSubmit,
                       draft->content_digest);
}

absl::StatusOr<Application> WithdrawApplication(const Context& context,
                                                storage::WriteTransaction& transaction,
                                                const ApplicationKey& key,
                                                std::string_view reason) {
  ASSIGN_OR_RETURN(std::string text, RequireReason(reason));
  ASSIGN_OR_RETURN(KnownApplication loaded, LoadWithSeason(context, transaction, key));
  if (!context.caller.Has(Role::kStaff)) {
    RETURN_IF_ERROR(RequireAgency(context.caller, loaded.application.agency));
  }
  RETURN_IF_ERROR(CheckKeyEtag(key, loaded.application));
  if (HasReached(loaded.season.state, SeasonState::kDispatched) ||
      loaded.season.state == SeasonState::kVoid) {
    return WrongState(SeasonName(key.season), NameOf(loaded.season.state), context.verb);
  }
  loaded.application.reason = std::move(text);
  return MoveAndRecord(context, transaction, std::move(loaded.application),
                       ApplicationVerb::kWithdraw);
}

absl::StatusOr<Application> AcceptApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const ApplicationKey& key) {
  ASSIGN_OR_RETURN(KnownApplication loaded, LoadWithSeason(context, transaction, key));
  RETURN_IF_ERROR(CheckKeyEtag(key, loaded.application));
  RETURN_IF_ERROR(CheckSeasonStage(context, loaded.season, SeasonState::kEligibility));
  return MoveAndRecord(context, transaction, std::move(loaded.application),
                       ApplicationVerb::kAccept);
}

absl::StatusOr<Application> ReturnApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const ApplicationKey& key, std::string_view reason,
                                              const std::vector<std::string>& corrections) {
  ASSIGN_OR_RETURN(std::string text, RequireReason(reason));
  ASSIGN_OR_RETURN(std::vector<std::string> clean, CleanCorrections(corrections));
  ASSIGN_OR_RETURN(KnownApplication loaded, LoadWithSeason(context, transaction, key));
  Application& application = loaded.application;
  RETURN_IF_ERROR(CheckKeyEtag(key, application));
  RETURN_IF_ERROR(CheckSeasonStage(context, loaded.season, SeasonState::kEligibility));
  RETURN_IF_ERROR(NextApplicationState(context, application, ApplicationVerb::kReturn).status());
  const int32_t limit = loaded.season.rules.correction_limit;
  if (application.correction_count >= limit) {
    return base::Error(
        Reason::kCorrectionUsed,
        fmt::format("The rules allow {} corrections; accept or reject the application.", limit),
        {{"resource", NameOfIt(application)}, {"correction_limit", fmt::format("{}", limit)}});
  }
  ++application.correction_count;
  application.reason = std::move(text);
  application.corrections = std::move(clean);
  return MoveAndRecord(context, transaction, std::move(application), ApplicationVerb::kReturn);
}

absl::StatusOr<Application> RejectApplication(const Context& context,
                                              storage::WriteTransaction& transaction,
                                              const ApplicationKey& key, std::string_view reason) {
  ASSIGN_OR_RETURN(std::string text, RequireReason(reason));
  ASSIGN_OR_RETURN(KnownApplication loaded, LoadWithSeason(context, transaction, key));
  RETURN_IF_ERROR(CheckKeyEtag(key, loaded.application));
  RETURN_IF_ERROR(CheckSeasonStage(context, loaded.season, SeasonState::kEligibility));
  loaded.application.reason = std::move(text);
  return MoveAndRecord(context, transaction, std::move(loaded.application),
                       ApplicationVerb::kReject);
}

absl::StatusOr<Application> DisqualifyApplication(const Context& context,
                                                  storage::WriteTransaction& transaction,
                                                  const ApplicationKey& key,
                                                  std::string_view reason) {
  ASSIGN_OR_RETURN(std::string text, RequireReason(reason));
  ASSIGN_OR_RETURN(KnownApplication loaded, LoadWithSeason(context, transaction, key));
  RETURN_IF_ERROR(CheckKeyEtag(key, loaded.application));
  if (loaded.season.state == SeasonState::kVoid) {
    return WrongState(SeasonName(key.season), NameOf(loaded.season.state), context.verb);
  }
  loaded.application.reason = std::move(text);
  return MoveAndRecord(context, transaction, std::move(loaded.application),
                       ApplicationVerb::kDisqualify);
}

absl::Status AddEligibilityMissing(const storage::ReadTransaction& transaction,
                                   const Season& season, Missing& missing) {
  ASSIGN_OR_RETURN(const std::vector<Application> applications,
                   storage::ListApplicationsOf(transaction, season.id));
  bool has_eligible = false;
  for (const Application& application : applications) {
    has_eligible |= application.state == ApplicationState::kEligible;
    if (application.state != ApplicationState::kSubmitted &&
        application.state != ApplicationState::kReturned) {
      continue;
    }
    missing.push_back({Reason::kApplicationUndecided, NameOfIt(application),
                       "It is neither accepted nor rejected."});
  }
  if (!has_eligible) {
    missing.push_back(
        {Reason::kNoEligibleApplication, SeasonName(season.id), "No application is eligible."});
  }
  return absl::OkStatus();
}

absl::Status AddRevisionsMissing(const storage::ReadTransaction& transaction, const Season& season,
                                 Missing& missing) {
  ASSIGN_OR_RETURN(const std::vector<Application> applications,
                   storage::ListApplicationsOf(transaction, season.id));
  for (const Application& application : applications) {
    if (application.state != ApplicationState::kShortlisted) continue;
    ASSIGN_OR_RETURN(const std::optional<Revision> draft,
                     storage::FindDraftHead(transaction, season.id, application.id));
    if (!draft) continue;
    ASSIGN_OR_RETURN(
        const Revision last,
        storage::LoadRevisionHead(transaction, season.id, application.id, application.revision));
    // A draft that says nothing new loses nothing.
    if (draft->content_digest == last.content_digest) continue;
    missing.push_back({Reason::kDraftOpen, NameOfIt(application),
                       "Its revised draft is not submitted; submit it, or change it back."});
  }
  return absl::OkStatus();
}

}  // namespace award::workflow
