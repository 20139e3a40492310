// The result of a count as a person reads it on a terminal: the ranked list of each category, why
// each stands above the next, and what could not be counted, in words.
#ifndef AWARD_CLIENT_DOCUMENT_COUNT_H_
#define AWARD_CLIENT_DOCUMENT_COUNT_H_

#include <string>

#include "client/words/language.h"
#include "scoring/report/counted_category.h"

namespace award::client {

// `width` as for PrintTable.
std::string CountText(const scoring::CountedCategory& counted, Language language, size_t width);

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_COUNT_H_
