// People, their roles and their tokens.
#ifndef AWARD_SERVER_MODEL_PERSON_H_
#define AWARD_SERVER_MODEL_PERSON_H_

#include <compare>
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

enum class Role { kStaff, kAgencyUser, kJudge, kCoach, kCommissionMember, kAuditor };

template <>
struct Words<Role> {
  static constexpr std::pair<Role, std::string_view> kRows[] = {
      {Role::kStaff, "STAFF"},
      {Role::kAgencyUser, "AGENCY_USER"},
      {Role::kJudge, "JUDGE"},
      {Role::kCoach, "COACH"},
      {Role::kCommissionMember, "COMMISSION_MEMBER"},
      {Role::kAuditor, "AUDITOR"}};
};

struct RoleGrant {
  Role role = Role::kStaff;
  std::optional<AgencyId> agency;  // Exactly for an agency user.

  bool operator==(const RoleGrant&) const = default;
};

enum class PersonState { kActive, kDisabled };

template <>
struct Words<PersonState> {
  static constexpr std::pair<PersonState, std::string_view> kRows[] = {
      {PersonState::kActive, "ACTIVE"}, {PersonState::kDisabled, "DISABLED"}};
};

struct Person {
  PersonId id;
  std::string display_name;
  PersonState state = PersonState::kActive;
  std::vector<RoleGrant> roles;
  base::Time create_time;
  base::Time update_time;
  int64_t etag = 0;
};

// A bearer token. Its 256-bit secret is shown once; only the SHA-256 is kept.
struct Token {
  TokenId id;
  PersonId person;
  base::Digest secret_sha256;
  base::Time create_time;
  base::Time expire_time;
  std::optional<base::Time> revoke_time;
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_PERSON_H_
