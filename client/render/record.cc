// Works on reflection alone. The shape follows the values: a repeated message becomes a table
// unless a cell of it would be long, then a block for each element.
#include "client/render/record.h"

#include <algorithm>

#include "client/render/csv.h"
#include "client/render/text.h"
#include "client/render/value.h"
#include "client/render/width.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kTableCellMax = 48;  // A longer value makes blocks better than a table.

std::vector<std::string> SplitColumns(std::string_view columns) {
  std::vector<std::string> names;
  while (!columns.empty()) {
    const size_t comma = columns.find(',');
    names.emplace_back(columns.substr(0, comma));
    columns.remove_prefix(comma == std::string_view::npos ? columns.size() : comma + 1);
  }
  return names;
}

std::vector<const FieldDescriptor*> FieldsNamed(const Descriptor* type, std::string_view columns) {
  std::vector<const FieldDescriptor*> fields;
  for (const std::string& name : SplitColumns(columns)) {
    if (const auto* field = type->FindFieldByName(name); field != nullptr) fields.push_back(field);
  }
  return fields;
}

// Whether messages of this type hold lists of messages that hold lists again.
bool IsDeep(const Descriptor* type, int depth = 0) {
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (!IsMessage(field)) continue;
    const int below = depth + (field->is_repeated() ? 1 : 0);
    if (below >= 2 || IsDeep(field->message_type(), below)) return true;
  }
  return false;
}

// A number that no element has says nothing.
void ClearZeroColumns(Table& table) {
  for (size_t i = 0; i < table.headings.size(); ++i) {
    const bool zero = std::all_of(table.rows.begin(), table.rows.end(),
                                  [i](const auto& row) { return row[i] == "0"; });
    if (!zero) continue;
    for (auto& row : table.rows) row[i].clear();
  }
}

// Takes off the columns in which every cell is empty, except the first.
Table WithoutEmptyColumns(const Table& table) {
  Table kept;
  kept.rows.resize(table.rows.size());
  for (size_t i = 0; i < table.headings.size(); ++i) {
    const bool empty = std::all_of(table.rows.begin(), table.rows.end(),
                                   [i](const auto& row) { return row[i].empty(); });
    if (empty && i > 0) continue;
    kept.headings.push_back(table.headings[i]);
    for (size_t j = 0; j < table.rows.size(); ++j) kept.rows[j].push_back(table.rows[j][i]);
  }
  return kept;
}

class RecordPrinter {
 public:
  RecordPrinter(Language language, size_t width) : language_(language), width_(width) {}

  std::string Print(const Message& message, size_t indent) {
    std::vector<const FieldDescriptor*> present;
    message.GetReflection()->ListFields(message, &present);
    // In the order of the contract's text rather than of the numbers.
    std::sort(present.begin(), present.end(),
              [](const auto* a, const auto* b) { return a->index() < b->index(); });
    std::vector<Pair> pairs;
    std::string nested;
    for (const FieldDescriptor* field : present) {
      const bool plain = !IsMessage(field) || field->message_type()->name() == "Exact";
      if (plain) {
        pairs.push_back({HeadingOf(field, language_), Value(message, field)});
      } else {
        nested += Nested(message, field, indent);
      }
    }
    return PrintPairs(pairs, indent, width_) + nested;
  }

 private:
  // Lists of texts stand below each other.
  std::string Value(const Message& message, const FieldDescriptor* field) const {
    if (!field->is_repeated() || field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) {
      return ShowField(message, field, language_);
    }
    std::string value;
    for (int i = 0; i < message.GetReflection()->FieldSize(message, field); ++i) {
      if (i > 0) value += '\n';
      value += message.GetReflection()->GetRepeatedString(message, field, i);
    }
    return value;
  }

  std::string Nested(const Message& message, const FieldDescriptor* field, size_t indent) {
    const auto* reflection = message.GetReflection();
    std::string printed = std::string(indent, ' ') + HeadingOf(field, language_) + "\n";
    if (!field->is_repeated()) {
      return printed + Print(reflection->GetMessage(message, field), indent + kIndent);
    }
    std::vector<const Message*> elements;
    for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
      elements.push_back(&reflection->GetRepeatedMessage(message, field, i));
    }
    Table table = MakeTable(field->message_type(), elements);
    ClearZeroColumns(table);
    if (FitsTable(field->message_type(), table)) {
      const size_t width = width_ > indent + kIndent ? width_ - indent - kIndent : 0;
      return printed + Indented(PrintTable(WithoutEmptyColumns(table), width), indent + kIndent);
    }
    for (const Message* element : elements) {
      printed += Print(*element, indent + kIndent);
      if (element != elements.back()) printed += "\n";
    }
    return printed;
  }

  Table MakeTable(const Descriptor* type, const std::vector<const Message*>& elements) const {
    Table table;
    for (int i = 0; i < type->field_count(); ++i) {
      table.headings.push_back(HeadingOf(type->field(i), language_));
    }
    for (const Message* element : elements) {
      auto& row = table.rows.emplace_back();
      for (int i = 0; i < type->field_count(); ++i) {
        row.push_back(ShowField(*element, type->field(i), language_));
      }
    }
    return table;
  }

  static bool FitsTable(const Descriptor* type, const Table& table) {
    if (IsDeep(type)) return false;
    for (const auto& row : table.rows) {
      for (size_t i = 0; i < row.size(); ++i) {
        // A list inside a table is an overview and may be cut.
        const bool overview = IsMessage(type->field(static_cast<int>(i)));
        if (!overview && DisplayWidth(row[i]) > kTableCellMax) return false;
      }
    }
    return true;
  }

  static std::string Indented(const std::string& text, size_t indent) {
    std::string indented;
    size_t begin = 0;
    while (begin < text.size()) {
      const size_t end = text.find('\n', begin);
      indented += std::string(indent, ' ') + text.substr(begin, end - begin) + "\n";
      begin = end + 1;
    }
    return indented;
  }

  Language language_;
  size_t width_;
};

// The cells of one message: its fields, singular messages flattened. Without a message (`nullptr`)
// the names of the cells.
void AddCells(const Descriptor* type, const Message* message, const std::string& prefix, bool names,
              std::vector<std::string>& cells) {
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    const bool flat = !IsMessage(field) || field->is_repeated();
    if (!flat) {
      const bool there = message != nullptr && message->GetReflection()->HasField(*message, field);
      const Message* nested =
          there ? &message->GetReflection()->GetMessage(*message, field) : nullptr;
      AddCells(field->message_type(), nested, prefix + field->name() + ".", names, cells);
    } else if (names) {
      cells.push_back(prefix + field->name());
    } else {
      cells.push_back(message == nullptr ? "" : PlainField(*message, field));
    }
  }
}

}  // namespace

std::string PrintRecord(const Message& message, Language language, size_t width) {
  return RecordPrinter(language, width).Print(message, 0);
}

std::string PrintFields(const Message& message, std::string_view columns, Language language,
                        size_t width) {
  std::vector<Pair> pairs;
  for (const FieldDescriptor* field : FieldsNamed(message.GetDescriptor(), columns)) {
    const std::string value = ShowField(message, field, language);
    if (!value.empty()) pairs.push_back({HeadingOf(field, language), value});
  }
  return PrintPairs(pairs, 0, width);
}

std::string PrintList(const std::vector<const Message*>& messages, std::string_view columns,
                      Language language, size_t width) {
  if (messages.empty()) return "";
  Table table;
  table.rows.resize(messages.size());
  for (const FieldDescriptor* field : FieldsNamed(messages[0]->GetDescriptor(), columns)) {
    // To change or to endorse one, it is read alone.
    if (field->name() == "etag" || field->name().ends_with("digest")) continue;
    table.headings.push_back(HeadingOf(field, language));
    for (size_t i = 0; i < messages.size(); ++i) {
      table.rows[i].push_back(ShowField(*messages[i], field, language));
    }
  }
  return PrintTable(WithoutEmptyColumns(table), width);
}

std::string PrintCsv(const Descriptor* type, const std::vector<const Message*>& messages) {
  std::vector<std::string> header;
  AddCells(type, nullptr, "", true, header);
  std::string csv = CsvLine(header);
  for (const Message* message : messages) {
    std::vector<std::string> cells;
    AddCells(type, message, "", false, cells);
    csv += CsvLine(cells);
  }
  return csv;
}

}  // namespace award::client
