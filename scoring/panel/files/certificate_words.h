// The words of a certificate file, for what writes it and what reads it.
#ifndef AWARD_SCORING_PANEL_FILES_CERTIFICATE_WORDS_H_
#define AWARD_SCORING_PANEL_FILES_CERTIFICATE_WORDS_H_

#include <array>
#include <string_view>
#include <utility>

#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

inline constexpr std::string_view kCertificateFormat = "award-certificate/1";

inline constexpr std::pair<Tier, std::string_view> kTierNames[] = {
    {Tier::kUnfilled, "UNFILLED"}, {Tier::kChanges, "CHANGES"}, {Tier::kFloor, "FLOOR"},
    {Tier::kLevel, "LEVEL"},       {Tier::kDeficit, "DEFICIT"}, {Tier::kTotal, "TOTAL"},
    {Tier::kEvenness, "EVENNESS"}, {Tier::kGroups, "GROUPS"},   {Tier::kDraw, "DRAW"},
};

inline constexpr std::pair<Fairness, std::string_view> kFairnessNames[] = {
    {Fairness::kTotal, "TOTAL"},     {Fairness::kFloor, "FLOOR"}, {Fairness::kLevel, "LEVEL"},
    {Fairness::kDeficit, "DEFICIT"}, {Fairness::kFair, "FAIR"},
};

// By LinearTier.
inline constexpr std::array<std::string_view, kLinearTiers> kPriceNames = {
    "unfilled", "changes", "total", "evenness", "draw"};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_CERTIFICATE_WORDS_H_
