// The languages of the client, and a text in both. The words are compiled in, zh-TW and en side by
// side, rather than kept in message catalogues: both languages are always there whatever locales a
// machine has, and a test sees at once that none is missing.
#ifndef AWARD_CLIENT_WORDS_LANGUAGE_H_
#define AWARD_CLIENT_WORDS_LANGUAGE_H_

#include <optional>
#include <string>
#include <string_view>

namespace award::client {

enum class Language { kChinese, kEnglish };  // zh-TW and en.

// One text in both languages.
struct Words {
  std::string_view zh;
  std::string_view en;

  std::string_view In(Language language) const { return language == Language::kChinese ? zh : en; }
};

// `zh-TW`, `zh_TW.UTF-8`, `zh` … and `en`, `en_GB.UTF-8`, `C` …; nothing for an empty text.
// Every language that is not Chinese is answered in English.
std::optional<Language> LanguageOfLocale(std::string_view locale);

// Only what a user may write after --lang: `zh-TW`, `zh` or `en`.
std::optional<Language> LanguageNamed(std::string_view name);

}  // namespace award::client

#endif  // AWARD_CLIENT_WORDS_LANGUAGE_H_
