// Small files of the server's own: keys, certificates, tokens, the port.
#ifndef AWARD_SERVER_RPC_FILES_H_
#define AWARD_SERVER_RPC_FILES_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace award::rpc {

enum class Secrecy { kOwnerOnly, kEverybody };

// Makes a new file that holds `text`, on the disk when this returns.
// ALREADY_EXISTS: it is there; untouched. FILE_UNUSABLE: it cannot be made or written.
absl::Status MakeFile(const std::string& path, std::string_view text, Secrecy secrecy);

// The same, under a name that appears with all of its text at once; replaces what is there.
absl::Status ReplaceFile(const std::string& path, std::string_view text);

// FILE_UNUSABLE.
absl::StatusOr<std::string> ReadFile(const std::string& path);

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_FILES_H_
