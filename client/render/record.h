// Whole resources for people and for spreadsheets, whatever their type.
#ifndef AWARD_CLIENT_RENDER_RECORD_H_
#define AWARD_CLIENT_RENDER_RECORD_H_

#include <string>
#include <string_view>
#include <vector>

#include "client/contract/contract.h"
#include "client/render/table.h"
#include "client/words/language.h"

namespace award::client {

// Every field that is set, one to a line; messages indented below their heading, repeated ones as a
// table where their values are short. `width` as for PrintTable.
std::string PrintRecord(const Message& message, Language language, size_t width);

// Only those of the named fields (separated by commas) that are set.
std::string PrintFields(const Message& message, std::string_view columns, Language language,
                        size_t width);

// A table of resources with the named fields as columns; columns that are empty in every row are
// left out, except the first, and so are etags and digests.
std::string PrintList(const std::vector<const Message*>& messages, std::string_view columns,
                      Language language, size_t width);

// CSV with one header line of the contract's field names, singular messages flattened with dots.
std::string PrintCsv(const Descriptor* type, const std::vector<const Message*>& messages);

}  // namespace award::client

#endif  // AWARD_CLIENT_RENDER_RECORD_H_
