// The library reads the text and keeps the values; names and forms are ours to check.
#include "scoring/panel/files/json_fields.h"

#include <algorithm>
#include <set>

#include "scoring/sheets/csv_problem.h"

namespace award::scoring::panel {

namespace {

using Json = nlohmann::json;

// Reads the whole text once: where it is no JSON, and fields that stand twice in one object.
class FormChecker : public nlohmann::json_sax<Json> {
 public:
  FormChecker(std::string_view text, File file, Faults& faults)
      : text_(text), file_(file), faults_(faults) {}

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_array(std::size_t) override { return Enter(); }
  bool end_array() override { return Leave(); }
  bool start_object(std::size_t) override { return Enter(); }
  bool end_object() override { return Leave(); }

  bool key(string_t& name) override {
    if (names_.back().insert(name).second) return true;
    Fault fault{FaultKind::kFieldTwice, file_};
    fault.column = Shown(name);
    faults_.Add(std::move(fault));
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    const std::string_view before = text_.substr(0, position);
    Refuse(1 + std::count(before.begin(), before.end(), '\n'));
    return false;
  }

 private:
  static constexpr size_t kDeepest = 16;

  bool Enter() {
    names_.emplace_back();
    if (names_.size() > kDeepest) Refuse(0);
    return names_.size() <= kDeepest;
  }
  bool Leave() {
    names_.pop_back();
    return true;
  }
  void Refuse(int64_t line) { faults_.Add({FaultKind::kNotJson, file_, line}); }

  std::string_view text_;
  File file_;
  Faults& faults_;
  std::vector<std::set<std::string>> names_;
};

}  // namespace

std::optional<Json> ParseJson(std::string_view text, File file, Faults& faults) {
  const int64_t before = faults.count();
  FormChecker checker(text, file, faults);
  Json::sax_parse(text, &checker);
  if (faults.count() > before) return std::nullopt;
  return Json::parse(text, nullptr, false);
}

bool Place::IsNull() const { return value == nullptr || value->is_null(); }

void JsonFields::Refuse(FaultKind kind, const Place& at, std::string_view expected) {
  Fault fault{kind, file_};
  fault.column = Shown(at.path);
  if (at.value != nullptr) {
    const Json& value = *at.value;
    fault.value = Shown(value.is_structured() ? value.type_name() : value.dump());
  }
  fault.expected = expected;
  faults_.Add(std::move(fault));
}

std::optional<std::vector<Place>> JsonFields::Fields(const Place& at, const Names& needed,
                                                     const Names& optional) {
  if (!at.value->is_object()) {
    Refuse(FaultKind::kFieldForm, at, "{}");
    return std::nullopt;
  }
  const std::string prefix = at.path.empty() ? "" : at.path + ".";
  std::vector<Place> fields;
  bool whole = true;
  for (const Names* const names : {&needed, &optional}) {
    for (const std::string_view name : *names) {
      const auto found = at.value->find(name);
      fields.push_back({found == at.value->end() ? nullptr : &*found, prefix + std::string(name)});
      if (found != at.value->end() || names == &optional) continue;
      Refuse(FaultKind::kFieldMissing, fields.back());
      whole = false;
    }
  }
  for (const auto& item : at.value->items()) {
    const auto is_it = [&](std::string_view name) { return name == item.key(); };
    if (std::any_of(needed.begin(), needed.end(), is_it)) continue;
    if (std::any_of(optional.begin(), optional.end(), is_it)) continue;
    Refuse(FaultKind::kFieldUnknown, {&item.value(), prefix + item.key()});
    whole = false;
  }
  return whole ? std::optional(std::move(fields)) : std::nullopt;
}

std::vector<Place> JsonFields::Elements(const Place& at) {
  std::vector<Place> elements;
  if (!at.value->is_array()) {
    Refuse(FaultKind::kFieldForm, at, "[]");
    return elements;
  }
  for (const Json& element : *at.value) {
    elements.push_back({&element, at.path + "[" + std::to_string(elements.size()) + "]"});
  }
  return elements;
}

std::string JsonFields::Text(const Place& at) {
  const auto* const text = at.value->get_ptr<const std::string*>();
  if (text == nullptr) Refuse(FaultKind::kFieldForm, at, "\"\"");
  return text == nullptr ? std::string() : *text;
}

bool JsonFields::Truth(const Place& at) {
  const auto* const truth = at.value->get_ptr<const bool*>();
  if (truth == nullptr) Refuse(FaultKind::kFieldForm, at, "true, false");
  return truth != nullptr && *truth;
}

int64_t JsonFields::Integer(const Place& at, int64_t lowest, int64_t highest) {
  const auto* const number = at.value->get_ptr<const int64_t*>();
  const bool fits = number != nullptr && !(at.value->is_number_unsigned() && *number < 0);
  if (fits && *number >= lowest && *number <= highest) return *number;
  Refuse(FaultKind::kFieldForm, at, std::to_string(lowest) + ".." + std::to_string(highest));
  return lowest;
}

void JsonFields::RequireText(const Place& at, std::string_view text) {
  const auto* const found = at.value->get_ptr<const std::string*>();
  if (found == nullptr || *found != text) {
    Refuse(FaultKind::kFieldForm, at, text);
  }
}

}  // namespace award::scoring::panel
