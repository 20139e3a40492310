// The whole client as one function, so that tests run it as users do.
#ifndef AWARD_CLIENT_RUN_H_
#define AWARD_CLIENT_RUN_H_

#include <istream>
#include <ostream>
#include <span>
#include <string>

#include "client/settings/environment.h"

namespace award::client {

// Runs `award` with these arguments (without the program's name) and returns its exit code
// (client/error/error.h). Data goes to `out`, messages to `err`.
int Run(std::span<const std::string> args, const Environment& environment, std::istream& in,
        std::ostream& out, std::ostream& err);

}  // namespace award::client

#endif  // AWARD_CLIENT_RUN_H_
