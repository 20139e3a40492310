// Etags are opaque to callers; only what was handed out is taken back.
#include "server/service/etag.h"

#include <charconv>

#include "fmt/format.h"
#include "server/base/error.h"

namespace award::service {

std::string FormatEtag(int64_t revision) { return fmt::format("\"{}\"", revision); }

absl::StatusOr<std::optional<int64_t>> ParseEtag(std::string_view etag) {
  if (etag.empty()) return std::optional<int64_t>();
  int64_t revision = 0;
  if (etag.size() > 2) {
    std::from_chars(etag.data() + 1, etag.data() + etag.size() - 1, revision);
  }
  if (revision <= 0 || FormatEtag(revision) != etag) {
    return base::Error(base::Reason::kFieldInvalid,
                       "etag must be as the resource gave it, with its quotes.",
                       {{"field", "etag"}});
  }
  return revision;
}

}  // namespace award::service
