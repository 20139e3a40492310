// Rules by direct counting, whether or not they cross: what a change would break or mend. A breach
// is counted by how many members are missing or too many.
#ifndef AWARD_SCORING_PANEL_EXCHANGE_RULE_COUNT_H_
#define AWARD_SCORING_PANEL_EXCHANGE_RULE_COUNT_H_

#include <cstdint>
#include <span>
#include <vector>

#include "scoring/panel/exchange/seating.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// Rules of Each::kApplication. An empty seat counts as a member where a rule needs one, when seats
// may stay empty.
class PanelRules {
 public:
  explicit PanelRules(const Problem& problem);

  bool Empty() const { return rules_.empty(); }
  // Breaches of the application with these judges.
  int64_t BreachesOf(int32_t application, std::span<const int32_t> judges) const;
  // Adds to changes[j], for each judge j, `unit` times the change in breaches when `from` gives its
  // place to j.
  void AddChanges(int32_t application, std::span<const int32_t> judges, int32_t from, int64_t unit,
                  std::vector<int64_t>& changes);
  // The same for one judge, with unit 1.
  int64_t ChangeOf(int32_t application, std::span<const int32_t> judges, int32_t from, int32_t to);

 private:
  struct Counted {
    const Rule* rule;
    std::vector<char> members;  // Per judge.
  };
  bool InScope(size_t rule, int32_t application) const;
  int64_t Breach(size_t rule, int64_t count, int64_t empty) const;
  int64_t EmptySeats(int32_t application, std::span<const int32_t> judges) const;
  void Count(std::span<const int32_t> judges, int32_t change);

  const Problem& problem_;
  std::vector<Counted> rules_;
  std::vector<std::vector<char>> scopes_;       // Per scope in use, per application.
  std::vector<std::vector<int32_t>> rules_of_;  // Per judge, positions in rules_.
  std::vector<int32_t> counts_;                 // Scratch: per rule, zero between calls.
};

// Rules of Each::kJudge. When seats may stay empty, what a judge lacks to the lowest load counts as
// members where a rule needs some. Applications that all these rules treat alike are of one type.
class JudgeRules {
 public:
  // Beyond `most_types` every application counts as type 0 and ChangeOfTypes knows nothing.
  JudgeRules(const Problem& problem, const Seating& seating, int32_t most_types);

  bool Empty() const { return rules_.empty(); }
  // Whether ChangeOfTypes tells the truth.
  bool Exact() const { return exact_; }
  int32_t Types() const { return types_; }
  int32_t TypeOf(int32_t application) const { return type_of_[static_cast<size_t>(application)]; }
  int64_t Breaches() const { return breaches_; }
  // Change in the judge's breaches when they get an application of type `joins` and lose one of
  // type `leaves`; −1: none.
  int64_t ChangeOfTypes(int32_t judge, int32_t joins, int32_t leaves) const;
  int64_t BreachesOf(int32_t judge) const;
  // Change in all breaches by these moves together; a judge may occur in several. `urgent` counts
  // each judge's as often as `urgency` says.
  struct Difference {
    int64_t breaches = 0;
    int64_t urgent = 0;
  };
  Difference ChangeOf(std::span<const Transfer> moves, const std::vector<int64_t>& urgency);
  void Apply(const Transfer& move);

 private:
  void FindTypes(int32_t most_types);
  bool IsMember(size_t rule, int32_t application) const;
  int64_t Breach(size_t rule, int64_t count) const;
  int32_t CountAt(size_t rule, int32_t judge) const;
  void Count(int32_t application, int32_t judge, int32_t change);

  const Problem& problem_;
  std::vector<const Rule*> rules_;
  std::vector<std::vector<int32_t>> rules_of_;   // Per application.
  std::vector<std::vector<int32_t>> for_judge_;  // Per judge: rules in whose scope they are.
  std::vector<int32_t> counts_;                  // Rule by rule, judge by judge.
  std::vector<int32_t> type_of_;
  std::vector<int32_t> sample_of_;  // Per type, an application of it.
  int32_t types_ = 1;
  bool exact_ = true;
  int64_t breaches_ = 0;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_EXCHANGE_RULE_COUNT_H_
