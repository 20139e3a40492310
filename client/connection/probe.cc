// A plain TCP connection and a TLS handshake with OpenSSL, each with a limit of some seconds.
#include "client/connection/probe.h"

#include <netdb.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "client/error/error.h"

namespace award::client {
namespace {

constexpr timeval kPatience = {3, 0};

struct Closer {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(SSL* ssl) const { SSL_free(ssl); }
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};
template <typename T>
using Owned = std::unique_ptr<T, Closer>;

class Socket {
 public:
  Socket() = default;
  ~Socket() { Close(); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  // 0, or the system's error.
  int Connect(const addrinfo& address) {
    Close();
    descriptor_ = socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC, 0);
    if (descriptor_ < 0) return errno;
    setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
    setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    return connect(descriptor_, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno;
  }

  int descriptor() const { return descriptor_; }

 private:
  void Close() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
  }

  int descriptor_ = -1;
};

void TrustCa(const std::string& ca, SSL_CTX* context) {
  if (ca.empty()) {
    SSL_CTX_set_default_verify_paths(context);
    return;
  }
  const Owned<BIO> bio(BIO_new_mem_buf(ca.data(), static_cast<int>(ca.size())));
  while (true) {
    const Owned<X509> certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (certificate == nullptr) break;
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate.get());
  }
  ERR_clear_error();
}

bool SpeaksNoTls(unsigned long error) {
  const int reason = ERR_GET_REASON(error);
  return reason == SSL_R_WRONG_VERSION_NUMBER || reason == SSL_R_HTTP_REQUEST ||
         reason == SSL_R_PACKET_LENGTH_TOO_LONG || reason == SSL_R_UNEXPECTED_EOF_WHILE_READING;
}

absl::Status VerifyError(const std::string& server, long result) {
  switch (result) {
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return UnreachedError("SERVER_NAME_DIFFERS", {{"server", server}});
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return UnreachedError("SERVER_CERTIFICATE_EXPIRED", {{"server", server}});
    default:
      return UnreachedError(
          "SERVER_NOT_TRUSTED",
          {{"server", server}, {"detail", X509_verify_cert_error_string(result)}});
  }
}

absl::Status ShakeHands(const std::string& server, const Address& address, const std::string& ca,
                        int descriptor) {
  const Owned<SSL_CTX> context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  TrustCa(ca, context.get());
  const Owned<SSL> ssl(SSL_new(context.get()));
  const std::string& host = address.host;
  if (X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl.get()), host.c_str()) != 1) {
    SSL_set1_host(ssl.get(), host.c_str());
    SSL_set_tlsext_host_name(ssl.get(), host.c_str());
  }
  constexpr unsigned char kHttp2[] = {2, 'h', '2'};
  SSL_set_alpn_protos(ssl.get(), kHttp2, sizeof kHttp2);
  SSL_set_fd(ssl.get(), descriptor);
  ERR_clear_error();
  errno = 0;
  const int done = SSL_connect(ssl.get());
  if (done == 1) return absl::OkStatus();
  const int timed_out = errno == EAGAIN || errno == EWOULDBLOCK;
  if (const long result = SSL_get_verify_result(ssl.get()); result != X509_V_OK) {
    return VerifyError(server, result);
  }
  const unsigned long error = ERR_peek_error();
  const int kind = SSL_get_error(ssl.get(), done);
  if (timed_out) return UnreachedError("SERVER_SILENT", {{"server", server}});
  if (SpeaksNoTls(error) || kind == SSL_ERROR_SYSCALL) {
    return UnreachedError("SERVER_NOT_TLS", {{"server", server}});
  }
  const char* text = ERR_reason_error_string(error);
  return UnreachedError("SERVER_TLS_FAILED",
                        {{"server", server}, {"detail", text == nullptr ? "?" : text}});
}

}  // namespace

Address SplitAddress(const std::string& server) {
  const size_t colon = server.rfind(':');
  const bool bracketed = server.ends_with(']');
  if (colon == std::string::npos || bracketed) return {server, ""};
  std::string host = server.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return {host, server.substr(colon + 1)};
}

absl::Status ProbeServer(const std::string& server, const std::string& ca) {
  const Address address = SplitAddress(server);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const bool complete = !address.host.empty() && !address.port.empty();
  if (!complete || getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &found) != 0) {
    return UnreachedError("SERVER_ADDRESS_UNKNOWN", {{"server", server}});
  }
  const Owned<addrinfo> list(found);
  Socket socket;
  int error = 0;
  for (const addrinfo* entry = found; entry != nullptr; entry = entry->ai_next) {
    error = socket.Connect(*entry);
    if (error == 0) return ShakeHands(server, address, ca, socket.descriptor());
  }
  if (error == EINPROGRESS || error == ETIMEDOUT) {
    return UnreachedError("SERVER_SILENT", {{"server", server}});
  }
  return UnreachedError("SERVER_REFUSED_CONNECTION",
                        {{"server", server}, {"detail", std::strerror(error)}});
}

}  // namespace award::client
