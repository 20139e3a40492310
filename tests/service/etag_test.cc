// Etags are taken back exactly as they were handed out.
#include "server/service/etag.h"

#include "tests/testing/matchers.h"

namespace award::service {
namespace {

using testing::HasReason;
using testing::IsOkAndHolds;

TEST(Etag, ComesBackAsItsRevision) {
  EXPECT_EQ(FormatEtag(7), "\"7\"");
  EXPECT_THAT(ParseEtag("\"7\""), IsOkAndHolds(std::optional<int64_t>(7)));
  EXPECT_THAT(ParseEtag(FormatEtag(INT64_MAX)), IsOkAndHolds(std::optional<int64_t>(INT64_MAX)));
}

TEST(Etag, EmptyMeansAnyRevision) {
  EXPECT_THAT(ParseEtag(""), IsOkAndHolds(std::optional<int64_t>()));
}

TEST(Etag, AnythingElseIsRefused) {
  for (const char* etag : {"7", "\"", "\"\"", "\"0\"", "\"-7\"", "\"07\"", "\"7x\"", "\"7\" ",
                           "\"99999999999999999999\"", "W/\"7\""}) {
    EXPECT_THAT(ParseEtag(etag), HasReason(base::Reason::kFieldInvalid)) << etag;
  }
}

}  // namespace
}  // namespace award::service
