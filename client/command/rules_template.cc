// `award rules template` and `award rules check`: rules as a file, made and looked at without a
// server.
#include "client/document/rules_template.h"
#include "client/command/handlers.h"
#include "client/document/counting_rules.h"
#include "client/document/default_rules.h"
#include "client/error/error.h"
#include "client/files/files.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr Words kRulesRight = {"{} 沒有錯誤，可以計算。", "{} is right; it can be counted by."};

}  // namespace

absl::Status RunRulesTemplate(Session& session, const Command& command,
                              const Arguments& arguments) {
  const std::string category = arguments.words.size() > 2 ? arguments.words[2] : "all";
  const v1::Rules rules = DefaultRules(category);
  if (rules.categories().empty()) {
    const std::string form(command.form);
    return UsageError("NAME_MALFORMED", {{"name", category}, {"form", form}, {"full", "all"}});
  }
  session.out << RulesTemplate(rules, session.language());
  return absl::OkStatus();
}

absl::Status RunRulesCheck(Session& session, const Command&, const Arguments& arguments) {
  const std::string& file = arguments.words[2];
  ASSIGN_OR_RETURN(const std::string text, ReadFileOr(file, session.in));
  ASSIGN_OR_RETURN(const JsonSource source, JsonSource::Read(file, text));
  // The first round counts by everything that the final one does, and by the shortlist.
  RETURN_IF_ERROR(ReadCountingRules(source, CountedRound::kFirst).status());
  session.Note(fmt::format(fmt::runtime(kRulesRight.In(session.language())), file));
  return absl::OkStatus();
}

}  // namespace award::client
