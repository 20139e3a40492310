// A file is renamed with RENAME_NOREPLACE, or linked where the file system knows no such renaming.
#include "client/files/new_files.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "client/files/files.h"
#include "fmt/format.h"

namespace award::client {
namespace {

absl::Status Exists(const std::string& path) { return UsageError("FILE_EXISTS", {{"file", path}}); }

absl::Status Unwritable(const std::string& path, int error) {
  return UsageError("FILE_UNWRITABLE", {{"file", path}, {"detail", std::strerror(error)}});
}

// Removes what it holds at the end of the scope.
class Removed {
 public:
  Removed() = default;
  ~Removed() {
    for (const std::string& path : paths) unlink(path.c_str());
  }
  Removed(const Removed&) = delete;
  Removed& operator=(const Removed&) = delete;

  std::vector<std::string> paths;
};

absl::Status GiveName(const std::string& written, const std::string& path) {
  if (renameat2(AT_FDCWD, written.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) {
    return absl::OkStatus();
  }
  const bool unknown = errno == EINVAL || errno == ENOSYS;
  if (unknown && link(written.c_str(), path.c_str()) == 0) {
    unlink(written.c_str());
    return absl::OkStatus();
  }
  return errno == EEXIST ? Exists(path) : Unwritable(path, errno);
}

}  // namespace

absl::Status CheckNewFiles(const std::vector<std::string>& paths) {
  for (auto path = paths.begin(); path != paths.end(); ++path) {
    struct stat about {};
    const bool there = lstat(path->c_str(), &about) == 0;
    if (there || std::find(paths.begin(), path, *path) != path) return Exists(*path);
    const std::string folder = std::filesystem::path(*path).parent_path().string();
    if (access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0) {
      return Unwritable(*path, errno);
    }
  }
  return absl::OkStatus();
}

absl::Status WriteNewFiles(const std::vector<NamedBytes>& files) {
  Removed beside;
  for (const NamedBytes& file : files) {
    const std::string written = fmt::format("{}.{}.part", file.path, NewRequestId());
    RETURN_IF_ERROR(WriteNewFile(written, file.bytes));
    beside.paths.push_back(written);
  }
  Removed named;
  for (size_t i = 0; i < files.size(); ++i) {
    RETURN_IF_ERROR(GiveName(beside.paths[i], files[i].path));
    named.paths.push_back(files[i].path);
  }
  named.paths.clear();
  return absl::OkStatus();
}

}  // namespace award::client
