// Etags: the revision of a row as a quoted number, such as "7" with its quotes (AIP-154).
#ifndef AWARD_SERVER_SERVICE_ETAG_H_
#define AWARD_SERVER_SERVICE_ETAG_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace award::service {

std::string FormatEtag(int64_t revision);

// Nothing for an empty etag: the caller does not mind which revision it is.
// FIELD_INVALID: not an etag that FormatEtag gives.
absl::StatusOr<std::optional<int64_t>> ParseEtag(std::string_view etag);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_ETAG_H_
