// The certificates a server is set up with: a certificate authority of its own and a certificate
// for the names it is called by. Clients are given the authority's certificate, `ca.pem`.
#ifndef AWARD_SERVER_RPC_CERTIFICATES_H_
#define AWARD_SERVER_RPC_CERTIFICATES_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace award::rpc {

// Makes the folder with ca.pem, ca.key, server.pem and server.key; keys are readable by their owner
// only. EC P-256. The authority is good for ten years, the server's certificate for two, for
// localhost, 127.0.0.1, ::1 and `hosts` (names or addresses).
// ALREADY_EXISTS: the folder is there. FIELD_INVALID: a host is neither. FILE_UNUSABLE.
absl::Status MakeCertificates(const std::string& folder, const std::vector<std::string>& hosts);

struct Certificates {
  std::string certificate;  // PEM.
  std::string private_key;  // PEM.
};

// FILE_UNUSABLE: a file is missing or cannot be read.
absl::StatusOr<Certificates> LoadCertificates(const std::string& folder);

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_CERTIFICATES_H_
