// Telling files by their first bytes.
#include "server/workflow/attachment_types.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"

namespace award::workflow {
namespace {

using base::Reason;
using namespace std::string_view_literals;

struct Signature {
  std::string_view first_bytes;
  AttachmentType type;
};

constexpr std::array kSignatures = {
    Signature{"%PDF-"sv, {"application/pdf", ".pdf"}},
    Signature{"\x89PNG\r\n\x1a\n"sv, {"image/png", ".png"}},
    Signature{"\xff\xd8\xff"sv, {"image/jpeg", ".jpg"}},
};

constexpr std::array kOdfTypes = {
    AttachmentType{"application/vnd.oasis.opendocument.text", ".odt"},
    AttachmentType{"application/vnd.oasis.opendocument.spreadsheet", ".ods"},
};

// Every ending a file of the types may have. ".jpeg" is the same as ".jpg".
constexpr std::array kExtensions = {".pdf"sv, ".png"sv, ".jpg"sv, ".jpeg"sv, ".odt"sv, ".ods"sv};

absl::Status WrongType(std::string_view text) {
  return base::Error(Reason::kAttachmentWrongType, text);
}

// A little-endian number of an archive's header.
size_t NumberAt(std::string_view bytes, size_t offset, size_t size) {
  size_t number = 0;
  for (size_t i = size; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[offset + i]);
  }
  return number;
}

// The content of the archive's first entry if it is a stored `mimetype`, else nothing
// (OpenDocument 1.2 part 3 §3.3; the header is that of a ZIP local file).
std::string_view StoredMimetype(std::string_view bytes) {
  constexpr std::string_view kMagic = "PK\x03\x04"sv;
  constexpr std::string_view kName = "mimetype";
  constexpr size_t kHeaderSize = 30;
  if (bytes.size() < kHeaderSize || bytes.substr(0, kMagic.size()) != kMagic) return {};
  const size_t compression = NumberAt(bytes, 8, 2);
  const size_t content_size = NumberAt(bytes, 18, 4);
  const size_t name_size = NumberAt(bytes, 26, 2);
  const size_t extra_size = NumberAt(bytes, 28, 2);
  const size_t content_offset = kHeaderSize + name_size + extra_size;
  if (compression != 0 || bytes.substr(kHeaderSize, name_size) != kName) return {};
  if (content_offset > bytes.size() || content_size > bytes.size() - content_offset) return {};
  return bytes.substr(content_offset, content_size);
}

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

// The known ending of a name, in its usual spelling; empty if it has none of them.
std::string_view ExtensionOf(std::string_view name) {
  const std::string lower = LowerCase(name);
  for (const std::string_view extension : kExtensions) {
    if (lower.size() < extension.size()) continue;
    if (std::string_view(lower).substr(lower.size() - extension.size()) != extension) continue;
    return extension == ".jpeg" ? ".jpg"sv : extension;
  }
  return {};
}

}  // namespace

absl::StatusOr<AttachmentType> AttachmentTypeOf(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.substr(0, signature.first_bytes.size()) == signature.first_bytes) {
      return signature.type;
    }
  }
  const std::string_view mimetype = StoredMimetype(bytes);
  for (const AttachmentType& type : kOdfTypes) {
    if (mimetype == type.media_type) return type;
  }
  return WrongType("The file is not a PDF, an ODF text or sheet, a PNG or a JPEG.");
}

absl::StatusOr<std::string> CleanFileName(std::string_view name, const AttachmentType& type) {
  ASSIGN_OR_RETURN(std::string clean,
                   base::CleanText("display_name", name, base::kFileNameLengthMax));
  clean.erase(0, clean.find_last_of("/\\") + 1);
  clean.erase(0, std::min(clean.find_first_not_of(". "), clean.size()));
  std::replace_if(
      clean.begin(), clean.end(),
      [](char c) { return std::string_view(":*?\"<>|").find(c) != std::string_view::npos; }, '_');
  if (clean.empty()) {
    return base::Error(Reason::kFieldRequired, "The attachment needs a name.",
                       {{"field", "display_name"}});
  }
  const std::string_view extension = ExtensionOf(clean);
  if (extension.empty()) return clean + std::string(type.extension);
  if (extension == type.extension) return clean;
  return WrongType(
      fmt::format("The name ends in {}, but the file is {}.", extension, type.media_type));
}

}  // namespace award::workflow
