// The table of commands: everything `award <noun> <verb>` can do, one row each; a row without a
// verb is a noun that is a command by itself, such as `award tabulate`. Help, parsing and "did you
// mean" are made of it, and a test asks it for every method of the contract.
#ifndef AWARD_CLIENT_COMMAND_COMMAND_H_
#define AWARD_CLIENT_COMMAND_COMMAND_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "client/command/session.h"
#include "client/contract/fields.h"
#include "client/settings/arguments.h"
#include "client/words/language.h"

namespace award::client {

struct Noun {
  std::string_view noun;
  std::string_view pattern;  // Of its resources' names.
  std::string_view columns;  // Of its lists, and what a write shows; by field, with commas.
  Words words;
};

// A flag that is no field of the request.
struct OwnFlag {
  std::string_view name;
  std::string_view value;  // What help calls it; empty for a switch.
  Words help;
  bool repeated = false;
  bool word_follows = false;  // A word that names no resource may follow its value.
};

struct Command;
using Handler = absl::Status (*)(Session& session, const Command& command,
                                 const Arguments& arguments);

struct Command {
  std::string_view noun;
  std::string_view verb;    // Empty: the noun alone is the command.
  std::string_view method;  // `SeasonService.GetSeason`; empty for what needs no server.
  Words help;
  Handler handler = nullptr;            // Instead of the generic way of request and answer.
  std::string_view form = {};           // The words after the verb, where they are not just NAME.
  std::span<const OwnFlag> flags = {};  // Beside the fields of the request.
  bool fields_are_flags = true;         // False when the handler makes the request by itself.
};

std::span<const Noun> Nouns();
std::span<const Command> Commands();

// nullptr when there is none.
const Noun* FindNoun(std::string_view noun);
const Command* FindCommand(std::string_view noun, std::string_view verb);

// The command that the first words of a command line name, `tabulate` or `season get`; nullptr when
// they name none.
const Command* CommandNamedBy(std::span<const std::string> words);

// How it is called, `season get`; and of how many words that is made.
std::string CalledAs(const Command& command);
size_t CalledWords(const Command& command);

// Where the NAME of a command goes in its request.
enum class NameUse {
  kNone,
  kName,         // `name`.
  kParent,       // `parent`.
  kParentAndId,  // `parent`, and the id to create when it is given too.
  kId,           // The id to create; there is no parent.
  kResource,     // The name of the resource inside.
};
NameUse NameUseOf(const Descriptor* request);

// The resource inside a request: its first message that is no time and no mask; nullptr without
// one.
const FieldDescriptor* BodyOf(const Descriptor* request);

// `YEAR/APPLICATION`, or what the row says itself; empty when the command takes no words. What
// stands in brackets as a whole can be left out.
std::string FormOf(const Command& command);

// The request's flags of a command; those of --dry-run and --from are not among them.
std::vector<FlagField> FieldFlagsOf(const Command& command);
bool TakesFrom(const Command& command);
bool TakesDryRun(const Command& command);

// Whether the flag takes no value. Unknown flags and commands take one.
bool IsSwitchOf(const Command& command, std::string_view flag);

// The word that is meant, if one is near enough: at most two letters are wrong.
std::string Suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace award::client

#endif  // AWARD_CLIENT_COMMAND_COMMAND_H_
