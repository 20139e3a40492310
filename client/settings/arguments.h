// The words of a command line, sorted into what stands for itself and what is a flag. Our own
// parser rather than CLI11: the flags of a command are the fields of its request and are known only
// from the descriptor, so a library that wants them declared first would be told everything twice.
#ifndef AWARD_CLIENT_SETTINGS_ARGUMENTS_H_
#define AWARD_CLIENT_SETTINGS_ARGUMENTS_H_

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "client/words/language.h"

namespace award::client {

struct GivenFlag {
  std::string name;   // Without dashes.
  std::string value;  // `true` for a switch without one.
  // It came last, without a value, and may be no flag of the command at all.
  bool without_value = false;
};

struct Arguments {
  std::vector<std::string> words;  // Noun, verb, name, ….
  std::vector<GivenFlag> flags;    // In the order given.
  bool help = false;

  // The value of a flag that can be given once.
  std::optional<std::string> Value(std::string_view name) const;
  bool Has(std::string_view name) const { return Value(name).has_value(); }
  std::vector<std::string> Values(std::string_view name) const;
};

// Flags that every command takes.
struct GlobalFlag {
  std::string_view name;
  std::string_view value;  // What help calls the value.
  Words help;
};
std::span<const GlobalFlag> GlobalFlags();
bool IsGlobalFlag(std::string_view name);

// Whether a flag of the command takes no value. The command is asked for with the words read so
// far.
using IsSwitch = std::function<bool(const std::vector<std::string>& words, std::string_view flag)>;

// `--flag value`, `--flag=value`, `--switch`; `--` ends the flags; `-` is a word.
// FLAG_WITHOUT_VALUE (usage): a flag of every command comes last, or one comes where there is no
// command that could know it.
absl::StatusOr<Arguments> ParseArguments(std::span<const std::string> args,
                                         const IsSwitch& is_switch);

}  // namespace award::client

#endif  // AWARD_CLIENT_SETTINGS_ARGUMENTS_H_
