// Everything that is wrong with the flags is said before a file is opened.
#include "client/command/plan_flags.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>
#include <utility>

#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "fmt/format.h"

namespace award::client {
namespace {

using scoring::panel::Fairness;

constexpr int32_t kMostDecimals = 9;
constexpr int32_t kMostSeats = 100'000;
constexpr int32_t kWholeBasisPoints = 10'000;

absl::Status Invalid(std::string_view flag, std::string_view value, std::string expected) {
  return UsageError("FLAG_VALUE_INVALID", {{"flag", std::string(flag)},
                                           {"value", std::string(value)},
                                           {"expected", std::move(expected)}});
}

// A whole number from `least` to `most`; nothing when the flag is not given.
template <typename Number>
absl::StatusOr<std::optional<Number>> ReadNumber(const Arguments& arguments, std::string_view flag,
                                                 Number least, Number most) {
  const auto text = arguments.Value(flag);
  if (!text.has_value()) return std::optional<Number>();
  Number number = 0;
  const char* const end = text->data() + text->size();
  const auto [last, error] = std::from_chars(text->data(), end, number);
  if (error != std::errc() || last != end || number < least || number > most) {
    return Invalid(flag, *text, fmt::format("{} – {}", least, most));
  }
  return std::optional<Number>(number);
}

absl::StatusOr<Fairness> ReadFairness(const Arguments& arguments) {
  const std::string text = arguments.Value("objective").value_or("total");
  for (const auto& [name, fairness] :
       {std::pair{"total", Fairness::kTotal}, std::pair{"floor", Fairness::kFloor},
        std::pair{"level", Fairness::kLevel}, std::pair{"deficit", Fairness::kDeficit},
        std::pair{"fair", Fairness::kFair}}) {
    if (text == name) return fairness;
  }
  return Invalid("objective", text, "total, floor, level, deficit, fair");
}

bool IsDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Percent with at most two decimal places, in hundredths of one percent.
absl::StatusOr<int32_t> ReadPrice(const std::string& text) {
  const std::string expected = "0 – 100, 0.5, 1.25";
  const size_t point = std::min(text.find('.'), text.size());
  const std::string whole = text.substr(0, point);
  std::string places = point < text.size() ? text.substr(point + 1) : "0";
  if (!IsDigits(whole) || !IsDigits(places) || whole.size() > 3 || places.size() > 2) {
    return Invalid("price", text, expected);
  }
  places.resize(2, '0');
  const int32_t price = std::stoi(whole) * 100 + std::stoi(places);
  if (price > kWholeBasisPoints) return Invalid("price", text, expected);
  return price;
}

absl::StatusOr<scoring::panel::Objective> ReadObjective(const Arguments& arguments) {
  scoring::panel::Objective objective;
  ASSIGN_OR_RETURN(objective.fairness, ReadFairness(arguments));
  objective.partial = arguments.Has("partial");
  const auto price = arguments.Value("price");
  if (!price.has_value()) return objective;
  if (objective.fairness == Fairness::kTotal || objective.fairness == Fairness::kFloor) {
    return UsageError("FLAG_MISSING", {{"flag", "objective level|deficit|fair"}});
  }
  ASSIGN_OR_RETURN(objective.price_basis_points, ReadPrice(*price));
  return objective;
}

// What belongs together, and what does not.
absl::Status CheckTogether(const PlanRequest& request) {
  if (request.difference.has_value() && !request.keep.has_value()) {
    return UsageError("FLAG_MISSING", {{"flag", "keep"}});
  }
  const bool writes =
      request.out.has_value() || request.certificate.has_value() || request.difference.has_value();
  if (request.check.has_value() && writes) return UsageError("PLAN_CHECK_WRITES");
  int from_input = 0;
  for (const auto& path :
       {std::optional(request.applications), std::optional(request.judges),
        std::optional(request.affinity), request.rules, request.locks, request.conflicts,
        request.keep, request.started, request.check, request.proof}) {
    from_input += path == "-" ? 1 : 0;
  }
  if (from_input > 1) {
    return UsageError("FLAGS_EXCLUSIVE", {{"flags", "--applications -, --judges -, …"}});
  }
  for (const auto& [flag, path] : {std::pair{"out", request.out},
                                   {"certificate", request.certificate},
                                   {"difference", request.difference}}) {
    if (path == "-") return Invalid(flag, "-", "FILE, --format csv|json");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<PlanRequest> ReadPlanFlags(const Arguments& arguments) {
  for (const char* flag : {"applications", "judges", "affinity"}) {
    if (!arguments.Has(flag)) return UsageError("FLAG_MISSING", {{"flag", flag}});
  }
  PlanRequest request;
  request.applications = *arguments.Value("applications");
  request.judges = *arguments.Value("judges");
  request.affinity = *arguments.Value("affinity");
  request.rules = arguments.Value("rules");
  request.locks = arguments.Value("locks");
  request.conflicts = arguments.Value("conflicts");
  request.keep = arguments.Value("keep");
  request.started = arguments.Value("started");
  request.out = arguments.Value("out");
  request.certificate = arguments.Value("certificate");
  request.difference = arguments.Value("difference");
  request.check = arguments.Value("check");
  request.explain = arguments.Value("explain");
  // The second value of --check comes as a word of its own.
  if (arguments.words.size() > 1) request.proof = arguments.words[1];
  ASSIGN_OR_RETURN(request.objective, ReadObjective(arguments));
  ASSIGN_OR_RETURN(request.seats, ReadNumber<int32_t>(arguments, "k", 1, kMostSeats));
  ASSIGN_OR_RETURN(request.affinity_decimals,
                   ReadNumber<int32_t>(arguments, "affinity-decimals", 0, kMostDecimals));
  constexpr uint64_t kMostSeed = std::numeric_limits<uint64_t>::max();
  ASSIGN_OR_RETURN(const auto seed, ReadNumber<uint64_t>(arguments, "seed", 0, kMostSeed));
  request.seed = seed.value_or(0);
  request.objective_given = arguments.Has("objective");
  request.seed_given = seed.has_value();
  RETURN_IF_ERROR(CheckTogether(request));
  return request;
}

}  // namespace award::client
