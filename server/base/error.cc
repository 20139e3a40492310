// Errors as statuses with payloads. A payload is a list of texts, each preceded by its length, so
// that any text survives the way.
#include "server/base/error.h"

#include <cassert>
#include <charconv>
#include <cstddef>

#include "absl/strings/cord.h"
#include "fmt/format.h"

namespace award::base {
namespace {

constexpr char kReasonUrl[] = "award/reason";
constexpr char kMetadataUrl[] = "award/metadata";
constexpr char kViolationsUrl[] = "award/violations";

// {"ab", ""} is "2:ab0:".
std::string Pack(const std::vector<std::string_view>& texts) {
  std::string packed;
  for (const std::string_view text : texts) packed += fmt::format("{}:{}", text.size(), text);
  return packed;
}

std::vector<std::string> Unpack(std::string_view packed) {
  std::vector<std::string> texts;
  while (!packed.empty()) {
    size_t length = 0;
    const size_t colon = packed.find(':');
    if (colon == std::string_view::npos) break;
    std::from_chars(packed.data(), packed.data() + colon, length);
    texts.emplace_back(packed.substr(colon + 1, length));
    packed.remove_prefix(colon + 1 + texts.back().size());
  }
  return texts;
}

std::vector<std::string> PayloadOf(const absl::Status& status, const char* url) {
  const auto payload = status.GetPayload(url);
  if (!payload.has_value()) return {};
  return Unpack(std::string(*payload));
}

}  // namespace

absl::Status Error(Reason reason, std::string_view text, Metadata metadata) {
  absl::Status status(ReasonCode(reason), absl::string_view(text.data(), text.size()));
  const std::string_view name = ReasonName(reason);
  status.SetPayload(kReasonUrl, absl::Cord(absl::string_view(name.data(), name.size())));
  if (!metadata.empty()) {
    std::vector<std::string_view> texts;
    for (const auto& [key, value] : metadata) texts.insert(texts.end(), {key, value});
    status.SetPayload(kMetadataUrl, absl::Cord(Pack(texts)));
  }
  return status;
}

absl::Status ErrorWithViolations(Reason reason, std::string_view text, Metadata metadata,
                                 const std::vector<Violation>& violations) {
  assert(!violations.empty());
  absl::Status status = Error(reason, text, std::move(metadata));
  std::vector<std::string_view> texts;
  for (const Violation& violation : violations) {
    texts.insert(texts.end(), {ReasonName(violation.type), violation.subject, violation.text});
  }
  status.SetPayload(kViolationsUrl, absl::Cord(Pack(texts)));
  return status;
}

std::optional<Reason> ReasonOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kReasonUrl);
  if (!payload.has_value()) return std::nullopt;
  return ReasonFromName(std::string(*payload));
}

Metadata MetadataOf(const absl::Status& status) {
  const std::vector<std::string> texts = PayloadOf(status, kMetadataUrl);
  Metadata metadata;
  for (size_t i = 0; i + 1 < texts.size(); i += 2) metadata.emplace_back(texts[i], texts[i + 1]);
  return metadata;
}

std::vector<Violation> ViolationsOf(const absl::Status& status) {
  const std::vector<std::string> texts = PayloadOf(status, kViolationsUrl);
  std::vector<Violation> violations;
  for (size_t i = 0; i + 2 < texts.size(); i += 3) {
    const Reason type = ReasonFromName(texts[i]).value_or(Reason::kInternal);
    violations.push_back({type, texts[i + 1], texts[i + 2]});
  }
  return violations;
}

std::string_view TextOf(const absl::Status& status) {
  return {status.message().data(), status.message().size()};
}

}  // namespace award::base
