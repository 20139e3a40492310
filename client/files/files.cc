// Thin over POSIX and OpenSSL; errors carry the path and the system's own words.
#include "client/files/files.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <utility>

#include "client/error/error.h"
#include "client/error/status_macros.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr size_t kPieceBytes = 1 << 20;

absl::Status Unreadable(const std::string& path, int error) {
  return UsageError("FILE_UNREADABLE", {{"file", path}, {"detail", std::strerror(error)}});
}

absl::Status Unwritable(const std::string& path, int error) {
  if (error == EEXIST || error == ELOOP) return UsageError("FILE_EXISTS", {{"file", path}});
  return UsageError("FILE_UNWRITABLE", {{"file", path}, {"detail", std::strerror(error)}});
}

absl::StatusOr<std::string> ReadAll(int descriptor, const std::string& path) {
  std::string text;
  std::array<char, 65536> buffer;
  while (true) {
    const ssize_t count = read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Unreadable(path, errno);
    if (count == 0) return text;
    text.append(buffer.data(), static_cast<size_t>(count));
  }
}

// Closes a descriptor at the end of the scope.
class OpenFile {
 public:
  explicit OpenFile(int descriptor) : value(descriptor) {}
  ~OpenFile() {
    if (value >= 0) close(value);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  const int value;
};

EVP_MD_CTX* ContextOf(void* context) { return static_cast<EVP_MD_CTX*>(context); }

}  // namespace

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  const OpenFile file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.value < 0) return Unreadable(path, errno);
  return ReadAll(file.value, path);
}

absl::StatusOr<std::string> ReadFileOr(const std::string& path, std::istream& in) {
  if (path != "-") return ReadFile(path);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

namespace {

absl::Status ReadInPieces(std::istream& in, const TakePiece& take) {
  std::string buffer(kPieceBytes, '\0');
  int64_t read = 0;
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const auto count = static_cast<size_t>(in.gcount());
    read += static_cast<int64_t>(count);
    RETURN_IF_ERROR(take(std::string_view(buffer).substr(0, count), read, 0));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ReadInPieces(const std::string& path, std::istream& in, const TakePiece& take) {
  if (path == "-") return ReadInPieces(in, take);
  const OpenFile file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about {};
  if (file.value < 0 || fstat(file.value, &about) != 0) return Unreadable(path, errno);
  const int64_t size = S_ISREG(about.st_mode) ? about.st_size : 0;
  std::string buffer(kPieceBytes, '\0');
  for (int64_t done = 0;;) {
    const ssize_t count = read(file.value, buffer.data(), buffer.size());
    if (count < 0 && errno != EINTR) return Unreadable(path, errno);
    if (count == 0) return absl::OkStatus();
    const size_t bytes = count < 0 ? 0 : static_cast<size_t>(count);
    done += static_cast<int64_t>(bytes);
    RETURN_IF_ERROR(take(std::string_view(buffer).substr(0, bytes), done, size));
  }
}

absl::StatusOr<std::string> ReadSecretFile(const std::string& path) {
  const OpenFile file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about {};
  if (file.value < 0 || fstat(file.value, &about) != 0) return Unreadable(path, errno);
  const bool regular = S_ISREG(about.st_mode);
  if (regular && (about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return UsageError("TOKEN_FILE_OPEN", {{"file", path}});
  }
  return ReadAll(file.value, path);
}

absl::StatusOr<NewFile> NewFile::Create(const std::string& path, Access access) {
  const mode_t mode = access == Access::kSecret ? 0600 : 0644;
  const int descriptor =
      open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  if (descriptor < 0) return Unwritable(path, errno);
  return NewFile(descriptor, path);
}

NewFile::NewFile(NewFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

NewFile::~NewFile() {
  if (descriptor_ < 0) return;
  close(descriptor_);
  unlink(path_.c_str());
}

absl::Status NewFile::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Unwritable(path_, errno);
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return absl::OkStatus();
}

absl::Status NewFile::Finish() {
  if (fsync(descriptor_) != 0 && errno != EINVAL) return Unwritable(path_, errno);
  close(std::exchange(descriptor_, -1));
  return absl::OkStatus();
}

absl::Status WriteNewFile(const std::string& path, std::string_view bytes, NewFile::Access access) {
  ASSIGN_OR_RETURN(NewFile file, NewFile::Create(path, access));
  RETURN_IF_ERROR(file.Write(bytes));
  return file.Finish();
}

absl::Status MakeEmptyFolder(const std::string& path) {
  if (mkdir(path.c_str(), 0755) == 0) return absl::OkStatus();
  if (errno != EEXIST) return Unwritable(path, errno);
  std::error_code error;
  const bool empty = std::filesystem::is_empty(path, error);
  if (error) return Unwritable(path, error.value());
  if (!std::filesystem::is_directory(path) || !empty) {
    return UsageError("FOLDER_NOT_EMPTY", {{"file", path}});
  }
  return absl::OkStatus();
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  if (EVP_DigestInit_ex(ContextOf(context_), EVP_sha256(), nullptr) != 1) std::abort();
}

Sha256::~Sha256() { EVP_MD_CTX_free(ContextOf(context_)); }

void Sha256::Add(std::string_view bytes) {
  if (EVP_DigestUpdate(ContextOf(context_), bytes.data(), bytes.size()) != 1) std::abort();
}

std::string Sha256::Finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int length = 0;
  if (EVP_DigestFinal_ex(ContextOf(context_), digest.data(), &length) != 1) std::abort();
  std::string text;
  for (unsigned int i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

std::string Sha256::Of(std::string_view bytes) {
  Sha256 sha;
  sha.Add(bytes);
  return sha.Finish();
}

std::string NewRequestId() {
  std::array<unsigned char, 16> bytes;
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
  std::string id;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) id += '-';
    id += fmt::format("{:02x}", bytes[i]);
  }
  return id;
}

}  // namespace award::client
