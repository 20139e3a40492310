// The advice beside a count as a person reads it: how far points can be told apart, how severe each
// judge is, how firm places, weights and panel are. It says what was found, never who is best.
#ifndef AWARD_CLIENT_DOCUMENT_INSIGHT_H_
#define AWARD_CLIENT_DOCUMENT_INSIGHT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "client/words/language.h"

namespace award::client {

// `json` is of the format award-insight/1, from a file's count or from the server: all its
// categories, each section with a sentence of what it means, and for what was not computed the
// reason. `width` as for PrintTable. ANSWER_DAMAGED (refused): it is not of that format.
absl::StatusOr<std::string> InsightText(std::string_view json, Language language, size_t width);

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_INSIGHT_H_
