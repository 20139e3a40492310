// Rules as a file to begin with: JSON that says beside every rule what it means, what else could
// stand there, and where the law has it. It is read as it is by everything that takes rules.
#ifndef AWARD_CLIENT_DOCUMENT_RULES_TEMPLATE_H_
#define AWARD_CLIENT_DOCUMENT_RULES_TEMPLATE_H_

#include <string>

#include "award/v1/rules.pb.h"
#include "client/words/language.h"

namespace award::client {

// Reads back as `rules`; the comments are in `language`. Requires: rules of the shape that
// DefaultRules makes (no facets, no bonuses, one rounding).
std::string RulesTemplate(const v1::Rules& rules, Language language);

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_RULES_TEMPLATE_H_
