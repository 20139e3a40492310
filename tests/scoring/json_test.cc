// The bytes of JSON: layout, escapes, and that any parser reads back what was written.
#include "scoring/report/json.h"

#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/scoring/rounds.h"

namespace award::scoring {
namespace {

TEST(Json, HasOneLayout) {
  JsonWriter json;
  json.BeginObject();
  json.Key("empty").BeginObject().EndObject();
  json.Key("none").BeginArray().EndArray();
  json.Key("list").BeginArray().Int(-1).Bool(true).Null().EndArray();
  json.Key("flat").BeginFlatObject();
  json.Key("a").Number("1e-9").Key("b").BeginArray().String("x").String("y").EndArray();
  json.EndObject();
  json.Key("exact").Exact(Ratio(1709, 20));
  json.EndObject();
  EXPECT_EQ(std::move(json).Finish(),
            "{\n"
            "  \"empty\": {},\n"
            "  \"none\": [],\n"
            "  \"list\": [\n"
            "    -1,\n"
            "    true,\n"
            "    null\n"
            "  ],\n"
            "  \"flat\": {\"a\": 1e-9, \"b\": [\"x\", \"y\"]},\n"
            "  \"exact\": {\"fraction\": \"1709/20\", \"printed\": \"85.45\"}\n"
            "}\n");
}

TEST(Json, EveryTextIsReadBackAsItWas) {
  std::string text = "說明 \"引號\" \\ / \xF0\x9F\x8E\x96";
  for (int c = 0; c < 0x80; ++c) text += static_cast<char>(c);
  JsonWriter json;
  json.BeginObject().Key(text).String(text);
  json.Key("opened").OpenString().append("plain ");
  json.AppendEscaped(text);
  json.CloseString().EndObject();
  const auto read = nlohmann::json::parse(std::move(json).Finish());
  EXPECT_EQ(read[text], text);
  EXPECT_EQ(read["opened"], "plain " + text);
}

TEST(Json, ControlCharactersNeverStandInItRaw) {
  std::string text;
  for (int c = 0; c < 0x20; ++c) text += static_cast<char>(c);
  text += '\x7F';
  JsonWriter json;
  json.String(text);
  const std::string written = std::move(json).Finish();
  for (const char c : written.substr(0, written.size() - 1)) {
    EXPECT_TRUE(c >= 0x20 && c != 0x7F) << static_cast<int>(c);
  }
}

}  // namespace
}  // namespace award::scoring
