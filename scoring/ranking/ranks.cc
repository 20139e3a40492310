// Ranks per judge, with mean ranks for equals, and the scaling that makes unequal panels
// comparable.
#include "scoring/ranking/ranks.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace award::scoring {

namespace {

// A sheet and its total, so that sorting looks nowhere else.
struct OwnSheet {
  int64_t total = 0;
  size_t sheet = 0;
};
using OwnSheets = std::vector<OwnSheet>;

// The sheets of each judge, best total first.
std::vector<OwnSheets> SheetsByJudge(const std::vector<CountedSheet>& sheets, size_t judges) {
  std::vector<OwnSheets> by_judge(judges);
  for (size_t s = 0; s < sheets.size(); ++s) {
    by_judge[sheets[s].judge].push_back({sheets[s].total, s});
  }
  for (OwnSheets& own : by_judge) {
    std::sort(own.begin(), own.end(),
              [](const OwnSheet& a, const OwnSheet& b) { return a.total > b.total; });
  }
  return by_judge;
}

// Finds the group of applications each one belongs to, joined by judges who scored both.
class Groups {
 public:
  explicit Groups(size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), size_t{0});
  }
  size_t Find(size_t member) {
    while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
    return member;
  }
  void Join(size_t a, size_t b) {
    parent_[std::max(Find(a), Find(b))] = std::min(Find(a), Find(b));
  }

 private:
  std::vector<size_t> parent_;
};

std::optional<RankObstacle> FindObstacle(const std::vector<CountedSheet>& sheets,
                                         const std::vector<OwnSheets>& by_judge,
                                         size_t applications) {
  if (applications < 2) return std::nullopt;
  Groups groups(applications);
  for (size_t j = 0; j < by_judge.size(); ++j) {
    const OwnSheets& own = by_judge[j];
    if (own.size() == 1) return RankObstacle{j, sheets[own.front().sheet].application, 0};
    for (const OwnSheet& one : own) {
      groups.Join(sheets[own.front().sheet].application, sheets[one.sheet].application);
    }
  }
  for (size_t a = 1; a < applications; ++a) {
    if (groups.Find(a) != groups.Find(0)) return RankObstacle{std::nullopt, 0, a};
  }
  return std::nullopt;
}

// 1 + (rank − 1)(all − 1)/(scored − 1), of twice the rank.
absl::StatusOr<Fraction> Scale(size_t twice_rank, size_t all, size_t scored) {
  if (all == scored) return Fraction::Halves(static_cast<int64_t>(twice_rank));
  const auto whole = static_cast<int64_t>(2 * (scored - 1));
  return Fraction::Of(whole + static_cast<int64_t>((twice_rank - 2) * (all - 1)), whole);
}

}  // namespace

absl::StatusOr<Ranks> RankSheets(const std::vector<CountedSheet>& sheets, size_t applications,
                                 size_t judges) {
  const std::vector<OwnSheets> by_judge = SheetsByJudge(sheets, judges);
  Ranks ranks;
  ranks.of_sheet.resize(sheets.size());
  ranks.obstacle = FindObstacle(sheets, by_judge, applications);
  ranks.complete = true;
  for (const OwnSheets& own : by_judge) {
    if (!own.empty() && own.size() != applications) ranks.complete = false;
    for (size_t begin = 0, end = 0; begin < own.size(); begin = end) {
      while (end < own.size() && own[end].total == own[begin].total) ++end;
      // Ranks begin+1 .. end are shared: their mean is (begin + 1 + end)/2.
      const size_t twice_rank = begin + 1 + end;
      const Fraction rank = Fraction::Halves(static_cast<int64_t>(twice_rank));
      const absl::StatusOr<Fraction> scaled =
          ranks.obstacle.has_value() ? rank : Scale(twice_rank, applications, own.size());
      if (!scaled.ok()) return scaled.status();
      for (size_t i = begin; i < end; ++i) {
        SheetRank& sheet_rank = ranks.of_sheet[own[i].sheet];
        sheet_rank.rank = rank;
        sheet_rank.first_place = begin == 0 && (own.size() > 1 || applications == 1);
        if (!ranks.obstacle.has_value()) sheet_rank.scaled_rank = *scaled;
      }
    }
  }
  return ranks;
}

}  // namespace award::scoring
