// What the fields and enum values of the contract are called in tables and in help. A test asks for
// every field and value of the contract, so a new one cannot be forgotten here.
#ifndef AWARD_CLIENT_WORDS_FIELDS_H_
#define AWARD_CLIENT_WORDS_FIELDS_H_

#include <optional>
#include <string_view>

#include "client/words/language.h"

namespace award::client {

// By the field's name, such as `load_max`; the same field means the same in every message.
std::optional<Words> FieldWords(std::string_view field);

// By the enum's full name below the package and the value's name, such as `Application.State` and
// `DRAFT`. A value ending in UNSPECIFIED has empty words.
std::optional<Words> ValueWords(std::string_view enum_name, std::string_view value);

// The first words of any enum that has this value: for facts whose enum is not known, as they come
// with errors. The enums agree where they share a name, as far as a reader of an error needs.
std::optional<Words> AnyValueWords(std::string_view value);

}  // namespace award::client

#endif  // AWARD_CLIENT_WORDS_FIELDS_H_
