// The house as a table: the floors, where each lives, and which floors each may know.
// Includes and CMake link dependencies are both checked against it.
#ifndef AWARD_TESTS_TIDY_FLOORS_H_
#define AWARD_TESTS_TIDY_FLOORS_H_

#include <optional>
#include <string_view>

namespace award::tidy {

enum class Floor {
  kScoring,
  kBase,
  kModel,
  kStorage,
  kWorkflow,
  kService,
  kRpc,
  kRoof,    // server/main.cc, the award-server binary.
  kProto,   // The contract: generated code.
  kClient,  // The CLI.
  kTests,
};

// "server/storage" for kStorage: how a message names a floor.
std::string_view FloorName(Floor floor);

// The floor of a file or an include path, both from the repository root; none for other files.
std::optional<Floor> FloorOfPath(std::string_view path);

// The floor of a CMake target; a room's target begins with its floor's ("award_scoring_number").
std::optional<Floor> FloorOfTarget(std::string_view target);

// Whether `from` may include or link `to`. A floor knows itself.
bool MayKnow(Floor from, Floor to);

// Where a third-party library may be included.
struct Library {
  std::string_view include;  // How the include path begins.
  std::string_view instead;  // What a breach is told.
  bool (*allowed)(std::string_view path);
};

// The rule for an include path, or null when every file may include it.
const Library* ConfinedLibrary(std::string_view include);

// The same for a linked CMake target such as gRPC::grpc++: whether `floor` may link it.
bool MayLink(Floor floor, std::string_view imported_target);

}  // namespace award::tidy

#endif  // AWARD_TESTS_TIDY_FLOORS_H_
