// The table of reasons, made of the one list in reasons.inc.
#include "server/base/reason.h"

#include <array>
#include <cstddef>

namespace award::base {
namespace {

constexpr auto kRows = std::to_array<ReasonRow>({
#define AWARD_REASON(reason, name, code, meaning) \
  {Reason::reason, name, absl::StatusCode::code, meaning},
#include "server/base/reasons.inc"
#undef AWARD_REASON
});

// The enum and the table come from the same list, so the place of a reason is its number.
const ReasonRow& RowOf(Reason reason) { return kRows.at(static_cast<size_t>(reason)); }

}  // namespace

std::span<const ReasonRow> Reasons() { return kRows; }

std::string_view ReasonName(Reason reason) { return RowOf(reason).name; }
std::string_view ReasonMeaning(Reason reason) { return RowOf(reason).meaning; }
absl::StatusCode ReasonCode(Reason reason) { return RowOf(reason).code; }

std::optional<Reason> ReasonFromName(std::string_view name) {
  for (const ReasonRow& row : kRows) {
    if (row.name == name) return row.reason;
  }
  return std::nullopt;
}

}  // namespace award::base
