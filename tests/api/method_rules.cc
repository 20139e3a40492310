// Rules about resources and the methods that read and change them.
// A standard method (Get, List, Create, Update, Delete) is told by its verb and its noun; every
// other method is a custom verb.
#include <google/protobuf/dynamic_message.h>

#include <algorithm>
#include <array>

#include "tests/api/api_rules.h"

namespace award::api {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

// These verbs end a resource for good, so what it was before does not matter.
constexpr std::array<std::string_view, 1> kFinalVerbs = {"RevokeToken"};

constexpr std::array<std::string_view, 12> kPrepositions = {
    "For", "With", "At", "By", "From", "In", "Of", "On", "To", "Upon", "After", "Before"};

bool IsString(const FieldDescriptor* field) {
  return field != nullptr && field->type() == FieldDescriptor::TYPE_STRING && !field->is_repeated();
}

bool HasString(const Descriptor& message, std::string_view name) {
  return IsString(FindField(message, name));
}

bool HasMessage(const Descriptor& message, std::string_view name, const Descriptor* type) {
  const FieldDescriptor* const field = FindField(message, name);
  return field != nullptr && field->message_type() == type && !field->is_repeated();
}

bool Carries(const Descriptor& message, std::string_view name, FieldDescriptor::Type type) {
  const FieldDescriptor* const field = FindField(message, name);
  return field != nullptr && field->type() == type && !field->is_repeated();
}

// Get, Create, Update or Delete of the resource it returns.
bool IsStandard(const MethodDescriptor& method, std::string_view verb) {
  return VerbOf(method) == verb && NounOf(method) == method.output_type()->name();
}

bool IsCustom(const MethodDescriptor& method) {
  constexpr std::array<std::string_view, 3> kVerbs = {"Get", "Create", "Update"};
  const auto standard = [&](std::string_view verb) { return IsStandard(method, verb); };
  return VerbOf(method) != "List" && VerbOf(method) != "Delete" &&
         std::none_of(kVerbs.begin(), kVerbs.end(), standard);
}

// What a List method lists: the element of its response's first repeated message field.
const FieldDescriptor* ElementsOf(const MethodDescriptor& method) {
  const Descriptor& response = *method.output_type();
  for (int i = 0; i < response.field_count(); ++i) {
    if (response.field(i)->is_repeated() && response.field(i)->message_type() != nullptr) {
      return response.field(i);
    }
  }
  return nullptr;
}

bool IsRead(const FieldDescriptor& field) {
  const std::string comment = CommentOf(field);
  return comment.starts_with("Required.") || comment.starts_with("Immutable.") ||
         (comment.starts_with("Optional.") && field.name() != "etag");
}

// Whether a caller says anything of the resource when it is created.
bool TakesInput(const Descriptor& message) {
  for (int i = 0; i < message.field_count(); ++i) {
    if (IsRead(*message.field(i))) return true;
  }
  return false;
}

void Require(bool holds, const MethodDescriptor& method, std::string message, Breaches& breaches) {
  if (!holds) breaches.push_back({method.full_name(), std::move(message)});
}

}  // namespace

Breaches Aip122Patterns(const Contract& contract) {
  Breaches breaches;
  for (const Resource& resource : contract.resources()) {
    const std::string variable = SnakeCase(resource.message->name());
    if (!resource.collection.empty() && resource.variable == variable) continue;
    breaches.push_back({resource.message->full_name(),
                        "end the pattern in the comment of `name` with `/{" + variable + "}`"});
  }
  return breaches;
}

Breaches Aip148Names(const Contract& contract) {
  Breaches breaches;
  const auto require = [&](const Descriptor* message) {
    const FieldDescriptor* const first = message->field_count() > 0 ? message->field(0) : nullptr;
    if (IsString(first) && first->name() == "name" && first->number() == 1 &&
        contract.FindResource(message) != nullptr) {
      return;
    }
    breaches.push_back(
        {message->full_name(), "begin the resource with `string name = 1`, marked Identifier."});
  };
  for (const Resource& resource : contract.resources()) require(resource.message);
  for (const MethodDescriptor* method : contract.methods()) {
    if (contract.FindResource(method->output_type()) != nullptr) continue;
    if (!IsCustom(*method) && VerbOf(*method) != "List" && VerbOf(*method) != "Delete") {
      require(method->output_type());
    }
    const FieldDescriptor* const elements = ElementsOf(*method);
    if (VerbOf(*method) != "List" || elements == nullptr) continue;
    if (contract.FindResource(elements->message_type()) == nullptr) {
      require(elements->message_type());
    }
  }
  return breaches;
}

Breaches Aip130Methods(const Contract& contract) {
  Breaches breaches;
  for (const MethodDescriptor* method : contract.methods()) {
    Require(!NounOf(*method).empty(), *method, "name it VerbNoun", breaches);
    Require(method->input_type()->name() == method->name() + "Request", *method,
            "name its request " + method->name() + "Request", breaches);
    const bool answers = method->output_type()->name() == method->name() + "Response" ||
                         contract.FindResource(method->output_type()) != nullptr ||
                         (VerbOf(*method) == "Delete" && method->output_type()->name() == "Empty");
    Require(answers, *method, "return the resource, or " + method->name() + "Response", breaches);
  }
  return breaches;
}

Breaches Aip136Verbs(const Contract& contract) {
  Breaches breaches;
  for (const MethodDescriptor* method : contract.methods()) {
    const std::string snake = "_" + SnakeCase(NounOf(*method)) + "_";
    for (const std::string_view preposition : kPrepositions) {
      const bool has = snake.find("_" + SnakeCase(preposition) + "_") != std::string::npos;
      Require(!has, *method, "leave \"" + std::string(preposition) + "\" out of the name",
              breaches);
    }
    if (!IsCustom(*method) || !IsMutating(*method)) continue;
    const Resource* const resource = contract.FindResource(method->output_type());
    if (resource == nullptr) continue;
    const bool named =
        HasString(*method->input_type(), "name") || HasString(*method->input_type(), "parent");
    Require(named, *method, "say which resource in `string name` or `string parent`", breaches);
  }
  return breaches;
}

Breaches Aip131Get(const Contract& contract) {
  Breaches breaches;
  for (const MethodDescriptor* method : contract.methods()) {
    if (!IsStandard(*method, "Get")) continue;
    const Descriptor& request = *method->input_type();
    const bool one = request.field_count() == 1 && HasString(request, "name");
    Require(one, *method, "ask for `string name = 1` and nothing else", breaches);
  }
  return breaches;
}

Breaches Aip132List(const Contract& contract) {
  Breaches breaches;
  for (const MethodDescriptor* method : contract.methods()) {
    if (VerbOf(*method) != "List") continue;
    const FieldDescriptor* const elements = ElementsOf(*method);
    Require(elements != nullptr, *method, "return a repeated resource", breaches);
    if (elements == nullptr) continue;
    const Resource* const resource = contract.FindResource(elements->message_type());
    if (resource == nullptr) continue;  // Aip148Names says so.
    const std::string field = SnakeCase(resource->collection);
    Require(elements->name() == field && elements->number() == 1, *method,
            "return them in `" + field + " = 1`", breaches);
    Require(SnakeCase(NounOf(*method)) == field, *method, "name it after " + resource->collection,
            breaches);
    Require(resource->top_level || HasString(*method->input_type(), "parent"), *method,
            "ask for `string parent`", breaches);
  }
  return breaches;
}

Breaches Aip133Create(const Contract& contract) {
  Breaches breaches;
  for (const MethodDescriptor* method : contract.methods()) {
    if (VerbOf(*method) != "Create") continue;
    const Resource* const resource = contract.FindResource(method->output_type());
    const bool returned = resource != nullptr && NounOf(*method) == method->output_type()->name();
    Require(returned, *method, "return the resource it creates", breaches);
    if (!returned) continue;
    Require(resource->top_level || HasString(*method->input_type(), "parent"), *method,
            "ask for `string parent`", breaches);
    Require(!TakesInput(*resource->message) ||
                HasMessage(*method->input_type(), resource->variable, resource->message),
            *method, "take the resource in `" + resource->variable + "`", breaches);
  }
  return breaches;
}

Breaches Aip134Update(const Contract& contract) {
  Breaches breaches;
  for (const MethodDescriptor* method : contract.methods()) {
    if (VerbOf(*method) != "Update") continue;
    const Resource* const resource = contract.FindResource(method->output_type());
    const bool returned = resource != nullptr && NounOf(*method) == method->output_type()->name();
    Require(returned, *method, "return the resource it updates", breaches);
    if (!returned) continue;
    Require(HasMessage(*method->input_type(), resource->variable, resource->message), *method,
            "take the resource in `" + resource->variable + "`", breaches);
    const FieldDescriptor* const mask = FindField(*method->input_type(), "update_mask");
    const bool masked = mask != nullptr && mask->message_type() != nullptr &&
                        mask->message_type()->full_name() == "google.protobuf.FieldMask";
    Require(masked, *method, "take `google.protobuf.FieldMask update_mask`", breaches);
  }
  return breaches;
}

Breaches Aip135Delete(const Contract& contract) {
  Breaches breaches;
  for (const MethodDescriptor* method : contract.methods()) {
    if (VerbOf(*method) != "Delete") continue;
    Require(HasString(*method->input_type(), "name"), *method, "ask for `string name`", breaches);
  }
  return breaches;
}

Breaches Aip158Pages(const Contract& contract) {
  Breaches breaches;
  for (const MethodDescriptor* method : contract.methods()) {
    if (VerbOf(*method) != "List") continue;
    const Descriptor& request = *method->input_type();
    Require(Carries(request, "page_size", FieldDescriptor::TYPE_INT32), *method,
            "take `int32 page_size`", breaches);
    Require(HasString(request, "page_token"), *method, "take `string page_token`", breaches);
    Require(HasString(*method->output_type(), "next_page_token"), *method,
            "return `string next_page_token`", breaches);
  }
  return breaches;
}

Breaches Aip154Etags(const Contract& contract) {
  Breaches breaches;
  for (const MethodDescriptor* method : contract.methods()) {
    if (!IsMutating(*method) || VerbOf(*method) == "Create") continue;
    if (contract.FindResource(method->output_type()) == nullptr) continue;
    if (std::find(kFinalVerbs.begin(), kFinalVerbs.end(), method->name()) != kFinalVerbs.end()) {
      continue;
    }
    const bool updates = VerbOf(*method) == "Update";
    if (!updates && !HasString(*method->input_type(), "name")) continue;
    Require(HasString(*method->output_type(), "etag"), *method,
            "give " + method->output_type()->name() + " a `string etag`", breaches);
    Require(updates || HasString(*method->input_type(), "etag"), *method, "take `string etag`",
            breaches);
  }
  return breaches;
}

Breaches Aip155RequestIds(const Contract& contract) {
  Breaches breaches;
  for (const MethodDescriptor* method : contract.methods()) {
    Require(IsMutating(*method) == HasString(*method->input_type(), "request_id"), *method,
            "take `string request_id` when, and only when, it changes something", breaches);
  }
  return breaches;
}

Breaches Aip163ValidateOnly(const Contract& contract) {
  Breaches breaches;
  for (const MethodDescriptor* method : contract.methods()) {
    const bool has = Carries(*method->input_type(), "validate_only", FieldDescriptor::TYPE_BOOL);
    Require(IsMutating(*method) == has, *method,
            "take `bool validate_only` when, and only when, it changes something", breaches);
  }
  return breaches;
}

Breaches Aip211Access(const Contract& contract) {
  Breaches breaches;
  const auto& pool = contract.pool();
  const FieldDescriptor* const access = pool.FindExtensionByName("award.v1.access");
  const Descriptor* const options = pool.FindMessageTypeByName("google.protobuf.MethodOptions");
  if (access == nullptr || options == nullptr) return {{"award.v1.access", "declare the option"}};
  google::protobuf::DynamicMessageFactory factory(&pool);
  for (const MethodDescriptor* method : contract.methods()) {
    const std::unique_ptr<google::protobuf::Message> parsed(factory.GetPrototype(options)->New());
    parsed->ParseFromString(method->options().SerializeAsString());
    const auto& declared = parsed->GetReflection()->GetMessage(*parsed, access, &factory);
    const FieldDescriptor* const roles = access->message_type()->FindFieldByName("roles");
    const int count = declared.GetReflection()->FieldSize(declared, roles);
    bool known = count > 0;
    for (int i = 0; i < count; ++i) {
      known &= declared.GetReflection()->GetRepeatedEnumValue(declared, roles, i) != 0;
    }
    Require(known, *method, "declare who may call it: option (access) = {roles: …}", breaches);
  }
  return breaches;
}

}  // namespace award::api
