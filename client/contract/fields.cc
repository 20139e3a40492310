// Flags are found breadth first, so that the field nearest to the request has the short name.
#include "client/contract/fields.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>

#include "client/contract/time.h"
#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "client/render/text.h"
#include "fmt/format.h"
#include "google/protobuf/util/field_mask_util.h"

namespace award::client {
namespace {

constexpr size_t kDepthMax = 4;

struct OutputOnly {
  std::string_view type;
  std::string_view fields;  // Separated by spaces.
};

// Only messages that a request carries.
constexpr OutputOnly kOutputOnly[] = {
    {"Season", "state rules_digest announce_time create_time update_time"},
    {"Application",
     "state title attachments content_digest endorsement draft_open revision correction_count "
     "reason corrections submit_time create_time update_time"},
    {"Agency", "create_time update_time"},
    {"Person", "state roles create_time update_time"},
    {"Judge",
     "display_name code declare_time create_time update_time withdraw_time withdraw_reason"},
    {"Conflict", "origin create_time"},
    {"AssignmentPlan",
     "state affinity_total affinity_bound inputs_digest create_time apply_time tiers imported "
     "affinity_decimals proposer review_person review_note review_time base_plan added_seats "
     "removed_seats change_sentences"},
    {"Lock", "person create_time"},
    {"Sheet",
     "application round revision state version total reason digest submit_time update_time"},
    {"Tabulation", "method categories rules_digest inputs_digest current create_time"},
    {"Resolution", "recorder create_time"},
    {"CoachingCase", "state create_time update_time"},
    {"Advice", "state response create_time respond_time"},
};

// Fields that NAME, a global flag or paging sets.
bool IsSetElsewhere(const FieldDescriptor* field, size_t depth) {
  const std::string& name = field->name();
  if (name == "name") return true;
  if (depth > 0) return false;
  return name == "parent" || name == "validate_only" || name == "page_token" ||
         (name.ends_with("_id") && name != "request_id");
}

bool IsPairMessage(const Descriptor* type) {
  return type->field_count() == 2 && !IsMessage(type->field(0)) && !IsMessage(type->field(1)) &&
         !type->field(0)->is_repeated() && !type->field(1)->is_repeated();
}

std::optional<FlagKind> KindOf(const FieldDescriptor* field) {
  if (IsMessage(field)) {
    if (!field->is_repeated()) return FlagKind::kMessage;
    if (IsPairMessage(field->message_type())) return FlagKind::kPair;
    return std::nullopt;
  }
  if (field->type() == FieldDescriptor::TYPE_BYTES) return std::nullopt;
  return field->type() == FieldDescriptor::TYPE_BOOL ? FlagKind::kSwitch : FlagKind::kText;
}

// intake_close_time → `intake-close`; corrections, of which each flag gives one → `correction`.
std::string NameOf(const FieldDescriptor* field) {
  std::string name = field->name();
  if (IsTimestamp(field) && name.ends_with("_time")) name.resize(name.size() - 5);
  if (field->is_repeated() && name.ends_with("s")) name.resize(name.size() - 1);
  return FlagSpelling(name);
}

std::string PathSpelling(const FlagField& flag) { return FlagSpelling(flag.FieldPath()); }

absl::Status InvalidFlag(const FlagField& flag, std::string_view text, std::string expected) {
  return UsageError("FLAG_VALUE_INVALID",
                    {{"flag", flag.name}, {"value", std::string(text)}, {"expected", expected}});
}

template <typename Number>
std::optional<Number> ParseNumber(std::string_view text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Sets one scalar of `message`, or adds to it when the field is repeated.
absl::Status SetScalar(const FlagField& flag, const FieldDescriptor* field, std::string_view text,
                       Message& message) {
  const auto* reflection = message.GetReflection();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING: {
      if (!IsUtf8(text)) return UsageError("TEXT_NOT_UTF8", {{"field", flag.name}});
      if (field->is_repeated()) {
        reflection->AddString(&message, field, std::string(text));
      } else {
        reflection->SetString(&message, field, std::string(text));
      }
      return absl::OkStatus();
    }
    case FieldDescriptor::CPPTYPE_INT32: {
      const auto number = ParseNumber<int32_t>(text);
      if (!number.has_value()) return InvalidFlag(flag, text, "a whole number");
      reflection->SetInt32(&message, field, *number);
      return absl::OkStatus();
    }
    case FieldDescriptor::CPPTYPE_INT64: {
      const auto number = ParseNumber<int64_t>(text);
      if (!number.has_value()) return InvalidFlag(flag, text, "a whole number");
      reflection->SetInt64(&message, field, *number);
      return absl::OkStatus();
    }
    case FieldDescriptor::CPPTYPE_BOOL:
      if (text != "true" && text != "false") return InvalidFlag(flag, text, "true, false");
      reflection->SetBool(&message, field, text == "true");
      return absl::OkStatus();
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto* value = EnumValueNamed(field->enum_type(), text);
      if (value == nullptr) return InvalidFlag(flag, text, EnumChoices(field->enum_type(), ", "));
      if (field->is_repeated()) {
        reflection->AddEnum(&message, field, value);
      } else {
        reflection->SetEnum(&message, field, value);
      }
      return absl::OkStatus();
    }
    default:
      return InvalidFlag(flag, text, "");
  }
}

absl::Status SetMask(std::string_view text, Message& mask) {
  google::protobuf::FieldMask paths;
  google::protobuf::util::FieldMaskUtil::FromString(std::string(text), &paths);
  mask.CopyFrom(paths);
  return absl::OkStatus();
}

// `3=2`: the first field takes what stands before the first equals sign, the second what follows.
absl::Status AddPair(const FlagField& flag, std::string_view text, Message& parent) {
  const size_t equals = text.find('=');
  const Descriptor* type = flag.field()->message_type();
  if (equals == std::string_view::npos) {
    return InvalidFlag(flag, text,
                       fmt::format("{}={}", type->field(0)->name(), type->field(1)->name()));
  }
  Message* pair = parent.GetReflection()->AddMessage(&parent, flag.field());
  RETURN_IF_ERROR(SetScalar(flag, type->field(0), text.substr(0, equals), *pair));
  return SetScalar(flag, type->field(1), text.substr(equals + 1), *pair);
}

}  // namespace

std::string FlagField::FieldPath() const {
  std::string text;
  for (const FieldDescriptor* step : path) {
    if (!text.empty()) text += '.';
    text += step->name();
  }
  return text;
}

std::vector<FlagField> FlagFields(const Descriptor* request) {
  std::vector<FlagField> flags;
  std::map<std::string, int> uses_above;  // By names of shallower fields.
  std::vector<std::vector<const FieldDescriptor*>> level = {{}};
  for (size_t depth = 0; depth < kDepthMax; ++depth) {
    std::map<std::string, int> uses;
    std::vector<std::vector<const FieldDescriptor*>> below;
    const size_t begin = flags.size();
    for (const auto& prefix : level) {
      const Descriptor* type = prefix.empty() ? request : prefix.back()->message_type();
      const std::vector<std::string_view> hidden = OutputOnlyFields(type);
      for (int i = 0; i < type->field_count(); ++i) {
        const FieldDescriptor* field = type->field(i);
        if (IsSetElsewhere(field, depth)) continue;
        if (std::find(hidden.begin(), hidden.end(), field->name()) != hidden.end()) continue;
        FlagField flag{NameOf(field), prefix, KindOf(field).value_or(FlagKind::kText),
                       field->is_repeated()};
        flag.path.push_back(field);
        if (IsMessage(field) && !field->is_repeated()) below.push_back(flag.path);
        // The resource itself is what --from reads.
        const bool whole = depth == 0 && IsMessage(field) && !field->is_repeated();
        if (whole || !KindOf(field).has_value()) continue;
        ++uses[flag.name];
        flags.push_back(std::move(flag));
      }
    }
    for (size_t i = begin; i < flags.size(); ++i) {
      if (uses[flags[i].name] > 1 || uses_above.contains(flags[i].name)) {
        flags[i].name = PathSpelling(flags[i]);
      }
    }
    uses_above.merge(uses);
    level = std::move(below);
  }
  return flags;
}

const FlagField* FlagNamed(const std::vector<FlagField>& flags, std::string_view name) {
  const std::string wanted = FlagSpelling(name);
  const FlagField* found = nullptr;
  for (const FlagField& flag : flags) {
    if (flag.name == wanted) return &flag;
    const std::string path = PathSpelling(flag);
    if (path != wanted && !path.ends_with("." + wanted)) continue;
    if (found != nullptr) return nullptr;  // Two fields end like this.
    found = &flag;
  }
  return found;
}

absl::Status SetField(const FlagField& flag, std::string_view text, Message& request) {
  Message* at = &request;
  for (size_t i = 0; i + 1 < flag.path.size(); ++i) {
    at = at->GetReflection()->MutableMessage(at, flag.path[i]);
  }
  const FieldDescriptor* field = flag.field();
  const auto* reflection = at->GetReflection();
  if (flag.kind == FlagKind::kPair) return AddPair(flag, text, *at);
  if (IsFieldMask(field)) return SetMask(text, *reflection->MutableMessage(at, field));
  if (IsTimestamp(field)) {
    const auto time = ParseTime(text);
    if (!time.has_value()) return InvalidFlag(flag, text, "2027-02-26 17:00");
    reflection->MutableMessage(at, field)->CopyFrom(*time);
    return absl::OkStatus();
  }
  return SetScalar(flag, field, text, *at);
}

Message& MessageAt(const FlagField& flag, Message& request) {
  Message* at = &request;
  for (const FieldDescriptor* step : flag.path) {
    at = at->GetReflection()->MutableMessage(at, step);
  }
  return *at;
}

const EnumValueDescriptor* EnumValueNamed(const EnumDescriptor* type, std::string_view text) {
  const std::string wanted = FlagSpelling(text);
  for (int i = 0; i < type->value_count(); ++i) {
    const EnumValueDescriptor* value = type->value(i);
    if (value->number() != 0 && FlagSpelling(value->name()) == wanted) return value;
  }
  return nullptr;
}

std::string EnumChoices(const EnumDescriptor* type, std::string_view separator) {
  std::string choices;
  for (int i = 0; i < type->value_count(); ++i) {
    if (type->value(i)->number() == 0) continue;
    if (!choices.empty()) choices += separator;
    choices += FlagSpelling(type->value(i)->name());
  }
  return choices;
}

std::string FlagSpelling(std::string_view name) {
  std::string spelling(name);
  for (char& c : spelling) {
    c = c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return spelling;
}

std::vector<std::string_view> OutputOnlyFields(const Descriptor* type) {
  std::vector<std::string_view> fields;
  for (const OutputOnly& row : kOutputOnly) {
    if (row.type != type->name()) continue;
    std::string_view rest = row.fields;
    while (!rest.empty()) {
      const size_t space = rest.find(' ');
      fields.push_back(rest.substr(0, space));
      rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
    }
  }
  return fields;
}

}  // namespace award::client
