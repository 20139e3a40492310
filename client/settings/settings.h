// Where the server is, who calls, and how answers are shown. A flag is stronger than an environment
// variable, that than the settings file, that than the default.
#ifndef AWARD_CLIENT_SETTINGS_SETTINGS_H_
#define AWARD_CLIENT_SETTINGS_SETTINGS_H_

#include <string>

#include "absl/status/statusor.h"
#include "client/settings/arguments.h"
#include "client/settings/environment.h"
#include "client/words/language.h"

namespace award::client {

enum class Format { kTable, kJson, kCsv };

struct Settings {
  std::string server = "127.0.0.1:8443";
  std::string ca_file;     // Empty: the machine's own certificates.
  std::string token_file;  // Empty: calls carry no token.
  Format format = Format::kTable;
  Language language = Language::kEnglish;
  int timeout_seconds = 10;
};

// The settings file is --config, or AWARD_CONFIG, or award/config.toml in XDG_CONFIG_HOME
// (~/.config); only a file that was named must exist. Its keys: server, ca, token_file, lang,
// format. SETTINGS_INVALID, FLAG_VALUE_INVALID, FILE_UNREADABLE (usage).
absl::StatusOr<Settings> LoadSettings(const Arguments& arguments, const Environment& environment);

// The language before anything was parsed, so that even a wrong flag is answered in it: --lang,
// AWARD_LANG, then the locale (LC_ALL, LC_MESSAGES, LANG).
Language LanguageBeforeSettings(std::span<const std::string> args, const Environment& environment);

}  // namespace award::client

#endif  // AWARD_CLIENT_SETTINGS_SETTINGS_H_
