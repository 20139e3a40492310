// A flow in which bounds may be exceeded at a cost: what a repair changes is what a flow of least
// cost exceeds. Pairs enter the network only as far as the prices of the others ask for them.
#ifndef AWARD_SCORING_PANEL_BLOCKING_ELASTIC_H_
#define AWARD_SCORING_PANEL_BLOCKING_ELASTIC_H_

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "scoring/panel/blocking/scene.h"
#include "scoring/panel/flow/simplex.h"
#include "scoring/panel/plan.h"

namespace award::scoring::panel {

// Which kinds of changes may be made.
struct Allowed {
  bool loads = true;  // kRaiseLoad, kLowerLowestLoad.
  bool seats = true;
  bool rules = true;
  bool locks = true;
};

class Elastic {
 public:
  // `given` (application, judge) is a flow to begin with. The scene must outlive it.
  Elastic(const Scene& scene, const std::vector<std::pair<int32_t, int32_t>>& given);

  // The cheapest changes of these kinds; nothing when they do not suffice.
  std::optional<Repair> Solve(const Allowed& allowed);

 private:
  // What an arc beyond the bounds would change.
  struct Origin {
    enum class Kind { kBound, kPair, kChange };
    Kind kind = Kind::kBound;
    Change change;
  };
  // Network nodes of an owner; a class that cannot bind is stood for by the one around it.
  struct Owner {
    std::vector<int32_t> node_of_class;
    std::vector<int64_t> count;  // Per class: what `given_` and locks put in.
    bool balanced = false;       // Within all its bounds.
  };
  struct Candidate {
    int32_t judge = 0;
    bool given = false;
  };

  void Build(const Allowed& allowed);
  void NumberNodes(const Side& side, std::vector<Owner>& owners);
  void CountGiven(const Side& side, std::vector<Owner>& owners);
  void AddTree(const Side& side, int32_t owner, const Owner& nodes, const Allowed& allowed);
  void AddApplication(int32_t application, const Allowed& allowed);
  void AddJudge(int32_t judge, const Allowed& allowed);
  void AddLocks(const Allowed& allowed);
  void AddArc(int32_t from, int32_t to, int64_t capacity, int64_t cost, int64_t flow,
              Origin origin);
  // From `lowest` to `highest`, begun with `amount` when that is known to fit.
  void AddBounded(int32_t from, int32_t to, int64_t lowest, int64_t highest,
                  std::optional<int64_t> amount);
  void AddSteps(int32_t from, int32_t to, int64_t most, Change change);
  void Move(int32_t from, int32_t to, int64_t amount);
  // Adds pairs that the prices ask for; false when there is none.
  bool AddPairs(const std::vector<int64_t>& price);
  void ReadFlow();
  Repair ReadRepair() const;
  bool InConflict(Pair pair) const {
    return !scene_.pairs.Has(static_cast<size_t>(pair.application),
                             static_cast<size_t>(pair.judge));
  }
  int32_t LeafNode(const Side& side, const std::vector<Owner>& owners, int32_t owner,
                   int32_t other) const {
    return owners[static_cast<size_t>(owner)]
        .node_of_class[static_cast<size_t>(side.LeafOf(owner, other))];
  }

  const Scene& scene_;
  std::vector<std::vector<Candidate>> candidates_;  // Per application; by judge.
  std::vector<Owner> panels_;
  std::vector<Owner> loads_;
  int32_t next_node_ = 0;
  FlowNetwork network_;
  std::vector<Origin> origins_;
  std::vector<Change> forced_;  // Locks in conflict.
  bool impossible_ = false;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_BLOCKING_ELASTIC_H_
