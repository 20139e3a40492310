// Small assignment problems in files, for tests of `award plan`.
#ifndef AWARD_TESTS_CLIENT_PLANNER_H_
#define AWARD_TESTS_CLIENT_PLANNER_H_

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/client/runner.h"

namespace award::testing {

// A complete plan exists, A1 with J2, A2 with J1, A3 with J1; who fills A2 first with its best
// judge may leave A1 empty.
inline constexpr char kThreeApplications[] = "application_id,k\nA1,1\nA2,1\nA3,1\n";
inline constexpr char kThreeJudges[] = "judge_id,min_load,max_load\nJ1,0,3\nJ2,0,1\nJ3,0,3\n";
inline constexpr char kThreeAffinities[] =
    "application_id,J1,J2,J3\nA1,,0.5,\nA2,0.9,0.95,\nA3,0.9,,\n";
inline constexpr char kThreePlan[] = "application_id,judge_id\nA1,J2\nA2,J1\nA3,J1\n";

// Runs `award plan` on files of these contents, in a folder of its own.
class Planner {
 public:
  Planner() { Write(kThreeApplications, kThreeJudges, kThreeAffinities); }
  Planner(std::string_view applications, std::string_view judges, std::string_view affinity) {
    Write(applications, judges, affinity);
  }

  Outcome Run(const std::vector<std::string>& more = {}, const std::string& input = "") {
    std::vector<std::string> args = {
        "plan",       "--applications",    File("applications.csv"), "--judges", File("judges.csv"),
        "--affinity", File("affinity.csv")};
    args.insert(args.end(), more.begin(), more.end());
    return RunOffline(args, environment, input);
  }

  // The path of a new file with this text.
  std::string With(const std::string& name, std::string_view text) const {
    WriteFile(File(name), text);
    return File(name);
  }

  std::string File(const std::string& name) const { return folder_.File(name); }

  // The names of all files, to see that nothing else was written.
  std::set<std::string> Names() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

  client::Environment environment;

 private:
  void Write(std::string_view applications, std::string_view judges, std::string_view affinity) {
    WriteFile(File("applications.csv"), applications);
    WriteFile(File("judges.csv"), judges);
    WriteFile(File("affinity.csv"), affinity);
  }

  TempDirectory folder_;
};

}  // namespace award::testing

#endif  // AWARD_TESTS_CLIENT_PLANNER_H_
