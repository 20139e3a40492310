// What the client knows of the world it runs in, gathered once by main.cc so that everything below
// it can be tested with another world.
#ifndef AWARD_CLIENT_SETTINGS_ENVIRONMENT_H_
#define AWARD_CLIENT_SETTINGS_ENVIRONMENT_H_

#include <cstddef>
#include <map>
#include <string>

namespace award::client {

struct Environment {
  std::map<std::string, std::string> variables;
  bool err_is_terminal = false;  // Progress is shown only there.
  size_t columns = 0;            // Of the terminal that output goes to; 0 when it goes elsewhere.

  // Empty when it is not set.
  std::string Variable(const std::string& name) const {
    const auto found = variables.find(name);
    return found == variables.end() ? "" : found->second;
  }
};

}  // namespace award::client

#endif  // AWARD_CLIENT_SETTINGS_ENVIRONMENT_H_
