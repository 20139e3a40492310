// What can be asked about a row of the table.
#include "client/command/command.h"

#include <algorithm>

#include "client/contract/names.h"
#include "fmt/format.h"

namespace award::client {
namespace {

const FieldDescriptor* IdField(const Descriptor* request) {
  for (int i = 0; i < request->field_count(); ++i) {
    const std::string& name = request->field(i)->name();
    if (name.ends_with("_id") && name != "request_id") return request->field(i);
  }
  return nullptr;
}

// The number of single-letter changes between two words, neighbours swapped counting once.
size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<size_t>> d(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

const Noun* FindNoun(std::string_view noun) {
  const auto rows = Nouns();
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](const Noun& r) { return r.noun == noun; });
  return row == rows.end() ? nullptr : &*row;
}

const Command* FindCommand(std::string_view noun, std::string_view verb) {
  const auto rows = Commands();
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const Command& r) { return r.noun == noun && r.verb == verb; });
  return row == rows.end() ? nullptr : &*row;
}

const Command* CommandNamedBy(std::span<const std::string> words) {
  if (words.empty()) return nullptr;
  const Command* alone = FindCommand(words[0], "");
  if (alone != nullptr || words.size() == 1) return alone;
  return FindCommand(words[0], words[1]);
}

std::string CalledAs(const Command& command) {
  return command.verb.empty() ? std::string(command.noun)
                              : fmt::format("{} {}", command.noun, command.verb);
}

size_t CalledWords(const Command& command) { return command.verb.empty() ? 1 : 2; }

NameUse NameUseOf(const Descriptor* request) {
  if (request->FindFieldByName("name") != nullptr) return NameUse::kName;
  const bool parent = request->FindFieldByName("parent") != nullptr;
  const bool id = IdField(request) != nullptr;
  if (parent) return id ? NameUse::kParentAndId : NameUse::kParent;
  if (id) return NameUse::kId;
  const FieldDescriptor* body = BodyOf(request);
  const bool named = body != nullptr && body->message_type()->FindFieldByName("name") != nullptr;
  return named ? NameUse::kResource : NameUse::kNone;
}

const FieldDescriptor* BodyOf(const Descriptor* request) {
  for (int i = 0; i < request->field_count(); ++i) {
    const FieldDescriptor* field = request->field(i);
    if (IsMessage(field) && !field->is_repeated()) return field;
  }
  return nullptr;
}

std::string FormOf(const Command& command) {
  if (!command.form.empty() || command.method.empty()) return std::string(command.form);
  const std::string_view pattern = FindNoun(command.noun)->pattern;
  const std::string parent = ShortForm(ParentPattern(pattern));
  switch (NameUseOf(MethodNamed(command.method)->input_type())) {
    case NameUse::kNone:
      return "";
    case NameUse::kParent:
      return parent;
    case NameUse::kParentAndId:
      return parent + "[" + ShortForm(pattern).substr(parent.size()) + "]";
    case NameUse::kName:
    case NameUse::kId:
    case NameUse::kResource:
      return ShortForm(pattern);
  }
  return "";
}

std::vector<FlagField> FieldFlagsOf(const Command& command) {
  if (command.method.empty() || !command.fields_are_flags) return {};
  std::vector<FlagField> flags = FlagFields(MethodNamed(command.method)->input_type());
  // Nothing that is made new has an etag, and masks of new things say nothing.
  const bool creates = command.verb == "create";
  std::erase_if(flags, [&](const FlagField& flag) { return creates && flag.name == "etag"; });
  return flags;
}

bool TakesFrom(const Command& command) {
  return !command.method.empty() && command.fields_are_flags &&
         BodyOf(MethodNamed(command.method)->input_type()) != nullptr;
}

bool TakesDryRun(const Command& command) {
  return !command.method.empty() && IsWrite(MethodNamed(command.method));
}

bool IsSwitchOf(const Command& command, std::string_view name) {
  if (name == "dry-run") return true;
  for (const OwnFlag& flag : command.flags) {
    if (flag.name == name) return flag.value.empty();
  }
  const std::vector<FlagField> flags = FieldFlagsOf(command);
  const FlagField* flag = FlagNamed(flags, name);
  return flag != nullptr && flag->kind == FlagKind::kSwitch;
}

std::string Suggestion(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  size_t best_distance = 3;
  for (const std::string& candidate : known) {
    // Two letters of a three-letter word are no typing error.
    const size_t limit = std::min(best_distance, std::max<size_t>(2, candidate.size() / 2));
    const size_t distance = Distance(word, candidate);
    if (distance >= limit && !(candidate.starts_with(word) && word.size() >= 3)) continue;
    best = candidate;
    best_distance = std::min(best_distance, distance);
  }
  return best;
}

}  // namespace award::client
