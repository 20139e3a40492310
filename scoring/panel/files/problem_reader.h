// Reads an assignment problem from CSV files that arrive in pieces. Rows and columns may stand in
// any order, and the problem is the same. Byte order marks, quotes and all line ends are read.
//   ProblemReader reader(options);
//   for each file, in the order of File: reader.Open(file); reader.Feed(piece)…; reader.Close();
//   ProblemRead read = std::move(reader).Finish();
#ifndef AWARD_SCORING_PANEL_FILES_PROBLEM_READER_H_
#define AWARD_SCORING_PANEL_FILES_PROBLEM_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "scoring/panel/change/difference.h"
#include "scoring/panel/files/fault.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

struct ReadOptions {
  std::optional<int32_t> seats;  // Judges for every application, whatever its file says.
  // Affinities are rounded to so many places (0 to 9), half away from zero. Not given: they are
  // kept as they are, at most nine places.
  std::optional<int32_t> affinity_decimals;
  Objective objective;
  uint64_t seed = 0;
};

struct ProblemRead {
  Problem problem;  // Empty when there are faults.
  // Rows of kKept with an application or judge that is no longer there. Rising.
  std::vector<NamedPair> gone;
  std::vector<Fault> faults;  // The first ones, see Faults.
  int64_t fault_count = 0;    // All of them.
};

// The files, by the columns of their first line (a …: further columns are attributes):
//   kApplications  application_id[,k],…
//   kJudges        judge_id,min_load,max_load,…
//   kAffinity      application_id and then the judges; a row for each application. An empty cell is
//                  a conflict, others are decimals such as -0.25 or 1e-05.
//   kRules         rule_id,each,members,scope,min,max,soft; see rule_lines.h
//   kLocks         application_id,judge_id
//   kConflicts     application_id,judge_id,ground; beside the empty cells of kAffinity
//   kKept          application_id,judge_id
// The first three are needed, in this order and before the others. Rules come out by id and value.
// Memory grows with the matrix (four bytes for each pair read), not with the text. What is left to
// Validate: whether costs fit. What is left to Assign: whether there is a plan.
class ProblemReader {
 public:
  explicit ProblemReader(const ReadOptions& options);
  ~ProblemReader();

  // Requires: no file is open; the file comes after those opened before.
  void Open(File file);
  // The next bytes of the open file, cut anywhere.
  void Feed(std::string_view piece);
  void Close();

  // Requires: kApplications, kJudges and kAffinity have been opened, and all are closed.
  ProblemRead Finish() &&;

 private:
  class Files;
  std::unique_ptr<Files> files_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_PROBLEM_READER_H_
