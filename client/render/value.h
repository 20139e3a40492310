// Values of the contract as people read them: enum values in words, times in Taipei, resource names
// in short, exact numbers as printed.
#ifndef AWARD_CLIENT_RENDER_VALUE_H_
#define AWARD_CLIENT_RENDER_VALUE_H_

#include <string>
#include <string_view>

#include "client/contract/contract.h"
#include "client/words/language.h"

namespace award::client {

// The heading of a field, `load_max` itself when it has no words.
std::string HeadingOf(std::string_view field, Language language);
std::string HeadingOf(const FieldDescriptor* field, Language language);

// The value of a field on one line; empty when it is not set. The elements of a repeated field are
// joined by `; `, the values of a message by a space. Not rendered yet (client/render/text.h).
std::string ShowField(const Message& message, const FieldDescriptor* field, Language language);

// The words of an enum value, its name when it has none.
std::string ShowEnum(const EnumValueDescriptor* value, Language language);

// The value as a machine reads it: enum names, RFC 3339, full names. One cell of a CSV file.
std::string PlainField(const Message& message, const FieldDescriptor* field);

}  // namespace award::client

#endif  // AWARD_CLIENT_RENDER_VALUE_H_
