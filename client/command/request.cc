// Making requests. NAME says which resource, flags and files say what about it.
#include "client/command/request.h"

#include <algorithm>
#include <set>

#include "client/contract/names.h"
#include "client/error/error.h"
#include "client/files/files.h"
#include "fmt/format.h"

namespace award::client {
namespace {

size_t WordsMax(const Command& command) {
  const std::string form = FormOf(command);
  if (form.empty()) return CalledWords(command);
  return CalledWords(command) + 1 + static_cast<size_t>(std::count(form.begin(), form.end(), ' '));
}

size_t WordsMin(const Command& command) {
  const std::string form = FormOf(command);
  size_t least = WordsMax(command) - (form.starts_with('[') ? 1 : 0);
  for (size_t at = form.find(" ["); at != std::string::npos; at = form.find(" [", at + 1)) --least;
  return least;
}

std::vector<std::string> KnownFlags(const Command& command) {
  std::vector<std::string> known;
  for (const GlobalFlag& flag : GlobalFlags()) known.emplace_back(flag.name);
  for (const OwnFlag& flag : command.flags) known.emplace_back(flag.name);
  for (const FlagField& flag : FieldFlagsOf(command)) known.push_back(flag.name);
  if (TakesFrom(command)) known.emplace_back("from");
  if (TakesDryRun(command)) known.emplace_back("dry-run");
  return known;
}

const OwnFlag* FindOwnFlag(const Command& command, std::string_view name) {
  const auto flag = std::find_if(command.flags.begin(), command.flags.end(),
                                 [&](const OwnFlag& f) { return f.name == name; });
  return flag == command.flags.end() ? nullptr : &*flag;
}

absl::Status CheckFlag(const Command& command, const std::vector<FlagField>& fields,
                       const GivenFlag& given, std::set<std::string>& seen) {
  const OwnFlag* own = FindOwnFlag(command, given.name);
  const FlagField* field = own == nullptr ? FlagNamed(fields, given.name) : nullptr;
  const bool known = own != nullptr || field != nullptr || IsGlobalFlag(given.name) ||
                     (given.name == "from" && TakesFrom(command)) ||
                     (given.name == "dry-run" && TakesDryRun(command));
  if (!known) {
    return UsageError("UNKNOWN_FLAG", {{"flag", given.name},
                                       {"suggestion", Suggestion(given.name, KnownFlags(command))},
                                       {"command", CalledAs(command)}});
  }
  if (given.without_value) return UsageError("FLAG_WITHOUT_VALUE", {{"flag", given.name}});
  const bool repeated = (own != nullptr && own->repeated) || (field != nullptr && field->repeated);
  if (!seen.insert(given.name).second && !repeated) {
    return UsageError("FLAG_REPEATED", {{"flag", given.name}});
  }
  return absl::OkStatus();
}

// How many words may stand there beside the name, since flags that were given bring them.
size_t WordsOfFlags(const Command& command, const Arguments& arguments) {
  const auto brings = [&](const GivenFlag& given) {
    const OwnFlag* own = FindOwnFlag(command, given.name);
    return own != nullptr && own->word_follows;
  };
  return static_cast<size_t>(std::count_if(arguments.flags.begin(), arguments.flags.end(), brings));
}

void SetText(Message& message, const std::string& field_name, const std::string& text) {
  const auto* field = message.GetDescriptor()->FindFieldByName(field_name);
  message.GetReflection()->SetString(&message, field, text);
}

// The field for the id of what is created.
const std::string& IdFieldName(const Message& request) {
  const Descriptor* type = request.GetDescriptor();
  int i = 0;
  while (!type->field(i)->name().ends_with("_id")) ++i;
  return type->field(i)->name();
}

absl::Status SetName(const Command& command, const std::string& word, Message& request) {
  const std::string_view pattern = FindNoun(command.noun)->pattern;
  const std::string_view parent = ParentPattern(pattern);
  switch (NameUseOf(request.GetDescriptor())) {
    case NameUse::kNone:
      return absl::OkStatus();
    case NameUse::kName: {
      ASSIGN_OR_RETURN(const std::string name, FullName(pattern, word));
      SetText(request, "name", name);
      return absl::OkStatus();
    }
    case NameUse::kParent: {
      ASSIGN_OR_RETURN(const std::string name, FullName(parent, word));
      SetText(request, "parent", name);
      return absl::OkStatus();
    }
    case NameUse::kParentAndId: {
      if (const auto name = FullName(parent, word); name.ok()) {
        SetText(request, "parent", *name);
        return absl::OkStatus();
      }
      ASSIGN_OR_RETURN(const std::string name, FullName(pattern, word));
      SetText(request, "parent", name.substr(0, name.rfind('/', name.rfind('/') - 1)));
      SetText(request, IdFieldName(request), IdOf(name));
      return absl::OkStatus();
    }
    case NameUse::kId: {
      ASSIGN_OR_RETURN(const std::string name, FullName(pattern, word));
      SetText(request, IdFieldName(request), IdOf(name));
      return absl::OkStatus();
    }
    case NameUse::kResource: {
      ASSIGN_OR_RETURN(const std::string name, FullName(pattern, word));
      SetText(*request.GetReflection()->MutableMessage(&request, BodyOf(request.GetDescriptor())),
              "name", name);
      return absl::OkStatus();
    }
  }
  return absl::OkStatus();
}

absl::Status SetBody(Session& session, const Arguments& arguments, Message& request) {
  if (!arguments.Has("from")) return absl::OkStatus();
  const FieldDescriptor* body = BodyOf(request.GetDescriptor());
  ASSIGN_OR_RETURN(const std::string json, ReadFrom(session, arguments));
  ASSIGN_OR_RETURN(const MessagePointer parsed,
                   FromJson(body->message_type(), *arguments.Value("from"), json));
  Message* target = request.GetReflection()->MutableMessage(&request, body);
  target->MergeFrom(*parsed);
  // NAME says which resource, not the file it was copied from.
  if (const auto* name = target->GetDescriptor()->FindFieldByName("name"); name != nullptr) {
    target->GetReflection()->ClearField(target, name);
  }
  // The verb's own etag is that of the resource in the file.
  const auto* own = request.GetDescriptor()->FindFieldByName("etag");
  const auto* read = body->message_type()->FindFieldByName("etag");
  if (own != nullptr && read != nullptr) {
    SetText(request, "etag", target->GetReflection()->GetString(*target, read));
  }
  return absl::OkStatus();
}

// What `update_mask` names when only flags say what changes: exactly the fields they name, so that
// `--load-min 0` is a change too.
void SetMaskFromFlags(const std::vector<const FlagField*>& given, Message& request) {
  const auto* mask_field = request.GetDescriptor()->FindFieldByName("update_mask");
  if (mask_field == nullptr || request.GetReflection()->HasField(request, mask_field)) return;
  const auto* paths = mask_field->message_type()->FindFieldByName("paths");
  std::set<std::string> added;
  for (const FlagField* flag : given) {
    const bool in_body = flag->path.size() > 1 && flag->field()->name() != "etag";
    if (!in_body) continue;
    const std::string path = flag->FieldPath();
    const std::string inside = path.substr(path.find('.') + 1);
    if (!added.insert(inside).second) continue;
    Message* mask = request.GetReflection()->MutableMessage(&request, mask_field);
    mask->GetReflection()->AddString(mask, paths, inside);
  }
}

absl::Status SetFlags(Session& session, const Command& command, const Arguments& arguments,
                      Message& request) {
  const std::vector<FlagField> fields = FieldFlagsOf(command);
  std::vector<const FlagField*> used;
  for (const GivenFlag& given : arguments.flags) {
    if (FindOwnFlag(command, given.name) != nullptr) continue;
    const FlagField* flag = FlagNamed(fields, given.name);
    if (flag == nullptr) continue;
    if (flag->kind == FlagKind::kMessage) {
      ASSIGN_OR_RETURN(const std::string json, ReadFileOr(given.value, session.in));
      ASSIGN_OR_RETURN(const MessagePointer parsed,
                       FromJson(flag->field()->message_type(), given.value, json));
      MessageAt(*flag, request).MergeFrom(*parsed);
    } else {
      // The first of repeated flags takes the place of what --from gave.
      const bool first = std::find(used.begin(), used.end(), flag) == used.end();
      if (first && flag->repeated && arguments.Has("from")) {
        Message* at = &request;
        for (size_t i = 0; i + 1 < flag->path.size(); ++i) {
          at = at->GetReflection()->MutableMessage(at, flag->path[i]);
        }
        at->GetReflection()->ClearField(at, flag->field());
      }
      RETURN_IF_ERROR(SetField(*flag, given.value, request));
    }
    used.push_back(flag);
  }
  if (!arguments.Has("from")) SetMaskFromFlags(used, request);
  return absl::OkStatus();
}

void SetRequestId(Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
  if (field == nullptr || !request.GetReflection()->GetString(request, field).empty()) return;
  request.GetReflection()->SetString(&request, field, NewRequestId());
}

}  // namespace

absl::Status CheckArguments(const Command& command, const Arguments& arguments) {
  const std::vector<FlagField> fields = FieldFlagsOf(command);
  std::set<std::string> seen;
  for (const GivenFlag& given : arguments.flags) {
    RETURN_IF_ERROR(CheckFlag(command, fields, given, seen));
  }
  const size_t most = WordsMax(command) + WordsOfFlags(command, arguments);
  if (arguments.words.size() > most) {
    return UsageError("TOO_MANY_ARGUMENTS", {{"argument", arguments.words[most]}});
  }
  const std::string form = FormOf(command);
  if (arguments.words.size() < WordsMin(command)) {
    return UsageError("NAME_MISSING", {{"form", form}, {"command", CalledAs(command)}});
  }
  return absl::OkStatus();
}

absl::StatusOr<MessagePointer> BuildRequest(Session& session, const Command& command,
                                            const Arguments& arguments) {
  MessagePointer request = NewMessage(MethodNamed(command.method)->input_type());
  RETURN_IF_ERROR(SetBody(session, arguments, *request));
  RETURN_IF_ERROR(SetFlags(session, command, arguments, *request));
  if (arguments.words.size() > CalledWords(command)) {
    RETURN_IF_ERROR(SetName(command, arguments.words[CalledWords(command)], *request));
  }
  if (arguments.Has("dry-run")) {
    const auto* field = request->GetDescriptor()->FindFieldByName("validate_only");
    request->GetReflection()->SetBool(request.get(), field, arguments.Value("dry-run") == "true");
  }
  SetRequestId(*request);
  RETURN_IF_ERROR(CompleteNames(SeasonOfRequest(*request), *request));
  return request;
}

std::string SeasonOfRequest(const Message& request) {
  for (const char* name : {"parent", "name"}) {
    const auto* field = request.GetDescriptor()->FindFieldByName(name);
    if (field != nullptr) return SeasonOf(request.GetReflection()->GetString(request, field));
  }
  const FieldDescriptor* body = BodyOf(request.GetDescriptor());
  return body == nullptr ? "" : SeasonOfRequest(request.GetReflection()->GetMessage(request, body));
}

absl::StatusOr<std::string> ReadFrom(Session& session, const Arguments& arguments) {
  const auto path = arguments.Value("from");
  if (!path.has_value()) return std::string();
  return ReadFileOr(*path, session.in);
}

absl::Status RunGeneric(Session& session, const Command& command, const Arguments& arguments) {
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  return CallAndShow(session, command, *request);
}

}  // namespace award::client
