// Resolutions (決議): what the committee decided, with the vote and the reason.
#ifndef AWARD_SERVER_MODEL_RESOLUTION_H_
#define AWARD_SERVER_MODEL_RESOLUTION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "server/base/time.h"
#include "server/model/ids.h"
#include "server/model/judging_words.h"
#include "server/model/tabulation_words.h"

namespace award {

// Which fields are set depends on the kind; the others are empty.
struct Resolution {
  SeasonId season;
  ResolutionId id;
  int64_t sequence = 0;  // Orders the resolutions of a season, from 1.
  ResolutionKind kind = ResolutionKind::kDivergence;
  Round round = Round::kFirst;
  TabulationId tabulation;                                      // Shortlist, nomination.
  CategoryId category;                                          // Shortlist, nomination, tie.
  ApplicationId application;                                    // Divergence.
  DivergenceOutcome outcome = DivergenceOutcome::kUnspecified;  // Divergence.
  JudgeId judge;                                                // Divergence: who is left out.
  TieMeans means = TieMeans::kUnspecified;                      // Tie.
  std::vector<ApplicationId> order;                             // Tie: first place first.
  bool none = false;                                            // Nomination: nobody.
  std::string reason;
  std::string meeting;
  int32_t members_present = 0;
  int32_t votes_for = 0;
  int32_t votes_against = 0;
  PersonId recorder;
  base::Time create_time;
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_RESOLUTION_H_
