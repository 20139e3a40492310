// Short names and full names.
#include "client/contract/names.h"

#include "award/v1/resolution.pb.h"
#include "client/error/error.h"
#include "gtest/gtest.h"

namespace award::client {
namespace {

constexpr char kApplication[] = "seasons/{YEAR}/applications/{APPLICATION}";
constexpr char kSheet[] = "seasons/{YEAR}/judges/{JUDGE}/sheets/{SHEET}";

std::string Full(std::string_view pattern, std::string_view text, std::string_view season = "") {
  const auto name = FullName(pattern, text, season);
  return name.ok() ? *name : ComplaintOf(name.status()).reason;
}

TEST(Names, AreCompletedFromTheirShortForm) {
  EXPECT_EQ(Full("seasons/{YEAR}", "116"), "seasons/116");
  EXPECT_EQ(Full(kApplication, "116/jiasian-mobile"), "seasons/116/applications/jiasian-mobile");
  EXPECT_EQ(Full(kSheet, "116/lin/jiasian-mobile.first"),
            "seasons/116/judges/lin/sheets/jiasian-mobile.first");
  EXPECT_EQ(Full("agencies/{AGENCY}", "civil-affairs"), "agencies/civil-affairs");
}

TEST(Names, StayAsTheyAreWhenTheyAreFull) {
  EXPECT_EQ(Full(kApplication, "seasons/116/applications/x"), "seasons/116/applications/x");
}

TEST(Names, BorrowTheSeason) {
  EXPECT_EQ(Full(kApplication, "jiasian-mobile", "116"), "seasons/116/applications/jiasian-mobile");
  EXPECT_EQ(Full(kApplication, "jiasian-mobile"), "NAME_MALFORMED");
}

TEST(Names, OfAnotherKindAreRefused) {
  EXPECT_EQ(Full(kApplication, "seasons/116"), "NAME_MALFORMED");
  EXPECT_EQ(Full(kApplication, "seasons/116/judges/lin"), "NAME_MALFORMED");
  EXPECT_EQ(Full(kApplication, "116/a/b"), "NAME_MALFORMED");
  EXPECT_EQ(Full("seasons/{YEAR}", ""), "NAME_MALFORMED");
  EXPECT_EQ(Full(kApplication, "116/"), "NAME_MALFORMED");
}

TEST(Names, AreShownShort) {
  EXPECT_EQ(ShortName("seasons/116/judges/lin/sheets/a.first"), "116/lin/a.first");
  EXPECT_EQ(ShortName("agencies/civil-affairs"), "civil-affairs");
  EXPECT_EQ(ShortName("陳/林"), "陳/林");
  EXPECT_EQ(ShortName("civil-affairs"), "civil-affairs");
}

TEST(Names, KnowTheirParent) {
  EXPECT_EQ(ParentPattern(kApplication), "seasons/{YEAR}");
  EXPECT_EQ(ParentPattern("seasons/{YEAR}"), "");
  EXPECT_EQ(ShortForm(kSheet), "YEAR/JUDGE/SHEET");
}

TEST(Names, InsideAMessageAreCompletedAtAnyDepth) {
  v1::CreateResolutionRequest request;
  auto& tie = *request.mutable_resolution()->mutable_tie();
  tie.add_applications("a");
  tie.add_applications("seasons/116/applications/b");
  request.mutable_resolution()->set_reason("a/b is left alone");
  ASSERT_TRUE(CompleteNames("116", request).ok());
  EXPECT_EQ(tie.applications(0), "seasons/116/applications/a");
  EXPECT_EQ(tie.applications(1), "seasons/116/applications/b");
  EXPECT_EQ(request.resolution().reason(), "a/b is left alone");
}

}  // namespace
}  // namespace award::client
