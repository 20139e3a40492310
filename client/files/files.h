// Files that commands read and write. What is written is new: nothing is overwritten and no link is
// followed, so that a name that came from a server cannot lead anywhere else.
#ifndef AWARD_CLIENT_FILES_FILES_H_
#define AWARD_CLIENT_FILES_FILES_H_

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace award::client {

// The whole file. FILE_UNREADABLE (usage).
absl::StatusOr<std::string> ReadFile(const std::string& path);

// The same; `-` is `in`.
absl::StatusOr<std::string> ReadFileOr(const std::string& path, std::istream& in);

// Hands over the file (`-` is `in`) in pieces of at most 1 MiB, with the bytes read so far and how
// many there are (0: not known). A signal that interrupts a read hands over an empty piece. Ends
// with the first error of `take`. FILE_UNREADABLE (usage).
using TakePiece = std::function<absl::Status(std::string_view piece, int64_t read, int64_t size)>;
absl::Status ReadInPieces(const std::string& path, std::istream& in, const TakePiece& take);

// A secret: refused when others than its owner can read it. FILE_UNREADABLE, TOKEN_FILE_OPEN.
absl::StatusOr<std::string> ReadSecretFile(const std::string& path);

// A file that is being written. What was not finished is removed.
class NewFile {
 public:
  // Makes the file, readable by its owner alone when it is secret.
  // FILE_EXISTS; FILE_UNWRITABLE (usage).
  enum class Access { kShared, kSecret };
  static absl::StatusOr<NewFile> Create(const std::string& path, Access access = Access::kShared);

  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&&) = delete;
  ~NewFile();

  absl::Status Write(std::string_view bytes);
  absl::Status Finish();  // Keeps the file; its bytes are on the disk.

 private:
  NewFile(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}

  int descriptor_;
  std::string path_;
};

absl::Status WriteNewFile(const std::string& path, std::string_view bytes,
                          NewFile::Access access = NewFile::Access::kShared);

// Makes the folder; one that is there and empty is taken too. FOLDER_NOT_EMPTY; FILE_UNWRITABLE.
absl::Status MakeEmptyFolder(const std::string& path);

// The SHA-256 in hexadecimal.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void Add(std::string_view bytes);
  std::string Finish();

  static std::string Of(std::string_view bytes);

 private:
  void* context_;
};

// A random UUID (version 4): what makes a write repeatable.
std::string NewRequestId();

}  // namespace award::client

#endif  // AWARD_CLIENT_FILES_FILES_H_
