// The resamples of judges, against expected counts and against every ordered draw.
#include "scoring/insight/bootstrap.h"

#include <map>
#include <numeric>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "tests/scoring/insight/insight_rounds.h"

namespace award::scoring::insight {
namespace {

Bootstrap Resampled(const Panel& panel) {
  return *ResampleJudges(panel.applications.size(), panel.judges.size(), panel.sheets, {}).value();
}

// `order`: the ids of the applications, as the expected counts have them.
void ExpectCounts(const Panel& panel, const std::vector<std::string>& order,
                  const nlohmann::json& expected) {
  const Bootstrap bootstrap = Resampled(panel);
  EXPECT_EQ(bootstrap.resamples, expected.at("multisets").get<int64_t>());
  EXPECT_EQ(bootstrap.total_weight, expected.at("total_weight_m^m").get<int64_t>());
  EXPECT_EQ(bootstrap.used_weight, expected.at("used_weight").get<int64_t>());
  const auto& counts = expected.at("rank_count");
  ASSERT_EQ(panel.applications.size(), counts.size());
  for (size_t i = 0; i < order.size(); ++i) {
    const size_t a = PositionOf(panel, order[i]);
    for (size_t place = 1; place <= counts.size(); ++place) {
      EXPECT_EQ(bootstrap.counts.at(a, place), counts[i][place - 1].get<int64_t>());
    }
    for (const auto& [places, within] : expected.at("topk_count").items()) {
      EXPECT_EQ(bootstrap.counts.Within(a, std::stoul(places)), within[i].get<int64_t>());
    }
  }
}

TEST(Bootstrap, CountsTheCompletePanelOfShroutAndFleiss) {
  const Panel panel = PanelFrom(ReadNumbers("shrout_fleiss_1979.csv"));
  ExpectCounts(panel, panel.applications, Expected("expected_boot_smaa.json").at("shrout_fleiss"));
}

TEST(Bootstrap, CountsTheIncompletePanelOfTheDemonstration) {
  const Round round = DemonstrationRound(5);
  ExpectCounts(PanelOf(round), round.applications, Expected("expected_boot_smaa.json").at("demo"));
}

// Every one of the m^m ordered draws.
std::vector<std::vector<int64_t>> Naively(const Panel& panel, int64_t& used) {
  const size_t applications = panel.applications.size();
  const size_t judges = panel.judges.size();
  std::vector<std::vector<int64_t>> counts(applications, std::vector<int64_t>(applications, 0));
  std::vector<size_t> draw(judges, 0);
  for (;;) {
    std::vector<Wide> sums(applications, 0);
    std::vector<int64_t> sheets(applications, 0);
    for (const size_t judge : draw) {
      for (const PanelSheet& sheet : panel.sheets) {
        if (sheet.judge != judge) continue;
        sums[sheet.application] += sheet.total;
        ++sheets[sheet.application];
      }
    }
    if (std::accumulate(sheets.begin(), sheets.end(), int64_t{1}, std::multiplies<>()) > 0) {
      ++used;
      for (size_t a = 0; a < applications; ++a) {
        size_t better = 0;
        for (size_t b = 0; b < applications; ++b) {
          if (sums[b] * sheets[a] > sums[a] * sheets[b]) ++better;
        }
        ++counts[a][better];
      }
    }
    size_t at = 0;
    while (at < judges && ++draw[at] == judges) draw[at++] = 0;
    if (at == judges) return counts;
  }
}

bool CountsEveryOrderedDraw(const Panel& panel) {
  const Bootstrap bootstrap = Resampled(panel);
  int64_t used = 0;
  const auto expected = Naively(panel, used);
  bool same = bootstrap.used_weight == used;
  for (size_t a = 0; a < expected.size(); ++a) {
    for (size_t place = 1; place <= expected.size(); ++place) {
      same = same && bootstrap.counts.at(a, place) == expected[a][place - 1];
    }
  }
  return same;
}

RC_GTEST_PROP(BootstrapProperty, CountsEveryOrderedDraw, ()) {
  Sequence sequence(*rc::gen::arbitrary<uint32_t>());
  const auto applications = *rc::gen::inRange<size_t>(2, 9);
  const auto judges = *rc::gen::inRange<size_t>(2, 6);
  const auto gap = *rc::gen::inRange<size_t>(0, 4);
  RC_ASSERT(CountsEveryOrderedDraw(PanelOf(RandomRound(sequence, applications, judges, gap))));
}

RC_GTEST_PROP(BootstrapProperty, OfACompletePanelSumsToAllDraws, ()) {
  Sequence sequence(*rc::gen::arbitrary<uint32_t>());
  const auto applications = *rc::gen::inRange<size_t>(2, 30);
  const auto judges = *rc::gen::inRange<size_t>(2, 9);
  const Bootstrap bootstrap = Resampled(PanelOf(RandomRound(sequence, applications, judges, 0)));
  int64_t all = 1;
  for (size_t j = 0; j < judges; ++j) all *= static_cast<int64_t>(judges);
  RC_ASSERT(bootstrap.used_weight == all);
  for (size_t a = 0; a < applications; ++a) {
    RC_ASSERT(bootstrap.counts.Within(a, applications) == all);
  }
}

RC_GTEST_PROP(BootstrapProperty, TheOrderOfTheInputChangesNothing, ()) {
  Sequence sequence(*rc::gen::arbitrary<uint32_t>());
  Round round = RandomRound(sequence, 6, 5, 3);
  const Bootstrap before = Resampled(PanelOf(round));
  Shuffle(sequence, round);
  const Bootstrap after = Resampled(PanelOf(round));
  for (size_t a = 0; a < 6; ++a) {
    for (size_t place = 1; place <= 6; ++place) {
      RC_ASSERT(before.counts.at(a, place) == after.counts.at(a, place));
    }
  }
}

// Totals without a common unit, and so large that their sums leave 64 bits.
TEST(Bootstrap, DoesNotOverflow) {
  Sequence sequence(7);
  for (const size_t gap : {0U, 3U}) {
    Panel panel = PanelOf(RandomRound(sequence, 6, 5, gap));
    for (PanelSheet& sheet : panel.sheets) {
      sheet.total = static_cast<int64_t>(sequence.Next() % (uint64_t{1} << 62));
      if (sequence.Below(2) == 0) sheet.total = -sheet.total;
    }
    EXPECT_TRUE(CountsEveryOrderedDraw(panel));
  }
}

TEST(Bootstrap, SaysWhereItIsUndefined) {
  const auto reason = [](size_t applications, size_t judges) {
    std::vector<PanelSheet> sheets;
    for (uint32_t a = 0; a < applications; ++a) {
      for (uint32_t j = 0; j < judges; ++j) sheets.push_back({a, j, int64_t{a} * j});
    }
    return ResampleJudges(applications, judges, sheets, {}).value();
  };
  EXPECT_THAT(reason(1, 5), IsUndefined(Undefined::kTooFewApplications));
  EXPECT_THAT(reason(5, 1), IsUndefined(Undefined::kTooFewJudges));
  EXPECT_THAT(reason(2, 13), IsUndefined(Undefined::kTooLarge));
  EXPECT_THAT(reason(800, 12), IsUndefined(Undefined::kTooLarge));
  EXPECT_THAT(reason(3'001, 2), IsUndefined(Undefined::kTooLarge));
  EXPECT_TRUE(reason(2, 12).defined());
}

TEST(Bootstrap, StopsWhenTold) {
  const Panel panel = PanelOf(DemonstrationRound(5));
  int looks = 0;
  int64_t last = 0;
  const Watch watch = [&](std::string_view step, int64_t done, int64_t total) {
    EXPECT_EQ(step, "bootstrap");
    EXPECT_EQ(total, 24'310);
    EXPECT_GT(done, last);
    last = done;
    return ++looks < 3;
  };
  EXPECT_EQ(ResampleJudges(24, 9, panel.sheets, watch).status().code(),
            absl::StatusCode::kCancelled);
  EXPECT_EQ(looks, 3);
}

}  // namespace
}  // namespace award::scoring::insight
