// The two macros that pass an error upwards, word for word those of the server's lowest floor,
// which the client may not include.
#ifndef AWARD_CLIENT_ERROR_STATUS_MACROS_H_
#define AWARD_CLIENT_ERROR_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Returns the status of `expression` from this function unless it is OK.
#define RETURN_IF_ERROR(...) AWARD_RETURN_IF_ERROR_(AWARD_UNIQUE_NAME_(__COUNTER__), __VA_ARGS__)

// Evaluates an expression of type StatusOr<T>; returns its status from this function unless it is
// OK, otherwise puts the value into `lhs`, which may declare a variable:
//   ASSIGN_OR_RETURN(const std::string text, ReadFile(path));
#define ASSIGN_OR_RETURN(lhs, ...) \
  AWARD_ASSIGN_OR_RETURN_(AWARD_UNIQUE_NAME_(__COUNTER__), lhs, __VA_ARGS__)

// Each use has a variable of its own name, so that uses nest inside lambdas without shadowing.
#define AWARD_UNIQUE_NAME_(number) AWARD_JOIN_(award_status_, number)
#define AWARD_JOIN_(left, right) AWARD_JOIN_NOW_(left, right)
#define AWARD_JOIN_NOW_(left, right) left##right

#define AWARD_RETURN_IF_ERROR_(name, ...)                           \
  do {                                                              \
    if (absl::Status name = (__VA_ARGS__); !name.ok()) return name; \
  } while (false)

#define AWARD_ASSIGN_OR_RETURN_(name, lhs, ...)    \
  auto name = (__VA_ARGS__);                       \
  if (!name.ok()) return std::move(name).status(); \
  lhs = *std::move(name)

#endif  // AWARD_CLIENT_ERROR_STATUS_MACROS_H_
