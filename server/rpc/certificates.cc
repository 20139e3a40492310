// X.509 by OpenSSL 3. Every pointer has an owner; a step that fails ends the whole with one error.
#include "server/rpc/certificates.h"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/rpc/files.h"

namespace award::rpc {
namespace {

template <auto kFree>
struct Free {
  template <typename T>
  void operator()(T* object) const {
    kFree(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Buffer = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;

constexpr long kDay = 24L * 60 * 60;
constexpr long kAuthorityDays = 3650;
constexpr long kServerDays = 730;
constexpr int kSerialBytes = 16;

absl::Status Failed(std::string_view step) {
  return base::Error(base::Reason::kInternal, fmt::format("OpenSSL cannot {}.", step));
}

// "DNS:name" or "IP:address", as OpenSSL's extension syntax takes them.
absl::StatusOr<std::string> AlternativeName(const std::string& host) {
  unsigned char address[sizeof(in6_addr)];
  if (inet_pton(AF_INET, host.c_str(), address) == 1 ||
      inet_pton(AF_INET6, host.c_str(), address) == 1) {
    return "IP:" + host;
  }
  const bool is_name =
      !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.';
      });
  if (is_name) return "DNS:" + host;
  return base::Error(base::Reason::kFieldInvalid,
                     fmt::format("{} is neither the name of a host nor an address.", host),
                     {{"field", "host"}, {"value", host}});
}

bool AddExtension(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
  return extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool SetSerial(X509* certificate) {
  unsigned char bytes[kSerialBytes];
  if (RAND_bytes(bytes, kSerialBytes) != 1) return false;
  bytes[0] &= 0x7F;  // Serial numbers are positive.
  const std::unique_ptr<BIGNUM, Free<BN_free>> number(BN_bin2bn(bytes, kSerialBytes, nullptr));
  return number != nullptr &&
         BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool SetName(X509_NAME* name, const char* common_name) {
  return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(common_name), -1, -1,
                                    0) == 1;
}

// A certificate without extensions and not yet signed.
Certificate Draft(EVP_PKEY* key, const char* common_name, const X509* issuer, long days) {
  Certificate certificate(X509_new());
  X509* const draft = certificate.get();
  const bool made =
      draft != nullptr && X509_set_version(draft, X509_VERSION_3) == 1 && SetSerial(draft) &&
      // An hour back, for clients whose clock is behind.
      X509_gmtime_adj(X509_getm_notBefore(draft), -kDay / 24) != nullptr &&
      X509_gmtime_adj(X509_getm_notAfter(draft), days * kDay) != nullptr &&
      X509_set_pubkey(draft, key) == 1 && SetName(X509_get_subject_name(draft), common_name) &&
      X509_set_issuer_name(draft, X509_get_subject_name(issuer != nullptr ? issuer : draft)) == 1;
  return made ? std::move(certificate) : nullptr;
}

Certificate MakeAuthority(EVP_PKEY* key) {
  Certificate authority = Draft(key, "award certificate authority", nullptr, kAuthorityDays);
  X509* const draft = authority.get();
  const bool made =
      draft != nullptr &&
      AddExtension(draft, draft, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
      AddExtension(draft, draft, NID_key_usage, "critical,keyCertSign,cRLSign") &&
      AddExtension(draft, draft, NID_subject_key_identifier, "hash") &&
      X509_sign(draft, key, EVP_sha256()) > 0;
  return made ? std::move(authority) : nullptr;
}

Certificate MakeServer(EVP_PKEY* key, X509* authority, EVP_PKEY* authority_key,
                       const std::string& names) {
  Certificate server = Draft(key, "award server", authority, kServerDays);
  X509* const draft = server.get();
  const bool made = draft != nullptr &&
                    AddExtension(draft, authority, NID_basic_constraints, "critical,CA:FALSE") &&
                    AddExtension(draft, authority, NID_key_usage, "critical,digitalSignature") &&
                    AddExtension(draft, authority, NID_ext_key_usage, "serverAuth") &&
                    AddExtension(draft, authority, NID_authority_key_identifier, "keyid") &&
                    AddExtension(draft, authority, NID_subject_alt_name, names) &&
                    X509_sign(draft, authority_key, EVP_sha256()) > 0;
  return made ? std::move(server) : nullptr;
}

std::string TextOf(BIO* buffer) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(buffer, &bytes);
  return std::string(bytes, static_cast<size_t>(size));
}

std::string PemOf(X509* certificate) {
  const Buffer buffer(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(buffer.get(), certificate);
  return TextOf(buffer.get());
}

std::string PemOf(EVP_PKEY* key) {
  const Buffer buffer(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(buffer.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
  return TextOf(buffer.get());
}

}  // namespace

absl::Status MakeCertificates(const std::string& folder, const std::vector<std::string>& hosts) {
  std::string names = "DNS:localhost,IP:127.0.0.1,IP:::1";
  for (const std::string& host : hosts) {
    ASSIGN_OR_RETURN(const std::string name, AlternativeName(host));
    names += "," + name;
  }
  const Key authority_key(EVP_EC_gen("P-256"));
  const Key server_key(EVP_EC_gen("P-256"));
  if (authority_key == nullptr || server_key == nullptr) return Failed("make keys");
  const Certificate authority = MakeAuthority(authority_key.get());
  if (authority == nullptr) return Failed("make the authority's certificate");
  const Certificate server =
      MakeServer(server_key.get(), authority.get(), authority_key.get(), names);
  if (server == nullptr) return Failed("make the server's certificate");

  std::error_code error;
  std::filesystem::create_directory(folder, error);
  if (error) {
    return base::Error(base::Reason::kFileUnusable,
                       fmt::format("{} cannot be made: {}.", folder, error.message()),
                       {{"path", folder}});
  }
  RETURN_IF_ERROR(MakeFile(folder + "/ca.pem", PemOf(authority.get()), Secrecy::kEverybody));
  RETURN_IF_ERROR(MakeFile(folder + "/ca.key", PemOf(authority_key.get()), Secrecy::kOwnerOnly));
  RETURN_IF_ERROR(MakeFile(folder + "/server.pem", PemOf(server.get()), Secrecy::kEverybody));
  return MakeFile(folder + "/server.key", PemOf(server_key.get()), Secrecy::kOwnerOnly);
}

absl::StatusOr<Certificates> LoadCertificates(const std::string& folder) {
  Certificates certificates;
  ASSIGN_OR_RETURN(certificates.certificate, ReadFile(folder + "/server.pem"));
  ASSIGN_OR_RETURN(certificates.private_key, ReadFile(folder + "/server.key"));
  return certificates;
}

}  // namespace award::rpc
