// SHA-256 and random bytes come from OpenSSL; when it fails there is nothing safe left to do, so
// the process ends.
#include "server/base/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace award::base {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

[[noreturn]] void EndWithoutOpenSsl(const char* what) {
  std::fprintf(stderr, "OpenSSL cannot give %s.\n", what);
  std::abort();
}

std::string BigEndian(uint64_t value) {
  std::string bytes(8, '\0');
  for (size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>((value >> (56 - 8 * i)) & 0xff);
  return bytes;
}

// The value of a lower-case hexadecimal digit, or -1.
int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  if (EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) != 1) EndWithoutOpenSsl("SHA-256");
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::Update(std::string_view bytes) {
  if (EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) != 1) {
    EndWithoutOpenSsl("SHA-256");
  }
}

Digest Sha256::Finish() {
  char bytes[32];
  if (EVP_DigestFinal_ex(state_->context, reinterpret_cast<unsigned char*>(bytes), nullptr) != 1) {
    EndWithoutOpenSsl("SHA-256");
  }
  return *Digest::FromBytes({bytes, sizeof(bytes)});
}

Digest Digest::Of(std::string_view bytes) {
  Sha256 hash;
  hash.Update(bytes);
  return hash.Finish();
}

std::optional<Digest> Digest::FromBytes(std::string_view bytes) {
  Digest digest;
  if (bytes.size() != digest.bytes_.size()) return std::nullopt;
  std::memcpy(digest.bytes_.data(), bytes.data(), bytes.size());
  return digest;
}

std::optional<Digest> Digest::FromHex(std::string_view hex) {
  Digest digest;
  if (hex.size() != 2 * digest.bytes_.size()) return std::nullopt;
  for (size_t i = 0; i < digest.bytes_.size(); ++i) {
    const int high = HexValue(hex[2 * i]);
    const int low = HexValue(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest.bytes_[i] = static_cast<char>(high * 16 + low);
  }
  return digest;
}

std::string Digest::Hex() const {
  std::string hex;
  hex.reserve(2 * bytes_.size());
  for (const char byte : bytes_) {
    hex += kHexDigits[static_cast<unsigned char>(byte) >> 4];
    hex += kHexDigits[static_cast<unsigned char>(byte) & 15];
  }
  return hex;
}

std::string_view Digest::Bytes() const { return {bytes_.data(), bytes_.size()}; }

Canonical::Canonical(std::string_view type) { Field('C', type); }

Canonical& Canonical::Field(char type, std::string_view bytes) {
  bytes_ += type;
  bytes_ += BigEndian(bytes.size());
  bytes_ += bytes;
  return *this;
}

Canonical& Canonical::Text(std::string_view text) { return Field('T', text); }
Canonical& Canonical::Bytes(std::string_view bytes) { return Field('B', bytes); }
Canonical& Canonical::Int(int64_t value) {
  return Field('I', BigEndian(static_cast<uint64_t>(value)));
}
Canonical& Canonical::Bool(bool value) { return Field('F', value ? "1" : "0"); }
Canonical& Canonical::None() { return Field('N', ""); }
Canonical& Canonical::List(size_t count) { return Field('L', BigEndian(count)); }
Canonical& Canonical::Nested(const Canonical& object) { return Field('O', object.bytes_); }

bool EqualInConstantTime(std::string_view left, std::string_view right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string RandomBytes(size_t count) {
  std::string bytes(count, '\0');
  if (count > static_cast<size_t>(std::numeric_limits<int>::max()) ||
      RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) {
    EndWithoutOpenSsl("random bytes");
  }
  return bytes;
}

}  // namespace award::base
