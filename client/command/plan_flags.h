// The flags of `award plan`: what they are called, and what they ask for.
#ifndef AWARD_CLIENT_COMMAND_PLAN_FLAGS_H_
#define AWARD_CLIENT_COMMAND_PLAN_FLAGS_H_

#include "absl/status/statusor.h"
#include "client/command/command.h"
#include "client/form/plan_request.h"

namespace award::client {

inline constexpr OwnFlag kPlanFlags[] = {
    {"applications",
     "FILE",
     {"申請案 CSV：application_id[,k][,其他屬性…]",
      "CSV: application_id[,k][,further attributes …]"}},
    {"judges",
     "FILE",
     {"委員 CSV：judge_id,min_load,max_load[,其他屬性…]",
      "CSV: judge_id,min_load,max_load[,further attributes …]"}},
    {"affinity",
     "FILE",
     {"適配度 CSV：每案一列、每位委員一欄；空格為利益關係",
      "CSV: a row per application, a column per judge; an empty cell is a conflict"}},
    {"rules",
     "FILE",
     {"名單規則 CSV：rule_id,each,members,scope,min,max,soft",
      "rules of the panel: rule_id,each,members,scope,min,max,soft"}},
    {"locks",
     "FILE",
     {"必須指派者 CSV：application_id,judge_id", "always assigned: application_id,judge_id"}},
    {"conflicts",
     "FILE",
     {"其他利益關係 CSV：application_id,judge_id,ground",
      "more conflicts: application_id,judge_id,ground"}},
    {"keep", "FILE", {"現行分案 CSV，變動越少越好", "a plan to change as little as possible"}},
    {"started", "FILE", {"已開始評分者 CSV，不再變動", "pairs whose sheets are begun, which stay"}},
    {"k",
     "N",
     {"每案的委員人數（取代 k 欄）", "judges for each application, in place of column k"}},
    {"objective",
     "total|floor|level|deficit|fair",
     {"適配度總和之前先求的公平（預設 total：無）",
      "what fairness comes before the total (total: none)"}},
    {"price",
     "PERCENT",
     {"公平至多可減少的適配度總和（預設 0.5，level 為 2）",
      "how much of the total fairness may cost (0.5; level: 2)"}},
    {"partial", "", {"容許席次從缺", "seats may stay empty"}},
    {"seed", "N", {"同分時抽籤的種子（預設 0）", "the seed of the draw among equal plans (0)"}},
    {"affinity-decimals",
     "N",
     {"適配度四捨五入至 N 位小數", "round affinities to N decimal places, half away from zero"}},
    {"out", "FILE", {"分案的新檔案（CSV）", "the new file for the plan, as CSV"}},
    {"certificate", "FILE", {"證明的新檔案（JSON）", "the new file for its proof, as JSON"}},
    {"difference",
     "FILE",
     {"與 --keep 差異的新檔案（CSV）", "the new file for what changes from --keep, as CSV"}},
    {"check",
     "PLAN [PROOF]",
     {"不求解，查核這個分案及其證明",
      "solve nothing; check this plan, and its proof when it is named"},
     false,
     true},
    {"explain",
     "APPLICATION,JUDGE",
     {"說明這位委員為何有（沒有）評這一案",
      "say why this judge has, or has not, this application"}},
};

// FLAG_MISSING, FLAG_VALUE_INVALID, FLAGS_EXCLUSIVE, PLAN_CHECK_WRITES (usage).
absl::StatusOr<PlanRequest> ReadPlanFlags(const Arguments& arguments);

}  // namespace award::client

#endif  // AWARD_CLIENT_COMMAND_PLAN_FLAGS_H_
