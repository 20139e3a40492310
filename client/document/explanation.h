// Why one application stands where it stands, for people.
#ifndef AWARD_CLIENT_DOCUMENT_EXPLANATION_H_
#define AWARD_CLIENT_DOCUMENT_EXPLANATION_H_

#include <cstddef>
#include <string>

#include "award/v1/tabulation.pb.h"
#include "client/words/language.h"

namespace award::client {

// The place and how it comes about, every seat by code, the means of the dimensions, the places by
// the other methods, and each comparison with all its steps. `width` as for PrintTable.
std::string ExplanationText(const v1::ExplainRankResponse& explanation, Language language,
                            size_t width);

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_EXPLANATION_H_
