// Conversions of applications.
#include "server/service/convert_application.h"

#include <string>
#include <string_view>

#include "fmt/format.h"
#include "google/protobuf/util/field_mask_util.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/service/convert.h"
#include "server/service/etag.h"
#include "server/workflow/names.h"

namespace award::service {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::FieldMask;
using google::protobuf::util::FieldMaskUtil;

constexpr std::string_view kContentPrefix = "content.";

v1::Endorsement EndorsementToProto(const Endorsement& endorsement) {
  v1::Endorsement proto;
  proto.set_agency(workflow::AgencyName(endorsement.agency));
  proto.set_person(workflow::PersonName(endorsement.person));
  proto.set_content_digest(endorsement.content_digest.Hex());
  *proto.mutable_endorse_time() = ToProto(endorsement.endorse_time);
  return proto;
}

// Adds the paths of the fields that are set in `message`, each as deep as single messages go.
void AddSetPaths(const google::protobuf::Message& message, const std::string& prefix,
                 FieldMask& paths) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const std::string path = prefix + field->name();
    if (!field->is_repeated() && field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      AddSetPaths(message.GetReflection()->GetMessage(message, field), path + '.', paths);
    } else {
      paths.add_paths(path);
    }
  }
}

void AddWholeContent(FieldMask& paths) {
  const auto* content = v1::Content::descriptor();
  for (int i = 0; i < content->field_count(); ++i) paths.add_paths(content->field(i)->name());
}

// Whether it is `content.` and a field there. The library's own check overlooks empty segments.
bool IsInsideContent(const std::string& path) {
  return path.rfind(kContentPrefix, 0) == 0 && path.back() != '.' &&
         path.find("..") == std::string::npos && FieldMaskUtil::IsValidPath<v1::Application>(path);
}

absl::Status PathInvalid(std::string_view path) {
  return base::Error(base::Reason::kFieldMaskInvalid,
                     fmt::format("update_mask names {}, which cannot be updated.", path),
                     {{"field", "update_mask"}, {"path", std::string(path)}});
}

}  // namespace

v1::Content ContentToProto(const Content& content) {
  v1::Content proto;
  proto.set_title(content.title);
  proto.set_summary(content.summary);
  for (const DimensionText& text : content.dimensions) {
    v1::DimensionText* row = proto.add_dimensions();
    row->set_dimension(text.dimension.value());
    row->set_text(text.text);
  }
  for (const TeamMember& member : content.team) {
    v1::TeamMember* row = proto.add_team();
    row->set_organization(member.organization);
    row->set_display_name(member.display_name);
    row->set_job_title(member.job_title);
  }
  proto.set_budget_thousand_twd(content.budget_thousand_twd);
  proto.set_start_date(content.start_date);
  proto.set_end_date(content.end_date);
  proto.mutable_contact()->set_display_name(content.contact.display_name);
  proto.mutable_contact()->set_job_title(content.contact.job_title);
  proto.mutable_contact()->set_phone(content.contact.phone);
  proto.mutable_contact()->set_email(content.contact.email);
  proto.mutable_attestation()->set_attested(content.attestation.attested);
  proto.mutable_attestation()->set_attested_by(content.attestation.attested_by);
  proto.mutable_attestation()->set_job_title(content.attestation.job_title);
  return proto;
}

Content ContentFromProto(const v1::Content& proto) {
  Content content;
  content.title = proto.title();
  content.summary = proto.summary();
  for (const v1::DimensionText& row : proto.dimensions()) {
    content.dimensions.push_back({DimensionId(row.dimension()), row.text()});
  }
  for (const v1::TeamMember& row : proto.team()) {
    content.team.push_back({row.organization(), row.display_name(), row.job_title()});
  }
  content.budget_thousand_twd = proto.budget_thousand_twd();
  content.start_date = proto.start_date();
  content.end_date = proto.end_date();
  content.contact = {proto.contact().display_name(), proto.contact().job_title(),
                     proto.contact().phone(), proto.contact().email()};
  content.attestation = {proto.attestation().attested(), proto.attestation().attested_by(),
                         proto.attestation().job_title()};
  return content;
}

v1::Attachment AttachmentToProto(const SeasonId& season, const ApplicationId& application,
                                 const Attachment& attachment) {
  v1::Attachment proto;
  proto.set_name(workflow::AttachmentName(season, application, attachment.id));
  proto.set_display_name(attachment.display_name);
  proto.set_media_type(attachment.media_type);
  proto.set_size_bytes(attachment.size_bytes);
  proto.set_sha256(attachment.sha256.Hex());
  *proto.mutable_create_time() = ToProto(attachment.create_time);
  return proto;
}

v1::Application ListedApplicationToProto(const workflow::ApplicationView& view) {
  const Application& application = view.application;
  v1::Application proto;
  proto.set_name(workflow::ApplicationName(application.season, application.id));
  proto.set_agency(workflow::AgencyName(application.agency));
  proto.set_category(application.category.value());
  proto.set_state(ToProto<v1::Application::State>(application.state));
  if (view.revision) proto.set_title(view.revision->content.title);
  if (view.sight == workflow::Sight::kBrief) return proto;

  if (view.revision) {
    proto.set_content_digest(view.revision->content_digest.Hex());
    proto.set_draft_open(view.revision->is_draft());
  }
  proto.set_revision(application.revision);
  proto.set_correction_count(application.correction_count);
  proto.set_reason(application.reason);
  if (application.state == ApplicationState::kReturned) {
    for (const std::string& text : application.corrections) proto.add_corrections(text);
  }
  if (view.submit_time) *proto.mutable_submit_time() = ToProto(*view.submit_time);
  *proto.mutable_create_time() = ToProto(application.create_time);
  *proto.mutable_update_time() = ToProto(application.update_time);
  proto.set_etag(FormatEtag(application.etag));
  return proto;
}

v1::Application ApplicationToProto(const workflow::ApplicationView& view) {
  v1::Application proto = ListedApplicationToProto(view);
  if (view.sight == workflow::Sight::kBrief || !view.revision) return proto;
  const Revision& revision = *view.revision;
  *proto.mutable_content() = ContentToProto(revision.content);
  for (const Attachment& attachment : revision.attachments) {
    *proto.add_attachments() = AttachmentToProto(revision.season, revision.application, attachment);
  }
  if (revision.endorsement)
    *proto.mutable_endorsement() = EndorsementToProto(*revision.endorsement);
  return proto;
}

v1::Revision ListedRevisionToProto(const Revision& head) {
  v1::Revision proto;
  proto.set_name(workflow::RevisionName(head.season, head.application, head.number));
  proto.set_content_digest(head.content_digest.Hex());
  if (head.submitter) proto.set_submitter(workflow::PersonName(*head.submitter));
  if (head.submit_time) *proto.mutable_submit_time() = ToProto(*head.submit_time);
  return proto;
}

v1::Revision RevisionToProto(const Revision& revision) {
  v1::Revision proto = ListedRevisionToProto(revision);
  *proto.mutable_content() = ContentToProto(revision.content);
  for (const Attachment& attachment : revision.attachments) {
    *proto.add_attachments() = AttachmentToProto(revision.season, revision.application, attachment);
  }
  if (revision.endorsement)
    *proto.mutable_endorsement() = EndorsementToProto(*revision.endorsement);
  return proto;
}

absl::StatusOr<ApplicationChange> ParseApplicationChange(
    const v1::UpdateApplicationRequest& request) {
  const v1::Application& application = request.application();
  ApplicationChange change;
  bool has_category = request.update_mask().paths().empty() && !application.category().empty();
  if (request.update_mask().paths().empty()) AddSetPaths(application.content(), "", change.content);
  for (const std::string& path : request.update_mask().paths()) {
    const bool is_all = path == "*";
    if (is_all || path == "category") has_category = true;
    if (is_all || path == "content") {
      AddWholeContent(change.content);
    } else if (IsInsideContent(path)) {
      change.content.add_paths(path.substr(kContentPrefix.size()));
    } else if (path != "category") {
      return PathInvalid(path);
    }
  }
  if (has_category) {
    if (application.category().empty()) return FieldRequired("application.category");
    RETURN_IF_ERROR(base::CheckId("application.category", application.category()));
    change.category = CategoryId(application.category());
  }
  if (has_category || !change.content.paths().empty()) return change;
  return base::Error(base::Reason::kFieldRequired,
                     "Nothing to update: no field is set and update_mask names none.",
                     {{"field", "update_mask"}});
}

Content MergeContent(const Content& content, const v1::Content& update, const FieldMask& paths) {
  v1::Content merged = ContentToProto(content);
  FieldMaskUtil::MergeOptions options;
  options.set_replace_message_fields(true);
  options.set_replace_repeated_fields(true);
  FieldMaskUtil::MergeMessageTo(update, paths, options, &merged);
  return ContentFromProto(merged);
}

}  // namespace award::service
