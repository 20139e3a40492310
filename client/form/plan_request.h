// What `award plan` is asked for: which files hold the problem, and what is to be done with it.
#ifndef AWARD_CLIENT_FORM_PLAN_REQUEST_H_
#define AWARD_CLIENT_FORM_PLAN_REQUEST_H_

#include <cstdint>
#include <optional>
#include <string>

#include "scoring/panel/problem.h"

namespace award::client {

// Paths may be `-` for standard input, one of them.
struct PlanRequest {
  std::string applications;
  std::string judges;
  std::string affinity;
  std::optional<std::string> rules;
  std::optional<std::string> locks;
  std::optional<std::string> conflicts;
  std::optional<std::string> keep;
  std::optional<std::string> started;
  std::optional<int32_t> seats;
  scoring::panel::Objective objective;
  uint64_t seed = 0;
  bool objective_given = false;
  bool seed_given = false;
  std::optional<int32_t> affinity_decimals;
  std::optional<std::string> out;
  std::optional<std::string> certificate;
  std::optional<std::string> difference;
  std::optional<std::string> check;
  std::optional<std::string> proof;  // Of the plan to check.
  std::optional<std::string> explain;
};

}  // namespace award::client

#endif  // AWARD_CLIENT_FORM_PLAN_REQUEST_H_
