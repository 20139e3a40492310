// Names of faults and files, and the order in which faults are told.
#include "scoring/panel/files/fault.h"

#include <iterator>
#include <tuple>
#include <utility>

namespace award::scoring::panel {

namespace {

std::string_view TextFaultName(FaultKind kind) {
  switch (kind) {
    case FaultKind::kEmptyFile:
      return "TABLE_EMPTY";
    case FaultKind::kHeaderNotUtf8:
    case FaultKind::kBadUtf8:
      return "TABLE_NOT_UTF8";
    case FaultKind::kColumnMissing:
      return "TABLE_COLUMN_MISSING";
    case FaultKind::kColumnUnknown:
      return "TABLE_COLUMN_UNKNOWN";
    case FaultKind::kColumnTwice:
      return "TABLE_COLUMN_TWICE";
    case FaultKind::kColumnName:
      return "TABLE_COLUMN_NAME";
    case FaultKind::kUnterminatedQuote:
      return "TABLE_QUOTE_OPEN";
    case FaultKind::kCellTooLong:
      return "TABLE_ROW_TOO_LONG";
    case FaultKind::kTooManyPairs:
      return "TABLE_TOO_MANY_PAIRS";
    case FaultKind::kNoRows:
      return "TABLE_NO_ROWS";
    case FaultKind::kMisplacedQuote:
      return "TABLE_QUOTE";
    case FaultKind::kColumnCount:
      return "TABLE_COLUMNS";
    case FaultKind::kControlCharacter:
      return "TABLE_ID_CONTROL";
    case FaultKind::kEmptyId:
      return "TABLE_ID_MISSING";
    case FaultKind::kIdTooLong:
      return "TABLE_ID_TOO_LONG";
    case FaultKind::kSpaceAround:
      return "TABLE_ID_SPACE";
    case FaultKind::kNotACount:
      return "COUNT_NOT_A_NUMBER";
    case FaultKind::kCountTooLarge:
      return "COUNT_TOO_LARGE";
    case FaultKind::kMinOverMax:
      return "MIN_OVER_MAX";
    default:
      return "";
  }
}

std::string_view IdFaultName(FaultKind kind) {
  switch (kind) {
    case FaultKind::kApplicationTwice:
      return "APPLICATION_TWICE";
    case FaultKind::kJudgeTwice:
      return "JUDGE_TWICE";
    case FaultKind::kRuleTwice:
      return "RULE_TWICE";
    case FaultKind::kPairTwice:
      return "PAIR_TWICE";
    case FaultKind::kApplicationUnknown:
      return "APPLICATION_UNKNOWN";
    case FaultKind::kJudgeUnknown:
      return "JUDGE_UNKNOWN";
    case FaultKind::kApplicationMissing:
      return "AFFINITY_ROW_MISSING";
    case FaultKind::kJudgeMissing:
      return "AFFINITY_COLUMN_MISSING";
    case FaultKind::kNotANumber:
      return "AFFINITY_NOT_A_NUMBER";
    case FaultKind::kTooManyPlaces:
      return "AFFINITY_PLACES";
    case FaultKind::kOutOfRange:
      return "AFFINITY_RANGE";
    default:
      return "";
  }
}

std::string_view RuleFaultName(FaultKind kind) {
  switch (kind) {
    case FaultKind::kEachUnknown:
      return "RULE_EACH";
    case FaultKind::kMembersForm:
      return "RULE_MEMBERS";
    case FaultKind::kScopeForm:
      return "RULE_SCOPE";
    case FaultKind::kSoftUnknown:
      return "RULE_SOFT";
    case FaultKind::kAttributeUnknown:
      return "RULE_ATTRIBUTE_UNKNOWN";
    case FaultKind::kNoMember:
      return "RULE_NO_MEMBER";
    case FaultKind::kNobodyInScope:
      return "RULE_NOBODY_IN_SCOPE";
    case FaultKind::kTooFewMembers:
      return "RULE_TOO_FEW_MEMBERS";
    case FaultKind::kLockOnConflict:
      return "LOCK_ON_CONFLICT";
    case FaultKind::kGroundsDiffer:
      return "CONFLICT_GROUNDS_DIFFER";
    case FaultKind::kNotJson:
      return "CERTIFICATE_NOT_JSON";
    case FaultKind::kFieldMissing:
      return "CERTIFICATE_FIELD_MISSING";
    case FaultKind::kFieldUnknown:
      return "CERTIFICATE_FIELD_UNKNOWN";
    case FaultKind::kFieldTwice:
      return "CERTIFICATE_FIELD_TWICE";
    case FaultKind::kFieldForm:
      return "CERTIFICATE_FIELD_FORM";
    default:
      return "";
  }
}

}  // namespace

std::string_view FaultName(FaultKind kind) {
  if (kind < FaultKind::kApplicationTwice) return TextFaultName(kind);
  return kind < FaultKind::kEachUnknown ? IdFaultName(kind) : RuleFaultName(kind);
}

std::string_view FileName(File file) {
  switch (file) {
    case File::kApplications:
      return "applications.csv";
    case File::kJudges:
      return "judges.csv";
    case File::kAffinity:
      return "affinity.csv";
    case File::kRules:
      return "rules.csv";
    case File::kLocks:
      return "locks.csv";
    case File::kConflicts:
      return "conflicts.csv";
    case File::kKept:
    case File::kPlan:
      return "plan.csv";
    case File::kCertificate:
      break;
  }
  return "cert.json";
}

bool Faults::Before::operator()(const Fault& a, const Fault& b) const {
  const auto key = [](const Fault& f) {
    return std::tie(f.file, f.line, f.kind, f.column, f.application, f.judge, f.rule, f.value,
                    f.other_line, f.expected);
  };
  return key(a) < key(b);
}

bool Faults::WouldKeep(File file, int64_t line) const {
  if (kept_.size() < kMost) return true;
  const Fault& last = *std::prev(kept_.end());
  return std::tie(file, line) <= std::tie(last.file, last.line);
}

void Faults::Add(Fault fault) {
  ++count_;
  files_.insert(fault.file);
  kept_.insert(std::move(fault));
  if (kept_.size() > kMost) kept_.erase(std::prev(kept_.end()));
}

}  // namespace award::scoring::panel
