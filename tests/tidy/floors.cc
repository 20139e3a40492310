// The tables of the house. To let a floor know another, change kMayKnow and say why in review.
#include "tests/tidy/floors.h"

#include <algorithm>
#include <string>
#include <vector>

namespace award::tidy {
namespace {

struct FloorRow {
  Floor floor;
  std::string_view path;    // Prefix of its files.
  std::string_view target;  // Its CMake target.
  std::vector<Floor> may_know;
};

const std::vector<FloorRow>& Rows() {
  using enum Floor;
  static const auto* const rows = new std::vector<FloorRow>{
      {kScoring, "scoring/", "award_scoring", {}},
      {kBase, "server/base/", "award_base", {}},
      {kModel, "server/model/", "award_model", {kBase}},
      {kStorage, "server/storage/", "award_storage", {kBase, kModel}},
      {kWorkflow, "server/workflow/", "award_workflow", {kBase, kModel, kStorage, kScoring}},
      {kService, "server/service/", "award_service", {kBase, kModel, kStorage, kWorkflow, kProto}},
      {kRpc, "server/rpc/", "award_rpc", {kBase, kModel, kStorage, kWorkflow, kService, kProto}},
      {kRoof,
       "server/main.cc",
       "award-server",
       {kBase, kModel, kStorage, kWorkflow, kService, kRpc}},
      {kProto, "award/v1/", "award_proto", {}},
      {kClient, "client/", "award_client", {kProto, kScoring}},
      {kTests, "tests/", "award_test", {}},
  };
  return *rows;
}

const FloorRow& RowOf(Floor floor) {
  return *std::find_if(Rows().begin(), Rows().end(),
                       [floor](const FloorRow& row) { return row.floor == floor; });
}

bool IsBelow(std::string_view path, std::string_view folder) { return path.starts_with(folder); }

bool InStorage(std::string_view path) { return IsBelow(path, "server/storage/"); }

bool IsOracle(std::string_view path) { return path == "tests/scoring/panel_oracle_solver.cc"; }

bool SpeaksGrpc(std::string_view path) {
  return IsBelow(path, "server/rpc/") || IsBelow(path, "client/") || IsBelow(path, "tests/e2e/") ||
         IsBelow(path, "tests/rpc/") || IsBelow(path, "tests/client/") ||
         IsBelow(path, "tests/benchmark/");
}

bool SpeaksProto(std::string_view path) {
  return IsBelow(path, "server/service/") || IsBelow(path, "server/rpc/") ||
         IsBelow(path, "client/") || IsBelow(path, "tests/");
}

bool Logs(std::string_view path) {
  return path == "server/main.cc" || IsBelow(path, "server/rpc/");
}

bool ReadsFlags(std::string_view path) {
  return path == "server/main.cc" || (IsBelow(path, "client/") && path.ends_with(".cc"));
}

bool InDistributions(std::string_view path) { return path == "scoring/insight/distributions.cc"; }

constexpr std::string_view kGrpcRooms = "gRPC stays in server/rpc, client and end-to-end tests";

constexpr Library kLibraries[] = {
    {"sqlite3.h", "SQLite stays in server/storage", InStorage},
    {"grpc", kGrpcRooms, SpeaksGrpc},
    {"google/protobuf/", "protobuf stays in server/service, server/rpc, client and tests",
     SpeaksProto},
    {"spdlog/", "the log stays in server/main.cc and server/rpc", Logs},
    {"CLI/", "CLI11 costs seconds per file: only server/main.cc and .cc files of client",
     ReadsFlags},
    {"lemon/", "LEMON is an oracle of tests: tests/scoring/panel_oracle_solver.cc", IsOracle},
    {"boost/", "Boost.Math may throw: it stays in scoring/insight/distributions.cc",
     InDistributions},
};

constexpr Library kStubs = {".grpc.pb.h", kGrpcRooms, SpeaksGrpc};
constexpr Library kMessages = {
    ".pb.h", "messages stay in server/service, server/rpc, client and tests", SpeaksProto};

}  // namespace

std::string_view FloorName(Floor floor) {
  const std::string_view path = RowOf(floor).path;
  return path.ends_with("/") ? path.substr(0, path.size() - 1) : path;
}

std::optional<Floor> FloorOfPath(std::string_view path) {
  for (const FloorRow& row : Rows()) {
    if (path.starts_with(row.path)) return row.floor;
  }
  return std::nullopt;
}

std::optional<Floor> FloorOfTarget(std::string_view target) {
  if (target == "award") return Floor::kClient;  // The CLI's binary.
  for (const FloorRow& row : Rows()) {
    if (target == row.target || target.starts_with(std::string(row.target) + "_")) return row.floor;
  }
  return std::nullopt;
}

bool MayKnow(Floor from, Floor to) {
  if (from == to || from == Floor::kTests) return true;
  const std::vector<Floor>& known = RowOf(from).may_know;
  return std::find(known.begin(), known.end(), to) != known.end();
}

const Library* ConfinedLibrary(std::string_view include) {
  if (include.ends_with(kStubs.include)) return &kStubs;
  if (include.ends_with(kMessages.include)) return &kMessages;
  for (const Library& library : kLibraries) {
    if (include.starts_with(library.include)) return &library;
  }
  return nullptr;
}

bool MayLink(Floor floor, std::string_view imported_target) {
  using enum Floor;
  if (floor == kTests) return true;
  if (imported_target.starts_with("gRPC::")) {
    return floor == kRpc || floor == kClient || floor == kProto;
  }
  if (imported_target.starts_with("protobuf::")) {
    return floor == kService || floor == kRpc || floor == kClient || floor == kProto;
  }
  if (imported_target.starts_with("SQLite::")) return floor == kStorage;
  if (imported_target.starts_with("spdlog::")) return floor == kRpc || floor == kRoof;
  if (imported_target.starts_with("CLI11::")) return floor == kClient || floor == kRoof;
  return true;
}

}  // namespace award::tidy
