// Runs the client as a user would, in a world that the test makes.
#ifndef AWARD_TESTS_CLIENT_RUNNER_H_
#define AWARD_TESTS_CLIENT_RUNNER_H_

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "client/run.h"
#include "tests/client/test_server.h"
#include "tests/testing/temp_directory.h"

namespace award::testing {

struct Outcome {
  int exit = -1;
  std::string out;
  std::string err;
};

inline Outcome RunOffline(const std::vector<std::string>& args,
                          const client::Environment& environment = {},
                          const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int exit = client::Run(args, environment, in, out, err);
  return {exit, out.str(), err.str()};
}

inline void WriteFile(const std::string& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

inline std::string Slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// A server, a folder with its CA and a token, and an environment that points to them.
class Online {
 public:
  Online() : certificates_(MakeCertificates()), server(certificates_) {
    WriteFile(folder.File("ca.pem"), certificates_.ca);
    WriteFile(folder.File("token"), "secret-token\n");
    std::filesystem::permissions(folder.File("token"), std::filesystem::perms::owner_read);
    environment.variables = {{"AWARD_SERVER", server.address()},
                             {"AWARD_CA", folder.File("ca.pem")},
                             {"AWARD_TOKEN_FILE", folder.File("token")}};
  }

  Outcome Run(const std::vector<std::string>& args, const std::string& input = "") {
    return RunOffline(args, environment, input);
  }

 private:
  Certificates certificates_;

 public:
  TestServer server;
  TempDirectory folder;
  client::Environment environment;
};

}  // namespace award::testing

#endif  // AWARD_TESTS_CLIENT_RUNNER_H_
