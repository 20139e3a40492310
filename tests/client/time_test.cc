// Times as people write them, and what they are shown as.
#include "client/contract/time.h"

#include "gtest/gtest.h"

namespace award::client {
namespace {

std::string Utc(std::string_view text) {
  const auto time = ParseTime(text);
  return time.has_value() ? Rfc3339(*time) : "none";
}

TEST(Time, IsTaipeiTimeUnlessItSaysOtherwise) {
  EXPECT_EQ(Utc("2027-02-26 17:00"), "2027-02-26T09:00:00Z");
  EXPECT_EQ(Utc("2027-02-26 17:00:30"), "2027-02-26T09:00:30Z");
  EXPECT_EQ(Utc("2027-02-26"), "2027-02-25T16:00:00Z");
  EXPECT_EQ(Utc("2027-02-26T17:00:00Z"), "2027-02-26T17:00:00Z");
  EXPECT_EQ(Utc("2027-02-26T17:00:00+08:00"), "2027-02-26T09:00:00Z");
}

TEST(Time, TakesRocYears) { EXPECT_EQ(Utc("116-02-26 17:00"), "2027-02-26T09:00:00Z"); }

TEST(Time, RefusesWhatIsNoDay) {
  EXPECT_EQ(Utc("2027-02-30 17:00"), "none");
  EXPECT_EQ(Utc("tomorrow"), "none");
  EXPECT_EQ(Utc(""), "none");
  EXPECT_EQ(Utc("2027-02-26 25:00"), "none");
}

TEST(Time, IsShownWithTheRocYear) {
  const auto time = *ParseTime("2027-02-26 17:00");
  EXPECT_EQ(TaipeiTime(time, Language::kChinese), "民國116年2月26日 17:00");
  EXPECT_EQ(TaipeiTime(time, Language::kEnglish), "2027-02-26 17:00 (ROC 116)");
  const auto with_seconds = *ParseTime("2027-12-31 23:59:07");
  EXPECT_EQ(TaipeiTime(with_seconds, Language::kChinese), "民國116年12月31日 23:59:07");
}

}  // namespace
}  // namespace award::client
