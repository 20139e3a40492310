// One pass from left to right.
#include "client/settings/arguments.h"

#include <algorithm>
#include <iterator>

#include "client/error/error.h"

namespace award::client {
namespace {

// clang-format off
constexpr GlobalFlag kGlobalFlags[] = {
    {"server",     "HOST:PORT",      {"伺服器位址",                        "the server"}},
    {"ca", "FILE", {"簽發伺服器憑證的 CA 憑證（PEM）", "the CA certificate that signed the server's, in PEM"}},
    {"token-file", "FILE", {"存放權杖的檔案（權限 0600）", "the file that holds your token, mode 0600"}},
    {"config",     "FILE",           {"設定檔",                            "the settings file"}},
    {"format",     "table|json|csv", {"輸出格式",                          "the format of the output"}},
    {"lang",       "zh-TW|en",       {"語言",                              "the language"}},
    {"timeout",    "SECONDS",        {"等候秒數（預設 10）",               "how long to wait (10)"}},
};
// clang-format on

}  // namespace

std::optional<std::string> Arguments::Value(std::string_view name) const {
  for (const GivenFlag& flag : flags) {
    if (flag.name == name) return flag.value;
  }
  return std::nullopt;
}

std::vector<std::string> Arguments::Values(std::string_view name) const {
  std::vector<std::string> values;
  for (const GivenFlag& flag : flags) {
    if (flag.name == name) values.push_back(flag.value);
  }
  return values;
}

std::span<const GlobalFlag> GlobalFlags() { return kGlobalFlags; }

bool IsGlobalFlag(std::string_view name) {
  return std::any_of(std::begin(kGlobalFlags), std::end(kGlobalFlags),
                     [&](const GlobalFlag& flag) { return flag.name == name; });
}

absl::StatusOr<Arguments> ParseArguments(std::span<const std::string> args,
                                         const IsSwitch& is_switch) {
  Arguments arguments;
  bool flags_ended = false;
  for (size_t i = 0; i < args.size(); ++i) {
    const std::string& arg = args[i];
    if (!flags_ended && arg == "--") {
      flags_ended = true;
      continue;
    }
    if (!flags_ended && (arg == "-h" || arg == "--help")) {
      arguments.help = true;
      continue;
    }
    if (flags_ended || !arg.starts_with("--")) {
      arguments.words.push_back(arg);
      continue;
    }
    const size_t equals = arg.find('=');
    const std::string name = arg.substr(2, equals == std::string::npos ? equals : equals - 2);
    if (equals != std::string::npos) {
      arguments.flags.push_back({name, arg.substr(equals + 1)});
    } else if (!IsGlobalFlag(name) && is_switch(arguments.words, name)) {
      arguments.flags.push_back({name, "true"});
    } else if (i + 1 < args.size()) {
      arguments.flags.push_back({name, args[++i]});
    } else if (IsGlobalFlag(name) || arguments.words.empty()) {
      return UsageError("FLAG_WITHOUT_VALUE", {{"flag", name}});
    } else {
      arguments.flags.push_back({name, "", true});
    }
  }
  return arguments;
}

}  // namespace award::client
