// Shows that every tidy rule can fail: a bad sample it refuses beside a good one it accepts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/tidy/rules.h"
#include "tests/tidy/source_tree.h"

namespace award::tidy {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string Line(size_t columns, const std::string& letter = "x") {
  std::string line = "// ";
  for (size_t i = 3; i < columns; ++i) line += letter;
  return line + "\n";
}

std::string Lines(size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += "// A line.\n";
  return text;
}

Breaches Check(Breaches (*rule)(const SourceFile&), const std::string& path,
               const std::string& text) {
  return rule(MakeSourceFile(path, text));
}

TEST(FirstComment, IsRequiredInEveryLanguage) {
  EXPECT_THAT(Check(FirstComment, "a.cc", "#include <map>\n"), SizeIs(1));
  EXPECT_THAT(Check(FirstComment, "a.cc", "// Maps.\n"), IsEmpty());
  EXPECT_THAT(Check(FirstComment, "a.sql", "CREATE TABLE a (b INTEGER);\n"), SizeIs(1));
  EXPECT_THAT(Check(FirstComment, "a.sql", "-- Tables.\n"), IsEmpty());
  EXPECT_THAT(Check(FirstComment, "CMakeLists.txt", "project(award)\n"), SizeIs(1));
  EXPECT_THAT(Check(FirstComment, "deploy/check", "#!/bin/bash\nset -e\n"), SizeIs(1));
  EXPECT_THAT(Check(FirstComment, "deploy/check", "#!/bin/bash\n# Checks.\n"), IsEmpty());
  EXPECT_THAT(Check(FirstComment, "a.cc", ""), SizeIs(1));
}

TEST(HeaderGuard, FollowsThePath) {
  const std::string good =
      "// A.\n#ifndef AWARD_A_B_H_\n#define AWARD_A_B_H_\n#endif  // AWARD_A_B_H_\n";
  EXPECT_THAT(Check(HeaderGuard, "a/b.h", good), IsEmpty());
  EXPECT_THAT(Check(HeaderGuard, "a/c.h", good), SizeIs(1));
  EXPECT_THAT(Check(HeaderGuard, "a/b.h", "// A.\n#pragma once\n"), SizeIs(1));
  EXPECT_THAT(Check(HeaderGuard, "a/b.h", good + "\n// After.\n"), SizeIs(1));
}

TEST(FileLength, IsLimited) {
  EXPECT_THAT(Check(FileLength, "a.cc", Lines(400)), IsEmpty());
  EXPECT_THAT(Check(FileLength, "a.cc", Lines(401)), SizeIs(1));
  EXPECT_THAT(Check(FileLength, "a.h", Lines(150)), IsEmpty());
  EXPECT_THAT(Check(FileLength, "a.h", Lines(151)), SizeIs(1));
  EXPECT_THAT(Check(FileLength, "tests/golden/a.txt", Lines(401)), IsEmpty());
}

TEST(LineLength, CountsCodePoints) {
  EXPECT_THAT(Check(LineLength, "a.cc", Line(100)), IsEmpty());
  EXPECT_THAT(Check(LineLength, "a.cc", Line(101)), SizeIs(1));
  EXPECT_THAT(Check(LineLength, "a.cc", Line(100, "評")), IsEmpty());
  EXPECT_THAT(Check(LineLength, "a.cc", Line(101, "評")), SizeIs(1));
  EXPECT_THAT(Check(LineLength, "a.cc", "// https://example.org/" + Line(101)), IsEmpty());
}

TEST(Whitespace, IsPlain) {
  EXPECT_THAT(Check(Whitespace, "a.cc", "int a;\n"), IsEmpty());
  EXPECT_THAT(Check(Whitespace, "a.cc", "int a; \n"), SizeIs(1));
  EXPECT_THAT(Check(Whitespace, "a.cc", "\tint a;\n"), SizeIs(1));
  EXPECT_THAT(Check(Whitespace, "a.cc", "int a;\r\n"), SizeIs(1));
  EXPECT_THAT(Check(Whitespace, "a.cc", "int a;"), SizeIs(1));
  EXPECT_THAT(Check(Whitespace, "a.cc", "int a;\n\n"), SizeIs(1));
  EXPECT_THAT(Check(Whitespace, "tests/data/a.csv", "a\r\n"), IsEmpty());
}

TEST(FileName, SaysWhatIsInside) {
  EXPECT_THAT(Check(FileName, "server/base/string_util.cc", ""), SizeIs(1));
  EXPECT_THAT(Check(FileName, "server/common/time.cc", ""), SizeIs(1));
  EXPECT_THAT(Check(FileName, "client/uncommon.cc", ""), IsEmpty());
}

TEST(BannedWords, ViewsAreStandardOnes) {
  EXPECT_THAT(Check(BannedWords, "client/a.cc", "void F(absl::string_view name);\n"), SizeIs(1));
  EXPECT_THAT(Check(BannedWords, "client/a.cc", "F(absl::string_view(n.data(), n.size()));\n"),
              IsEmpty());
  EXPECT_THAT(Check(BannedWords, "client/a.cc", "// Not absl::string_view.\n"), IsEmpty());
}

TEST(BannedWords, TheClockStopsAtRpc) {
  const std::string now = "Time t = system_clock::now();\n";
  EXPECT_THAT(Check(BannedWords, "server/workflow/a.cc", now), SizeIs(1));
  EXPECT_THAT(Check(BannedWords, "server/base/time.cc", now), IsEmpty());
  EXPECT_THAT(Check(BannedWords, "server/rpc/unary.h", now), IsEmpty());
  EXPECT_THAT(Check(BannedWords, "server/model/a.cc", "t = time(nullptr);\n"), SizeIs(1));
  EXPECT_THAT(Check(BannedWords, "scoring/a.cc", "t = absl::Now();\n"), SizeIs(1));
}

TEST(BannedWords, OfficialNumbersAreExact) {
  EXPECT_THAT(Check(BannedWords, "scoring/ranking/a.cc", "double mean;\n"), SizeIs(1));
  EXPECT_THAT(Check(BannedWords, "scoring/ranking/a.cc", "// Never a double.\n"), IsEmpty());
  EXPECT_THAT(Check(BannedWords, "scoring/ranking/a.cc", "int double_check;\n"), IsEmpty());
  EXPECT_THAT(Check(BannedWords, "scoring/insight/a.cc", "double mean;\n"), IsEmpty());
  EXPECT_THAT(Check(BannedWords, "server/storage/a.cc", "float mean;\n"), SizeIs(1));
}

TEST(BannedWords, SqlStaysInStorageAndNamesItsColumns) {
  EXPECT_THAT(Check(BannedWords, "server/workflow/a.cc", "sqlite3_open(x);\n"), SizeIs(1));
  EXPECT_THAT(Check(BannedWords, "server/storage/a.cc", "sqlite3_open(x);\n"), IsEmpty());
  EXPECT_THAT(Check(BannedWords, "server/storage/a.cc", "q = R\"(SELECT * FROM a)\";\n"),
              SizeIs(1));
  EXPECT_THAT(Check(BannedWords, "server/storage/a.sql", "SELECT * FROM a;\n"), SizeIs(1));
}

TEST(BannedWords, NothingWaitsGuessesOrPrints) {
  EXPECT_THAT(Check(BannedWords, "tests/e2e/a.cc", "std::this_thread::sleep_for(d);\n"), SizeIs(1));
  EXPECT_THAT(Check(BannedWords, "server/rpc/a.cc", "absl::SleepFor(d);\n"), SizeIs(1));
  EXPECT_THAT(Check(BannedWords, "server/workflow/a.cc", "std::cout << x;\n"), SizeIs(1));
  EXPECT_THAT(Check(BannedWords, "client/a.cc", "std::cout << x;\n"), IsEmpty());
  EXPECT_THAT(Check(BannedWords, "client/a.cc", "int r = rand();\n"), SizeIs(1));
  EXPECT_THAT(Check(BannedWords, "client/a.cc", "int operand = 1;\n"), IsEmpty());
  EXPECT_THAT(Check(BannedWords, "server/base/a.cc", "#include <openssl/rand.h>\n"), IsEmpty());
  EXPECT_THAT(Check(BannedWords, "server/rpc/a.cc", "absl::Mutex m;\n"), SizeIs(1));
}

TEST(BannedWords, NameTheirReplacement) {
  const Breaches breaches = Check(BannedWords, "server/rpc/a.cc", "\nabsl::Mutex m;\n");
  ASSERT_THAT(breaches, SizeIs(1));
  EXPECT_EQ(breaches[0].path, "server/rpc/a.cc");
  EXPECT_EQ(breaches[0].line, 2U);
  EXPECT_THAT(breaches[0].message, HasSubstr("std::mutex"));
}

TEST(UnfinishedWork, IsRefusedInComments) {
  EXPECT_THAT(Check(UnfinishedWork, "a.cc", "// TODO(me): more.\n"), SizeIs(1));
  EXPECT_THAT(Check(UnfinishedWork, "README.md", "FIXME\n"), SizeIs(1));
  EXPECT_THAT(Check(UnfinishedWork, "deploy/demo", "mktemp -d demo.XXXXXX\n"), IsEmpty());
}

TEST(Glossary, HasOneWordForEachThing) {
  EXPECT_THAT(Check(Glossary, "server/model/a.h", "struct DraftBallot {};\n"), SizeIs(1));
  EXPECT_THAT(Check(Glossary, "proto/award/v1/a.proto", "string review_cycle = 1;\n"), SizeIs(1));
  EXPECT_THAT(Check(Glossary, "scoring/panel/a.cc", "bool negative_cycle;\n"), IsEmpty());
  EXPECT_THAT(Check(Glossary, "server/model/a.h", "int recycled;\n"), IsEmpty());
}

TEST(TypeNames, SayWhatATypeIs) {
  EXPECT_THAT(Check(TypeNames, "a.h", "class StoreImpl {\n"), SizeIs(1));
  EXPECT_THAT(Check(TypeNames, "a.proto", "message JudgeInfo {\n"), SizeIs(1));
  EXPECT_THAT(Check(TypeNames, "a.proto", "message ErrorInfo {\n"), IsEmpty());
  EXPECT_THAT(Check(TypeNames, "a.h", "class Store : public Room {\n"), IsEmpty());
}

TEST(MachinePaths, AreNotWritten) {
  EXPECT_THAT(Check(MachinePaths, "README.md", "cd /home/me/award\n"), SizeIs(1));
  EXPECT_THAT(Check(MachinePaths, "README.md", "cd award\n"), IsEmpty());
}

TEST(IncludedFloors, GoDownOnly) {
  const auto include = [](const std::string& path) { return "#include \"" + path + "\"\n"; };
  const std::string sqlite = include("server/storage/sqlite.h");
  EXPECT_THAT(Check(IncludedFloors, "server/model/a.h", sqlite), SizeIs(1));
  EXPECT_THAT(Check(IncludedFloors, "server/storage/a.h", sqlite), IsEmpty());
  EXPECT_THAT(Check(IncludedFloors, "server/workflow/a.h", sqlite), IsEmpty());
  EXPECT_THAT(Check(IncludedFloors, "client/a.cc", sqlite), SizeIs(1));
  EXPECT_THAT(Check(IncludedFloors, "tests/e2e/a.cc", sqlite), IsEmpty());
  const std::string error = include("server/base/error.h");
  EXPECT_THAT(Check(IncludedFloors, "scoring/rubric/a.cc", error), SizeIs(1));
  const std::string ranking = include("scoring/ranking/ranking.h");
  EXPECT_THAT(Check(IncludedFloors, "server/service/a.cc", ranking), SizeIs(1));
  EXPECT_THAT(Check(IncludedFloors, "server/workflow/a.cc", ranking), IsEmpty());
  EXPECT_THAT(Check(IncludedFloors, "client/a.cc", ranking), IsEmpty());
  const std::string insight = include("scoring/insight/severity.h");
  EXPECT_THAT(Check(IncludedFloors, "scoring/ranking/a.cc", insight), SizeIs(1));
  EXPECT_THAT(Check(IncludedFloors, "server/workflow/a.cc", include("server/rpc/unary.h")),
              SizeIs(1));
}

TEST(IncludedLibraries, StayInTheirRooms) {
  const auto check = [](const std::string& path, const std::string& include) {
    return Check(IncludedLibraries, path, "#include " + include + "\n");
  };
  EXPECT_THAT(check("server/workflow/a.cc", "<sqlite3.h>"), SizeIs(1));
  EXPECT_THAT(check("server/storage/a.cc", "<sqlite3.h>"), IsEmpty());
  EXPECT_THAT(check("server/service/a.cc", "<grpcpp/grpcpp.h>"), SizeIs(1));
  EXPECT_THAT(check("server/rpc/a.cc", "<grpcpp/grpcpp.h>"), IsEmpty());
  EXPECT_THAT(check("server/service/a.cc", "\"award/v1/sheet.grpc.pb.h\""), SizeIs(1));
  EXPECT_THAT(check("server/service/a.cc", "\"award/v1/sheet.pb.h\""), IsEmpty());
  EXPECT_THAT(check("server/workflow/a.cc", "\"award/v1/sheet.pb.h\""), SizeIs(1));
  EXPECT_THAT(check("server/model/a.h", "<google/protobuf/message.h>"), SizeIs(1));
  EXPECT_THAT(check("server/workflow/a.cc", "<spdlog/spdlog.h>"), SizeIs(1));
  EXPECT_THAT(check("server/main.cc", "<CLI/CLI.hpp>"), IsEmpty());
  EXPECT_THAT(check("client/a.h", "<CLI/CLI.hpp>"), SizeIs(1));
  EXPECT_THAT(check("client/a.cc", "<CLI/CLI.hpp>"), IsEmpty());
}

TEST(LinkedFloors, AgreeWithIncludes) {
  const auto check = [](const std::string& text) {
    return Check(LinkedFloors, "server/model/CMakeLists.txt", text);
  };
  EXPECT_THAT(check("award_library(award_model\n  SOURCES a.cc\n  DEPS award_base)\n"), IsEmpty());
  EXPECT_THAT(check("award_library(award_model\n  SOURCES a.cc\n  DEPS award_storage)\n"),
              SizeIs(1));
  EXPECT_THAT(check("target_link_libraries(award_model PRIVATE gRPC::grpc++)\n"), SizeIs(1));
  EXPECT_THAT(check("target_link_libraries(award_storage PRIVATE SQLite::SQLite3)\n"), IsEmpty());
  EXPECT_THAT(check("award_library(award_service DEPS award_scoring)\n"), SizeIs(1));
  EXPECT_THAT(check("award_library(award_attic SOURCES a.cc)\n"), SizeIs(1));
  EXPECT_THAT(check("# award_library(award_model DEPS award_rpc)\n"), IsEmpty());
}

TEST(IncludesExist, FromTheRoot) {
  const auto check = [](const std::string& text) {
    return IncludesExist(
        {MakeSourceFile("server/base/a.cc", text), MakeSourceFile("server/base/a.h", "// A.\n")});
  };
  EXPECT_THAT(check("#include \"server/base/a.h\"\n"), IsEmpty());
  EXPECT_THAT(check("#include <vector>\n#include \"absl/status/status.h\"\n"), IsEmpty());
  EXPECT_THAT(check("#include \"server/base/gone.h\"\n"), SizeIs(1));
  EXPECT_THAT(check("#include <server/base/a.h>\n"), SizeIs(1));
  EXPECT_THAT(check("#include \"a.h\"\n"), SizeIs(1));
  EXPECT_THAT(check("#include \"../base/a.h\"\n"), SizeIs(1));
}

TEST(SourcesBuilt, OrElseTheyAreDead) {
  const SourceFile source = MakeSourceFile("scoring/number/fraction.cc", "// A.\n");
  const auto list = [](const std::string& text) {
    return MakeSourceFile("scoring/CMakeLists.txt", text);
  };
  EXPECT_THAT(SourcesBuilt({source}), SizeIs(1));
  EXPECT_THAT(SourcesBuilt({source, list("award_library(a SOURCES number/fraction.cc)\n")}),
              IsEmpty());
  EXPECT_THAT(SourcesBuilt({source, list("# number/fraction.cc\n")}), SizeIs(1));
}

TEST(SourcesTested, OnTheLowerFloors) {
  const SourceFile source = MakeSourceFile("server/storage/sheets.cc", Lines(50));
  const SourceFile room = MakeSourceFile("scoring/number/rational.cc", Lines(50));
  EXPECT_THAT(SourcesTested({source, room}), SizeIs(2));
  EXPECT_THAT(SourcesTested({source, MakeSourceFile("tests/storage/sheets_test.cc", "")}),
              IsEmpty());
  EXPECT_THAT(SourcesTested({room, MakeSourceFile("tests/scoring/number/rational_test.cc", "")}),
              IsEmpty());
  EXPECT_THAT(SourcesTested({source, MakeSourceFile("tests/model/sheets_test.cc", "")}), SizeIs(1));
  const SourceFile rows =
      MakeSourceFile("tests/storage/rows_test.cc", "#include \"server/storage/sheets.h\"\n");
  EXPECT_THAT(SourcesTested({source, rows}), IsEmpty());
  EXPECT_THAT(SourcesTested({MakeSourceFile("server/storage/tiny.cc", Lines(10))}), IsEmpty());
  EXPECT_THAT(SourcesTested({MakeSourceFile("server/rpc/unary.cc", Lines(50))}), IsEmpty());
}

TEST(Blanked, KnowsCommentsAndLiterals) {
  EXPECT_EQ(Blanked("a // b\nc", Language::kCpp, false), "a     \nc");
  EXPECT_EQ(Blanked("a /* b\n */ c", Language::kCpp, false), "a     \n    c");
  EXPECT_EQ(Blanked("f(\"x // y\");", Language::kCpp, false), "f(        );");
  EXPECT_EQ(Blanked("f(\"x // y\");", Language::kCpp, true), "f(\"x // y\");");
  EXPECT_EQ(Blanked("f(R\"q(a \" b)q\") d", Language::kCpp, false), "f(            ) d");
  EXPECT_EQ(Blanked("10'000 + 'x'", Language::kCpp, false), "10'000 +    ");
  EXPECT_EQ(Blanked("a -- b\nc", Language::kSql, false), "a     \nc");
  EXPECT_EQ(Blanked("a # b\nc#d", Language::kCMake, false), "a    \nc#d");
}

TEST(Listing, WorksWithoutGit) {
  const std::filesystem::path root = std::filesystem::path(testing::TempDir()) /
                                     ("award_tidy_listing." + std::to_string(getpid()));
  for (const char* const path : {"server/a.cc", "build/b.cc", ".ci/run", ".cache/c.cc"}) {
    std::filesystem::create_directories((root / path).parent_path());
    std::ofstream(root / path) << "// A.\n";
  }
  EXPECT_THAT(ListedByFolder(root), testing::ElementsAre(".ci/run", "server/a.cc"));
  EXPECT_THAT(ListedByGit(root), IsEmpty());
  EXPECT_THAT(ReadRepository(root), SizeIs(2));
  std::filesystem::remove_all(root);
}

}  // namespace
}  // namespace award::tidy
