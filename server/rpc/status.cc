// The only place that knows what an error looks like on the wire.
#include "server/rpc/status.h"

#include <vector>

#include "award/v1/error.pb.h"
#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/text.h"
#include "server/rpc/log.h"

namespace award::rpc {
namespace {

constexpr char kErrorInfoUrl[] = "type.googleapis.com/google.rpc.ErrorInfo";
constexpr char kPreconditionFailureUrl[] = "type.googleapis.com/google.rpc.PreconditionFailure";
constexpr char kDomain[] = "award";
constexpr size_t kMetadataValueBytesMax = 256;
// In base64 beside the sentence this still fits the metadata that a client takes by default.
constexpr size_t kDetailsBytesMax = 4800;

void AddDetail(v1::Status& status, const char* url, const google::protobuf::Message& message) {
  google::protobuf::Any& detail = *status.add_details();
  detail.set_type_url(url);
  detail.set_value(message.SerializeAsString());
}

std::string Details(const absl::Status& status, const std::string& text, const v1::ErrorInfo& error,
                    const v1::PreconditionFailure& failure) {
  v1::Status details;
  details.set_code(static_cast<int32_t>(status.code()));
  details.set_message(text);
  AddDetail(details, kErrorInfoUrl, error);
  if (failure.violations_size() > 0) AddDetail(details, kPreconditionFailureUrl, failure);
  return details.SerializeAsString();
}

std::string FittingDetails(const absl::Status& status, const std::string& text,
                           v1::ErrorInfo error) {
  v1::PreconditionFailure failure;
  for (const base::Violation& violation : base::ViolationsOf(status)) {
    v1::PreconditionFailure::Violation& copy = *failure.add_violations();
    copy.set_type(std::string(base::ReasonName(violation.type)));
    copy.set_subject(CutText(violation.subject, kMetadataValueBytesMax));
    copy.set_description(CutText(violation.text, kMetadataValueBytesMax));
  }
  std::string bytes = Details(status, text, error, failure);
  if (bytes.size() <= kDetailsBytesMax) return bytes;
  for (auto& violation : *failure.mutable_violations()) violation.clear_description();
  bytes = Details(status, text, error, failure);
  for (int omitted = 1; bytes.size() > kDetailsBytesMax && failure.violations_size() > 0;
       ++omitted) {
    failure.mutable_violations()->RemoveLast();
    (*error.mutable_metadata())["omitted"] = fmt::format("{}", omitted);
    bytes = Details(status, text, error, failure);
  }
  return bytes;
}

}  // namespace

std::string CutText(std::string_view text, size_t bytes_max) {
  size_t size = text.size() < bytes_max ? text.size() : bytes_max;
  // What follows the cut, or stands at the end, may be the rest of a character.
  for (int step = 0; step < 4 && size > 0 && !base::IsValidUtf8(text.substr(0, size)); ++step) {
    --size;
  }
  const std::string_view cut = text.substr(0, size);
  return base::IsValidUtf8(cut) ? std::string(cut) : std::string("?");
}

std::string ReasonWord(const absl::Status& status) {
  if (const auto reason = base::ReasonOf(status)) return std::string(base::ReasonName(*reason));
  return absl::StatusCodeToString(status.code());
}

grpc::Status ToGrpc(const absl::Status& status, base::IdSource& ids) {
  if (status.ok()) return grpc::Status::OK;
  const auto reason = base::ReasonOf(status);
  if (!reason || status.code() == absl::StatusCode::kInternal) {
    const std::string incident = ids.Next("incident");
    LogIncident(incident, status);
    const base::Reason shown = reason.value_or(base::Reason::kInternal);
    const std::string text = fmt::format("The server failed; its log has more under {}.", incident);
    v1::ErrorInfo error;
    error.set_reason(std::string(base::ReasonName(shown)));
    error.set_domain(kDomain);
    (*error.mutable_metadata())["incident"] = incident;
    const absl::Status internal = absl::InternalError("");
    return grpc::Status(grpc::StatusCode::INTERNAL, text, Details(internal, text, error, {}));
  }
  const std::string text = CutText(base::TextOf(status), base::kErrorTextBytesMax);
  v1::ErrorInfo error;
  error.set_reason(std::string(base::ReasonName(*reason)));
  error.set_domain(kDomain);
  for (const auto& [key, value] : base::MetadataOf(status)) {
    (*error.mutable_metadata())[key] = CutText(value, kMetadataValueBytesMax);
  }
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), text,
                      FittingDetails(status, text, std::move(error)));
}

}  // namespace award::rpc
