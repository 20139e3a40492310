// Help, made of the table of commands and of the requests' descriptors, in both languages.
#ifndef AWARD_CLIENT_COMMAND_HELP_H_
#define AWARD_CLIENT_COMMAND_HELP_H_

#include <string>

#include "client/command/command.h"
#include "client/words/language.h"

namespace award::client {

std::string HelpOverview(Language language);                           // award help
std::string HelpOnNoun(const Noun& noun, Language language);           // award help season
std::string HelpOnCommand(const Command& command, Language language);  // award help season create

}  // namespace award::client

#endif  // AWARD_CLIENT_COMMAND_HELP_H_
