// The comments of a rules template, in both languages: what each rule means, its default, its unit,
// where the law has it, and what else could stand there. A line feed begins a new comment line.
#ifndef AWARD_CLIENT_DOCUMENT_RULES_COMMENTS_H_
#define AWARD_CLIENT_DOCUMENT_RULES_COMMENTS_H_

#include "client/words/language.h"

namespace award::client {

extern const Words kRulesComment;
extern const Words kCategoriesComment;
extern const Words kQuotaComment;
extern const Words kRubricComment;
extern const Words kWeightsComment;
extern const Words kPointsComment;
extern const Words kDimensionsComment;
extern const Words kFacetsComment;
extern const Words kBonusesComment;
extern const Words kLevelsComment;
extern const Words kMethodComment;
extern const Words kTieChainComment;
extern const Words kRankOnComment;
extern const Words kRoundingComment;
extern const Words kTrimComment;
extern const Words kTiesAtCutComment;
extern const Words kShortlistComment;
extern const Words kFloorsComment;
extern const Words kDivergenceComment;
extern const Words kJudgesComment;
extern const Words kPanelComment;
extern const Words kIntakeComment;

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_RULES_COMMENTS_H_
