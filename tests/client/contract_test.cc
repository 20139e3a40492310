// The client knows the whole contract: every method has a command, every field and value has words.
// The contract is read as it was compiled, comments included, so nothing new goes unnoticed.
#include "client/contract/contract.h"

#include <fstream>
#include <set>

#include "award/v1/season.pb.h"
#include "client/command/command.h"
#include "client/error/error.h"
#include "client/words/fields.h"
#include "gmock/gmock.h"
#include "google/protobuf/descriptor.pb.h"
#include "gtest/gtest.h"

namespace award::client {
namespace {

using google::protobuf::DescriptorPool;

const DescriptorPool& Pool() {
  static const DescriptorPool* const pool = [] {
    auto* built = new DescriptorPool;
    std::ifstream file(AWARD_DESCRIPTORS, std::ios::binary);
    google::protobuf::FileDescriptorSet set;
    if (!set.ParseFromIstream(&file)) std::abort();
    for (const auto& proto : set.file()) built->BuildFile(proto);
    return built;
  }();
  return *pool;
}

std::vector<const google::protobuf::FileDescriptor*> Files() {
  std::ifstream file(AWARD_DESCRIPTORS, std::ios::binary);
  google::protobuf::FileDescriptorSet set;
  set.ParseFromIstream(&file);
  std::vector<const google::protobuf::FileDescriptor*> files;
  for (const auto& proto : set.file()) {
    if (proto.package() == "award.v1") files.push_back(Pool().FindFileByName(proto.name()));
  }
  return files;
}

void AddMessages(const Descriptor* type, std::vector<const Descriptor*>& types) {
  types.push_back(type);
  for (int i = 0; i < type->nested_type_count(); ++i) AddMessages(type->nested_type(i), types);
}

// Without those of error.proto and access.proto, which people never see.
std::vector<const Descriptor*> Messages() {
  std::vector<const Descriptor*> types;
  for (const auto* file : Files()) {
    if (file->name().ends_with("error.proto") || file->name().ends_with("access.proto")) continue;
    for (int i = 0; i < file->message_type_count(); ++i) AddMessages(file->message_type(i), types);
  }
  return types;
}

TEST(Contract, EveryMethodHasACommand) {
  std::set<std::string> commanded;
  for (const Command& command : Commands()) commanded.emplace(command.method);
  int methods = 0;
  for (const auto* file : Files()) {
    for (int i = 0; i < file->service_count(); ++i) {
      const auto* service = file->service(i);
      for (int j = 0; j < service->method_count(); ++j) {
        const std::string name = service->name() + "." + service->method(j)->name();
        EXPECT_TRUE(commanded.contains(name)) << name << " has no row in client/command/table.cc";
        ++methods;
      }
    }
  }
  EXPECT_GT(methods, 70);
}

TEST(Contract, EveryCommandHasItsMethodAndNoun) {
  std::set<std::string> seen;
  for (const Command& command : Commands()) {
    EXPECT_TRUE(seen.insert(std::string(command.noun) + " " + std::string(command.verb)).second);
    ASSERT_NE(FindNoun(command.noun), nullptr) << command.noun;
    if (!command.method.empty()) {
      EXPECT_NE(MethodNamed(command.method), nullptr);
    }
    EXPECT_FALSE(command.help.zh.empty());
    EXPECT_FALSE(command.help.en.empty());
  }
}

TEST(Contract, EveryColumnIsAField) {
  for (const Command& command : Commands()) {
    if (command.verb != "list") continue;
    const Descriptor* answer = MethodNamed(command.method)->output_type();
    const Descriptor* resource = answer->field(0)->message_type();
    std::string columns(FindNoun(command.noun)->columns);
    while (!columns.empty()) {
      const std::string column = columns.substr(0, columns.find(','));
      EXPECT_NE(resource->FindFieldByName(column), nullptr) << command.noun << ": " << column;
      columns.erase(0, std::min(columns.size(), column.size() + 1));
    }
  }
}

TEST(Contract, EveryFieldHasWords) {
  const std::set<std::string> mechanics = {"parent",        "page_token", "next_page_token",
                                           "validate_only", "start",      "chunk"};
  for (const Descriptor* type : Messages()) {
    for (int i = 0; i < type->field_count(); ++i) {
      const std::string& name = type->field(i)->name();
      if (mechanics.contains(name) || name.ends_with("_id")) continue;
      const auto words = FieldWords(name);
      ASSERT_TRUE(words.has_value()) << type->full_name() << "." << name;
      EXPECT_FALSE(words->zh.empty()) << name;
      EXPECT_FALSE(words->en.empty()) << name;
    }
  }
}

TEST(Contract, EveryEnumValueHasWords) {
  std::vector<const EnumDescriptor*> enums;
  for (const auto* file : Files()) {
    for (int i = 0; i < file->enum_type_count(); ++i) enums.push_back(file->enum_type(i));
  }
  for (const Descriptor* type : Messages()) {
    for (int i = 0; i < type->enum_type_count(); ++i) enums.push_back(type->enum_type(i));
  }
  EXPECT_GT(enums.size(), 20U);
  for (const EnumDescriptor* type : enums) {
    const std::string name = type->full_name().substr(sizeof("award.v1.") - 1);
    for (int i = 0; i < type->value_count(); ++i) {
      const auto words = ValueWords(name, type->value(i)->name());
      ASSERT_TRUE(words.has_value()) << name << " " << type->value(i)->name();
      if (type->value(i)->number() == 0) continue;
      EXPECT_FALSE(words->zh.empty()) << name << " " << type->value(i)->name();
      EXPECT_FALSE(words->en.empty()) << name << " " << type->value(i)->name();
    }
  }
}

// The comments of the contract say which fields the server alone writes; the client's table must
// say the same for every message that a request carries.
TEST(Contract, OutputOnlyFieldsAreNoFlags) {
  std::set<const Descriptor*> carried;
  for (const Command& command : Commands()) {
    if (command.method.empty()) continue;
    const auto* method = Pool().FindMethodByName("award.v1." + std::string(command.method));
    const Descriptor* request = method->input_type();
    for (int i = 0; i < request->field_count(); ++i) {
      if (IsMessage(request->field(i))) carried.insert(request->field(i)->message_type());
    }
  }
  EXPECT_GT(carried.size(), 10U);
  for (const Descriptor* type : carried) {
    std::vector<std::string> expected;
    for (int i = 0; i < type->field_count(); ++i) {
      google::protobuf::SourceLocation location;
      ASSERT_TRUE(type->field(i)->GetSourceLocation(&location)) << type->field(i)->full_name();
      const bool output = location.leading_comments.starts_with(" Output only.");
      if (output) expected.push_back(type->field(i)->name());
    }
    const auto known = OutputOnlyFields(type);
    EXPECT_THAT(std::vector<std::string>(known.begin(), known.end()),
                ::testing::UnorderedElementsAreArray(expected))
        << type->full_name();
  }
}

TEST(Contract, JsonOfAMessageIsReadBack) {
  v1::Season season;
  season.set_name("seasons/116");
  season.set_display_name("116年度 “評選”");
  season.set_state(v1::Season::INTAKE);
  const std::string json = ToJson(season);
  EXPECT_THAT(json, ::testing::HasSubstr("\"display_name\""));
  EXPECT_THAT(json, ::testing::HasSubstr("\"rehearsal\": false"));
  const auto read = FromJson(v1::Season::descriptor(), "x.json", json);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ((*read)->SerializeAsString(), season.SerializeAsString());
}

TEST(Contract, JsonWithAnUnknownFieldIsRefused) {
  const auto read = FromJson(v1::Season::descriptor(), "x.json", R"({"displayname": "x"})");
  ASSERT_FALSE(read.ok());
  const Complaint complaint = ComplaintOf(read.status());
  EXPECT_EQ(complaint.reason, "JSON_INVALID");
  EXPECT_EQ(complaint.exit, Exit::kUsage);
  ASSERT_EQ(complaint.violations.size(), 1U);
  EXPECT_EQ(complaint.violations[0].type, "JSON_FIELD_UNKNOWN");
  EXPECT_EQ(complaint.violations[0].subject, "x.json:1");
  EXPECT_EQ(complaint.violations[0].text, "displayname");
}

}  // namespace
}  // namespace award::client
