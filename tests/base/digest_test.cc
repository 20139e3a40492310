// SHA-256 by its standard vectors; the canonical encoding never gives one text for two objects.
#include "server/base/digest.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

namespace award::base {
namespace {

// FIPS 180-4 examples.
TEST(Digest, GivesTheVectorsOfItsStandard) {
  EXPECT_EQ(Digest::Of("").Hex(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Digest::Of("abc").Hex(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, OfPiecesIsTheDigestOfTheWhole) {
  Sha256 hash;
  hash.Update("a");
  hash.Update("");
  hash.Update("bc");
  EXPECT_EQ(hash.Finish(), Digest::Of("abc"));
}

TEST(Digest, ReadsBackWhatItWritesAndNothingElse) {
  const Digest digest = Digest::Of("abc");
  EXPECT_EQ(Digest::FromHex(digest.Hex()), digest);
  EXPECT_EQ(Digest::FromBytes(digest.Bytes()), digest);
  std::string hex = digest.Hex();
  EXPECT_EQ(Digest::FromHex(hex.substr(1)), std::nullopt);
  hex[0] = 'B';
  EXPECT_EQ(Digest::FromHex(hex), std::nullopt);
  EXPECT_EQ(Digest::FromBytes("abc"), std::nullopt);
}

TEST(Canonical, GivesDifferentBytesToDifferentObjects) {
  const Canonical encodings[] = {
      Canonical("a"),
      Canonical("b"),
      Canonical("a").Text("x"),
      Canonical("a").Bytes("x"),
      Canonical("a").Text("x").Text("y"),
      Canonical("a").Text("xy").Text(""),
      Canonical("a").Text("xy"),
      Canonical("a").Int(0),
      Canonical("a").Int(-1),
      Canonical("a").Bool(false),
      Canonical("a").None(),
      Canonical("a").List(0),
      Canonical("a").List(1).Text("x"),
      Canonical("a").Nested(Canonical("x")),
      Canonical("a").Text("C").Int(1),
  };
  std::set<std::string> bytes;
  for (const Canonical& encoding : encodings) {
    EXPECT_TRUE(bytes.insert(encoding.bytes()).second) << encoding.bytes();
  }
}

// Stored and printed on letters: if this test fails, the encoding was changed, which it must not
// be.
TEST(Canonical, StaysAsItIs) {
  const Canonical encoding =
      Canonical("t/1").Text("評").Int(-2).Bool(true).None().List(2).Bytes("");
  EXPECT_EQ(encoding.bytes(), std::string("C\0\0\0\0\0\0\0\3t/1"
                                          "T\0\0\0\0\0\0\0\3\xE8\xA9\x95"
                                          "I\0\0\0\0\0\0\0\x8\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFE"
                                          "F\0\0\0\0\0\0\0\1"
                                          "1"
                                          "N\0\0\0\0\0\0\0\0"
                                          "L\0\0\0\0\0\0\0\x8\0\0\0\0\0\0\0\2"
                                          "B\0\0\0\0\0\0\0\0",
                                          12 + 12 + 17 + 10 + 9 + 17 + 9));
}

TEST(EqualInConstantTime, ComparesContentAndLength) {
  EXPECT_TRUE(EqualInConstantTime("", ""));
  EXPECT_TRUE(EqualInConstantTime("secret", "secret"));
  EXPECT_FALSE(EqualInConstantTime("secret", "secreT"));
  EXPECT_FALSE(EqualInConstantTime("secret", "secre"));
}

}  // namespace
}  // namespace award::base
