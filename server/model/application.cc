// The digest of what an application says.
#include "server/model/application.h"

namespace award {

base::Digest ContentDigest(const CategoryId& category, const Content& content,
                           const std::vector<Attachment>& attachments) {
  base::Canonical bytes("content/1");
  bytes.Text(category.value()).Text(content.title).Text(content.summary);
  bytes.List(content.dimensions.size());
  for (const DimensionText& text : content.dimensions) {
    bytes.Text(text.dimension.value()).Text(text.text);
  }
  bytes.List(content.team.size());
  for (const TeamMember& member : content.team) {
    bytes.Text(member.organization).Text(member.display_name).Text(member.job_title);
  }
  bytes.Int(content.budget_thousand_twd).Text(content.start_date).Text(content.end_date);
  bytes.Text(content.contact.display_name).Text(content.contact.job_title);
  bytes.Text(content.contact.phone).Text(content.contact.email);
  bytes.Bool(content.attestation.attested).Text(content.attestation.attested_by);
  bytes.Text(content.attestation.job_title);
  bytes.List(attachments.size());
  for (const Attachment& attachment : attachments) {
    bytes.Text(attachment.id.value()).Text(attachment.display_name);
    bytes.Text(attachment.media_type).Bytes(attachment.sha256.Bytes());
  }
  return bytes.Digest();
}

}  // namespace award
