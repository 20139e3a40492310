// Agencies of the city (機關) and their hierarchy.
#ifndef AWARD_SERVER_MODEL_AGENCY_H_
#define AWARD_SERVER_MODEL_AGENCY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/base/time.h"
#include "server/model/ids.h"
#include "server/model/names.h"

namespace award {

enum class AgencyLevel { kFirstLevel, kDistrictOffice, kSecondLevel };

template <>
struct Words<AgencyLevel> {
  static constexpr std::pair<AgencyLevel, std::string_view> kRows[] = {
      {AgencyLevel::kFirstLevel, "FIRST_LEVEL"},
      {AgencyLevel::kDistrictOffice, "DISTRICT_OFFICE"},
      {AgencyLevel::kSecondLevel, "SECOND_LEVEL"}};
};

struct Agency {
  AgencyId id;
  std::string display_name;
  std::string code;  // Empty when unknown.
  AgencyLevel level = AgencyLevel::kFirstLevel;
  std::optional<AgencyId> supervising_agency;  // Exactly for the second level.
  base::Time create_time;
  base::Time update_time;
  int64_t etag = 0;

  // The first-level agency (or district office) whose subtree this agency is in; it endorses the
  // agency's applications.
  const AgencyId& head() const { return supervising_agency ? *supervising_agency : id; }
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_AGENCY_H_
