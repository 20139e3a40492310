// Command lines and settings.
#include "client/settings/settings.h"

#include "client/error/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/client/runner.h"

namespace award::client {
namespace {

using ::award::testing::TempDirectory;
using ::award::testing::WriteFile;
using ::testing::ElementsAre;

absl::StatusOr<Arguments> Parse(const std::vector<std::string>& args) {
  return ParseArguments(args, [](const auto&, std::string_view flag) { return flag == "outside"; });
}

TEST(Arguments, AreWordsAndFlags) {
  const auto arguments =
      Parse({"--server", "h:1", "judge", "create", "--outside", "116/lin", "--load-max=4"});
  ASSERT_TRUE(arguments.ok());
  EXPECT_THAT(arguments->words, ElementsAre("judge", "create", "116/lin"));
  EXPECT_EQ(arguments->Value("server"), "h:1");
  EXPECT_EQ(arguments->Value("outside"), "true");
  EXPECT_EQ(arguments->Value("load-max"), "4");
  EXPECT_EQ(arguments->Value("gender"), std::nullopt);
}

TEST(Arguments, TakeValuesThatLookLikeFlags) {
  const auto arguments = Parse({"--reason", "--none", "--", "--x"});
  ASSERT_TRUE(arguments.ok());
  EXPECT_EQ(arguments->Value("reason"), "--none");
  EXPECT_THAT(arguments->words, ElementsAre("--x"));
}

TEST(Arguments, MissTheValueOfALastFlag) {
  const auto arguments = Parse({"season", "get", "--server"});
  ASSERT_FALSE(arguments.ok());
  EXPECT_EQ(ComplaintOf(arguments.status()).reason, "FLAG_WITHOUT_VALUE");
  EXPECT_EQ(ComplaintOf(Parse({"--reason"}).status()).reason, "FLAG_WITHOUT_VALUE");
}

// Only the command knows whether it has such a flag, so it says what is wrong.
TEST(Arguments, LeaveALastFlagToTheCommand) {
  const auto arguments = Parse({"season", "get", "--reason"});
  ASSERT_TRUE(arguments.ok());
  ASSERT_EQ(arguments->flags.size(), 1U);
  EXPECT_TRUE(arguments->flags[0].without_value);
}

Settings Load(const std::vector<std::string>& args, const Environment& environment) {
  const auto settings = LoadSettings(*Parse(args), environment);
  return settings.ok() ? *settings : Settings{.server = ComplaintOf(settings.status()).reason};
}

TEST(Settings, ComeFromFlagThenVariableThenFileThenDefault) {
  const TempDirectory folder;
  std::filesystem::create_directory(folder.path() / "award");
  WriteFile(folder.File("award/config.toml"),
            "server = \"file:1\"\nlang = \"zh-TW\"\nca = \"ca.pem\"\n");
  Environment environment;
  EXPECT_EQ(Load({}, environment).server, "127.0.0.1:8443");
  environment.variables["XDG_CONFIG_HOME"] = folder.path().string();
  EXPECT_EQ(Load({}, environment).server, "file:1");
  EXPECT_EQ(Load({}, environment).language, Language::kChinese);
  EXPECT_EQ(Load({}, environment).ca_file, folder.File("award/ca.pem"));
  environment.variables["AWARD_SERVER"] = "variable:1";
  EXPECT_EQ(Load({}, environment).server, "variable:1");
  EXPECT_EQ(Load({"--server", "flag:1"}, environment).server, "flag:1");
}

TEST(Settings, NameWhatIsWrongInTheFile) {
  const TempDirectory folder;
  WriteFile(folder.File("config.toml"), "server = \"a\"\nserver = \"b\"\n");
  EXPECT_EQ(Load({"--config", folder.File("config.toml")}, {}).server, "SETTINGS_INVALID");
  WriteFile(folder.File("other.toml"), "servr = \"a\"\n");
  EXPECT_EQ(Load({"--config", folder.File("other.toml")}, {}).server, "SETTINGS_INVALID");
  EXPECT_EQ(Load({"--config", folder.File("none.toml")}, {}).server, "FILE_UNREADABLE");
}

TEST(Settings, RefuseUnknownValues) {
  EXPECT_EQ(Load({"--format", "xml"}, {}).server, "FLAG_VALUE_INVALID");
  EXPECT_EQ(Load({"--lang", "ja"}, {}).server, "FLAG_VALUE_INVALID");
  EXPECT_EQ(Load({"--timeout", "0"}, {}).server, "FLAG_VALUE_INVALID");
  EXPECT_EQ(Load({"--timeout", "1x"}, {}).server, "FLAG_VALUE_INVALID");
}

TEST(Settings, TakeTheLanguageFromTheLocale) {
  const auto language = [](std::map<std::string, std::string> variables) {
    Environment environment;
    environment.variables = std::move(variables);
    return Load({}, environment).language;
  };
  EXPECT_EQ(language({}), Language::kEnglish);
  EXPECT_EQ(language({{"LANG", "zh_TW.UTF-8"}}), Language::kChinese);
  EXPECT_EQ(language({{"LC_ALL", "C.UTF-8"}, {"LANG", "zh_TW.UTF-8"}}), Language::kEnglish);
  EXPECT_EQ(language({{"LC_MESSAGES", "zh_TW"}, {"LANG", "en_US.UTF-8"}}), Language::kChinese);
  EXPECT_EQ(language({{"AWARD_LANG", "en"}, {"LANG", "zh_TW.UTF-8"}}), Language::kEnglish);
}

}  // namespace
}  // namespace award::client
