// What a problem must be before anyone works on it, positions by id, and the draw.
#include "scoring/panel/problem.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "fmt/format.h"

namespace award::scoring::panel {

namespace {

constexpr int64_t kMostPairs = int64_t{1} << 31;
// Sums of as many draws fit 62 bits; so does every other sum over seats.
constexpr int64_t kMostSeats = int64_t{1} << 22;
constexpr int kDrawBits = 40;
constexpr int32_t kMostDecimals = 9;

template <typename... Args>
absl::Status Invalid(fmt::format_string<Args...> text, Args&&... args) {
  return absl::InvalidArgumentError(fmt::format(text, std::forward<Args>(args)...));
}

template <typename... Args>
absl::Status TooLarge(fmt::format_string<Args...> text, Args&&... args) {
  return absl::OutOfRangeError(fmt::format(text, std::forward<Args>(args)...));
}

absl::Status CheckSizes(const Problem& problem) {
  if (problem.seats.size() != problem.applications.size()) {
    return Invalid("{} numbers of seats for {} applications", problem.seats.size(),
                   problem.applications.size());
  }
  const auto most = static_cast<size_t>(kMostPairs);
  if (problem.applications.size() > most || problem.judges.size() > most ||
      problem.applications.size() * problem.judges.size() > most) {
    return TooLarge("{} applications by {} judges are more than {} pairs",
                    problem.applications.size(), problem.judges.size(), kMostPairs);
  }
  if (problem.affinity.size() != problem.applications.size() * problem.judges.size()) {
    return Invalid("{} affinities for {} applications by {} judges", problem.affinity.size(),
                   problem.applications.size(), problem.judges.size());
  }
  if (problem.decimals < 0 || problem.decimals > kMostDecimals) {
    return Invalid("{} decimals; 0 to {} are possible", problem.decimals, kMostDecimals);
  }
  return absl::OkStatus();
}

absl::Status CheckApplications(const Problem& problem) {
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    const std::string& id = problem.applications[a];
    if (id.empty()) return Invalid("application {} has no id", a);
    if (a > 0 && problem.applications[a - 1] >= id) {
      return Invalid("application {} does not come after {}", id, problem.applications[a - 1]);
    }
    if (problem.seats[a] < 0) return Invalid("application {} has {} seats", id, problem.seats[a]);
  }
  if (problem.SeatCount() > kMostSeats) {
    return TooLarge("{} seats are more than {}", problem.SeatCount(), kMostSeats);
  }
  return absl::OkStatus();
}

absl::Status CheckJudges(const Problem& problem) {
  for (size_t j = 0; j < problem.judges.size(); ++j) {
    const Judge& judge = problem.judges[j];
    if (judge.id.empty()) return Invalid("judge {} has no id", j);
    if (j > 0 && problem.judges[j - 1].id >= judge.id) {
      return Invalid("judge {} does not come after {}", judge.id, problem.judges[j - 1].id);
    }
    if (judge.lowest_load < 0 || judge.lowest_load > judge.highest_load) {
      return Invalid(
          "judge {} has load {} to {}; the lowest is 0 or more and not above the highest", judge.id,
          judge.lowest_load, judge.highest_load);
    }
  }
  return absl::OkStatus();
}

absl::Status CheckPairs(const Problem& problem, const std::vector<Pair>& pairs,
                        std::string_view name) {
  for (size_t i = 0; i < pairs.size(); ++i) {
    const Pair pair = pairs[i];
    if (pair.application < 0 ||
        static_cast<size_t>(pair.application) >= problem.applications.size() || pair.judge < 0 ||
        static_cast<size_t>(pair.judge) >= problem.judges.size()) {
      return Invalid("{} {}: there is no application {} with judge {}", name, i, pair.application,
                     pair.judge);
    }
    if (i > 0 && pairs[i - 1] >= pair) return Invalid("{} {} does not rise", name, i);
  }
  return absl::OkStatus();
}

absl::Status CheckGrounds(const Problem& problem) {
  std::vector<Pair> pairs;
  pairs.reserve(problem.grounds.size());
  for (const Ground& ground : problem.grounds) pairs.push_back(ground.pair);
  if (absl::Status status = CheckPairs(problem, pairs, "ground"); !status.ok()) return status;
  for (size_t i = 0; i < pairs.size(); ++i) {
    if (!problem.InConflict(pairs[i])) {
      return Invalid("ground {} is of a pair that is not in conflict", i);
    }
  }
  return absl::OkStatus();
}

bool Rises(const std::vector<int32_t>& positions) {
  return std::adjacent_find(positions.begin(), positions.end(), std::greater_equal<>()) ==
         positions.end();
}

// `positions` rise.
bool Exist(const std::vector<int32_t>& positions, size_t count) {
  return positions.empty() ||
         (positions.front() >= 0 && static_cast<size_t>(positions.back()) < count);
}

absl::Status CheckRule(const Problem& problem, const Rule& rule) {
  const bool panel = rule.each == Each::kApplication;
  const size_t scope_count = panel ? problem.applications.size() : problem.judges.size();
  const size_t member_count = panel ? problem.judges.size() : problem.applications.size();
  if (rule.scope < 0 || static_cast<size_t>(rule.scope) >= problem.scopes.size() ||
      !Exist(problem.scopes[static_cast<size_t>(rule.scope)], scope_count)) {
    return Invalid("rule {} has scope {}, which does not exist or is not of its side", rule.id,
                   rule.scope);
  }
  if (!Rises(rule.members)) return Invalid("the members of rule {} do not rise", rule.id);
  if (!Exist(rule.members, member_count)) {
    return Invalid("rule {} has a member that does not exist", rule.id);
  }
  if (rule.lowest < 0 || rule.lowest > rule.highest) {
    return Invalid("rule {} asks for {} to {}; the lowest is 0 or more and not above the highest",
                   rule.id, rule.lowest, rule.highest);
  }
  return absl::OkStatus();
}

absl::Status CheckRules(const Problem& problem) {
  for (size_t s = 0; s < problem.scopes.size(); ++s) {
    if (!Rises(problem.scopes[s])) return Invalid("scope {} does not rise", s);
  }
  for (size_t r = 0; r < problem.rules.size(); ++r) {
    if (problem.rules[r].id.empty()) return Invalid("rule {} has no id", r);
    if (absl::Status status = CheckRule(problem, problem.rules[r]); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

int64_t Problem::SeatCount() const {
  int64_t sum = 0;
  for (const int32_t count : seats) sum += count;
  return sum;
}

std::optional<int32_t> Problem::FindApplication(const std::string& id) const {
  const auto found = std::lower_bound(applications.begin(), applications.end(), id);
  if (found == applications.end() || *found != id) return std::nullopt;
  return static_cast<int32_t>(found - applications.begin());
}

std::optional<int32_t> Problem::FindJudge(const std::string& id) const {
  const auto found = std::lower_bound(
      judges.begin(), judges.end(), id,
      [](const Judge& judge, const std::string& sought) { return judge.id < sought; });
  if (found == judges.end() || found->id != id) return std::nullopt;
  return static_cast<int32_t>(found - judges.begin());
}

absl::Status Validate(const Problem& problem) {
  if (absl::Status status = CheckSizes(problem); !status.ok()) return status;
  if (absl::Status status = CheckApplications(problem); !status.ok()) return status;
  if (absl::Status status = CheckJudges(problem); !status.ok()) return status;
  if (absl::Status status = CheckPairs(problem, problem.locks, "lock"); !status.ok()) {
    return status;
  }
  if (absl::Status status = CheckPairs(problem, problem.kept, "kept pair"); !status.ok()) {
    return status;
  }
  if (absl::Status status = CheckGrounds(problem); !status.ok()) return status;
  if (absl::Status status = CheckRules(problem); !status.ok()) return status;
  if (problem.objective.price_basis_points.value_or(0) < 0) {
    return Invalid("a price of {} basis points; it is 0 or more",
                   *problem.objective.price_basis_points);
  }
  return absl::OkStatus();
}

int64_t DrawOf(uint64_t seed, const std::string& application, const std::string& judge) {
  uint64_t hash = 14'695'981'039'346'656'037U;
  const auto add = [&hash](uint64_t byte) { hash = (hash ^ (byte & 0xff)) * 1'099'511'628'211U; };
  for (int shift = 0; shift < 64; shift += 8) add(seed >> shift);
  for (const std::string* id : {&application, &judge}) {
    for (const char c : *id) add(static_cast<unsigned char>(c));
    add(0xff);
  }
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebU;
  return static_cast<int64_t>((hash ^ (hash >> 31)) >> (64 - kDrawBits));
}

}  // namespace award::scoring::panel
