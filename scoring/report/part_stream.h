// A SHA-256 digest over parts that are numbers, texts and lists, so that what one digest is made of
// can be said in words. When OpenSSL fails there is no digest to give, so the process ends.
#ifndef AWARD_SCORING_REPORT_PART_STREAM_H_
#define AWARD_SCORING_REPORT_PART_STREAM_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct evp_md_ctx_st;

namespace award::scoring {

// Parts are those of scoring/report/digest.h. They are digested as they come, in large pieces.
class PartStream {
 public:
  // Begins with `format` as a text.
  explicit PartStream(std::string_view format);

  void Byte(char byte);
  // 8 bytes, big-endian, two's complement.
  void Integer(int64_t value);
  // Their number, then 2 bytes for each.
  void Scores(std::span<const int32_t> hundredths);
  // 4 bytes for each, without their number.
  void Numbers(std::span<const int32_t> numbers);
  void Text(std::string_view text);
  // How many elements of a list follow.
  void Count(size_t count) { Integer(static_cast<int64_t>(count)); }
  void Texts(const std::vector<std::string>& texts);

  // 64 lower-case hexadecimal digits. Requires: called once, last.
  std::string Finish();

 private:
  struct ContextEnd {
    void operator()(evp_md_ctx_st* context) const;
  };

  void Room(size_t bytes);
  void Flush();

  std::unique_ptr<evp_md_ctx_st, ContextEnd> context_;
  std::array<char, 16'384> buffer_{};
  size_t used_ = 0;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_PART_STREAM_H_
