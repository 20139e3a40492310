// Flags of a command are listed as `--flag VALUE  what it is`.
#include "client/command/help.h"

#include <algorithm>

#include "client/render/table.h"
#include "client/render/value.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr Words kUsageTitle = {"用法", "Usage"};
constexpr Words kNounsTitle = {"對象", "Nouns"};
constexpr Words kVerbsTitle = {"動作", "Verbs"};
constexpr Words kFlagsTitle = {"選項", "Flags"};
constexpr Words kGlobalTitle = {"各指令通用的選項", "Flags of every command"};
constexpr Words kAbout = {"機關參選政府服務獎之年度評選",
                          "a city's yearly selection for the Government Service Award"};
constexpr Words kFrom = {
    "由檔案讀入資料（JSON；- 為標準輸入），選項優先",
    "the resource from a file, as JSON; - is standard input; flags override it"};
constexpr Words kSheetFrom = {
    "由檔案讀入評分單（純文字或 JSON；- 為標準輸入）",
    "the sheet from a file, as the text form or JSON; - is standard input"};
constexpr Words kReplacesAll = {"（取代原有的全部）", ", in place of all that are there"};
constexpr Words kDryRun = {"只檢查，不變更任何資料", "checks and answers, but changes nothing"};
constexpr Words kNameNote = {
    "名稱可寫短式（116/jiasian-mobile）或全名（seasons/116/applications/jiasian-mobile）。",
    "Names are short (116/jiasian-mobile) or full (seasons/116/applications/jiasian-mobile)."};
constexpr Words kSettings = {
    "設定順序：選項 > 環境變數（AWARD_SERVER、AWARD_CA、AWARD_TOKEN_FILE、AWARD_LANG）>\n"
    "~/.config/award/config.toml（server、ca、token_file、lang、format）",
    "Settings: flag > environment (AWARD_SERVER, AWARD_CA, AWARD_TOKEN_FILE, AWARD_LANG) >\n"
    "~/.config/award/config.toml (server, ca, token_file, lang, format)"};
constexpr Words kExits = {
    "結束碼：0 完成　1 拒絕（award plan --check：不符規則或未證明）　2 用法或檔案有誤\n"
    "3 無法連線（award plan：沒有可行的分案）　4 結果不明（以相同 --request-id 重複）　130 被中斷",
    "Exit codes: 0 done, 1 refused (award plan --check: rules broken, or not proved),\n"
    "2 wrong usage or file, 3 server not reached (award plan: no plan is possible),\n"
    "4 outcome unknown (repeat with the same --request-id), 130 interrupted"};
constexpr Words kPing = {"檢查連線與權杖", "check the connection and the token"};
constexpr Words kVersion = {"顯示版本", "show the version"};
constexpr Words kHelp = {"顯示說明", "show help"};

std::string Text(Words words, Language language) { return std::string(words.In(language)); }

std::string Section(Words title, const std::vector<Pair>& rows, Language language) {
  return fmt::format("\n{}\n{}", title.In(language), PrintPairs(rows, 2, 0));
}

// What stands after the flag: the kind of value it takes.
std::string ValueOf(const FlagField& flag) {
  const FieldDescriptor* field = flag.field();
  if (flag.kind == FlagKind::kSwitch) return "";
  if (flag.kind == FlagKind::kMessage) return "FILE.json";
  if (flag.kind == FlagKind::kPair) {
    const Descriptor* type = field->message_type();
    return FlagSpelling(type->field(0)->name()) + "=" + FlagSpelling(type->field(1)->name());
  }
  if (IsTimestamp(field)) return "\"2027-02-26 17:00\"";
  if (IsFieldMask(field)) return "FIELD,FIELD";
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM)
    return EnumChoices(field->enum_type(), "|");
  return field->cpp_type() == FieldDescriptor::CPPTYPE_STRING ? "TEXT" : "N";
}

bool IsOwn(const Command& command, const std::string& name) {
  return std::any_of(command.flags.begin(), command.flags.end(),
                     [&](const OwnFlag& flag) { return flag.name == name; });
}

std::vector<Pair> FlagRows(const Command& command, Language language) {
  std::vector<Pair> rows;
  const auto add = [&](std::string_view name, std::string_view value, std::string help,
                       bool repeated) {
    std::string flag = fmt::format("--{}", name);
    if (!value.empty()) flag += fmt::format(" {}", value);
    if (repeated) flag += " …";
    rows.push_back({flag, std::move(help)});
  };
  for (const OwnFlag& flag : command.flags) {
    add(flag.name, flag.value, Text(flag.help, language), flag.repeated);
  }
  if (TakesFrom(command)) {
    add("from", "FILE", Text(command.noun == "sheet" ? kSheetFrom : kFrom, language), false);
  }
  for (const FlagField& flag : FieldFlagsOf(command)) {
    if (IsOwn(command, flag.name)) continue;
    std::string help = HeadingOf(flag.field(), language);
    if (flag.repeated && command.verb == "update") help += kReplacesAll.In(language);
    add(flag.name, ValueOf(flag), std::move(help), flag.repeated);
  }
  if (TakesDryRun(command)) add("dry-run", "", Text(kDryRun, language), false);
  return rows;
}

std::string UsageOf(const Command& command) {
  const std::string form = FormOf(command);
  return fmt::format("award {}{}{}", CalledAs(command), form.empty() ? "" : " ", form);
}

}  // namespace

std::string HelpOverview(Language language) {
  std::string help = fmt::format("award — {}\n\n{}: award <{}> <{}> [NAME] [--flag VALUE …]\n",
                                 kAbout.In(language), kUsageTitle.In(language),
                                 language == Language::kChinese ? "對象" : "noun",
                                 language == Language::kChinese ? "動作" : "verb");
  std::vector<Pair> nouns;
  for (const Noun& noun : Nouns()) {
    nouns.push_back({std::string(noun.noun), Text(noun.words, language)});
  }
  nouns.push_back({"ping", Text(kPing, language)});
  nouns.push_back({"version", Text(kVersion, language)});
  nouns.push_back({"help [NOUN [VERB]]", Text(kHelp, language)});
  help += Section(kNounsTitle, nouns, language);
  std::vector<Pair> flags;
  for (const GlobalFlag& flag : GlobalFlags()) {
    flags.push_back({fmt::format("--{} {}", flag.name, flag.value), Text(flag.help, language)});
  }
  help += Section(kGlobalTitle, flags, language);
  return help + fmt::format("\n{}\n{}\n{}\n", kNameNote.In(language), kSettings.In(language),
                            kExits.In(language));
}

std::string HelpOnNoun(const Noun& noun, Language language) {
  std::string help = fmt::format("award {} — {}\n", noun.noun, noun.words.In(language));
  std::vector<Pair> verbs;
  for (const Command& command : Commands()) {
    if (command.noun != noun.noun) continue;
    const std::string form = FormOf(command);
    const std::string usage =
        form.empty() ? std::string(command.verb) : fmt::format("{} {}", command.verb, form);
    verbs.push_back({usage, Text(command.help, language)});
  }
  return help + Section(kVerbsTitle, verbs, language);
}

std::string HelpOnCommand(const Command& command, Language language) {
  std::string help = fmt::format("{}\n\n{}: {}\n", command.help.In(language),
                                 kUsageTitle.In(language), UsageOf(command));
  const std::vector<Pair> rows = FlagRows(command, language);
  return rows.empty() ? help : help + Section(kFlagsTitle, rows, language);
}

}  // namespace award::client
