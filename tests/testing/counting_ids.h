// Ids that count, so that golden files stay the same: sheet-0001, sheet-0002, plan-0001.
#ifndef AWARD_TESTS_TESTING_COUNTING_IDS_H_
#define AWARD_TESTS_TESTING_COUNTING_IDS_H_

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "fmt/format.h"
#include "server/base/digest.h"
#include "server/base/id.h"

namespace award::testing {

// Each kind counts from 1. Thread-safe.
class CountingIds final : public base::IdSource {
 public:
  std::string Next(std::string_view kind) override {
    const std::scoped_lock lock(mutex_);
    return fmt::format("{}-{:04}", kind, ++counts_[std::string(kind)]);
  }

  // Bytes that differ from call to call, the same in every run.
  std::string Bytes(size_t count) override {
    const std::string seed = Next("bytes");
    std::string bytes;
    for (int block = 0; bytes.size() < count; ++block) {
      bytes += base::Digest::Of(fmt::format("{}/{}", seed, block)).Bytes();
    }
    bytes.resize(count);
    return bytes;
  }

 private:
  std::mutex mutex_;  // Guards counts_.
  std::map<std::string, int> counts_;
};

}  // namespace award::testing

#endif  // AWARD_TESTS_TESTING_COUNTING_IDS_H_
