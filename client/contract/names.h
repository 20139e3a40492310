// Resource names as people type them. `116/jiasian-mobile` stands for
// `seasons/116/applications/jiasian-mobile`; the pattern says what the short form leaves out.
#ifndef AWARD_CLIENT_CONTRACT_NAMES_H_
#define AWARD_CLIENT_CONTRACT_NAMES_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "client/contract/contract.h"

namespace award::client {

// Fills a pattern such as `seasons/{YEAR}/applications/{ID}`. `text` is a full name, or the
// variable segments alone; the first of these may be missing when `season` has it.
// NAME_MALFORMED (usage): anything else, with the short form that is expected.
absl::StatusOr<std::string> FullName(std::string_view pattern, std::string_view text,
                                     std::string_view season = "");

// `seasons/{YEAR}/applications/{ID}` → `YEAR/ID`, as help shows it.
std::string ShortForm(std::string_view pattern);

// The pattern without its last collection and id: that of the parent. Empty for a root.
std::string_view ParentPattern(std::string_view pattern);

// `seasons/116/applications/x` → `116/x`; a text that is no resource name stays as it is.
std::string ShortName(std::string_view name);

// The last segment of a name: its id.
std::string IdOf(std::string_view name);

// The ROC year in `seasons/116` and everything below it; empty for other names.
std::string SeasonOf(std::string_view name);

// Completes every name in the message that was given in short, at any depth: `agency`, `judge`,
// `application`, … hold names. Empty ones stay empty.
absl::Status CompleteNames(std::string_view season, Message& message);

}  // namespace award::client

#endif  // AWARD_CLIENT_CONTRACT_NAMES_H_
