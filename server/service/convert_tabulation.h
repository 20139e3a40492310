// From the model's tabulations to the contract's messages. Judges appear by code alone.
#ifndef AWARD_SERVER_SERVICE_CONVERT_TABULATION_H_
#define AWARD_SERVER_SERVICE_CONVERT_TABULATION_H_

#include "award/v1/tabulation.pb.h"
#include "server/model/tabulation.h"
#include "server/workflow/rank_explanations.h"
#include "server/workflow/tabulations.h"

namespace award::service {

v1::Line LineToProto(const SeasonId& season, const Line& line);
v1::Comparison ComparisonToProto(const SeasonId& season, const Comparison& comparison);
v1::Tabulation TabulationToProto(const workflow::TabulationView& view);
v1::ExplainRankResponse ExplanationToProto(const workflow::RankExplanation& explanation);

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_CONVERT_TABULATION_H_
