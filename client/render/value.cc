// One walk over a field's elements for both ways of showing them.
#include "client/render/value.h"

#include <functional>

#include "client/contract/names.h"
#include "client/contract/time.h"
#include "client/words/fields.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr size_t kPackagePrefix = sizeof("award.v1.") - 1;

google::protobuf::Timestamp TimestampOf(const Message& message) {
  google::protobuf::Timestamp time;
  time.CopyFrom(message);
  return time;
}

using ShowMessage = std::function<std::string(const Message&)>;
using ShowValue = std::function<std::string(const EnumValueDescriptor*)>;
using ShowText = std::function<std::string(const std::string&)>;
using ShowSwitch = std::function<std::string(bool)>;

struct Style {
  ShowMessage message;
  ShowValue value;
  ShowText text;
  ShowSwitch flag;
};

// One element: that at `index`, or the only one when index is -1.
std::string ShowElement(const Message& message, const FieldDescriptor* field, int index,
                        const Style& style) {
  const auto* reflection = message.GetReflection();
  const bool one = index < 0;
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return style.message(one ? reflection->GetMessage(message, field)
                               : reflection->GetRepeatedMessage(message, field, index));
    case FieldDescriptor::CPPTYPE_ENUM:
      return style.value(one ? reflection->GetEnum(message, field)
                             : reflection->GetRepeatedEnum(message, field, index));
    case FieldDescriptor::CPPTYPE_STRING:
      return style.text(one ? reflection->GetString(message, field)
                            : reflection->GetRepeatedString(message, field, index));
    case FieldDescriptor::CPPTYPE_BOOL:
      return style.flag(one ? reflection->GetBool(message, field)
                            : reflection->GetRepeatedBool(message, field, index));
    case FieldDescriptor::CPPTYPE_INT32:
      return fmt::format("{}", one ? reflection->GetInt32(message, field)
                                   : reflection->GetRepeatedInt32(message, field, index));
    case FieldDescriptor::CPPTYPE_INT64:
      return fmt::format("{}", one ? reflection->GetInt64(message, field)
                                   : reflection->GetRepeatedInt64(message, field, index));
    default:
      return "";
  }
}

std::string ShowAll(const Message& message, const FieldDescriptor* field, const Style& style) {
  const auto* reflection = message.GetReflection();
  if (!field->is_repeated()) {
    const bool absent = field->has_presence() && !reflection->HasField(message, field);
    return absent ? "" : ShowElement(message, field, -1, style);
  }
  std::string all;
  for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
    if (i > 0) all += "; ";
    all += ShowElement(message, field, i, style);
  }
  return all;
}

// The values of a message one after the other; `3=2` for what is measured by a number, as the flag
// for it is written.
std::string Join(const Message& message, const Style& style) {
  const Descriptor* type = message.GetDescriptor();
  const bool measured = type->field_count() == 2 &&
                        type->field(0)->cpp_type() == FieldDescriptor::CPPTYPE_STRING &&
                        type->field(1)->cpp_type() == FieldDescriptor::CPPTYPE_INT32;
  std::string joined;
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const std::string value = ShowAll(message, message.GetDescriptor()->field(i), style);
    if (value.empty()) continue;
    if (!joined.empty()) joined += measured ? '=' : ' ';
    joined += value;
  }
  return joined;
}

// The form of an exact number that is for reading.
std::string Printed(const Message& exact) {
  return exact.GetReflection()->GetString(exact, exact.GetDescriptor()->FindFieldByName("printed"));
}

}  // namespace

std::string HeadingOf(std::string_view field, Language language) {
  const auto words = FieldWords(field);
  return std::string(words.has_value() ? words->In(language) : field);
}

std::string HeadingOf(const FieldDescriptor* field, Language language) {
  return HeadingOf(field->name(), language);
}

std::string ShowEnum(const EnumValueDescriptor* value, Language language) {
  const std::string enum_name = value->type()->full_name().substr(kPackagePrefix);
  const auto words = ValueWords(enum_name, value->name());
  return words.has_value() ? std::string(words->In(language)) : value->name();
}

std::string ShowField(const Message& message, const FieldDescriptor* field, Language language) {
  Style style;
  style.value = [&](const EnumValueDescriptor* value) { return ShowEnum(value, language); };
  // States of events are text, because each is of another enum.
  const bool state = field->name() == "from_state" || field->name() == "to_state";
  style.text = [&](const std::string& text) {
    const auto words = state ? AnyValueWords(text) : std::nullopt;
    return words.has_value() ? std::string(words->In(language)) : ShortName(text);
  };
  style.flag = [&](bool value) -> std::string {
    if (language == Language::kChinese) return value ? "是" : "否";
    return value ? "yes" : "no";
  };
  style.message = [&](const Message& nested) {
    const Descriptor* type = nested.GetDescriptor();
    if (type->full_name() == "google.protobuf.Timestamp") {
      return TaipeiTime(TimestampOf(nested), language);
    }
    return type->name() == "Exact" ? Printed(nested) : Join(nested, style);
  };
  return ShowAll(message, field, style);
}

std::string PlainField(const Message& message, const FieldDescriptor* field) {
  Style style;
  style.value = [](const EnumValueDescriptor* value) {
    return value->number() == 0 ? std::string() : value->name();
  };
  style.text = [](const std::string& text) { return text; };
  style.flag = [](bool value) { return value ? std::string("true") : std::string("false"); };
  style.message = [&](const Message& nested) {
    if (nested.GetDescriptor()->full_name() == "google.protobuf.Timestamp") {
      return Rfc3339(TimestampOf(nested));
    }
    return Join(nested, style);
  };
  return ShowAll(message, field, style);
}

}  // namespace award::client
