// Digests can be recomputed from their description alone, and change with whatever they cover.
#include "scoring/report/digest.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "server/base/digest.h"
#include "tests/scoring/reported_rounds.h"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

// The parts of the description, written here a second time.
std::string Integer(int64_t value) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
  return bytes;
}

std::string Text(std::string_view text) {
  return Integer(static_cast<int64_t>(text.size())) + std::string(text);
}

CountedCategory SmallCategory() {
  CountedCategory category;
  category.rules.id = "類";
  category.rules.name = "n";
  category.rules.rubric.dimensions = {
      {"d", 3, {{"i", 2, "f", "in"}, {"k", 1, "g", ""}}, 6'000, "dn"}};
  category.rules.rubric.whole_weight = 3;
  category.rules.rubric.facets = {{"f", 55, "fn"}, {"g", 45, ""}};
  category.rules.rubric.bonuses = {{"b", 500, "bn"}};
  category.rules.rubric.levels = {{0, "low", "anchor"}};
  Rules& rules = category.rules.rules;
  rules.tie_chain = {TieKey::kRankSum, TieKey::kHeadToHead};
  rules.cut = 2;
  rules.floor = 7'000;
  rules.divergence = {1, 2, 3};
  rules.trim = {1, 4};
  rules.rounding.sheet.judge_total = {{3, RoundingMode::kUp}};
  Round& round = category.round;
  round.rules = rules;
  round.rubric = category.rules.rubric;
  round.applications = {"z", "a"};
  round.judges = {"k", "j"};
  round.cells = {{"z", "j", CellState::kScored, {10'000, 1, 256}},
                 {"a", "k", CellState::kAbsent, {}},
                 {"a", "j", CellState::kRecused, {}},
                 {"z", "k", CellState::kPending, {}}};
  round.divergence_decisions = {{"z", DivergenceOutcome::kExclude, "k"},
                                {"z", DivergenceOutcome::kExclude, "j"},
                                {"a", DivergenceOutcome::kKeep, ""}};
  round.tie_decisions = {{TieWay::kVote, {"z", "a"}}, {TieWay::kLot, {"a", "z"}}};
  return category;
}

TEST(Digest, SheetsCanBeRecomputed) {
  const std::string bytes =
      Text("award-sheets/1") + Integer(1) + Text("類") + Integer(2) + Text("a") + Text("z") +
      Integer(2) + Text("j") + Text("k") + Integer(4) + Text("a") + Text("j") + "R" + Text("a") +
      Text("k") + "N" + Text("z") + Text("j") + "S" + Integer(3) +
      std::string("\x27\x10\x00\x01\x01\x00", 6) + Text("z") + Text("k") + "P";
  EXPECT_EQ(DigestsOf({SmallCategory()}).sheets, base::Digest::Of(bytes).Hex());
}

TEST(Digest, DecisionsCanBeRecomputed) {
  const std::string bytes = Text("award-decisions/1") + Integer(1) + Text("類") + Integer(3) +
                            Text("a") + Text("KEEP") + Text("") + Text("z") +
                            Text("EXCLUDE_JUDGE") + Text("j") + Text("z") + Text("EXCLUDE_JUDGE") +
                            Text("k") + Integer(2) + Text("LOT") + Integer(2) + Text("a") +
                            Text("z") + Text("VOTE") + Integer(2) + Text("z") + Text("a");
  EXPECT_EQ(DigestsOf({SmallCategory()}).decisions, base::Digest::Of(bytes).Hex());
}

TEST(Digest, RulesCanBeRecomputed) {
  const std::string bytes =
      Text("award-rules/1") + Integer(1) + Text("類") + Text("n") + Text("TOTAL_SCORE") +
      Text("EXACT") + Integer(2) + Text("LOWER_RANK_SUM") + Text("HEAD_TO_HEAD") + Integer(2) +
      Text("ADMITTED") + Integer(7'000) + Integer(1) + Integer(2) + Integer(3) + Integer(1) +
      Integer(4) + Integer(0) + Integer(1) + Integer(3) + Text("UP") + Integer(1) + Integer(2) +
      Text("HALF_UP") + Integer(3) + Integer(1) + Text("d") + Text("dn") + Integer(3) +
      Integer(6'000) + Integer(2) + Text("i") + Text("in") + Integer(2) + Text("f") + Text("k") +
      Text("") + Integer(1) + Text("g") + Integer(2) + Text("f") + Text("fn") + Integer(55) +
      Text("g") + Text("") + Integer(45) + Integer(1) + Text("b") + Text("bn") + Integer(500) +
      Integer(1) + Integer(0) + Text("low") + Text("anchor");
  EXPECT_EQ(DigestsOf({SmallCategory()}).rules, base::Digest::Of(bytes).Hex());
}

TEST(Digest, LongTextsAreWhole) {
  CountedCategory category = SmallCategory();
  category.round = Round();
  category.rules.id = std::string(50'000, 'x');
  const std::string bytes = Text("award-sheets/1") + Integer(1) + Text(category.rules.id) +
                            Integer(0) + Integer(0) + Integer(0);
  EXPECT_EQ(DigestsOf({category}).sheets, base::Digest::Of(bytes).Hex());
}

TEST(Digest, TheOrderOfTheInputLeavesNoTrace) {
  CountedCategory category = SmallCategory();
  const TabulationDigests before = DigestsOf({category});
  std::reverse(category.round.cells.begin(), category.round.cells.end());
  std::reverse(category.round.applications.begin(), category.round.applications.end());
  std::reverse(category.round.judges.begin(), category.round.judges.end());
  std::reverse(category.round.divergence_decisions.begin(),
               category.round.divergence_decisions.end());
  std::reverse(category.round.tie_decisions.begin(), category.round.tie_decisions.end());
  const TabulationDigests after = DigestsOf({category});
  EXPECT_EQ(after.sheets, before.sheets);
  EXPECT_EQ(after.decisions, before.decisions);
}

TEST(Digest, EveryChangeShows) {
  const std::vector<std::function<void(CountedCategory&)>> changes = {
      [](CountedCategory&) {},
      [](CountedCategory& c) { c.round.cells[0].scores[2] = 255; },
      [](CountedCategory& c) { c.round.cells[1].state = CellState::kAbstained; },
      [](CountedCategory& c) { c.round.cells.pop_back(); },
      [](CountedCategory& c) { std::swap(c.round.cells[0].judge, c.round.cells[3].judge); },
      [](CountedCategory& c) { c.round.applications.emplace_back("y"); },
      [](CountedCategory& c) { c.round.judges.emplace_back("y"); },
      [](CountedCategory& c) { c.round.divergence_decisions[2].application = "z"; },
      [](CountedCategory& c) {
        c.round.divergence_decisions[2].outcome = DivergenceOutcome::kRescore;
      },
      [](CountedCategory& c) { c.round.tie_decisions[0].way = TieWay::kLot; },
      [](CountedCategory& c) {
        std::swap(c.round.tie_decisions[0].order[0], c.round.tie_decisions[0].order[1]);
      },
      [](CountedCategory& c) { c.rules.rules.cut = 3; },
      [](CountedCategory& c) { c.rules.rules.method = Method::kRankSum; },
      [](CountedCategory& c) { c.rules.rules.ties_at_cut = TiesAtCut::kStrict; },
      [](CountedCategory& c) { c.rules.rules.rank_on = RankOn::kPublished; },
      [](CountedCategory& c) { c.rules.rubric.dimensions[0].items[0].share = 3; },
      [](CountedCategory& c) { c.rules.rubric.dimensions[0].floor = 0; },
      [](CountedCategory& c) { c.rules.rubric.levels.clear(); },
  };
  std::set<std::string> all;
  for (const auto& change : changes) {
    CountedCategory category = SmallCategory();
    change(category);
    const TabulationDigests digests = DigestsOf({category});
    all.insert(digests.rules + digests.sheets + digests.decisions);
  }
  EXPECT_EQ(all.size(), changes.size());
}

}  // namespace
}  // namespace award::scoring
