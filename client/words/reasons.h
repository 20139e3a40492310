// Every reason for which the server or the client refuses, worded: what is wrong, and what to do.
// One row per reason; tests compare the rows with the server's own list.
#ifndef AWARD_CLIENT_WORDS_REASONS_H_
#define AWARD_CLIENT_WORDS_REASONS_H_

#include <span>
#include <string>
#include <string_view>

#include "client/error/error.h"
#include "client/words/language.h"

namespace award::client {

// `{key}` stands for a fact of the error; a part in square brackets is left out when one of its
// facts is missing. The server's English sentence is the fact `message`.
struct ReasonWords {
  std::string_view reason;
  Words sentence;
  Words remedy;  // May be empty.
};

std::span<const ReasonWords> RequestReasons();  // The server's, on the request.
std::span<const ReasonWords> SeasonReasons();   // The server's, on the season and on itself.
std::span<const ReasonWords> ClientReasons();   // How it was called, and the way to the server.
std::span<const ReasonWords> RulesReasons();    // JSON files, and rules to count by.
std::span<const ReasonWords> TableReasons();    // sheets.csv and decisions.csv.
std::span<const ReasonWords> PlanReasons();     // The files of `award plan`, and how it ended.

// nullptr when the reason is not worded, as with a server that is newer than the client.
const ReasonWords* FindReason(std::string_view reason);

// Fills the facts into a template. Enum values, times and resource names among them are shown as
// everywhere else; all of them are rendered.
std::string FillTemplate(std::string_view words, const Facts& facts, Language language);

// What the client prints on standard error: `award: <sentence> <remedy> [REASON]`, then one
// indented line for every violation and for every fact that the sentence did not say.
std::string Say(const Complaint& complaint, Language language);

}  // namespace award::client

#endif  // AWARD_CLIENT_WORDS_REASONS_H_
