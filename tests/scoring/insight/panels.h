// Panels and tables the statistics are tried on, and numbers they are compared with.
#ifndef AWARD_TESTS_SCORING_INSIGHT_PANELS_H_
#define AWARD_TESTS_SCORING_INSIGHT_PANELS_H_

#include <cmath>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "nlohmann/json.hpp"
#include "scoring/insight/observations.h"
#include "scoring/insight/panel.h"
#include "scoring/insight/undefined.h"

namespace award::scoring::insight {

// A row for each application, a column for each judge; kGap where there is no score.
inline constexpr double kGap = -1e300;
using Table = std::vector<std::vector<double>>;

Observations From(const Table& table);
Table Transposed(const Table& table);
// A table of the test data without its first column; an empty cell is a gap.
Table ReadNumbers(std::string_view name);
// A panel of totals in hundredths of a point, without dimensions and items.
Panel PanelFrom(const Table& table);
// The demonstration award, and its totals.
Panel DemonstrationPanel();
Observations Demonstration();

// A file of expected answers.
nlohmann::json Expected(std::string_view name);

// Numbers that depend on the seed alone; normal enough for tests.
class Sequence {
 public:
  explicit Sequence(uint64_t seed) : state_(seed * 2654435761U + 88172645463325252U) {}
  uint64_t Next();
  size_t Below(size_t limit) { return Next() % limit; }
  double Uniform();  // From 0 up to 1.
  double Normal();

 private:
  uint64_t state_;
};

void PrintTo(const Statistic& statistic, std::ostream* out);
void PrintTo(Undefined reason, std::ostream* out);

// A statistic or number that differs from `expected` by no more than this share of it.
MATCHER_P2(Within, expected, share, "") {
  const Statistic statistic = arg;
  if (!statistic.defined()) return false;
  const double wanted = expected;
  return std::abs(*statistic - wanted) <= share * std::max(std::abs(wanted), 1e-300);
}

MATCHER_P(IsUndefined, reason, "") {
  const auto& value = arg;
  return !value.defined() && value.reason() == reason;
}

}  // namespace award::scoring::insight

#endif  // AWARD_TESTS_SCORING_INSIGHT_PANELS_H_
