// The rules a season can begin with. The six dimensions and 22 items are those of the city's plan;
// the weights, floors and thresholds are proposals that the commission decides on.
#ifndef AWARD_CLIENT_DOCUMENT_DEFAULT_RULES_H_
#define AWARD_CLIENT_DOCUMENT_DEFAULT_RULES_H_

#include <string_view>

#include "award/v1/rules.pb.h"

namespace award::client {

// Rules with one category, `digital` (數位創新加值), `inclusion` (社會創新共融) or `general`
// (整體服務), or with `all` three; `neutral` weighs the dimensions by their items, in points that
// do not divide evenly. What has a default is declared all the same, so that people see it. For
// another word there is no category in them.
v1::Rules DefaultRules(std::string_view category);

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_DEFAULT_RULES_H_
