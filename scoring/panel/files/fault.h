// What can be wrong with the files of an assignment problem, and where. Sentences in both languages
// are made by those who show them; a fault has what they need.
#ifndef AWARD_SCORING_PANEL_FILES_FAULT_H_
#define AWARD_SCORING_PANEL_FILES_FAULT_H_

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace award::scoring::panel {

// In the order in which they are read.
enum class File {
  kApplications,
  kJudges,
  kAffinity,
  kRules,
  kLocks,
  kConflicts,
  kKept,  // A plan to change as little as possible.
  kPlan,  // A plan to check.
  kCertificate,
};

// Behind each: what is filled in beside file and line.
enum class FaultKind {
  // The file; nothing below can be read.
  kEmptyFile,
  kHeaderNotUtf8,      // value: the header.
  kColumnMissing,      // column; value: the header. Also when "k" is neither there nor given.
  kColumnUnknown,      // column: has no place in this file.
  kColumnTwice,        // column
  kColumnName,         // value: a column without a name, or with one that is no id.
  kUnterminatedQuote,  // A quoted text that does not end.
  kCellTooLong,        // No comma or line end where one must be; hardly a table.
  kTooManyPairs,       // value: applications times judges, more than 2^31.
  kNoRows,             // No application or no judge.
  // A row.
  kMisplacedQuote,    // value: the cell, so far.
  kColumnCount,       // value: how many there are; expected: how many there should be.
  kBadUtf8,           // column, value
  kControlCharacter,  // column, value
  kEmptyId,           // column
  kIdTooLong,         // column, value: more than 255 bytes.
  kSpaceAround,       // column, value: an id that begins or ends with a space.
  kNotACount,         // column, value: not a whole number from 0; the id of the row.
  kCountTooLarge,     // column, value; the id of the row.
  kMinOverMax,        // judge or rule; value: the lowest; expected: at most this.
  // Ids.
  kApplicationTwice,    // application, other_line
  kJudgeTwice,          // judge, other_line; in affinity.csv two columns, and no other line.
  kRuleTwice,           // rule, other_line
  kPairTwice,           // application, judge, other_line
  kApplicationUnknown,  // application
  kJudgeUnknown,        // judge
  kApplicationMissing,  // application: has no row of affinities.
  kJudgeMissing,        // judge: has no column of affinities.
  // Affinities.
  kNotANumber,     // application, judge, value
  kTooManyPlaces,  // application, judge, value: more than nine after the point.
  kOutOfRange,     // application, judge, value: too large with the places others use, `expected`.
  // Rules.
  kEachUnknown,       // rule, value: neither application nor judge.
  kMembersForm,       // rule, value: not attribute=value, attribute=* or attribute=@column.
  kScopeForm,         // rule, value: not attribute=value.
  kSoftUnknown,       // rule, value: neither empty nor yes.
  kAttributeUnknown,  // rule, column: the attribute; expected: the file that must have it.
  kNoMember,          // rule, value: nobody has the value of `members`.
  kNobodyInScope,     // rule, value: nobody has the value of `scope`.
  kTooFewMembers,     // rule, value; expected: its minimum, more than there are members. Not soft.
  // Locks and conflicts.
  kLockOnConflict,  // application, judge, other_line and other_file of the conflict.
  kGroundsDiffer,   // application, judge, other_line, value: one pair, two grounds.
  // The certificate.
  kNotJson,
  kFieldMissing,  // column: the path of the field, such as "tiers[0].value".
  kFieldUnknown,  // column
  kFieldTwice,    // column
  kFieldForm,     // column, value: what may not stand there; expected: what may.
};

struct Fault {
  FaultKind kind = FaultKind::kEmptyFile;
  File file = File::kApplications;
  int64_t line = 0;        // From 1; 0: the whole file.
  int64_t other_line = 0;  // Where the other one stands, in the same file unless said.
  File other_file = File::kApplications;
  // Words stand as people can read them: control characters and broken bytes as \xNN, cut after 60
  // bytes.
  std::string application;
  std::string judge;
  std::string rule;
  std::string column;
  std::string value;
  std::string expected;
};

// TABLE_EMPTY, AFFINITY_NOT_A_NUMBER, …: one for each kind, for those who look up its sentences.
std::string_view FaultName(FaultKind kind);

// applications.csv, affinity.csv, …: what the file is called where it has no other name.
std::string_view FileName(File file);

// Counts all faults and keeps the first kMost by file, line and column, so that what is told does
// not depend on the order in which they were found.
class Faults {
 public:
  static constexpr size_t kMost = 20;

  void Add(Fault fault);
  // Whether one in the line could be among those kept; otherwise CountAnother does, at less cost.
  bool WouldKeep(File file, int64_t line) const;
  void CountAnother() { ++count_; }

  bool empty() const { return count_ == 0; }
  int64_t count() const { return count_; }
  // Whether the file has one.
  bool Has(File file) const { return files_.contains(file); }
  std::vector<Fault> Kept() const { return {kept_.begin(), kept_.end()}; }

 private:
  struct Before {
    bool operator()(const Fault& a, const Fault& b) const;
  };
  std::multiset<Fault, Before> kept_;
  std::set<File> files_;
  int64_t count_ = 0;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_FAULT_H_
