// Maximum flow by Dinic's algorithm, and what is reachable afterwards: enough to tell whether an
// assignment exists and, if not, which applications and judges stand in the way.
#ifndef AWARD_SCORING_PANEL_BEFORE_MAXIMUM_FLOW_H_
#define AWARD_SCORING_PANEL_BEFORE_MAXIMUM_FLOW_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace award::scoring::panel_before {

class MaximumFlow {
 public:
  explicit MaximumFlow(size_t nodes) : arcs_of_(nodes) {}

  // Adds an arc that carries up to `capacity` and returns its number.
  size_t AddArc(size_t from, size_t to, int64_t capacity);

  // Sends as much as possible from `source` to `sink` and returns it. Call once.
  int64_t Run(size_t source, size_t sink);

  // What arc `number` could still carry after Run.
  int64_t Spare(size_t number) const { return arcs_[2 * number].spare; }

  // The nodes that more flow could be sent to from `node`, or from which it could be sent to
  // `node`.
  std::vector<bool> ReachableFrom(size_t node) const;
  std::vector<bool> ReachingTo(size_t node) const;

 private:
  struct Half {
    size_t to;
    int64_t spare;
  };
  bool Label(size_t source, size_t sink);
  int64_t Push(size_t node, size_t sink, int64_t amount);

  std::vector<Half> arcs_;  // Arc n is 2n, its reverse 2n + 1.
  std::vector<std::vector<size_t>> arcs_of_;
  std::vector<size_t> level_;
  std::vector<size_t> next_;
};

}  // namespace award::scoring::panel_before

#endif  // AWARD_SCORING_PANEL_BEFORE_MAXIMUM_FLOW_H_
