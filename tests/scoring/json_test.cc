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
  json.BeginObject().Key(text).String(text).EndObject();
  const auto read = nlohmann::json::parse(std::move(json).Finish());
  EXPECT_EQ(read[text], text);
}

TEST(Json, EveryByteIsFoundInEveryPosition) {
  for (int c = 0; c < 0x80; ++c) {
    for (size_t length = 1; length < 18; ++length) {
      for (size_t at = 0; at < length; ++at) {
        std::string text(length, ' ');
        for (size_t i = 0; i < length; ++i) text[i] = i % 3 == 0 ? '~' : ' ';
        text[at] = static_cast<char>(c);
        JsonWriter json;
        json.String(text);
        const std::string written = std::move(json).Finish();
        ASSERT_EQ(nlohmann::json::parse(written), text) << c << " at " << at;
        const bool control = c < 0x20 || c == 0x7F;
        ASSERT_EQ(written.find("\\u00") != std::string::npos || written[at + 1] == '\\',
                  control || c == '"' || c == '\\')
            << c << " at " << at;
      }
    }
  }
}

TEST(Json, LongTextsAndManyPiecesStayWhole) {
  JsonWriter json;
  json.BeginArray();
  nlohmann::json expected = nlohmann::json::array();
  for (size_t length = 0; length < 9'000; length += 311) {
    const std::string plain(length, 'x');
    const std::string escaped(length, '"');
    json.String(plain).String(escaped).Int(static_cast<int64_t>(length));
    expected.insert(expected.end(), {plain, escaped, length});
  }
  json.EndArray();
  EXPECT_EQ(nlohmann::json::parse(std::move(json).Finish()), expected);
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
