// A token is hexadecimal: 8 bytes of a SHA-256 over arguments and key, then the key. It is not a
// secret and grants nothing: a list shows the same rows whatever the token says.
#include "server/service/page.h"

#include <algorithm>
#include <memory>

#include "absl/strings/escaping.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "server/base/digest.h"
#include "server/base/error.h"
#include "server/base/limits.h"

namespace award::service {
namespace {

constexpr size_t kCheckBytes = 8;

std::string CheckOf(std::string_view arguments, std::string_view key) {
  const base::Digest digest = base::Canonical("page/1").Bytes(arguments).Bytes(key).Digest();
  return std::string(digest.Bytes().substr(0, kCheckBytes));
}

// Everything in the request but which page of it.
std::string ArgumentsOf(const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> arguments(request.New());
  arguments->CopyFrom(request);
  for (const char* field : {"page_size", "page_token"}) {
    arguments->GetReflection()->ClearField(arguments.get(),
                                           request.GetDescriptor()->FindFieldByName(field));
  }
  std::string bytes = request.GetDescriptor()->full_name() + '/';
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  arguments->SerializePartialToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

}  // namespace

absl::StatusOr<Page> Page::Of(const google::protobuf::Message& request) {
  const auto* fields = request.GetDescriptor();
  const auto* reflection = request.GetReflection();
  const int32_t size = reflection->GetInt32(request, fields->FindFieldByName("page_size"));
  const std::string token = reflection->GetString(request, fields->FindFieldByName("page_token"));
  if (size < 0) {
    return base::Error(base::Reason::kPageSizeInvalid, "page_size must not be negative.",
                       {{"field", "page_size"}});
  }
  Page page(
      static_cast<size_t>(size == 0 ? base::kPageSizeDefault : std::min(size, base::kPageSizeMax)),
      ArgumentsOf(request));
  if (token.empty()) return page;
  const std::string bytes = absl::HexStringToBytes(token);
  const std::string key = bytes.size() > kCheckBytes ? bytes.substr(kCheckBytes) : std::string();
  if (key.empty() || page.Token(key) != token) {
    return base::Error(base::Reason::kPageTokenInvalid,
                       "page_token must be the next_page_token of the same list.",
                       {{"field", "page_token"}});
  }
  page.after_ = key;
  return page;
}

std::string Page::Token(std::string_view key) const {
  const std::string bytes = CheckOf(arguments_, key) + std::string(key);
  return absl::BytesToHexString(absl::string_view(bytes.data(), bytes.size()));
}

}  // namespace award::service
