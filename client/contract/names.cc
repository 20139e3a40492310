// Patterns are split at `/`; a segment in braces is variable, the others are collections.
#include "client/contract/names.h"

#include <algorithm>
#include <vector>

#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "fmt/format.h"

namespace award::client {
namespace {

std::vector<std::string_view> Segments(std::string_view text) {
  std::vector<std::string_view> segments;
  while (true) {
    const size_t slash = text.find('/');
    segments.push_back(text.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    text.remove_prefix(slash + 1);
  }
}

bool IsVariable(std::string_view segment) { return segment.starts_with('{'); }

bool IsRootCollection(std::string_view segment) {
  constexpr std::string_view kRoots[] = {"seasons", "agencies", "people", "events"};
  return std::find(std::begin(kRoots), std::end(kRoots), segment) != std::end(kRoots);
}

// Which pattern the value of a field follows; the fields mean the same in every message.
struct NameField {
  std::string_view field;
  std::string_view pattern;
};

constexpr NameField kNameFields[] = {
    {"agency", "agencies/{AGENCY}"},
    {"supervising_agency", "agencies/{AGENCY}"},
    {"person", "people/{PERSON}"},
    {"coach", "people/{PERSON}"},
    {"judge", "seasons/{YEAR}/judges/{JUDGE}"},
    {"application", "seasons/{YEAR}/applications/{APPLICATION}"},
    {"applications", "seasons/{YEAR}/applications/{APPLICATION}"},
    {"tabulation", "seasons/{YEAR}/tabulations/{TABULATION}"},
};

const NameField* NameFieldOf(const FieldDescriptor* field) {
  if (field->type() != FieldDescriptor::TYPE_STRING) return nullptr;
  for (const NameField& row : kNameFields) {
    if (field->name() == row.field) return &row;
  }
  return nullptr;
}

absl::Status CompleteField(std::string_view season, const FieldDescriptor* field,
                           Message& message) {
  const auto* reflection = message.GetReflection();
  const NameField* row = NameFieldOf(field);
  const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 1;
  for (int i = 0; i < count; ++i) {
    if (row != nullptr && field->is_repeated()) {
      ASSIGN_OR_RETURN(
          const std::string name,
          FullName(row->pattern, reflection->GetRepeatedString(message, field, i), season));
      reflection->SetRepeatedString(&message, field, i, name);
    } else if (row != nullptr) {
      ASSIGN_OR_RETURN(const std::string name,
                       FullName(row->pattern, reflection->GetString(message, field), season));
      reflection->SetString(&message, field, name);
    } else if (IsMessage(field) && field->is_repeated()) {
      RETURN_IF_ERROR(
          CompleteNames(season, *reflection->MutableRepeatedMessage(&message, field, i)));
    } else if (IsMessage(field)) {
      RETURN_IF_ERROR(CompleteNames(season, *reflection->MutableMessage(&message, field)));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> FullName(std::string_view pattern, std::string_view text,
                                     std::string_view season) {
  const std::vector<std::string_view> wanted = Segments(pattern);
  const std::vector<std::string_view> given = Segments(text);
  const auto malformed = [&] {
    return UsageError("NAME_MALFORMED", {{"name", std::string(text)},
                                         {"form", ShortForm(pattern)},
                                         {"full", std::string(pattern)}});
  };
  if (std::find(given.begin(), given.end(), "") != given.end()) return malformed();
  if (given.size() == wanted.size() && given[0] == wanted[0]) {
    for (size_t i = 0; i < wanted.size(); ++i) {
      if (!IsVariable(wanted[i]) && wanted[i] != given[i]) return malformed();
    }
    return std::string(text);
  }
  const auto variables =
      static_cast<size_t>(std::count_if(wanted.begin(), wanted.end(), IsVariable));
  const bool borrow = given.size() + 1 == variables && !season.empty();
  if (given.size() != variables && !borrow) return malformed();
  if (given.size() > 1 && IsRootCollection(given[0])) return malformed();  // Another's full name.
  std::string name;
  size_t next = 0;
  bool borrowed = !borrow;
  for (const std::string_view segment : wanted) {
    if (!name.empty()) name += '/';
    if (!IsVariable(segment)) {
      name += segment;
    } else if (!borrowed) {
      name += season;
      borrowed = true;
    } else {
      name += given[next++];
    }
  }
  return name;
}

std::string ShortForm(std::string_view pattern) {
  std::string form;
  for (const std::string_view segment : Segments(pattern)) {
    if (!IsVariable(segment)) continue;
    if (!form.empty()) form += '/';
    form += segment.substr(1, segment.size() - 2);
  }
  return form;
}

std::string_view ParentPattern(std::string_view pattern) {
  const size_t id = pattern.rfind('/');
  if (id == std::string_view::npos || id == 0) return "";
  const size_t collection = pattern.rfind('/', id - 1);
  return collection == std::string_view::npos ? "" : pattern.substr(0, collection);
}

std::string ShortName(std::string_view name) {
  const std::vector<std::string_view> segments = Segments(name);
  if (segments.size() % 2 != 0 || !IsRootCollection(segments[0])) return std::string(name);
  std::string shorter;
  for (size_t i = 1; i < segments.size(); i += 2) {
    if (i > 1) shorter += '/';
    shorter += segments[i];
  }
  return shorter;
}

std::string IdOf(std::string_view name) { return std::string(name.substr(name.rfind('/') + 1)); }

std::string SeasonOf(std::string_view name) {
  const std::vector<std::string_view> segments = Segments(name);
  if (segments.size() < 2 || segments[0] != "seasons") return "";
  return std::string(segments[1]);
}

absl::Status CompleteNames(std::string_view season, Message& message) {
  std::vector<const FieldDescriptor*> present;
  message.GetReflection()->ListFields(message, &present);
  for (const FieldDescriptor* field : present) {
    RETURN_IF_ERROR(CompleteField(season, field, message));
  }
  return absl::OkStatus();
}

}  // namespace award::client
