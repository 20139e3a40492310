// `award rules template`: default rules as JSON, made without a server.
#include "client/command/handlers.h"
#include "client/document/default_rules.h"
#include "client/error/error.h"
#include "client/render/text.h"

namespace award::client {

absl::Status RunRulesTemplate(Session& session, const Command& command,
                              const Arguments& arguments) {
  const std::string& category = arguments.words[2];
  const v1::Rules rules = DefaultRules(category);
  if (rules.categories().empty()) {
    const std::string form(command.form);
    return UsageError("NAME_MALFORMED", {{"name", category}, {"form", form}, {"full", "all"}});
  }
  session.out << RenderJson(ToJson(rules));
  return absl::OkStatus();
}

}  // namespace award::client
