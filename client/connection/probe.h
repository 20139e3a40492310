// Finds out why a server cannot be reached. gRPC says no more than "unavailable"; a user has to
// know whether nobody listens, the port does not speak TLS, or the certificate is the wrong one.
#ifndef AWARD_CLIENT_CONNECTION_PROBE_H_
#define AWARD_CLIENT_CONNECTION_PROBE_H_

#include <string>

#include "absl/status/status.h"

namespace award::client {

// `host:port`, `[::1]:port`.
struct Address {
  std::string host;
  std::string port;
};
Address SplitAddress(const std::string& server);

// Connects once, shakes hands over TLS and names what went wrong, as an error whose exit code is
// kUnreached; OK when everything went well after all. `ca` are certificates in PEM; empty for the
// machine's own. SERVER_ADDRESS_UNKNOWN, SERVER_REFUSED_CONNECTION, SERVER_SILENT, SERVER_NOT_TLS,
// SERVER_NOT_TRUSTED, SERVER_NAME_DIFFERS, SERVER_CERTIFICATE_EXPIRED, SERVER_TLS_FAILED.
absl::Status ProbeServer(const std::string& server, const std::string& ca);

}  // namespace award::client

#endif  // AWARD_CLIENT_CONNECTION_PROBE_H_
