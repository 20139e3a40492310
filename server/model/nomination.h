// The nomination list (推薦名單): proposed, approved by two keys, dispatched.
#ifndef AWARD_SERVER_MODEL_NOMINATION_H_
#define AWARD_SERVER_MODEL_NOMINATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/base/digest.h"
#include "server/base/time.h"
#include "server/model/ids.h"
#include "server/model/names.h"

namespace award {

enum class NominationListState { kProposed, kApproved, kRejected, kDispatched };

template <>
struct Words<NominationListState> {
  static constexpr std::pair<NominationListState, std::string_view> kRows[] = {
      {NominationListState::kProposed, "PROPOSED"},
      {NominationListState::kApproved, "APPROVED"},
      {NominationListState::kRejected, "REJECTED"},
      {NominationListState::kDispatched, "DISPATCHED"}};
};

struct Nomination {
  CategoryId category;
  int32_t place = 0;
  ApplicationId application;
  int32_t revision = 0;
  std::string agency_display_name;
  std::string title;
  std::string mean_total;  // A fraction in text.
  base::Digest content_digest;
};

// What was resolved for one category.
struct NominationCategory {
  CategoryId category;
  TabulationId tabulation;
  bool none = false;  // 從缺: nobody is nominated.
};

struct Approval {
  PersonId person;
  base::Digest digest;
  base::Time approve_time;
};

struct NominationList {
  SeasonId season;
  NominationListId id;
  NominationListState state = NominationListState::kProposed;
  bool rehearsal = false;
  std::vector<Nomination> nominations;         // By category, then place.
  std::vector<NominationCategory> categories;  // In the order of the rules.
  base::Digest rules_digest;
  base::Digest digest;
  PersonId proposer;
  std::vector<Approval> approvals;  // In their order.
  std::string reason;
  std::string document_number;
  base::Time create_time;
  std::optional<base::Time> dispatch_time;
  int64_t etag = 0;
};

// How many people must approve a list before it can be dispatched.
inline constexpr int kApprovalsNeeded = 2;

// The SHA-256 of what approvers sign: season, rehearsal, rules, tabulations, nominations.
base::Digest ListDigest(const NominationList& list);

// Whether a text has the form of a document number: characters of an office, 字第, digits, 號.
bool IsDocumentNumber(std::string_view text);

}  // namespace award

#endif  // AWARD_SERVER_MODEL_NOMINATION_H_
