// What writing and reading the plain-text form of a sheet share: the labels in both languages, and
// how further lines of a text are told from items.
#ifndef AWARD_CLIENT_FORM_SHEET_FORM_PARTS_H_
#define AWARD_CLIENT_FORM_SHEET_FORM_PARTS_H_

#include <string_view>

#include "client/words/language.h"

namespace award::client {

inline constexpr std::string_view kFormFold = "  ";  // Before every further line of a text.

inline constexpr Words kSheetLabel = {"評分單", "Sheet"};
inline constexpr Words kEtagLabel = {"版本標記", "Etag"};
inline constexpr Words kStrengthLabel = {"優點", "Strength"};
inline constexpr Words kImprovementLabel = {"可改進", "Improvement"};

// Whether a line of a text could be taken for the score of an item, "[1-2] name: 85". The form puts
// a dot before it so that it is not.
bool LooksLikeItem(std::string_view line);

}  // namespace award::client

#endif  // AWARD_CLIENT_FORM_SHEET_FORM_PARTS_H_
