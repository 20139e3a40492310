// How a long computation shows how far it is, and is told to stop.
#ifndef AWARD_SCORING_INSIGHT_WATCH_H_
#define AWARD_SCORING_INSIGHT_WATCH_H_

#include <cstdint>
#include <functional>
#include <string_view>

namespace award::scoring::insight {

// Called now and then with the name of the step, how much of it is done and how much there is.
// An answer of false stops the computation, which then ends with the status kCancelled. An empty
// Watch lets everything run. It changes no result.
using Watch = std::function<bool(std::string_view step, int64_t done, int64_t total)>;

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_WATCH_H_
