// Holds the compiled contract to its conventions; one test per rule of api_rules.h.
// A failure prints the declaration's full name and what to write instead.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "tests/api/api_rules.h"
#include "tests/api/contract.h"

namespace award::api {
namespace {

const Contract& Compiled() {
  static const auto* const contract = [] {
    google::protobuf::FileDescriptorSet set;
    std::ifstream in(AWARD_DESCRIPTORS, std::ios::binary);
    set.ParseFromIstream(&in);
    return new Contract(set);
  }();
  return *contract;
}

class ApiRules : public testing::TestWithParam<Rule> {};

TEST_P(ApiRules, AreObeyed) {
  for (const Breach& breach : GetParam().check(Compiled())) {
    ADD_FAILURE() << breach.what << ": " << breach.message;
  }
}

INSTANTIATE_TEST_SUITE_P(Contract, ApiRules, testing::ValuesIn(kRules),
                         [](const auto& rule) { return std::string(rule.param.name); });

TEST(Contract, IsReadWhole) {
  EXPECT_GT(Compiled().services().size(), 5U);
  EXPECT_GT(Compiled().methods().size(), 30U);
  EXPECT_GT(Compiled().resources().size(), 5U);
}

}  // namespace
}  // namespace award::api
