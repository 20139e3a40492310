// Reading CSV as spreadsheets write it.
#include "client/form/csv_reader.h"

#include "client/error/error.h"
#include "client/render/csv.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace award::client {
namespace {

absl::StatusOr<std::vector<CsvRow>> Read(std::string_view text) {
  return ReadCsv("x.csv", text, {"a", "b"});
}

std::vector<std::string> WrongRows(std::string_view text) {
  std::vector<std::string> wrong;
  const auto rows = Read(text);
  if (rows.ok()) return {"nothing"};
  for (const Violation& violation : ComplaintOf(rows.status()).violations) {
    wrong.push_back(violation.subject + " " + violation.type);
  }
  return wrong;
}

TEST(CsvReader, ReadsWhatASpreadsheetWrites) {
  const auto rows = Read(
      "\xEF\xBB\xBF"
      "a,b\r\n1,\"x, \"\"y\"\"\"\r\n\r\n2,\"two\r\nlines\"\r\n3,z");
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_EQ((*rows)[0].Cell("b"), "x, \"y\"");
  EXPECT_EQ((*rows)[1].Cell("b"), "two\r\nlines");
  EXPECT_EQ((*rows)[1].line, 4);
  EXPECT_EQ((*rows)[2].line, 6);
}

TEST(CsvReader, TakesColumnsInAnyOrder) {
  const auto rows = Read("b,a\n1,2\n");
  ASSERT_TRUE(rows.ok());
  EXPECT_EQ((*rows)[0].Cell("a"), "2");
}

TEST(CsvReader, NamesEveryWrongLine) {
  using ::testing::ElementsAre;
  EXPECT_THAT(WrongRows("a,b\n1\n2,3,4\n5,6\n"),
              ElementsAre("x.csv:2 LINE_COLUMNS", "x.csv:3 LINE_COLUMNS"));
  EXPECT_THAT(WrongRows("a,c\n"), ElementsAre("x.csv:1 LINE_HEADER"));
  EXPECT_THAT(WrongRows(""), ElementsAre("x.csv:1 LINE_HEADER"));
  EXPECT_THAT(WrongRows("a,b\n1,\"x\n"), ElementsAre("x.csv:2 LINE_QUOTES"));
  EXPECT_THAT(WrongRows("a,b\n1,\xFF\n"), ElementsAre("x.csv:2 LINE_NOT_UTF8"));
}

TEST(CsvReader, GivesBackWhatWasExported) {
  for (const char* cell : {"=1+1", "-x", "a,b", "say \"x\"", "'quoted", "-5", "", "甲"}) {
    const auto rows = Read("a,b\r\n" + CsvLine({cell, "x"}));
    ASSERT_TRUE(rows.ok()) << cell;
    EXPECT_EQ((*rows)[0].Cell("a"), cell);
  }
}

}  // namespace
}  // namespace award::client
