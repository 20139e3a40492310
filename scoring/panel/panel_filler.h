// Chooses the panel of one application: the best judges that its classes allow. Classes are nested
// or apart, so taking the best judge with whom the panel can still be completed, again and again,
// gives the best panel (the greedy rule of matroids).
#ifndef AWARD_SCORING_PANEL_PANEL_FILLER_H_
#define AWARD_SCORING_PANEL_PANEL_FILLER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "scoring/panel/classes.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// A judge and what they are worth.
struct Ranked {
  int64_t worth = 0;
  int32_t judge = 0;
};

// Judges, best first; sorted no further than asked.
class Ranking {
 public:
  // Puts judges of equal worth in order; first the one to take first.
  using Settle = std::function<void(std::vector<Ranked>::iterator, std::vector<Ranked>::iterator)>;

  // Begins anew. Of a panel without classes no more than `most` judges can ever be asked for; then
  // those who cannot be among them are forgotten.
  void Clear(size_t most);
  void Add(Ranked ranked) {
    if (ranked.worth < least_) return;
    ranked_.push_back(ranked);
    if (ranked_.size() >= full_) Forget();
  }
  // After the last Add.
  void Close(Settle settle = {});
  size_t size() const { return ranked_.size(); }
  // The n-th best, from 0. Requires n < size().
  int32_t At(size_t n);

 private:
  void Forget();

  size_t most_ = 0;
  int64_t least_ = 0;           // Worth less than this is forgotten.
  size_t full_ = 0;             // So many are too many.
  std::vector<Ranked> ranked_;  // A heap, and behind it what left it, worst first.
  Settle settle_;
  size_t sorted_ = 0;
};

// How many judges of a ranking a panel of the application can ask for at most.
size_t MostAsked(const Problem& problem, const Classes& classes, int32_t application);

class PanelFiller {
 public:
  PanelFiller(const Problem& problem, const Classes& classes)
      : problem_(problem), classes_(classes) {}

  // Begins a panel that leaves `empty` seats empty; these count as members where a class needs
  // some. False: no such panel obeys the classes.
  bool Begin(int32_t application, int32_t empty);
  // Adds a judge who is not in conflict and not yet taken, unless the panel could then not be
  // completed; false when it could not.
  bool Take(int32_t judge);
  bool IsComplete() const { return missing_ == 0; }

 private:
  struct Count {
    int64_t lowest = 0;
    int64_t highest = 0;   // No more than there are judges for.
    int64_t reserved = 0;  // Taken here, and what the classes within need at least.
  };

  const Problem& problem_;
  const Classes& classes_;
  const ClassTree* tree_ = nullptr;
  std::vector<Count> counts_;  // Per class.
  int64_t missing_ = 0;
};

// Sums of affinities of best panels, by the classes and conflicts alone.
class BestSums {
 public:
  BestSums(const Problem& problem, const Classes& classes)
      : problem_(problem), classes_(classes), filler_(problem, classes) {}

  // With `empty` seats left empty; nothing when the application can have no such panel.
  std::optional<int64_t> Of(int32_t application, int32_t empty);
  // The panel that was found last.
  const std::vector<int32_t>& Panel() const { return panel_; }

 private:
  const Problem& problem_;
  const Classes& classes_;
  PanelFiller filler_;
  Ranking ranking_;
  std::vector<int32_t> panel_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_PANEL_FILLER_H_
