// Shows that every API rule can fail: a small contract that obeys all of them, and for each rule
// the same contract with one fragment changed.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/api/api_rules.h"
#include "tests/api/contract.h"

namespace award::api {
namespace {

constexpr std::string_view kGood = R"(
syntax = "proto3";
package award.v1;
import "google/protobuf/descriptor.proto";
import "google/protobuf/field_mask.proto";
import "google/protobuf/timestamp.proto";

// Roles.
enum Role {
  // None.
  ROLE_UNSPECIFIED = 0;
  // Judges.
  JUDGE = 1;
}
// Who may call.
message Access {
  // Required. The roles.
  repeated Role roles = 1;
}
extend google.protobuf.MethodOptions {
  // Who may call.
  Access access = 50116;
}
// Takes sheets. Resources: `seasons/{season}/sheets/{sheet}`.
service SheetService {
  // Gets a sheet.
  rpc GetSheet(GetSheetRequest) returns (Sheet) { option (access) = {roles: JUDGE}; }
  // Lists sheets.
  rpc ListSheets(ListSheetsRequest) returns (ListSheetsResponse) {
    option (access) = {roles: [JUDGE]};
  }
  // Creates a sheet.
  rpc CreateSheet(CreateSheetRequest) returns (Sheet) { option (access) = {roles: [JUDGE]}; }
  // Updates a sheet.
  rpc UpdateSheet(UpdateSheetRequest) returns (Sheet) { option (access) = {roles: [JUDGE]}; }
  // Deletes a sheet.
  rpc DeleteSheet(DeleteSheetRequest) returns (Sheet) { option (access) = {roles: [JUDGE]}; }
  // Submits a sheet.
  rpc SubmitSheet(SubmitSheetRequest) returns (Sheet) { option (access) = {roles: [JUDGE]}; }
}
// A sheet.
message Sheet {
  // Where it stands.
  enum State {
    // None.
    STATE_UNSPECIFIED = 0;
    // Written.
    DRAFT = 1;
  }
  // Identifier. `seasons/{season}/sheets/{sheet}`.
  string name = 1;
  // Output only. The state.
  State state = 2;
  // Required. The total.
  string total = 3;
  // Output only. When it was submitted.
  google.protobuf.Timestamp submit_time = 4;
  // Optional. The revision.
  string etag = 5;
}
// Request of GetSheet.
message GetSheetRequest {
  // Required. Which.
  string name = 1;
}
// Request of ListSheets.
message ListSheetsRequest {
  // Required. Of what.
  string parent = 1;
  // Optional. How many.
  int32 page_size = 2;
  // Optional. From where.
  string page_token = 3;
}
// Response of ListSheets.
message ListSheetsResponse {
  // Output only. The sheets.
  repeated Sheet sheets = 1;
  // Output only. More.
  string next_page_token = 2;
}
// Request of CreateSheet.
message CreateSheetRequest {
  // Required. Below what.
  string parent = 1;
  // Required. The sheet.
  Sheet sheet = 2;
  // Optional. Once.
  string request_id = 3;
  // Optional. Try.
  bool validate_only = 4;
}
// Request of UpdateSheet.
message UpdateSheetRequest {
  // Required. The sheet.
  Sheet sheet = 1;
  // Optional. What.
  google.protobuf.FieldMask update_mask = 2;
  // Optional. Once.
  string request_id = 3;
  // Optional. Try.
  bool validate_only = 4;
}
// Request of DeleteSheet.
message DeleteSheetRequest {
  // Required. Which.
  string name = 1;
  // Optional. As read.
  string etag = 2;
  // Optional. Once.
  string request_id = 3;
  // Optional. Try.
  bool validate_only = 4;
}
// Request of SubmitSheet.
message SubmitSheetRequest {
  // Required. Which.
  string name = 1;
  // Optional. As read.
  string etag = 2;
  // Optional. Once.
  string request_id = 3;
  // Optional. Try.
  bool validate_only = 4;
}
)";

// Compiles `text` as award/v1/sheet.proto with the protoc of the build.
Contract CompiledFrom(const std::string& text) {
  const std::filesystem::path root =
      std::filesystem::path(testing::TempDir()) / ("award_api_rules." + std::to_string(getpid()));
  std::filesystem::create_directories(root / "award/v1");
  std::ofstream(root / "award/v1/sheet.proto") << text;
  const std::string command = std::string(AWARD_PROTOC) + " -I" + root.string() +
                              " --include_imports --include_source_info --descriptor_set_out=" +
                              (root / "sheet.binpb").string() + " award/v1/sheet.proto";
  EXPECT_EQ(std::system(command.c_str()), 0);
  google::protobuf::FileDescriptorSet set;
  std::ifstream in(root / "sheet.binpb", std::ios::binary);
  EXPECT_TRUE(set.ParseFromIstream(&in));
  std::filesystem::remove_all(root);
  return Contract(set);
}

TEST(Rules, AcceptAGoodContract) {
  const Contract contract = CompiledFrom(std::string(kGood));
  ASSERT_EQ(contract.files().size(), 1U);
  for (const Rule& rule : kRules) {
    for (const Breach& breach : rule.check(contract)) {
      ADD_FAILURE() << rule.name << " " << breach.what << ": " << breach.message;
    }
  }
}

struct Spoiled {
  std::string_view rule;
  std::string_view good;  // The first place where this stands …
  std::string_view bad;   // … is replaced by this.
};

constexpr Spoiled kSpoiled[] = {
    {"Aip191Files", "package award.v1", "package award.v2"},
    {"Aip191Files", "// A sheet.\n", "// Other. Resources: `a`.\nservice OtherService {}\n"},
    {"Aip192Comments", "  // Written.\n", ""},
    {"Aip192Comments", "// A sheet.\n", ""},
    {"Aip192Comments", "  // Required. The total.\n", ""},
    {"Aip192Comments", "// Submits a sheet.", "// Submit a sheet."},
    {"Aip192Comments", " Resources: `seasons/{season}/sheets/{sheet}`.\nservice", "\nservice"},
    {"Aip203FieldBehavior", "// Required. The total.", "// The total."},
    {"Aip140FieldNames", "string total", "string weightedTotal"},
    {"Aip142Times", "Timestamp submit_time", "Timestamp submitted"},
    {"Aip142Times", "Timestamp submit_time", "Timestamp submitted_time"},
    {"Aip142Times", "string total", "string total_time"},
    {"Aip126Enums", "STATE_UNSPECIFIED", "STATE_NONE"},
    {"Aip126Enums", "ROLE_UNSPECIFIED", "UNSPECIFIED"},
    {"Aip216States", "// Output only. The state.", "// Required. The state."},
    {"Aip216States", "  State state = 2", "  Role state = 2"},
    {"Aip180Numbers", "string etag = 5", "string etag = 6"},
    {"ExactNumbers", "string total", "double total"},
    {"Aip122Patterns", "// Identifier. `seasons/{season}/sheets/{sheet}`",
     "// Identifier. `sheet`"},
    {"Aip122Patterns", "/sheets/{sheet}`.\n  string", "/sheets/{id}`.\n  string"},
    {"Aip148Names", "// Identifier. `seasons", "// Required. `seasons"},
    {"Aip148Names", "  string name = 1;\n  // Output", "  string title = 1;\n  // Output"},
    {"Aip130Methods", "SubmitSheet(SubmitSheetRequest)", "SubmitSheet(GetSheetRequest)"},
    {"Aip130Methods", "SubmitSheetRequest) returns (Sheet)",
     "SubmitSheetRequest) returns (Access)"},
    {"Aip130Methods", "rpc SubmitSheet(", "rpc Submit("},
    {"Aip136Verbs", "rpc SubmitSheet(", "rpc SubmitSheetForJudge("},
    {"Aip136Verbs",
     "string name = 1;\n  // Optional. As read.\n  string etag = 2;\n  // Optional. "
     "Once.\n  string request_id = 3;\n  // Optional. Try.\n  bool validate_only = "
     "4;\n}\n// Request of SubmitSheet.\nmessage SubmitSheetRequest {\n  // "
     "Required. Which.\n  string name = 1",
     "string name = 1;\n}\n// Request of SubmitSheet.\nmessage SubmitSheetRequest {\n  // "
     "Required. Which.\n  string sheet = 1"},
    {"Aip131Get", "string name = 1;\n}", "string id = 1;\n}"},
    {"Aip131Get", "string name = 1;\n}", "string name = 1;\n  // Optional.\n  bool all = 2;\n}"},
    {"Aip132List", "repeated Sheet sheets", "repeated Sheet items"},
    {"Aip132List", "string parent = 1;\n  // Optional. How",
     "string season = 1;\n  // Optional. How"},
    {"Aip133Create", "string parent = 1;\n  // Required. The",
     "string of = 1;\n  // Required. The"},
    {"Aip133Create", "Sheet sheet = 2", "Sheet value = 2"},
    {"Aip134Update", "Sheet sheet = 1", "Sheet value = 1"},
    {"Aip134Update", "FieldMask update_mask", "FieldMask fields"},
    {"Aip135Delete", "  string name = 1;\n  // Optional. As",
     "  string id = 1;\n  // Optional. As"},
    {"Aip158Pages", "int32 page_size", "int64 page_size"},
    {"Aip158Pages", "string page_token", "string token"},
    {"Aip158Pages", "string next_page_token", "string next"},
    {"Aip154Etags", "string etag = 5", "string version = 5"},
    {"Aip154Etags", "  // Optional. As read.\n  string etag", "  // Optional.\n  string version"},
    {"Aip155RequestIds", "string request_id", "string id"},
    {"Aip163ValidateOnly", "bool validate_only", "bool dry_run"},
    {"Aip211Access", " option (access) = {roles: JUDGE}; ", ""},
    {"Aip211Access", "{roles: JUDGE}", "{}"},
    {"Aip211Access", "{roles: JUDGE}", "{roles: ROLE_UNSPECIFIED}"},
};

TEST(Rules, RefuseASpoiledContract) {
  for (const Spoiled& spoiled : kSpoiled) {
    SCOPED_TRACE(std::string(spoiled.rule) + ": " + std::string(spoiled.bad));
    std::string text(kGood);
    const size_t at = text.find(spoiled.good);
    ASSERT_NE(at, std::string::npos) << spoiled.good;
    text.replace(at, spoiled.good.size(), spoiled.bad);
    const Contract contract = CompiledFrom(text);
    ASSERT_EQ(contract.files().size(), 1U);
    for (const Rule& rule : kRules) {
      if (rule.name != spoiled.rule) continue;
      EXPECT_FALSE(rule.check(contract).empty());
    }
  }
}

TEST(Rules, AreAllSpoiledOnce) {
  for (const Rule& rule : kRules) {
    bool spoiled = false;
    for (const Spoiled& sample : kSpoiled) spoiled |= sample.rule == rule.name;
    EXPECT_TRUE(spoiled) << rule.name;
  }
}

}  // namespace
}  // namespace award::api
