// Rules about single declarations: files, comments, fields, enums and numbers.
#include <algorithm>
#include <array>
#include <cctype>

#include "tests/api/api_rules.h"

namespace award::api {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

constexpr std::string_view kTimestamp = "google.protobuf.Timestamp";

template <typename Visit>
void ForEachField(const Contract& contract, Visit visit) {
  for (const Descriptor* message : contract.messages()) {
    for (int i = 0; i < message->field_count(); ++i) visit(*message->field(i));
  }
}

template <typename AnyDescriptor>
void RequireComment(const AnyDescriptor& descriptor, Breaches& breaches) {
  if (CommentOf(descriptor).empty()) {
    breaches.push_back({descriptor.full_name(), "say what it is in a comment above"});
  }
}

bool IsLowerSnake(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return c == '_' || std::islower(static_cast<unsigned char>(c)) ||
           std::isdigit(static_cast<unsigned char>(c));
  });
}

bool IsReserved(const Descriptor& message, int number) {
  return message.FindFieldByNumber(number) != nullptr || message.IsReservedNumber(number);
}

// "State" → "STATE_UNSPECIFIED", "DivergenceOutcome" → "DIVERGENCE_OUTCOME_UNSPECIFIED".
std::string ZeroOf(const EnumDescriptor& type) {
  std::string zero = SnakeCase(type.name()) + "_unspecified";
  std::transform(zero.begin(), zero.end(), zero.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return zero;
}

}  // namespace

Breaches Aip191Files(const Contract& contract) {
  Breaches breaches;
  for (const FileDescriptor* file : contract.files()) {
    const std::string& path = file->name();
    if (file->package() != "award.v1") breaches.push_back({path, "use package award.v1"});
    if (!path.starts_with("award/v1/")) breaches.push_back({path, "keep it below award/v1/"});
    if (file->syntax() != FileDescriptor::SYNTAX_PROTO3) breaches.push_back({path, "use proto3"});
    if (file->service_count() > 1) breaches.push_back({path, "give each service its own file"});
  }
  return breaches;
}

Breaches Aip192Comments(const Contract& contract) {
  Breaches breaches;
  for (const ServiceDescriptor* service : contract.services()) {
    RequireComment(*service, breaches);
    if (CommentOf(*service).find("Resources: `") != std::string::npos ||
        CommentOf(*service).find("Resources:\n") != std::string::npos) {
      continue;
    }
    breaches.push_back({service->full_name(),
                        "list the patterns of its resources: \"Resources: "
                        "`seasons/{season}`\""});
  }
  for (const MethodDescriptor* method : contract.methods()) {
    const std::string comment = CommentOf(*method);
    const std::string first = comment.substr(0, comment.find(' '));
    if (!first.ends_with("s") || first.size() < 3) {
      breaches.push_back({method->full_name(),
                          "begin the comment with what the method does: "
                          "\"Submits a sheet …\""});
    }
  }
  for (const Descriptor* message : contract.messages()) {
    RequireComment(*message, breaches);
    for (int i = 0; i < message->real_oneof_decl_count(); ++i) {
      RequireComment(*message->oneof_decl(i), breaches);
    }
  }
  ForEachField(contract, [&](const FieldDescriptor& field) { RequireComment(field, breaches); });
  for (const EnumDescriptor* type : contract.enums()) {
    RequireComment(*type, breaches);
    for (int i = 0; i < type->value_count(); ++i) RequireComment(*type->value(i), breaches);
  }
  return breaches;
}

Breaches Aip203FieldBehavior(const Contract& contract) {
  constexpr std::array<std::string_view, 5> kBehaviors = {
      "Required. ", "Optional. ", "Output only. ", "Immutable. ", "Identifier. "};
  Breaches breaches;
  ForEachField(contract, [&](const FieldDescriptor& field) {
    const std::string comment = CommentOf(field);
    const auto begins = [&](std::string_view behavior) { return comment.starts_with(behavior); };
    if (std::any_of(kBehaviors.begin(), kBehaviors.end(), begins)) return;
    breaches.push_back({field.full_name(),
                        "begin the comment with Required., Optional., Output only., Immutable. or "
                        "Identifier."});
  });
  return breaches;
}

Breaches Aip140FieldNames(const Contract& contract) {
  Breaches breaches;
  ForEachField(contract, [&](const FieldDescriptor& field) {
    if (IsLowerSnake(field.name())) return;
    breaches.push_back({field.full_name(), "write the name in lower_snake_case"});
  });
  return breaches;
}

Breaches Aip142Times(const Contract& contract) {
  Breaches breaches;
  ForEachField(contract, [&](const FieldDescriptor& field) {
    const bool is_time =
        field.message_type() != nullptr && field.message_type()->full_name() == kTimestamp;
    const bool named_time = field.name().ends_with("_time") || field.name().ends_with("_times");
    if (is_time != named_time) {
      breaches.push_back({field.full_name(), "a Timestamp, and nothing else, ends in _time"});
    } else if (named_time && field.name().find("ed_time") != std::string::npos) {
      breaches.push_back({field.full_name(), "name the event, not its past: submit_time"});
    }
  });
  return breaches;
}

Breaches Aip126Enums(const Contract& contract) {
  Breaches breaches;
  for (const EnumDescriptor* type : contract.enums()) {
    if (type->value(0)->number() != 0 || type->value(0)->name() != ZeroOf(*type)) {
      breaches.push_back({type->full_name(), "begin with " + ZeroOf(*type) + " = 0"});
    }
  }
  return breaches;
}

Breaches Aip216States(const Contract& contract) {
  Breaches breaches;
  for (const Resource& resource : contract.resources()) {
    const FieldDescriptor* const state = resource.message->FindFieldByName("state");
    if (state == nullptr) continue;
    if (!CommentOf(*state).starts_with("Output only.")) {
      breaches.push_back({state->full_name(), "mark it Output only.; verbs change states"});
    }
    const EnumDescriptor* const type = state->enum_type();
    if (type == nullptr || type->name() != "State" || type->containing_type() != resource.message) {
      breaches.push_back({state->full_name(), "give it a nested enum named State"});
    }
  }
  return breaches;
}

Breaches Aip180Numbers(const Contract& contract) {
  Breaches breaches;
  for (const Descriptor* message : contract.messages()) {
    int last = 0;
    for (int i = 0; i < message->field_count(); ++i) {
      last = std::max(last, message->field(i)->number());
    }
    for (int number = 1; number < last; ++number) {
      if (IsReserved(*message, number)) continue;
      breaches.push_back(
          {message->full_name(),
           "reserve the number of the removed field: reserved " + std::to_string(number)});
    }
  }
  return breaches;
}

Breaches ExactNumbers(const Contract& contract) {
  Breaches breaches;
  ForEachField(contract, [&](const FieldDescriptor& field) {
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_DOUBLE &&
        field.cpp_type() != FieldDescriptor::CPPTYPE_FLOAT) {
      return;
    }
    breaches.push_back({field.full_name(), "send an integer, or an exact number as text"});
  });
  return breaches;
}

}  // namespace award::api
