// Finds, fills and prints the words of reasons.
#include "client/words/reasons.h"

#include <algorithm>
#include <optional>
#include <set>

#include "client/contract/names.h"
#include "client/contract/time.h"
#include "client/render/text.h"
#include "client/words/fields.h"
#include "fmt/format.h"

namespace award::client {
namespace {

// A fact as a reader of this language knows it.
std::string ShownFact(std::string_view value, Language language) {
  if (const auto words = AnyValueWords(value); words.has_value()) {
    return std::string(words->In(language));
  }
  const bool timestamp = value.size() >= 20 && value[4] == '-' && value[10] == 'T';
  if (timestamp) {
    if (const auto time = ParseTime(value); time.has_value()) return TaipeiTime(*time, language);
  }
  return RenderLine(ShortName(value));
}

// What facts are called that are no fields of the contract.
struct FactRow {
  std::string_view key;
  Words words;
};

constexpr FactRow kFacts[] = {
    {"actual", {"實際", "actual"}},
    {"available", {"可用", "available"}},
    {"blocked_by", {"受限於", "blocked by"}},
    {"bytes_max", {"位元組上限", "most bytes"}},
    {"conflicts", {"利益關係", "conflicts"}},
    {"count", {"數量", "count"}},
    {"count_max", {"數量上限", "most"}},
    {"expected", {"預期", "expected"}},
    {"field", {"欄位", "field"}},
    {"length", {"字數", "length"}},
    {"length_max", {"字數上限", "most characters"}},
    {"other", {"另一筆", "the other"}},
    {"path", {"路徑", "path"}},
    {"present", {"出席人數", "present"}},
    {"size_bytes_max", {"位元組上限", "most bytes"}},
    {"sum", {"合計", "sum"}},
    {"value", {"值", "value"}},
    {"wanted", {"需要", "wanted"}},
};

std::string FactName(std::string_view key, Language language) {
  if (const auto field = FieldWords(key); field.has_value()) {
    return std::string(field->In(language));
  }
  const auto row = std::find_if(std::begin(kFacts), std::end(kFacts),
                                [&](const FactRow& fact) { return fact.key == key; });
  return row == std::end(kFacts) ? RenderLine(key) : std::string(row->words.In(language));
}

// The template's parts: outside brackets they always stand, inside only when every fact is known.
std::optional<std::string> FillPart(std::string_view part, const Facts& facts, Language language,
                                    std::set<std::string>* used) {
  std::string filled;
  while (!part.empty()) {
    const size_t open = part.find('{');
    filled += part.substr(0, open);
    if (open == std::string_view::npos) break;
    const size_t close = part.find('}', open);
    const std::string key(part.substr(open + 1, close - open - 1));
    const auto fact = facts.find(key);
    if (fact == facts.end() || fact->second.empty()) return std::nullopt;
    if (used != nullptr) used->insert(key);
    filled += ShownFact(fact->second, language);
    part.remove_prefix(close + 1);
  }
  return filled;
}

std::string Fill(std::string_view words, const Facts& facts, Language language,
                 std::set<std::string>* used) {
  std::string filled;
  while (!words.empty()) {
    const size_t open = words.find('[');
    filled += FillPart(words.substr(0, open), facts, language, used).value_or("");
    if (open == std::string_view::npos) break;
    const size_t close = words.find(']', open);
    filled +=
        FillPart(words.substr(open + 1, close - open - 1), facts, language, used).value_or("");
    words.remove_prefix(close + 1);
  }
  return filled;
}

// `  - 116/lin/jiasian-mobile.first: the sheet is not submitted. [SHEET_OUTSTANDING]`
std::string SayViolation(const Violation& violation, bool local, Language language) {
  const ReasonWords* words = FindReason(violation.type);
  Facts facts = violation.facts;
  facts.insert(
      {{"subject", violation.subject}, {"text", violation.text}, {"message", violation.text}});
  // The server's English sentence names numbers that the worded one does not know.
  const bool use_text =
      words == nullptr || (!local && language == Language::kEnglish && !violation.text.empty());
  std::string sentence = use_text ? RenderLine(violation.text)
                                  : Fill(words->sentence.In(language), facts, language, nullptr);
  if (local && words != nullptr && !words->remedy.en.empty()) {
    if (language == Language::kEnglish) sentence += ' ';
    sentence += Fill(words->remedy.In(language), facts, language, nullptr);
  }
  std::string line = "  - ";
  if (!violation.subject.empty()) {
    line += RenderLine(ShortName(violation.subject));
    line += language == Language::kChinese ? "：" : ": ";
  }
  return line + fmt::format("{} [{}]\n", sentence, RenderLine(violation.type));
}

// Sentences come in both languages; those that are wanted stand in the template.
bool IsSentence(std::string_view key) { return key.ends_with("_zh_tw") || key.ends_with("_en"); }

}  // namespace

const ReasonWords* FindReason(std::string_view reason) {
  for (const auto rows :
       {RequestReasons(), SeasonReasons(), ClientReasons(), RulesReasons(), TableReasons(),
        PlanReasons()}) {
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const ReasonWords& r) { return r.reason == reason; });
    if (row != rows.end()) return &*row;
  }
  return nullptr;
}

std::string FillTemplate(std::string_view words, const Facts& facts, Language language) {
  return Fill(words, facts, language, nullptr);
}

std::string Say(const Complaint& complaint, Language language) {
  const ReasonWords* words = FindReason(complaint.reason);
  Facts facts = complaint.facts;
  std::set<std::string> used = {"message", "count"};  // The violations count themselves.
  facts.emplace("message", complaint.message);
  std::string text;
  if (words == nullptr) {
    text = RenderLine(complaint.message.empty() ? complaint.reason : complaint.message);
  } else {
    text = Fill(words->sentence.In(language), facts, language, &used);
    const std::string remedy = Fill(words->remedy.In(language), facts, language, &used);
    if (!remedy.empty()) text += (language == Language::kChinese ? "" : " ") + remedy;
  }
  std::string said = fmt::format("award: {} [{}]\n", text, RenderLine(complaint.reason));
  for (const Violation& violation : complaint.violations) {
    said += SayViolation(violation, complaint.local, language);
  }
  for (const auto& [key, value] : facts) {
    if (used.contains(key) || value.empty() || IsSentence(key)) continue;
    said += fmt::format("  {}: {}\n", FactName(key, language), ShownFact(value, language));
  }
  return said;
}

}  // namespace award::client
