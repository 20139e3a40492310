// The system clock never repeats a reading and never goes back.
#include "server/base/time.h"

#include <algorithm>
#include <thread>
#include <vector>

#include "gtest/gtest.h"

namespace award::base {
namespace {

TEST(SystemClock, GivesDifferentTimesToAllThreads) {
  SystemClock clock;
  std::vector<std::vector<Time>> readings(4, std::vector<Time>(2000));
  std::vector<std::thread> threads;
  for (std::vector<Time>& mine : readings) {
    threads.emplace_back([&clock, &mine] {
      for (Time& time : mine) time = clock.Now();
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::vector<Time> all;
  for (const std::vector<Time>& mine : readings) {
    EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
    all.insert(all.end(), mine.begin(), mine.end());
  }
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
}

TEST(Time, AddsAndSubtractsSpans) {
  using namespace std::chrono_literals;
  const Time time{1'000'000};
  EXPECT_EQ((time + 1500ms).us, 2'500'000);
  EXPECT_EQ((time - 1s).us, 0);
  EXPECT_EQ((time + 1h) - time, 1h);
  EXPECT_LT(time, time + 1us);
}

}  // namespace
}  // namespace award::base
