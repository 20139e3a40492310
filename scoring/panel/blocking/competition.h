// Owners of one side compete for the other side: a maximum flow found by augmenting paths over
// the table of pairs itself, so that no arc is ever stored. What a search that fails has reached is
// a set that blocks.
#ifndef AWARD_SCORING_PANEL_BLOCKING_COMPETITION_H_
#define AWARD_SCORING_PANEL_BLOCKING_COMPETITION_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "scoring/panel/blocking/bit_table.h"
#include "scoring/panel/blocking/occupancy.h"
#include "scoring/panel/blocking/side.h"
#include "scoring/panel/blocking/unseen.h"

namespace award::scoring::panel {

// Owners who reach nothing but each other and those who are full.
struct Tight {
  std::vector<int32_t> owners;  // Positions; rising.
  std::vector<int32_t> others;  // Positions; rising.
  // Of these owners with these others, those (owner, other) not competed for; rising.
  std::vector<std::pair<int32_t, int32_t>> apart;
  // Rules of either side that take part, by position; rising.
  std::vector<int32_t> rules;
  // Locks (owner, other) that are competed for or fill one of `others`; rising.
  std::vector<std::pair<int32_t, int32_t>> locks;
};

class Competition {
 public:
  // `pairs` has a row for each of the side's owners. The owners at `competing` must get at least
  // what their tree asks for and may not exceed it; the other side keeps its highest bounds, and
  // places for its lowest ones. Everything handed over must outlive it.
  Competition(const Side& side, const Side& other_side, const BitTable& pairs,
              const std::vector<int32_t>& competing);

  // Gives out all that can be given; returns what is still owed.
  int64_t Fill();
  int64_t Owed() const { return owed_; }

  // Owners (positions) to whom something is owed; rising.
  std::vector<int32_t> Lacking() const;
  // The owners whom one that lacks something reaches. Requires Fill.
  std::vector<int32_t> ReachedFrom(int32_t owner);
  // The same with everything named.
  Tight TightFrom(int32_t owner);

  // Takes an owner out. True when something is still owed to the others and cannot be given;
  // otherwise the owner is put back and nothing has changed. Requires Fill.
  bool BlocksWithout(int32_t owner);

  // The pairs given, locks apart: (owner, other), by owner.
  std::vector<std::pair<int32_t, int32_t>> Given() const;
  // Begins with pairs that an earlier competition gave. Before Fill.
  void Give(const std::vector<std::pair<int32_t, int32_t>>& pairs);

 private:
  static constexpr size_t kLevels = 16;  // Of loads, from nothing to the highest.

  struct Step {
    size_t owner = 0;  // Index.
    int32_t other = 0;
    bool add = true;
  };
  struct Entry {
    bool of_owner = true;
    size_t who = 0;  // Index, or position of the other.
    int32_t node = 0;
  };

  size_t IndexOf(int32_t owner) const;
  void Take(Step step);
  void FillGreedily(size_t index, int32_t node);
  void FillGreedily(size_t index, int32_t node, const uint64_t* roomy,
                    const std::vector<uint64_t>& members);
  const std::vector<uint64_t>& MembersOf(const ClassTree& tree, int32_t node);
  bool GiveGreedily(size_t index, int32_t node, int32_t other);
  void FillBySearch(size_t index);
  int32_t FirstOwed(size_t index) const;
  void RemoveAll(size_t index);

  // Whether a place was found for the class; when not, what was reached stays marked, since no
  // later search will find a place there either.
  bool Search(size_t index, int32_t node);
  bool ExpandOwner(size_t index, int32_t node);
  bool TryOther(size_t index, int32_t other);
  bool ExpandOther(int32_t other, int32_t node);
  bool EnterOther(int32_t other, int32_t node, size_t from);
  bool IsFree(int32_t other, int32_t node) const;
  void Visit(size_t id, size_t from);
  void VisitUpTo(size_t first_id, const ClassTree& tree, int32_t node);
  void Forget(size_t begin);
  void ApplyPath();
  bool Visited(size_t id) const { return from_[id] >= 0; }
  size_t OwnerId(size_t index, int32_t node) const { return owners_.NodeOf(index, node); }
  size_t OtherId(int32_t other, int32_t node) const {
    return owners_.NodeCount() + others_.NodeOf(static_cast<size_t>(other), node);
  }

  size_t KindOf(size_t other, size_t id) const {
    return unseen_.RowOf(other, static_cast<int32_t>(id - OtherId(static_cast<int32_t>(other), 0)));
  }

  // After a search that failed.
  void CloseOthers();
  bool ReachedAny(size_t id, size_t nodes) const;
  bool IsReached(size_t index, int32_t other) const {
    const auto t = static_cast<size_t>(other);
    return Visited(OtherId(other, others_.LeafOf(t, owners_.OwnerAt(index))));
  }
  void NameOwnerRules(size_t index, std::vector<int32_t>& rules) const;
  void NameOtherRules(int32_t other, std::vector<int32_t>& rules) const;

  const Side& side_;
  const Side& other_side_;
  const BitTable& pairs_;
  Occupancy owners_;
  Occupancy others_;
  BitTable open_;                               // Rows by index: pairs neither locked nor given.
  std::vector<std::vector<int32_t>> given_to_;  // Per other: indexes of owners; locks apart.
  std::vector<std::vector<int32_t>> given_;     // Per index: others; locks apart.
  std::vector<size_t> lacking_;                 // Indexes to whom Fill could not give all.
  BitTable roomy_;  // Per level: others who may still be filled up to it; for the greedy start.
  size_t lowest_level_ = 0;
  std::map<std::pair<const ClassTree*, int32_t>, std::vector<uint64_t>> members_;
  size_t rotation_ = 0;
  int64_t owed_ = 0;
  std::vector<Step> log_;

  std::vector<Entry> queue_;
  std::vector<int32_t> from_;  // Per node: where it was reached from; itself at a start; or −1.
  std::vector<int32_t> who_;   // Per node: index of the owner, or position of the other.
  std::vector<size_t> visited_;
  Unseen unseen_;
  size_t found_ = 0;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_BLOCKING_COMPETITION_H_
