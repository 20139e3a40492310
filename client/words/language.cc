// How a locale's name becomes one of the two languages.
#include "client/words/language.h"

namespace award::client {

std::optional<Language> LanguageOfLocale(std::string_view locale) {
  if (locale.empty()) return std::nullopt;
  return locale.starts_with("zh") ? Language::kChinese : Language::kEnglish;
}

std::optional<Language> LanguageNamed(std::string_view name) {
  if (name == "zh-TW" || name == "zh_TW" || name == "zh") return Language::kChinese;
  if (name == "en") return Language::kEnglish;
  return std::nullopt;
}

}  // namespace award::client
