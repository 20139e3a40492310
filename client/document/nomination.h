// 推薦名單 as text and as CSV.
#ifndef AWARD_CLIENT_DOCUMENT_NOMINATION_H_
#define AWARD_CLIENT_DOCUMENT_NOMINATION_H_

#include <string>
#include <utility>
#include <vector>

#include "award/v1/nomination.pb.h"
#include "client/words/language.h"

namespace award::client {

// The categories of the season in their order: id and name. A category that the list has and this
// does not is shown by its id, after the others.
using CategoryNames = std::vector<std::pair<std::string, std::string>>;

// A table for each category, 從缺 where nobody is nominated, then the approvals and the digest. A
// rehearsal's list says so in its first line.
std::string NominationText(const v1::NominationList& list, const CategoryNames& categories,
                           Language language);

// One line per nomination, and one per category in which nobody is nominated.
std::string NominationCsv(const v1::NominationList& list, const CategoryNames& categories);

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_NOMINATION_H_
