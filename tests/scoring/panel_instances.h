// Published assignment instances, what other programs and a prototype reached on them, and the
// measure of quality that all are held to. Reads the files itself, so that it also checks readers.
#ifndef AWARD_TESTS_SCORING_PANEL_INSTANCES_H_
#define AWARD_TESTS_SCORING_PANEL_INSTANCES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// tests/data/assignment, or the folder that the variable AWARD_ASSIGNMENT_DATA names.
std::string InstancesFolder();

// Applications, judges and affinities with at most three decimals; affinities in thousandths.
Problem ReadInstance(const std::string& folder);

// A measured row by its columns.
using MeasuredRow = std::map<std::string, std::string>;
std::vector<MeasuredRow> ReadMeasured(const std::string& path);

// The row of an instance and a solver, in thousandths where the column is an affinity; nothing when
// it was not measured.
std::optional<MeasuredRow> FindMeasured(const std::vector<MeasuredRow>& rows,
                                        const std::string& instance, const std::string& solver);

// "3701.703" as 3701703.
int64_t Thousandths(const std::string& decimal);

// What a plan does for the applications, in the units of the problem.
struct Quality {
  int64_t total = 0;
  int64_t lowest = 0;
  // Mean of the lowest 5 %, of one application at least.
  double lowest_mean = 0;
  int64_t largest_deficit = 0;  // Against the best panel that conflicts alone allow.
  int64_t lowest_ideal = 0;     // No plan can lift every application above it.
  int64_t short_seats = 0;
  int64_t conflicts = 0;
  int64_t overload = 0;
};
Quality Evaluate(const Problem& problem, const std::vector<Pair>& pairs);

}  // namespace award::scoring::panel

#endif  // AWARD_TESTS_SCORING_PANEL_INSTANCES_H_
