// What is read from a call before it runs, and what is left out of what is remembered.
#include "server/rpc/dispatch.h"

#include "award/v1/person.pb.h"
#include "server/workflow/people.h"
#include "tests/testing/matchers.h"

namespace award::rpc {
namespace {

TEST(Token, IsReadFromItsScheme) {
  EXPECT_EQ(SecretOf("Bearer abc"), workflow::SecretDigest("abc"));
  EXPECT_EQ(SecretOf("Basic abc"), std::nullopt);
  EXPECT_EQ(SecretOf("abc"), std::nullopt);
  EXPECT_EQ(SecretOf(""), std::nullopt);
}

TEST(Manner, IsReadFromTheRequest) {
  v1::IssueTokenRequest request;
  request.set_request_id("id-1");
  request.set_validate_only(true);
  const Manner manner = MannerOf(request);
  EXPECT_EQ(manner.request_id, "id-1");
  EXPECT_TRUE(manner.validate_only);
  EXPECT_NE(manner.digest, base::Digest());

  v1::IssueTokenRequest other = request;
  other.set_lifetime_days(7);
  EXPECT_NE(MannerOf(other).digest, manner.digest);
  EXPECT_EQ(MannerOf(v1::GetPersonRequest()).request_id, "");
}

TEST(Secrets, AreClearedAndNothingElse) {
  v1::IssueTokenResponse response;
  response.mutable_token()->set_name("people/chen/tokens/token-1");
  response.set_secret("do not keep");
  ClearSecrets(response);
  EXPECT_EQ(response.secret(), "");
  EXPECT_EQ(response.token().name(), "people/chen/tokens/token-1");
}

}  // namespace
}  // namespace award::rpc
