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
// The client's own violations: a Status whose details are one ErrorInfo each, with its subject for
// a domain and its facts, `text` among them.
constexpr char kViolationsUrl[] = "award.client.violations";

// The domains of the client's own errors, by exit code; the server's is `award`.
constexpr char kUsageDomain[] = "award.client.usage";
constexpr char kUnreachedDomain[] = "award.client.unreached";
constexpr char kUnknownDomain[] = "award.client.unknown";
constexpr char kRefusedDomain[] = "award.client.refused";
constexpr char kBlockedDomain[] = "award.client.blocked";
constexpr char kInterruptedDomain[] = "award.client.interrupted";

absl::Status LocalError(absl::StatusCode code, const char* domain, std::string_view reason,
                        Facts facts, std::vector<Violation> violations) {
  absl::Status status(code, absl::string_view(reason.data(), reason.size()));
  v1::ErrorInfo error;
  error.set_reason(std::string(reason));
  error.set_domain(domain);
  error.mutable_metadata()->insert(facts.begin(), facts.end());
  status.SetPayload(kErrorInfoUrl, absl::Cord(error.SerializeAsString()));
  if (violations.empty()) return status;
  v1::Status list;
  for (Violation& violation : violations) {
    v1::ErrorInfo one;
    one.set_reason(std::move(violation.type));
    one.set_domain(std::move(violation.subject));
    one.mutable_metadata()->insert(violation.facts.begin(), violation.facts.end());
    (*one.mutable_metadata())["text"] = std::move(violation.text);
    list.add_details()->set_value(one.SerializeAsString());
  }
  status.SetPayload(kViolationsUrl, absl::Cord(list.SerializeAsString()));
  return status;
}

// Those that LocalError put in.
std::vector<Violation> LocalViolations(const absl::Status& status) {
  std::vector<Violation> violations;
  v1::Status list;
  const auto bytes = status.GetPayload(kViolationsUrl);
  if (!bytes.has_value() || !list.ParseFromString(std::string(*bytes))) return violations;
  for (const auto& detail : list.details()) {
    v1::ErrorInfo one;
    if (!one.ParseFromString(detail.value())) continue;
    Facts facts(one.metadata().begin(), one.metadata().end());
    std::string text = facts["text"];
    facts.erase("text");
    violations.push_back({one.reason(), one.domain(), std::move(text), std::move(facts)});
  }
  return violations;
}

Exit ExitOfDomain(std::string_view domain) {
  if (domain == kUsageDomain) return Exit::kUsage;
  if (domain == kUnreachedDomain) return Exit::kUnreached;
  if (domain == kUnknownDomain) return Exit::kUnknown;
  if (domain == kBlockedDomain) return Exit::kBlocked;
  if (domain == kInterruptedDomain) return Exit::kInterrupted;
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

absl::Status BlockedError(std::string_view reason, Facts facts) {
  return LocalError(absl::StatusCode::kFailedPrecondition, kBlockedDomain, reason,
                    std::move(facts), {});
}

absl::Status InterruptedError(std::string_view reason, Facts facts) {
  return LocalError(absl::StatusCode::kCancelled, kInterruptedDomain, reason, std::move(facts), {});
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
  complaint.violations = LocalViolations(status);
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
