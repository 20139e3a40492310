// The binary `award`: gathers what the client needs to know of the world, and runs it.
#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "client/run.h"
#include "client/settings/environment.h"

namespace {

// COLUMNS, else what the terminal says; 0 when output does not go to one.
size_t TerminalColumns() {
  if (isatty(STDOUT_FILENO) == 0) return 0;
  if (const char* columns = std::getenv("COLUMNS"); columns != nullptr) {
    if (const int number = std::atoi(columns); number > 0) return static_cast<size_t>(number);
  }
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

award::client::Environment ThisEnvironment() {
  award::client::Environment environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const size_t equals = text.find('=');
    if (equals != std::string::npos) {
      environment.variables[text.substr(0, equals)] = text.substr(equals + 1);
    }
  }
  environment.err_is_terminal = isatty(STDERR_FILENO) != 0;
  environment.columns = TerminalColumns();
  return environment;
}

}  // namespace

int main(int argc, char** argv) {
  // gRPC's own log lines are not for users.
  setenv("GRPC_VERBOSITY", "NONE", 0);
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> args(argv + 1, argv + argc);
  return award::client::Run(args, ThisEnvironment(), std::cin, std::cout, std::cerr);
}
