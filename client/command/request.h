// From a command line to a request and from an answer to what is shown: the way of every command
// that has no handler, in steps that handlers use too.
#ifndef AWARD_CLIENT_COMMAND_REQUEST_H_
#define AWARD_CLIENT_COMMAND_REQUEST_H_

#include <string>

#include "absl/status/statusor.h"
#include "client/command/command.h"

namespace award::client {

// Refuses flags that the command does not have, those given twice that cannot be, and words that
// are too many. UNKNOWN_FLAG, FLAG_REPEATED, TOO_MANY_ARGUMENTS, NAME_MISSING (usage).
absl::Status CheckArguments(const Command& command, const Arguments& arguments);

// Makes the request: NAME, --from, the field flags in their order, --dry-run, a request id, and
// short names completed. Requires: CheckArguments is OK. Errors: those of FullName, SetField,
// FromJson; FILE_UNREADABLE (usage).
absl::StatusOr<MessagePointer> BuildRequest(Session& session, const Command& command,
                                            const Arguments& arguments);

// The ROC year that the request's name or parent is in; empty when it is in none.
std::string SeasonOfRequest(const Message& request);

// Calls the method and shows the answer; a list is read to its last page.
absl::Status CallAndShow(Session& session, const Command& command, Message& request);

// Shows an answer in the format of the settings.
void ShowAnswer(Session& session, const Command& command, const Message& answer);

// Reads what `--from` names; nothing without the flag.
absl::StatusOr<std::string> ReadFrom(Session& session, const Arguments& arguments);

// Says on `err` that nothing was changed, after a write with --dry-run.
void NoteDryRun(Session& session, const Message& request);

// Runs a command that has no handler.
absl::Status RunGeneric(Session& session, const Command& command, const Arguments& arguments);

}  // namespace award::client

#endif  // AWARD_CLIENT_COMMAND_REQUEST_H_
