// The search tries every set of judges for every application; it knows nothing of flows.
#include "tests/scoring/problems.h"

#include <algorithm>
#include <map>

#include "fmt/format.h"

namespace award::scoring::panel_before {

Problem ProblemOf(const std::vector<std::vector<int32_t>>& affinities, int32_t judges,
                  int32_t highest_load) {
  Problem problem;
  problem.judges_per_application = judges;
  for (size_t a = 0; a < affinities.size(); ++a) {
    problem.applications.push_back(fmt::format("a{}", a + 1));
    for (size_t j = 0; j < affinities[a].size(); ++j) {
      if (a == 0) problem.judges.push_back({fmt::format("j{}", j + 1), false, 0, highest_load});
      if (affinities[a][j] < 0) {
        problem.conflicts.push_back({problem.applications[a], problem.judges[j].id});
      } else {
        problem.affinities.push_back(
            {problem.applications[a], problem.judges[j].id, affinities[a][j]});
      }
    }
  }
  return problem;
}

Problem RandomProblem(std::mt19937& random, uint32_t most, uint32_t conflicts) {
  const auto below = [&](uint32_t count) {
    return static_cast<int32_t>(static_cast<uint32_t>(random()) % count);
  };
  const int32_t applications = 1 + below(most);
  const int32_t judges = 1 + below(most);
  std::vector<std::vector<int32_t>> affinities;
  for (int32_t a = 0; a < applications; ++a) {
    std::vector<int32_t>& row = affinities.emplace_back();
    for (int32_t j = 0; j < judges; ++j) row.push_back(below(conflicts) == 0 ? -1 : below(4));
  }
  Problem problem = ProblemOf(affinities, 1 + below(static_cast<uint32_t>(std::min(judges, 3))), 0);
  problem.outside_per_application =
      below(2) == 0 ? 0 : below(static_cast<uint32_t>(problem.judges_per_application) + 1);
  problem.seed = random();
  for (Judge& judge : problem.judges) {
    judge.outside = below(2) == 0;
    judge.highest_load = below(static_cast<uint32_t>(applications) + 2);
    judge.lowest_load = below(3) > 0 ? 0 : below(static_cast<uint32_t>(judge.highest_load) + 1);
  }
  for (int32_t locks = below(3); locks > 0; --locks) {
    problem.locks.push_back({fmt::format("a{}", 1 + below(static_cast<uint32_t>(applications))),
                             fmt::format("j{}", 1 + below(static_cast<uint32_t>(judges)))});
  }
  return problem;
}

namespace {

bool Has(const std::vector<Pair>& pairs, const std::string& application, const std::string& judge) {
  return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
    return pair.application == application && pair.judge == judge;
  });
}

int32_t AffinityOf(const Problem& problem, const std::string& application,
                   const std::string& judge) {
  for (const Affinity& affinity : problem.affinities) {
    if (affinity.application == application && affinity.judge == judge) return affinity.value;
  }
  return 0;
}

// Tries the sets of judges of application after application.
class Search {
 public:
  explicit Search(const Problem& problem) : problem_(problem), loads_(problem.judges.size(), 0) {}

  std::optional<Worth> Run() {
    Try(0, 0);
    return best_;
  }

 private:
  void Try(size_t application, int64_t affinity) {
    if (application == problem_.applications.size()) return Finish(affinity);
    const std::string& id = problem_.applications[application];
    for (uint32_t set = 0; set < (1U << loads_.size()); ++set) {
      int32_t count = 0;
      int32_t outside = 0;
      int64_t gained = 0;
      bool lawful = true;
      for (size_t j = 0; j < loads_.size(); ++j) {
        const bool chosen = (set >> j & 1U) != 0;
        const Judge& judge = problem_.judges[j];
        if (!chosen && Has(problem_.locks, id, judge.id)) lawful = false;
        if (!chosen) continue;
        if (Has(problem_.conflicts, id, judge.id)) lawful = false;
        ++count;
        outside += judge.outside ? 1 : 0;
        gained += AffinityOf(problem_, id, judge.id);
      }
      if (!lawful || count != problem_.judges_per_application ||
          outside < problem_.outside_per_application) {
        continue;
      }
      AddLoads(set, 1);
      Try(application + 1, affinity + gained);
      AddLoads(set, -1);
    }
  }

  void AddLoads(uint32_t set, int32_t change) {
    for (size_t j = 0; j < loads_.size(); ++j) {
      if ((set >> j & 1U) != 0) loads_[j] += change;
    }
  }

  void Finish(int64_t affinity) {
    int64_t squares = 0;
    for (size_t j = 0; j < loads_.size(); ++j) {
      if (loads_[j] < problem_.judges[j].lowest_load) return;
      if (loads_[j] > problem_.judges[j].highest_load) return;
      squares += static_cast<int64_t>(loads_[j]) * loads_[j];
    }
    best_ = std::max(best_, std::optional<Worth>(Worth(affinity, -squares)));
  }

  const Problem& problem_;
  std::vector<int32_t> loads_;
  std::optional<Worth> best_;
};

}  // namespace

std::optional<Worth> BestByTrying(const Problem& problem) { return Search(problem).Run(); }

Worth WorthOf(const Problem& problem, const Plan& plan) {
  std::map<std::string, int64_t> loads;
  int64_t affinity = 0;
  for (const Pair& pair : plan.pairs) {
    ++loads[pair.judge];
    affinity += AffinityOf(problem, pair.application, pair.judge);
  }
  int64_t squares = 0;
  for (const auto& [judge, load] : loads) squares += load * load;
  return {affinity, -squares};
}

std::string TextOf(const Plan& plan) {
  std::string text;
  std::string last;
  for (const Pair& pair : plan.pairs) {
    if (pair.application == last) {
      text += "," + pair.judge;
    } else {
      text += (text.empty() ? "" : " ") + pair.application + ":" + pair.judge;
    }
    last = pair.application;
  }
  return text;
}

}  // namespace award::scoring::panel_before
