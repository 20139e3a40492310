// Making and checking ids.
#include "server/base/id.h"

#include <cstdint>

#include "fmt/format.h"
#include "server/base/digest.h"
#include "server/base/error.h"
#include "server/base/limits.h"

namespace award::base {
namespace {

constexpr size_t kRandomIdBytes = 16;

bool IsLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

std::string Base32(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
  std::string text;
  text.reserve((bytes.size() * 8 + 4) / 5);
  uint32_t waiting = 0;  // Bits that were read but not written, in the low end.
  int waiting_bits = 0;
  for (const char byte : bytes) {
    waiting = (waiting << 8) | static_cast<unsigned char>(byte);
    waiting_bits += 8;
    while (waiting_bits >= 5) {
      waiting_bits -= 5;
      text += kAlphabet[(waiting >> waiting_bits) & 31];
    }
  }
  if (waiting_bits > 0) text += kAlphabet[(waiting << (5 - waiting_bits)) & 31];
  return text;
}

std::string RandomIds::Next(std::string_view kind) {
  return fmt::format("{}-{}", kind, Base32(RandomBytes(kRandomIdBytes)));
}

std::string RandomIds::Bytes(size_t count) { return RandomBytes(count); }

bool IsValidId(std::string_view id) {
  if (id.empty() || id.size() > kIdLengthMax) return false;
  if (!IsLetterOrDigit(id.front()) || !IsLetterOrDigit(id.back())) return false;
  for (const char c : id) {
    if (!IsLetterOrDigit(c) && c != '-') return false;
  }
  return true;
}

absl::Status CheckId(std::string_view field, std::string_view id) {
  if (IsValidId(id)) return absl::OkStatus();
  return Error(Reason::kIdInvalid,
               fmt::format("{} must be 1 to {} lower-case letters, digits and inner hyphens.",
                           field, kIdLengthMax),
               {{"field", std::string(field)}});
}

}  // namespace award::base
