// Finds the command, or says which one was meant.
#include "client/run.h"

#include "client/command/command.h"
#include "client/command/help.h"
#include "client/command/request.h"
#include "client/command/session.h"
#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "client/render/text.h"
#include "client/words/reasons.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr Words kReached = {"伺服器 {} 連線正常。", "The server {} answers."};

absl::Status UnknownNoun(const std::string& noun) {
  std::vector<std::string> known = {"ping", "version", "help"};
  for (const Noun& row : Nouns()) known.emplace_back(row.noun);
  return UsageError("UNKNOWN_NOUN", {{"noun", noun}, {"suggestion", Suggestion(noun, known)}});
}

absl::Status UnknownVerb(const std::string& noun, const std::string& verb) {
  std::vector<std::string> known;
  for (const Command& row : Commands()) {
    if (row.noun == noun) known.emplace_back(row.verb);
  }
  return UsageError("UNKNOWN_VERB",
                    {{"noun", noun}, {"verb", verb}, {"suggestion", Suggestion(verb, known)}});
}

// Help on the words that were given: none, a noun, or a noun and a verb.
absl::Status PrintHelp(std::span<const std::string> words, Language language, std::ostream& out) {
  if (words.empty()) {
    out << HelpOverview(language);
    return absl::OkStatus();
  }
  const Noun* noun = FindNoun(words[0]);
  if (noun == nullptr) return UnknownNoun(words[0]);
  const Command* command = CommandNamedBy(words);
  if (command == nullptr && words.size() == 1) {
    out << HelpOnNoun(*noun, language);
    return absl::OkStatus();
  }
  if (command == nullptr) return UnknownVerb(words[0], words[1]);
  out << HelpOnCommand(*command, language);
  return absl::OkStatus();
}

// Reaches the server and says who is calling; without a token only that it was reached.
absl::Status Ping(Session& session) {
  const Command& command = *FindCommand("person", "whoami");
  const MethodDescriptor* method = MethodNamed(command.method);
  const auto answer = session.Call(method, *NewMessage(method->input_type()));
  const bool answered =
      answer.ok() || (session.settings().token_file.empty() &&
                      answer.status().code() == absl::StatusCode::kUnauthenticated);
  if (!answered) return answer.status();
  session.Note(
      fmt::format(fmt::runtime(kReached.In(session.language())), session.settings().server));
  if (answer.ok()) ShowAnswer(session, command, **answer);
  return absl::OkStatus();
}

absl::Status RunCommand(const Arguments& arguments, Session& session) {
  const std::vector<std::string>& words = arguments.words;
  if (words[0] == "ping") return Ping(session);
  if (FindNoun(words[0]) == nullptr) return UnknownNoun(words[0]);
  const Command* command = CommandNamedBy(words);
  if (command == nullptr && words.size() == 1) {
    return UsageError("VERB_MISSING", {{"noun", words[0]}});
  }
  if (command == nullptr) return UnknownVerb(words[0], words[1]);
  RETURN_IF_ERROR(CheckArguments(*command, arguments));
  const Handler handler = command->handler == nullptr ? RunGeneric : command->handler;
  return handler(session, *command, arguments);
}

// Whether a flag of the command that the words name takes no value.
bool IsSwitchAfter(const std::vector<std::string>& words, std::string_view flag) {
  if (flag == "dry-run") return true;  // Also before the noun.
  const Command* command = CommandNamedBy(words);
  return command != nullptr && IsSwitchOf(*command, flag);
}

absl::Status RunParsed(const Arguments& arguments, const Settings& settings,
                       const Environment& environment, std::istream& in, std::ostream& out,
                       std::ostream& err) {
  std::span<const std::string> words = arguments.words;
  const bool asks_help = words.empty() || words[0] == "help";
  if (asks_help || arguments.help) {
    if (asks_help && !words.empty()) words = words.subspan(1);
    return PrintHelp(words, settings.language, out);
  }
  if (words[0] == "version") {
    out << "award " AWARD_VERSION "\n";
    return absl::OkStatus();
  }
  Session session(settings, environment, in, out, err);
  return RunCommand(arguments, session);
}

int Finish(const absl::Status& status, Language language, std::ostream& out, std::ostream& err) {
  out << std::flush;
  if (status.ok()) return static_cast<int>(Exit::kDone);
  const Complaint complaint = ComplaintOf(status);
  err << Say(complaint, language) << std::flush;
  return static_cast<int>(complaint.exit);
}

}  // namespace

int Run(std::span<const std::string> args, const Environment& environment, std::istream& in,
        std::ostream& out, std::ostream& err) {
  const Language language = LanguageBeforeSettings(args, environment);
  const auto arguments = ParseArguments(args, IsSwitchAfter);
  if (!arguments.ok()) return Finish(arguments.status(), language, out, err);
  const auto settings = LoadSettings(*arguments, environment);
  if (!settings.ok()) return Finish(settings.status(), language, out, err);
  return Finish(RunParsed(*arguments, *settings, environment, in, out, err), settings->language,
                out, err);
}

}  // namespace award::client
