// Applications (參獎申請書), their revisions (版次), attachments and endorsements (推薦).
#ifndef AWARD_SERVER_MODEL_APPLICATION_H_
#define AWARD_SERVER_MODEL_APPLICATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/base/digest.h"
#include "server/base/time.h"
#include "server/model/application_states.h"
#include "server/model/ids.h"

namespace award {

struct DimensionText {
  DimensionId dimension;
  std::string text;
};

struct TeamMember {
  std::string organization;
  std::string display_name;
  std::string job_title;
};

struct Contact {
  std::string display_name;
  std::string job_title;
  std::string phone;
  std::string email;
};

struct Attestation {
  bool attested = false;
  std::string attested_by;
  std::string job_title;
};

struct Content {
  std::string title;
  std::string summary;
  std::vector<DimensionText> dimensions;
  std::vector<TeamMember> team;
  int64_t budget_thousand_twd = 0;
  std::string start_date;  // YYYY-MM-DD; empty while unknown.
  std::string end_date;
  Contact contact;
  Attestation attestation;
};

struct Attachment {
  AttachmentId id;
  std::string display_name;
  std::string media_type;
  int64_t size_bytes = 0;
  base::Digest sha256;
  base::Time create_time;
};

struct Endorsement {
  AgencyId agency;
  PersonId person;
  base::Digest content_digest;
  base::Time endorse_time;
};

// What an application says: the open draft (no submit time), or a submitted revision.
struct Revision {
  SeasonId season;
  ApplicationId application;
  int32_t number = 1;
  Content content;
  std::vector<Attachment> attachments;  // By id.
  base::Digest content_digest;
  std::optional<Endorsement> endorsement;  // Of exactly this content.
  std::optional<PersonId> submitter;
  std::optional<base::Time> submit_time;

  bool is_draft() const { return !submit_time.has_value(); }
};

// The SHA-256 of category, content and attachments: what is endorsed, submitted and nominated.
base::Digest ContentDigest(const CategoryId& category, const Content& content,
                           const std::vector<Attachment>& attachments);

struct Application {
  SeasonId season;
  ApplicationId id;
  AgencyId agency;
  CategoryId category;
  ApplicationState state = ApplicationState::kDraft;
  int32_t revision = 0;  // The last submitted one; 0 before the first.
  int32_t correction_count = 0;
  std::string reason;
  std::vector<std::string> corrections;
  base::Time create_time;
  base::Time update_time;
  int64_t etag = 0;
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_APPLICATION_H_
