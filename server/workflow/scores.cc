// The rule of what a score looks like is scoring's; here it gets the names of its refusals.
#include "server/workflow/scores.h"

#include <string>
#include <variant>

#include "fmt/format.h"
#include "scoring/number/decimal.h"
#include "scoring/number/fraction.h"
#include "server/base/error.h"

namespace award::workflow {
namespace {

using base::Reason;

constexpr size_t kShownBytesMax = 40;

Reason ReasonFor(scoring::DecimalFault fault) {
  switch (fault) {
    case scoring::DecimalFault::kNotANumber:
      return Reason::kScoreInvalid;
    case scoring::DecimalFault::kTooManyPlaces:
      return Reason::kScoreTooPrecise;
    case scoring::DecimalFault::kOutOfRange:
      return Reason::kScoreOutOfRange;
  }
  return Reason::kInternal;
}

}  // namespace

absl::StatusOr<int32_t> ParseScore(std::string_view field, std::string_view text, int32_t highest) {
  const std::variant<int32_t, scoring::DecimalFault> parsed =
      scoring::ParseHundredths(text, highest);
  if (const int32_t* hundredths = std::get_if<int32_t>(&parsed)) return *hundredths;
  const std::string most = scoring::Fraction::FromHundredths(highest).ToDecimal(
      highest % scoring::kHundredthsPerPoint == 0 ? 0 : 2);
  return base::Error(
      ReasonFor(std::get<scoring::DecimalFault>(parsed)),
      fmt::format("{} must be a number from 0 to {} with at most two decimal places.", field, most),
      {{"field", std::string(field)},
       {"value", std::string(text.substr(0, kShownBytesMax))},
       {"highest", most}});
}

}  // namespace award::workflow
