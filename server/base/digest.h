// SHA-256 digests, the canonical encoding that domain objects are digested in, and random bytes.
// The encoding is stored and printed on official letters: never change what a type writes, add a
// new version of it.
#ifndef AWARD_SERVER_BASE_DIGEST_H_
#define AWARD_SERVER_BASE_DIGEST_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace award::base {

// 32 bytes. The default is all zero and is the digest of nothing known.
class Digest {
 public:
  Digest() = default;

  static Digest Of(std::string_view bytes);
  // Nothing unless there are exactly 32 bytes, or 64 lower-case hexadecimal digits.
  static std::optional<Digest> FromBytes(std::string_view bytes);
  static std::optional<Digest> FromHex(std::string_view hex);

  std::string Hex() const;         // 64 lower-case digits.
  std::string_view Bytes() const;  // Valid as long as the digest is.

  auto operator<=>(const Digest&) const = default;

 private:
  std::array<char, 32> bytes_{};
};

// SHA-256 of what comes in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void Update(std::string_view bytes);
  // The digest of all pieces. Requires: called once, last.
  Digest Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Writes the fields of one object in a fixed order such that two different objects never give the
// same bytes: each field is a letter for its type, its length (8 bytes, big-endian) and its bytes.
//   Canonical("rubric/1").Text(rubric.name).Int(rubric.weight_total).Digest()
class Canonical {
 public:
  // `type` names what is encoded and the version of the encoding, so that digests of different
  // kinds of things differ too.
  explicit Canonical(std::string_view type);

  Canonical& Text(std::string_view text);
  Canonical& Bytes(std::string_view bytes);
  Canonical& Int(int64_t value);
  Canonical& Bool(bool value);
  Canonical& None();              // An optional field that is not set.
  Canonical& List(size_t count);  // Announces that `count` elements follow.
  Canonical& Nested(const Canonical& object);

  const std::string& bytes() const { return bytes_; }
  base::Digest Digest() const { return base::Digest::Of(bytes_); }

 private:
  Canonical& Field(char type, std::string_view bytes);

  std::string bytes_;
};

// Compares secrets in a time that depends on the lengths only.
bool EqualInConstantTime(std::string_view left, std::string_view right);

// Bytes from the system's random generator, which either works or ends the process.
std::string RandomBytes(size_t count);

}  // namespace award::base

#endif  // AWARD_SERVER_BASE_DIGEST_H_
