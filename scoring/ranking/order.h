// The order of the ranked applications: the method first, then the tie chain, key by key. A key is
// applied only among those that are equal in everything before it, and gives each of them one exact
// number, so the order never contradicts itself, whatever the keys.
#ifndef AWARD_SCORING_RANKING_ORDER_H_
#define AWARD_SCORING_RANKING_ORDER_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "scoring/number/fraction.h"
#include "scoring/ranking/rules.h"
#include "scoring/ranking/standing.h"
#include "scoring/ranking/tabulation.h"

namespace award::scoring {

// Members are positions in the lines given.
class Order {
 public:
  // `lines` all have a standing and stay alive; `dimensions` are the rubric's positions by falling
  // weight. `rank_on` concerns the method's values only; the keys are always exact.
  Order(std::vector<const Line*> lines, Method method, RankOn rank_on,
        const std::vector<TieKey>& tie_chain, const std::vector<size_t>& dimensions);

  // Groups of equals, best group first; inside a group by position.
  std::vector<std::vector<size_t>> Groups() const;

  // Why `first` stands where it does against `second`.
  Comparison Compare(size_t first, size_t second) const;

 private:
  // One number per application: the method's, a key's, or one dimension of kDimensionsInOrder.
  struct Rung {
    std::optional<TieKey> tie_key;
    size_t dimension = 0;  // Index into Standing::dimensions.
    bool lower_is_better = false;
  };

  // The numbers of `members`, who are equal on every rung before; empty when the rung tells nothing
  // apart (ranks that were refused).
  std::vector<Fraction> Values(const Rung& rung, const std::vector<size_t>& members) const;
  std::optional<Fraction> Value(const Rung& rung, const Standing& standing) const;
  std::optional<Fraction> MethodValue(const Standing& standing) const;
  void Split(const std::vector<size_t>& members, size_t rung,
             std::vector<std::vector<size_t>>& groups) const;
  // Those who are equal to `reference` on every rung before `rung`.
  std::vector<size_t> EqualBefore(size_t rung, size_t reference) const;

  std::vector<const Line*> lines_;
  Method method_;
  RankOn rank_on_;
  std::vector<size_t> dimensions_;
  std::vector<Rung> rungs_;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_RANKING_ORDER_H_
