// Every refusal is worded in both languages, and what is said is complete.
#include "client/words/reasons.h"

#include <set>

#include "award/v1/error.pb.h"
#include "client/error/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/panel/files/fault.h"
#include "server/base/reason.h"

namespace award::client {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

bool HasChinese(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0xE3) return true;
  }
  return false;
}

TEST(Reasons, OfTheServerAreAllWorded) {
  for (const base::ReasonRow& row : base::Reasons()) {
    const ReasonWords* words = FindReason(row.name);
    ASSERT_NE(words, nullptr) << row.name << " is not in client/words";
    EXPECT_TRUE(HasChinese(words->sentence.zh)) << row.name;
    EXPECT_FALSE(words->sentence.en.empty()) << row.name;
    EXPECT_FALSE(HasChinese(words->sentence.en) && row.name != "DOCUMENT_NUMBER_INVALID");
    EXPECT_EQ(words->remedy.zh.empty(), words->remedy.en.empty()) << row.name;
  }
}

TEST(Reasons, OfAssignmentFilesAreAllWorded) {
  using scoring::panel::FaultKind;
  for (int kind = 0; kind <= static_cast<int>(FaultKind::kFieldForm); ++kind) {
    const std::string_view name = scoring::panel::FaultName(static_cast<FaultKind>(kind));
    const ReasonWords* words = FindReason(name);
    ASSERT_NE(words, nullptr) << name << " is not in client/words";
    EXPECT_TRUE(HasChinese(words->sentence.zh)) << name;
    EXPECT_FALSE(HasChinese(words->sentence.en)) << name;
    EXPECT_FALSE(words->remedy.zh.empty() || words->remedy.en.empty()) << name;
  }
}

TEST(Reasons, HaveTemplatesThatCanBeFilled) {
  std::set<std::string_view> seen;
  for (const auto rows : {RequestReasons(), SeasonReasons(), ClientReasons(), RulesReasons(),
                          TableReasons(), PlanReasons()}) {
    for (const ReasonWords& row : rows) {
      EXPECT_TRUE(seen.insert(row.reason).second) << row.reason << " is worded twice";
      for (const std::string_view text :
           {row.sentence.zh, row.sentence.en, row.remedy.zh, row.remedy.en}) {
        // Without any fact, what is in brackets goes and nothing of the template shows.
        const std::string bare = FillTemplate(text, {}, Language::kEnglish);
        EXPECT_THAT(bare, Not(HasSubstr("["))) << row.reason;
        EXPECT_THAT(bare, Not(HasSubstr("]"))) << row.reason;
        EXPECT_THAT(bare, Not(HasSubstr("{"))) << row.reason;
      }
    }
  }
}

// Facts in the sentence of a server's reason may be missing; the sentence must stand without them.
TEST(Reasons, OfTheServerStandWithoutFacts) {
  for (const base::ReasonRow& row : base::Reasons()) {
    const ReasonWords* words = FindReason(row.name);
    if (words == nullptr) continue;
    EXPECT_NE(FillTemplate(words->sentence.zh, {}, Language::kChinese), "") << row.name;
    EXPECT_NE(FillTemplate(words->sentence.en, {}, Language::kEnglish), "") << row.name;
  }
}

Complaint WindowClosed() {
  Complaint complaint;
  complaint.exit = Exit::kRefused;
  complaint.reason = "WINDOW_CLOSED";
  complaint.facts = {{"close_time", "2027-02-26T09:00:00Z"}};
  return complaint;
}

TEST(Reasons, AreSaidInTheLanguageOfTheReader) {
  EXPECT_EQ(Say(WindowClosed(), Language::kChinese),
            "award: 期間已經截止（民國116年2月26日 17:00）。如需延長，請洽承辦人員。 "
            "[WINDOW_CLOSED]\n");
  EXPECT_EQ(
      Say(WindowClosed(), Language::kEnglish),
      "award: The window is closed; it closed at 2027-02-26 17:00 (ROC 116). Ask the staff if "
      "it can be extended. [WINDOW_CLOSED]\n");
}

TEST(Reasons, ShowFactsThatTheSentenceDoesNotSay) {
  Complaint complaint = WindowClosed();
  complaint.facts["season"] = "seasons/116";
  EXPECT_THAT(Say(complaint, Language::kEnglish), HasSubstr("\n  season: 116\n"));
}

TEST(Reasons, ShowEveryViolation) {
  Complaint complaint;
  complaint.reason = "REQUIREMENTS_MISSING";
  complaint.violations = {
      {"SHEET_OUTSTANDING", "seasons/116/judges/lin/sheets/a.first", "The sheet is missing."},
      {"NEWER_REASON", "seasons/116", "Something that this client does not know."}};
  const std::string zh = Say(complaint, Language::kChinese);
  EXPECT_THAT(zh, HasSubstr("  - 116/lin/a.first：評分單尚未送出、棄權或註記缺席。 "
                            "[SHEET_OUTSTANDING]\n"));
  EXPECT_THAT(zh, HasSubstr("  - 116：Something that this client does not know. [NEWER_REASON]\n"));
}

TEST(Reasons, CannotDriveTheTerminal) {
  Complaint complaint;
  complaint.reason = "NEW\x1B[31m";
  complaint.message = "\x1B]0;title\x07";
  complaint.facts = {{"a\x1B", "b\u202E"}};
  complaint.violations = {{"T\x1B", "s\x1B[2J", "x\x9B"}};
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const std::string said = Say(complaint, language);
    EXPECT_THAT(said, Not(HasSubstr("\x1B")));
    EXPECT_THAT(said, Not(HasSubstr("\x07")));
    EXPECT_THAT(said, Not(HasSubstr("\u202E")));
    EXPECT_THAT(said, HasSubstr("⟦U+001B⟧"));
  }
}

TEST(Errors, OfTheServerKeepTheirParts) {
  v1::Status wire;
  v1::ErrorInfo error;
  error.set_reason("ETAG_MISMATCH");
  error.set_domain("award");
  (*error.mutable_metadata())["etag"] = "\"7\"";
  wire.add_details()->set_type_url("type.googleapis.com/google.rpc.ErrorInfo");
  wire.mutable_details(0)->set_value(error.SerializeAsString());
  const Complaint complaint = ComplaintOf(ServerError(10, "text", wire.SerializeAsString()));
  EXPECT_EQ(complaint.exit, Exit::kRefused);
  EXPECT_EQ(complaint.reason, "ETAG_MISMATCH");
  EXPECT_FALSE(complaint.local);
  EXPECT_EQ(complaint.facts.at("etag"), "\"7\"");
}

TEST(Errors, WithoutDetailsAreNamedByTheirCode) {
  const Complaint complaint = ComplaintOf(ServerError(16, "no token", ""));
  EXPECT_EQ(complaint.reason, "UNAUTHENTICATED");
  EXPECT_EQ(complaint.exit, Exit::kRefused);
}

TEST(Errors, OfTheClientKnowTheirExit) {
  EXPECT_EQ(ComplaintOf(UsageError("UNKNOWN_FLAG")).exit, Exit::kUsage);
  EXPECT_EQ(ComplaintOf(UnreachedError("SERVER_SILENT")).exit, Exit::kUnreached);
  EXPECT_EQ(ComplaintOf(BlockedError("PLAN_BLOCKED")).exit, Exit::kBlocked);
  EXPECT_EQ(ComplaintOf(InterruptedError()).exit, Exit::kInterrupted);
  EXPECT_EQ(ComplaintOf(UnknownOutcome({})).exit, Exit::kUnknown);
  EXPECT_EQ(ComplaintOf(RefusedError("ANSWER_DAMAGED")).exit, Exit::kRefused);
}

}  // namespace
}  // namespace award::client
