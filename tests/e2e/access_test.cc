// Default deny, over the wire: for every method the contract declares, every caller without one of
// its roles is refused, whatever the request says. Generated from the compiled descriptors.
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "award/v1/access.pb.h"
#include "award/v1/person.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/dynamic_message.h"
#include "tests/e2e/server_fixture.h"

namespace award::testing {
namespace {

using grpc::StatusCode;

// One person of each role, and nobody.
const std::map<v1::Role, std::string> kOnePersonEach = {
    {v1::STAFF, "chen"}, {v1::AGENCY_USER, "ho"},        {v1::JUDGE, "lin"},
    {v1::COACH, "pan"},  {v1::COMMISSION_MEMBER, "kuo"}, {v1::AUDITOR, "shen"},
};

struct DeclaredMethod {
  std::string path;
  std::set<v1::Role> roles;
};

// Every method in the descriptors that the build made of proto/award/v1, read as a file, so that a
// service that the server forgot is here all the same.
std::vector<DeclaredMethod> DeclaredMethods() {
  std::ifstream file(AWARD_DESCRIPTORS, std::ios::binary);
  google::protobuf::FileDescriptorSet set;
  EXPECT_TRUE(set.ParseFromIstream(&file));
  std::vector<DeclaredMethod> methods;
  for (const auto& proto : set.file()) {
    for (const auto& service : proto.service()) {
      for (const auto& method : service.method()) {
        DeclaredMethod& declared = methods.emplace_back();
        declared.path = "/" + proto.package() + "." + service.name() + "/" + method.name();
        for (const int role : method.options().GetExtension(v1::access).roles()) {
          declared.roles.insert(static_cast<v1::Role>(role));
        }
      }
    }
  }
  return methods;
}

class AccessTest : public ServerFixture {};

TEST_F(AccessTest, WithoutATokenNothingIsAnswered) {
  const std::vector<DeclaredMethod> methods = DeclaredMethods();
  ASSERT_GT(methods.size(), 70U);
  for (const DeclaredMethod& method : methods) {
    for (const char* token : {"", "wrong", "secret-of-"}) {
      const Heard heard = CallBytes(method.path, "", token);
      EXPECT_EQ(heard.status.error_code(), StatusCode::UNAUTHENTICATED) << method.path << token;
      EXPECT_EQ(heard.reason(), "UNAUTHENTICATED") << method.path;
    }
  }
}

TEST_F(AccessTest, EveryRoleThatIsNotDeclaredIsRefused) {
  const int64_t events = EventCount();
  int refused = 0;
  for (const DeclaredMethod& method : DeclaredMethods()) {
    ASSERT_FALSE(method.roles.empty()) << method.path;
    for (const auto& [role, person] : kOnePersonEach) {
      if (method.roles.count(role) > 0) continue;
      for (const char* bytes : {"", "\xFF\xFF\xFF"}) {
        const Heard heard = CallBytes(method.path, bytes, TokenOf(person));
        EXPECT_EQ(heard.status.error_code(), StatusCode::PERMISSION_DENIED)
            << method.path << " " << person;
        EXPECT_EQ(heard.reason(), "PERMISSION_DENIED") << method.path << " " << person;
        ++refused;
      }
    }
    EXPECT_EQ(CallBytes(method.path, "", TokenOf("nobody")).reason(), "PERMISSION_DENIED");
  }
  EXPECT_GT(refused, 300);
  EXPECT_EQ(EventCount(), events);
}

TEST_F(AccessTest, EveryDeclaredMethodIsImplemented) {
  for (const DeclaredMethod& method : DeclaredMethods()) {
    for (const v1::Role role : method.roles) {
      const Heard heard = CallBytes(method.path, "", TokenOf(kOnePersonEach.at(role)));
      EXPECT_NE(heard.status.error_code(), StatusCode::UNIMPLEMENTED) << method.path;
      EXPECT_NE(heard.status.error_code(), StatusCode::INTERNAL)
          << method.path << " " << heard.status.error_message();
      EXPECT_NE(heard.reason(), "PERMISSION_DENIED") << method.path;
      EXPECT_NE(heard.reason(), "") << method.path << " " << heard.status.error_message();
    }
  }
}

TEST_F(AccessTest, ARevokedTokenStopsOnTheNextCall) {
  EXPECT_EQ(Ask<v1::Person>("lin", v1::GetCallerRequest()).name(), "people/lin");
  v1::RevokeTokenRequest revoke;
  revoke.set_name("people/lin/tokens/token-of-lin");
  revoke.set_reason("遺失");
  Ask<v1::Token>("chen", revoke);
  EXPECT_EQ(Call("lin", v1::GetCallerRequest()).reason(), "UNAUTHENTICATED");
}

TEST_F(AccessTest, ARevokedRoleStopsOnTheNextCall) {
  EXPECT_EQ(Call("wu", v1::ListPeopleRequest()).reason(), "OK");
  v1::RevokeRoleRequest revoke;
  revoke.set_name("people/wu");
  revoke.mutable_grant()->set_role(v1::STAFF);
  Ask<v1::Person>("chen", revoke);
  EXPECT_EQ(Call("wu", v1::ListPeopleRequest()).reason(), "PERMISSION_DENIED");
}

TEST_F(AccessTest, ADisabledPersonAndAnExpiredTokenAreUnknown) {
  v1::DisablePersonRequest disable;
  disable.set_name("people/pan");
  disable.set_reason("離職");
  Ask<v1::Person>("chen", disable);
  EXPECT_EQ(Call("pan", v1::GetCallerRequest()).reason(), "UNAUTHENTICATED");
  clock_.Advance(std::chrono::hours(24 * 366));
  EXPECT_EQ(Call("chen", v1::GetCallerRequest()).reason(), "UNAUTHENTICATED");
}

}  // namespace
}  // namespace award::testing
