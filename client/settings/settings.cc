// The only file that knows TOML; toml++ throws on a syntax error, which is caught here.
#include "client/settings/settings.h"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>

#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "client/files/files.h"

namespace award::client {
namespace {

constexpr int kTimeoutSecondsMax = 3600;

// A setting by its key in the file, and the variable and flag that override it.
struct Key {
  const char* key;
  const char* variable;
  const char* flag;
};

constexpr Key kKeys[] = {
    {"server", "AWARD_SERVER", "server"},
    {"ca", "AWARD_CA", "ca"},
    {"token_file", "AWARD_TOKEN_FILE", "token-file"},
    {"lang", "AWARD_LANG", "lang"},
    {"format", "AWARD_FORMAT", "format"},
    {"timeout", "AWARD_TIMEOUT", "timeout"},
};

using Values = std::map<std::string, std::string>;

std::string DefaultPath(const Environment& environment) {
  const std::string base = environment.Variable("XDG_CONFIG_HOME");
  if (!base.empty()) return base + "/award/config.toml";
  const std::string home = environment.Variable("HOME");
  return home.empty() ? "" : home + "/.config/award/config.toml";
}

absl::StatusOr<Values> ReadSettingsFile(const std::string& path) {
  ASSIGN_OR_RETURN(const std::string text, ReadFile(path));
  Values values;
  try {
    const toml::table table = toml::parse(text, path);
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      const bool known = std::any_of(std::begin(kKeys), std::end(kKeys),
                                     [&](const Key& k) { return name == k.key; });
      auto value = node.value<std::string>();
      if (const auto number = node.value_exact<int64_t>()) value = std::to_string(*number);
      if (!known || !value.has_value()) {
        return UsageError("SETTINGS_INVALID", {{"file", path}, {"detail", name}});
      }
      values[name] = *value;
    }
  } catch (const toml::parse_error& error) {
    std::ostringstream detail;
    detail << error.description() << " (" << error.source().begin << ")";
    return UsageError("SETTINGS_INVALID", {{"file", path}, {"detail", detail.str()}});
  }
  // Paths in the file are relative to it.
  for (const char* key : {"ca", "token_file"}) {
    if (const auto found = values.find(key); found != values.end() && !found->second.empty()) {
      found->second = (std::filesystem::path(path).parent_path() / found->second).string();
    }
  }
  return values;
}

absl::StatusOr<Values> FileValues(const Arguments& arguments, const Environment& environment) {
  std::string path = arguments.Value("config").value_or(environment.Variable("AWARD_CONFIG"));
  if (path.empty()) {
    path = DefaultPath(environment);
    if (path.empty() || !std::filesystem::exists(path)) return Values{};
  }
  return ReadSettingsFile(path);
}

absl::Status InvalidSetting(const char* flag, const std::string& value, const char* expected) {
  return UsageError("FLAG_VALUE_INVALID",
                    {{"flag", flag}, {"value", value}, {"expected", expected}});
}

absl::StatusOr<Format> FormatNamed(const std::string& name) {
  if (name == "table") return Format::kTable;
  if (name == "json") return Format::kJson;
  if (name == "csv") return Format::kCsv;
  return InvalidSetting("format", name, "table, json, csv");
}

absl::StatusOr<int> Timeout(const std::string& text) {
  int seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool number = error == std::errc() && end == text.data() + text.size();
  if (!number || seconds < 1 || seconds > kTimeoutSecondsMax) {
    return InvalidSetting("timeout", text, "1 … 3600");
  }
  return seconds;
}

Language LanguageOfEnvironment(const Environment& environment) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto language = LanguageOfLocale(environment.Variable(name));
    if (language.has_value()) return *language;
  }
  return Language::kEnglish;
}

}  // namespace

absl::StatusOr<Settings> LoadSettings(const Arguments& arguments, const Environment& environment) {
  ASSIGN_OR_RETURN(Values values, FileValues(arguments, environment));
  for (const Key& key : kKeys) {
    const std::string variable = environment.Variable(key.variable);
    if (!variable.empty()) values[key.key] = variable;
    if (const auto flag = arguments.Value(key.flag); flag.has_value()) values[key.key] = *flag;
  }
  Settings settings;
  if (values.contains("server")) settings.server = values["server"];
  settings.ca_file = values["ca"];
  settings.token_file = values["token_file"];
  settings.language = LanguageOfEnvironment(environment);
  if (values.contains("lang")) {
    const auto language = LanguageNamed(values["lang"]);
    if (!language.has_value()) return InvalidSetting("lang", values["lang"], "zh-TW, en");
    settings.language = *language;
  }
  if (values.contains("format")) {
    ASSIGN_OR_RETURN(settings.format, FormatNamed(values["format"]));
  }
  if (values.contains("timeout")) {
    ASSIGN_OR_RETURN(settings.timeout_seconds, Timeout(values["timeout"]));
  }
  return settings;
}

Language LanguageBeforeSettings(std::span<const std::string> args, const Environment& environment) {
  for (size_t i = 0; i < args.size(); ++i) {
    std::optional<Language> named;
    if (args[i] == "--lang" && i + 1 < args.size()) named = LanguageNamed(args[i + 1]);
    if (args[i].starts_with("--lang=")) named = LanguageNamed(args[i].substr(7));
    if (named.has_value()) return *named;
  }
  return LanguageNamed(environment.Variable("AWARD_LANG"))
      .value_or(LanguageOfEnvironment(environment));
}

}  // namespace award::client
