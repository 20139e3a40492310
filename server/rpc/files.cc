// Written with plain system calls, since the standard library cannot say O_EXCL or 0600.
#include "server/rpc/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::rpc {
namespace {

absl::Status Unusable(const std::string& path, int error) {
  return base::Error(base::Reason::kFileUnusable,
                     fmt::format("{}: {}.", path, std::strerror(error)), {{"path", path}});
}

// 0, or the number of the error.
int WriteAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(file, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    text.remove_prefix(static_cast<size_t>(count));
  }
  return fsync(file) == 0 ? 0 : errno;
}

}  // namespace

absl::Status MakeFile(const std::string& path, std::string_view text, Secrecy secrecy) {
  const mode_t mode = secrecy == Secrecy::kOwnerOnly ? 0600 : 0644;
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0 && errno == EEXIST) {
    return base::Error(base::Reason::kAlreadyExists, fmt::format("{} exists already.", path),
                       {{"path", path}});
  }
  if (file < 0) return Unusable(path, errno);
  const int error = WriteAll(file, text);
  close(file);
  if (error == 0) return absl::OkStatus();
  unlink(path.c_str());
  return Unusable(path, error);
}

absl::Status ReplaceFile(const std::string& path, std::string_view text) {
  const std::string made = path + ".new";
  unlink(made.c_str());
  RETURN_IF_ERROR(MakeFile(made, text, Secrecy::kEverybody));
  return std::rename(made.c_str(), path.c_str()) == 0 ? absl::OkStatus() : Unusable(path, errno);
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) return Unusable(path, errno);
  return text.str();
}

}  // namespace award::rpc
