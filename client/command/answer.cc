// Calling and showing: the second half of client/command/request.h.
#include <algorithm>

#include "client/command/request.h"
#include "client/document/tabulation.h"
#include "client/render/record.h"
#include "client/render/text.h"

namespace award::client {
namespace {

constexpr Words kNothingChanged = {"（試行：檢查通過，沒有變更任何資料）",
                                   "(dry run: it would succeed; nothing was changed)"};
constexpr Words kEmptyList = {"（沒有資料）", "(none)"};

// The repeated messages of a list's answer; nullptr when the answer is no list.
const FieldDescriptor* ListField(const Descriptor* answer) {
  if (answer->FindFieldByName("next_page_token") == nullptr) return nullptr;
  for (int i = 0; i < answer->field_count(); ++i) {
    if (answer->field(i)->is_repeated()) return answer->field(i);
  }
  return nullptr;
}

std::vector<const Message*> Elements(const Message& answer, const FieldDescriptor* list) {
  std::vector<const Message*> elements;
  for (int i = 0; i < answer.GetReflection()->FieldSize(answer, list); ++i) {
    elements.push_back(&answer.GetReflection()->GetRepeatedMessage(answer, list, i));
  }
  return elements;
}

// Reads pages until the last; the answer holds the elements of all.
absl::StatusOr<MessagePointer> CallAllPages(Session& session, const MethodDescriptor* method,
                                            Message& request) {
  ASSIGN_OR_RETURN(MessagePointer all, session.Call(method, request));
  const auto* next = all->GetDescriptor()->FindFieldByName("next_page_token");
  const auto* token = request.GetDescriptor()->FindFieldByName("page_token");
  if (next == nullptr || token == nullptr) return all;
  std::string page = all->GetReflection()->GetString(*all, next);
  while (!page.empty()) {
    request.GetReflection()->SetString(&request, token, page);
    ASSIGN_OR_RETURN(const MessagePointer more, session.Call(method, request));
    page = more->GetReflection()->GetString(*more, next);
    all->MergeFrom(*more);
  }
  all->GetReflection()->ClearField(all.get(), next);
  return all;
}

void ShowList(Session& session, const Command& command, const Message& answer,
              const FieldDescriptor* list) {
  const std::vector<const Message*> elements = Elements(answer, list);
  if (session.settings().format == Format::kCsv) {
    session.out << PrintCsv(list->message_type(), elements);
  } else if (elements.empty()) {
    session.Note(kEmptyList);
  } else {
    session.out << PrintList(elements, FindNoun(command.noun)->columns, session.language(),
                             session.columns());
  }
}

// A get shows everything, a write what its noun's lists show.
std::string PrintOne(Session& session, const Command& command, const Message& answer) {
  const std::string_view columns = FindNoun(command.noun)->columns;
  const bool write = IsWrite(MethodNamed(command.method));
  const size_t comma = columns.find(',');
  const std::string first(columns.substr(0, comma));
  const bool has_columns =
      !columns.empty() && answer.GetDescriptor()->FindFieldByName(first) != nullptr;
  if (write && has_columns) {
    return PrintFields(answer, columns, session.language(), session.columns());
  }
  return PrintRecord(answer, session.language(), session.columns());
}

}  // namespace

void NoteDryRun(Session& session, const Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("validate_only");
  if (field != nullptr && request.GetReflection()->GetBool(request, field))
    session.Note(kNothingChanged);
}

void ShowAnswer(Session& session, const Command& command, const Message& answer) {
  if (session.settings().format == Format::kJson) {
    session.out << RenderJson(ToJson(answer));
    return;
  }
  const bool csv = session.settings().format == Format::kCsv;
  if (const FieldDescriptor* list = ListField(answer.GetDescriptor()); list != nullptr) {
    ShowList(session, command, answer, list);
  } else if (const auto* tabulation = dynamic_cast<const v1::Tabulation*>(&answer)) {
    session.out << (csv ? TabulationCsv(*tabulation, {})
                        : TabulationText(*tabulation, {}, session.language(), session.columns()));
  } else if (csv) {
    session.out << PrintCsv(answer.GetDescriptor(), {&answer});
  } else {
    session.out << PrintOne(session, command, answer);
  }
}

absl::Status CallAndShow(Session& session, const Command& command, Message& request) {
  const MethodDescriptor* method = MethodNamed(command.method);
  ASSIGN_OR_RETURN(const MessagePointer answer, CallAllPages(session, method, request));
  ShowAnswer(session, command, *answer);
  NoteDryRun(session, request);
  return absl::OkStatus();
}

}  // namespace award::client
