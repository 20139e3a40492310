// Draws the network of a problem.
#include "tests/scoring/panel_oracle.h"

#include <algorithm>
#include <map>
#include <utility>

namespace award::scoring::oracle {

namespace {

using panel::Each;
using panel::Pair;
using panel::Problem;
using panel::Rule;

// Units of the tiers: each is more than the later ones can ever sum to.
constexpr Wide kDrawUnit = 1;
constexpr Wide kEvennessUnit = kDrawUnit << 52;   // 4 096 draws of 40 bits.
constexpr Wide kTotalUnit = kEvennessUnit << 22;  // Sums of squares.
constexpr Wide kChangesUnit = kTotalUnit << 22;
constexpr Wide kUnfilledUnit = kChangesUnit << 12;

// A class of one application or judge, and the arc that counts its members.
struct Class {
  const std::vector<int32_t>* members = nullptr;
  int64_t lowest = 0;
  int64_t highest = 0;
  int node = 0;
};

class Drawing {
 public:
  explicit Drawing(const Problem& problem) : problem_(problem) {}

  std::optional<std::vector<Pair>> Solve();

 private:
  int AddNode(int64_t supply) {
    network_.supply.push_back(supply);
    return static_cast<int>(network_.supply.size()) - 1;
  }
  // The rules about one owner, largest first, each with a node that hangs on the smallest around.
  std::vector<Class> ClassesOf(Each each, int32_t owner, int root);
  // The node of the smallest class with the member.
  static int NodeOf(const std::vector<Class>& classes, int32_t member, int root);
  void AddJudge(int32_t judge, int node);
  Wide CostOf(Pair pair) const;

  const Problem& problem_;
  Network network_;
  int sink_ = 0;
};

std::vector<Class> Drawing::ClassesOf(Each each, int32_t owner, int root) {
  std::vector<Class> classes;
  for (const Rule& rule : problem_.rules) {
    const std::vector<int32_t>& scope = problem_.scopes[static_cast<size_t>(rule.scope)];
    if (rule.each != each || std::find(scope.begin(), scope.end(), owner) == scope.end()) continue;
    const auto most = static_cast<int64_t>(rule.members.size());
    classes.push_back({&rule.members, rule.lowest, std::min<int64_t>(rule.highest, most), 0});
  }
  std::stable_sort(classes.begin(), classes.end(), [](const Class& left, const Class& right) {
    return left.members->size() > right.members->size();
  });
  for (size_t c = 0; c < classes.size(); ++c) {
    Class& own = classes[c];
    own.node = AddNode(0);
    int around = root;
    for (size_t outer = 0; outer < c; ++outer) {
      if (std::includes(classes[outer].members->begin(), classes[outer].members->end(),
                        own.members->begin(), own.members->end())) {
        around = classes[outer].node;
      }
    }
    // More than there are members is asked for: no flow can carry it.
    const int64_t upper = std::max(own.lowest, own.highest);
    Arc arc{around, own.node, own.lowest, upper, 0};
    if (each == Each::kJudge) std::swap(arc.from, arc.to);
    network_.arcs.push_back(arc);
  }
  return classes;
}

int Drawing::NodeOf(const std::vector<Class>& classes, int32_t member, int root) {
  int node = root;
  for (const Class& own : classes) {
    if (std::binary_search(own.members->begin(), own.members->end(), member)) node = own.node;
  }
  return node;
}

// One arc per place, so that each costs two more than the one before: the sum of odd numbers is the
// square. Partial: a place below the lowest load earns a seat's worth.
void Drawing::AddJudge(int32_t judge, int node) {
  const panel::Judge& of = problem_.judges[static_cast<size_t>(judge)];
  const bool partial = problem_.objective.partial;
  const int gate = AddNode(0);
  network_.arcs.push_back({node, gate, partial ? 0 : of.lowest_load, of.highest_load, 0});
  const auto places = std::min(of.highest_load, static_cast<int32_t>(problem_.seats.size()));
  for (int32_t place = 0; place < places; ++place) {
    const Wide missed = partial && place < of.lowest_load ? kUnfilledUnit : 0;
    network_.arcs.push_back({gate, sink_, 0, 1, kEvennessUnit * (2 * place + 1) - missed});
  }
}

Wide Drawing::CostOf(Pair pair) const {
  const auto& judge = problem_.judges[static_cast<size_t>(pair.judge)];
  const int64_t draw = panel::DrawOf(
      problem_.seed, problem_.applications[static_cast<size_t>(pair.application)], judge.id);
  const bool kept = std::binary_search(problem_.kept.begin(), problem_.kept.end(), pair);
  return -kTotalUnit * problem_.AffinityOf(pair) - kDrawUnit * draw - (kept ? kChangesUnit : 0);
}

std::optional<std::vector<Pair>> Drawing::Solve() {
  sink_ = AddNode(-problem_.SeatCount());
  std::vector<int> judges;
  std::vector<std::vector<Class>> judge_classes;
  for (size_t j = 0; j < problem_.judges.size(); ++j) {
    const auto position = static_cast<int32_t>(j);
    judges.push_back(AddNode(0));
    judge_classes.push_back(ClassesOf(Each::kJudge, position, judges[j]));
    AddJudge(position, judges[j]);
  }
  std::map<size_t, Pair> pairs;  // By arc.
  for (size_t a = 0; a < problem_.applications.size(); ++a) {
    const auto position = static_cast<int32_t>(a);
    const int node = AddNode(problem_.seats[a]);
    if (problem_.objective.partial) {
      network_.arcs.push_back({node, sink_, 0, problem_.seats[a], kUnfilledUnit});
    }
    const std::vector<Class> classes = ClassesOf(Each::kApplication, position, node);
    for (size_t j = 0; j < judges.size(); ++j) {
      const Pair pair{position, static_cast<int32_t>(j)};
      const bool locked = std::binary_search(problem_.locks.begin(), problem_.locks.end(), pair);
      if (problem_.InConflict(pair)) {
        if (locked) return std::nullopt;
        continue;
      }
      pairs.emplace(network_.arcs.size(), pair);
      network_.arcs.push_back({NodeOf(classes, pair.judge, node),
                               NodeOf(judge_classes[j], position, judges[j]), locked ? 1 : 0, 1,
                               CostOf(pair)});
    }
  }
  const std::optional<std::vector<int64_t>> flow = SolveMinimumCost(network_);
  if (!flow.has_value()) return std::nullopt;
  std::vector<Pair> plan;
  for (const auto& [arc, pair] : pairs) {
    if ((*flow)[arc] == 1) plan.push_back(pair);
  }
  return plan;
}

}  // namespace

std::optional<std::vector<Pair>> SolveByLemon(const Problem& problem) {
  return Drawing(problem).Solve();
}

Network TotalNetwork(const Problem& problem) {
  Network network;
  const auto applications = static_cast<int>(problem.applications.size());
  const auto judges = static_cast<int>(problem.judges.size());
  const int sink = applications + judges;
  for (const int32_t seats : problem.seats) network.supply.push_back(seats);
  network.supply.resize(static_cast<size_t>(sink), 0);
  network.supply.push_back(-problem.SeatCount());
  for (int a = 0; a < applications; ++a) {
    for (int j = 0; j < judges; ++j) {
      const Pair pair{a, j};
      if (problem.InConflict(pair)) continue;
      network.arcs.push_back({a, applications + j, 0, 1, -problem.AffinityOf(pair)});
    }
  }
  for (int j = 0; j < judges; ++j) {
    const panel::Judge& judge = problem.judges[static_cast<size_t>(j)];
    network.arcs.push_back({applications + j, sink, judge.lowest_load, judge.highest_load, 0});
  }
  return network;
}

}  // namespace award::scoring::oracle
