// Gathers parts in a buffer; nothing is formatted as text on the way.
#include "scoring/report/part_stream.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace award::scoring {

namespace {

void RequireDone(int answer) {
  if (answer != 1) std::abort();
}

// Writes the lowest bytes of a number, the highest first, and answers where they end.
template <size_t kBytes>
char* PutBytes(uint64_t value, char* at) {
  for (size_t i = 0; i < kBytes; ++i) {
    at[i] = static_cast<char>(value >> (8 * (kBytes - 1 - i)) & 0xFFU);
  }
  return at + kBytes;
}

}  // namespace

void PartStream::ContextEnd::operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }

PartStream::PartStream(std::string_view format) : context_(EVP_MD_CTX_new()) {
  RequireDone(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr));
  Text(format);
}

void PartStream::Byte(char byte) {
  Room(1);
  buffer_[used_++] = byte;
}

void PartStream::Integer(int64_t value) {
  Room(sizeof(value));
  PutBytes<sizeof(value)>(static_cast<uint64_t>(value), buffer_.data() + used_);
  used_ += sizeof(value);
}

void PartStream::Scores(std::span<const int32_t> hundredths) {
  constexpr size_t kAtOnce = 1'024;
  Count(hundredths.size());
  while (!hundredths.empty()) {
    const auto some = hundredths.first(std::min(hundredths.size(), kAtOnce));
    Room(2 * some.size());
    char* at = buffer_.data() + used_;
    for (const int32_t score : some) at = PutBytes<2>(static_cast<uint32_t>(score), at);
    used_ += 2 * some.size();
    hundredths = hundredths.subspan(some.size());
  }
}

void PartStream::Numbers(std::span<const int32_t> numbers) {
  constexpr size_t kAtOnce = 1'024;
  while (!numbers.empty()) {
    const auto some = numbers.first(std::min(numbers.size(), kAtOnce));
    Room(sizeof(int32_t) * some.size());
    char* at = buffer_.data() + used_;
    for (const int32_t number : some) at = PutBytes<4>(static_cast<uint32_t>(number), at);
    used_ += sizeof(int32_t) * some.size();
    numbers = numbers.subspan(some.size());
  }
}

void PartStream::Text(std::string_view text) {
  Count(text.size());
  while (!text.empty()) {
    Room(1);
    const size_t size = std::min(text.size(), buffer_.size() - used_);
    std::memcpy(buffer_.data() + used_, text.data(), size);
    used_ += size;
    text.remove_prefix(size);
  }
}

void PartStream::Texts(const std::vector<std::string>& texts) {
  Count(texts.size());
  for (const std::string& text : texts) Text(text);
}

std::string PartStream::Finish() {
  Flush();
  std::array<unsigned char, 32> digest{};
  RequireDone(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr));
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 0xFU];
  }
  return hex;
}

void PartStream::Room(size_t bytes) {
  if (buffer_.size() - used_ < bytes) Flush();
}

void PartStream::Flush() {
  RequireDone(EVP_DigestUpdate(context_.get(), buffer_.data(), used_));
  used_ = 0;
}

}  // namespace award::scoring
