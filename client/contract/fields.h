// The flags of a request, found in its descriptor. Every field that a caller may set is a flag:
// those of the request, of the resource inside it, and below, named after the field.
#ifndef AWARD_CLIENT_CONTRACT_FIELDS_H_
#define AWARD_CLIENT_CONTRACT_FIELDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "client/contract/contract.h"

namespace award::client {

// How a field takes its value from the command line.
enum class FlagKind {
  kText,     // A string, number, enum value or time.
  kSwitch,   // A bool: `--outside`, or `--outside=false`.
  kPair,     // One element of a repeated message of two fields: `--expertise 3=2`.
  kMessage,  // A file with the message as JSON: `--rules rules.json`.
};

// One flag: where it leads from the request.
struct FlagField {
  std::string name;  // Without dashes, such as `intake-close`.
  std::vector<const FieldDescriptor*> path;
  FlagKind kind = FlagKind::kText;
  bool repeated = false;

  const FieldDescriptor* field() const { return path.back(); }
  std::string FieldPath() const;  // `season.schedule.intake_close_time`.
};

// All flags of a request, the shallowest first. A name that two fields of the same depth share is
// left out: both can be given by their path, `--content.contact.job-title`. What NAME says, what
// the server alone writes, and what global flags say is left out too.
std::vector<FlagField> FlagFields(const Descriptor* request);

// The flag of that name, or the field at that path; nullptr when there is none.
const FlagField* FlagNamed(const std::vector<FlagField>& flags, std::string_view name);

// Sets, or for a repeated field adds, the value that `text` says. Not for kMessage.
// FLAG_VALUE_INVALID (usage) naming what is expected; TEXT_NOT_UTF8 (usage).
absl::Status SetField(const FlagField& flag, std::string_view text, Message& request);

// The message at the flag's path, made if it is not there.
Message& MessageAt(const FlagField& flag, Message& request);

// `first-round`, `FIRST_ROUND` and `first_round` all name the value FIRST_ROUND; nullptr for none,
// and for the one that is called UNSPECIFIED.
const EnumValueDescriptor* EnumValueNamed(const EnumDescriptor* type, std::string_view text);

// The spellings of all values but the unspecified one.
std::string EnumChoices(const EnumDescriptor* type, std::string_view separator);

// FIRST_ROUND → `first-round`, as flags are written.
std::string FlagSpelling(std::string_view name);

// The fields of `type` that only the server writes; taken from the comments of the contract, which
// are not there at run time. A test compares the two.
std::vector<std::string_view> OutputOnlyFields(const Descriptor* type);

}  // namespace award::client

#endif  // AWARD_CLIENT_CONTRACT_FIELDS_H_
