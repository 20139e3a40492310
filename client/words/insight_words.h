// The words around the advice beside a count. They speak of shares of resamples and of what a panel
// can tell apart; none calls a number true or a place deserved.
#ifndef AWARD_CLIENT_WORDS_INSIGHT_WORDS_H_
#define AWARD_CLIENT_WORDS_INSIGHT_WORDS_H_

#include "client/words/language.h"

namespace award::client {

// A section, and what it means in one sentence.
struct SectionWords {
  Words title;
  Words meaning;
};

extern const Words kAdviceTitle;      // Of a category, {}: its name.
extern const Words kNotComputed;      // {}: the reasons.
extern const Words kComputingAdvice;  // While it is being computed.

extern const SectionWords kSeparationSection;
extern const SectionWords kPlacesSection;
extern const SectionWords kJudgesSection;
extern const SectionWords kStrikingSection;
extern const SectionWords kWeightsSection;
extern const SectionWords kOtherWeightsSection;
extern const SectionWords kReliabilitySection;

// Headings by the names of the JSON, such as `least_difference`.
Words InsightHeading(std::string_view name);

}  // namespace award::client

#endif  // AWARD_CLIENT_WORDS_INSIGHT_WORDS_H_
