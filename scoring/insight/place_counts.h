// How often each application takes each place over many ways to count the same sheets: resamples
// of the judges, or vectors of weights.
#ifndef AWARD_SCORING_INSIGHT_PLACE_COUNTS_H_
#define AWARD_SCORING_INSIGHT_PLACE_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace award::scoring::insight {

// Above it places are not counted: every application has a count for every place.
inline constexpr size_t kMostApplicationsForPlaces = 3'000;

// Equals share the best of their places, so the counts of one place may sum to more or less than
// the counts of one application, which always sum to the whole.
class PlaceCounts {
 public:
  explicit PlaceCounts(size_t applications)
      : applications_(applications), counts_(applications * applications, 0) {}

  size_t applications() const { return applications_; }

  // How often `application` takes `place`, which is counted from 1.
  int64_t at(size_t application, size_t place) const {
    return counts_[application * applications_ + place - 1];
  }

  // How often `application` takes one of the first `places`.
  int64_t Within(size_t application, size_t places) const {
    int64_t count = 0;
    for (size_t place = 1; place <= places && place <= applications_; ++place) {
      count += at(application, place);
    }
    return count;
  }

  void Add(size_t application, size_t place, int64_t count) {
    counts_[application * applications_ + place - 1] += count;
  }

 private:
  size_t applications_;
  std::vector<int64_t> counts_;
};

}  // namespace award::scoring::insight

#endif  // AWARD_SCORING_INSIGHT_PLACE_COUNTS_H_
