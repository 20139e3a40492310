// The server does not start on a contract with a hole.
#include "server/rpc/access_table.h"

#include "award/v1/agency.pb.h"
#include "award/v1/event.pb.h"
#include "award/v1/season.pb.h"
#include "google/protobuf/descriptor.pb.h"
#include "server/rpc/methods.h"
#include "server/rpc/unary.h"
#include "tests/testing/matchers.h"

namespace award::rpc {
namespace {

using base::Reason;
using testing::HasReason;
using ::testing::HasSubstr;

Method Events() { return Stream<v1::ListEventsRequest, v1::ListEventsResponse>(); }

TEST(AccessTable, TheContractIsWhole) {
  ASSERT_OK_AND_ASSIGN(const std::vector<Method> methods, Methods());
  EXPECT_GT(methods.size(), 70U);
  for (const Method& method : methods) EXPECT_FALSE(method.roles.empty());
}

TEST(AccessTable, AMethodFindsItsRoles) {
  ASSERT_OK_AND_ASSIGN(const std::vector<Method> methods, CheckedMethods({Events()}));
  EXPECT_EQ(methods[0].descriptor->name(), "ListEvents");
  EXPECT_EQ(methods[0].roles, (std::vector<Role>{Role::kStaff, Role::kAuditor}));
}

TEST(AccessTable, AMethodWithoutARowIsFound) {
  const auto checked = CheckedMethods({Stream<v1::GetAgencyRequest, v1::Agency>()});
  ASSERT_THAT(checked, HasReason(Reason::kInternal));
  EXPECT_THAT(std::string(base::TextOf(checked.status())), HasSubstr("has no handler"));
}

TEST(AccessTable, TwoRowsAWrongReplyAndAnOrphanAreFound) {
  EXPECT_THAT(CheckedMethods({Events(), Events()}), HasReason(Reason::kInternal));
  EXPECT_THAT(CheckedMethods({Stream<v1::ListEventsRequest, v1::Event>()}),
              HasReason(Reason::kInternal));
  EXPECT_THAT(CheckedMethods({Stream<v1::Event, v1::Event>()}), HasReason(Reason::kInternal));
}

TEST(AccessTable, AMethodThatDeclaresNothingIsNobodys) {
  google::protobuf::FileDescriptorProto file;
  file.set_name("undeclared.proto");
  file.add_message_type()->set_name("Empty");
  auto* service = file.add_service();
  service->set_name("Open");
  auto* method = service->add_method();
  method->set_name("Read");
  method->set_input_type("Empty");
  method->set_output_type("Empty");
  google::protobuf::DescriptorPool pool;
  const auto* built = pool.BuildFile(file);
  ASSERT_NE(built, nullptr);
  EXPECT_THAT(RolesOf(*built->service(0)->method(0)), HasReason(Reason::kInternal));
}

}  // namespace
}  // namespace award::rpc
