// Errors as statuses with the payloads that also travel over the wire. The domain of the ErrorInfo
// says who made the error, and with it the exit code.
#include "client/error/error.h"

#include <utility>

#include "absl/strings/cord.h"
#include "award/v1/error.pb.h"

namespace award::client {
namespace {

constexpr char kErrorInfoUrl[] = "type.googleapis.com/google.rpc.ErrorInfo";
constexpr char kPreconditionUrl[] = "type.googleapis.com/google.rpc.PreconditionFailure";

// The domains of the client's own errors, by exit code; the server's is `award`.
constexpr char kUsageDomain[] = "award.client.usage";
constexpr char kUnreachedDomain[] = "award.client.unreached";
constexpr char kUnknownDomain[] = "award.client.unknown";
constexpr char kRefusedDomain[] = "award.client.refused";

absl::Status LocalError(absl::StatusCode code, const char* domain, std::string_view reason,
                        Facts facts, std::vector<Violation> violations) {
  absl::Status status(code, absl::string_view(reason.data(), reason.size()));
  v1::ErrorInfo error;
  error.set_reason(std::string(reason));
  error.set_domain(domain);
  error.mutable_metadata()->insert(facts.begin(), facts.end());
  status.SetPayload(kErrorInfoUrl, absl::Cord(error.SerializeAsString()));
  if (violations.empty()) return status;
  v1::PreconditionFailure failure;
  for (Violation& violation : violations) {
    auto* added = failure.add_violations();
    added->set_type(std::move(violation.type));
    added->set_subject(std::move(violation.subject));
    added->set_description(std::move(violation.text));
  }
  status.SetPayload(kPreconditionUrl, absl::Cord(failure.SerializeAsString()));
  return status;
}

Exit ExitOfDomain(std::string_view domain) {
  if (domain == kUsageDomain) return Exit::kUsage;
  if (domain == kUnreachedDomain) return Exit::kUnreached;
  if (domain == kUnknownDomain) return Exit::kUnknown;
  return Exit::kRefused;
}

}  // namespace

absl::Status UsageError(std::string_view reason, Facts facts, std::vector<Violation> violations) {
  return LocalError(absl::StatusCode::kInvalidArgument, kUsageDomain, reason, std::move(facts),
                    std::move(violations));
}

absl::Status UnreachedError(std::string_view reason, Facts facts) {
  return LocalError(absl::StatusCode::kUnavailable, kUnreachedDomain, reason, std::move(facts), {});
}

absl::Status UnknownOutcome(Facts facts) {
  return LocalError(absl::StatusCode::kUnknown, kUnknownDomain, "OUTCOME_UNKNOWN", std::move(facts),
                    {});
}

absl::Status RefusedError(std::string_view reason, Facts facts) {
  return LocalError(absl::StatusCode::kDataLoss, kRefusedDomain, reason, std::move(facts), {});
}

absl::Status ServerError(int code, std::string_view message, std::string_view details) {
  absl::Status status(static_cast<absl::StatusCode>(code),
                      absl::string_view(message.data(), message.size()));
  v1::Status wire;
  if (!wire.ParseFromArray(details.data(), static_cast<int>(details.size()))) return status;
  for (const auto& detail : wire.details()) {
    status.SetPayload(detail.type_url(), absl::Cord(detail.value()));
  }
  return status;
}

Complaint ComplaintOf(const absl::Status& status) {
  Complaint complaint;
  complaint.exit = Exit::kRefused;
  complaint.message = std::string(status.message().data(), status.message().size());
  v1::ErrorInfo error;
  const auto error_bytes = status.GetPayload(kErrorInfoUrl);
  if (error_bytes.has_value() && error.ParseFromString(std::string(*error_bytes))) {
    complaint.exit = ExitOfDomain(error.domain());
    complaint.reason = error.reason();
    complaint.local = error.domain().starts_with("award.client.");
    complaint.facts = Facts(error.metadata().begin(), error.metadata().end());
  } else {
    complaint.reason = absl::StatusCodeToString(status.code());
  }
  v1::PreconditionFailure failure;
  const auto failure_bytes = status.GetPayload(kPreconditionUrl);
  if (failure_bytes.has_value() && failure.ParseFromString(std::string(*failure_bytes))) {
    for (const auto& violation : failure.violations()) {
      complaint.violations.push_back(
          {violation.type(), violation.subject(), violation.description()});
    }
  }
  return complaint;
}

}  // namespace award::client
