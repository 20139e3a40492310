// One reactor reads every message of a call, asks the test's function, and writes what it returns.
#include "tests/client/test_server.h"

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>
#include <grpcpp/support/byte_buffer.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdlib>

#include "fmt/format.h"

namespace award::testing {
namespace {

std::string Bytes(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  if (!buffer.Dump(&slices).ok()) std::abort();
  std::string bytes;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

class Reactor final : public grpc::ServerGenericBidiReactor {
 public:
  Reactor(TestServer::Method method, std::string authorization) : method_(std::move(method)) {
    call_.authorization = std::move(authorization);
    StartRead(&buffer_);
  }

  void OnReadDone(bool ok) override {
    if (ok) {
      call_.requests.push_back(Bytes(buffer_));
      StartRead(&buffer_);
      return;
    }
    answer_ = method_(call_);
    if (!answer_.status.ok()) answer_.responses.clear();
    WriteNext();
  }

  void OnWriteDone(bool) override { WriteNext(); }
  void OnDone() override { delete this; }

 private:
  void WriteNext() {
    if (next_ == answer_.responses.size()) return Finish(answer_.status);
    const grpc::Slice slice(answer_.responses[next_++]);
    response_ = grpc::ByteBuffer(&slice, 1);
    StartWrite(&response_);
  }

  TestServer::Method method_;
  TestServer::Call call_;
  TestServer::Answer answer_;
  size_t next_ = 0;
  grpc::ByteBuffer buffer_;
  grpc::ByteBuffer response_;
};

struct Closer {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(BIO* bio) const { BIO_free(bio); }
};
template <typename T>
using Owned = std::unique_ptr<T, Closer>;

void AddExtension(X509* certificate, X509* issuer, int id, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str());
  if (extension == nullptr) std::abort();
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

Owned<X509> NewCertificate(const std::string& name, long serial, EVP_PKEY* key, X509* issuer) {
  Owned<X509> certificate(X509_new());
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509* signer = issuer == nullptr ? certificate.get() : issuer;
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer));
  X509_set_pubkey(certificate.get(), key);
  return certificate;
}

template <typename Write>
std::string Pem(Write write) {
  const Owned<BIO> bio(BIO_new(BIO_s_mem()));
  write(bio.get());
  char* text = nullptr;
  const long length = BIO_get_mem_data(bio.get(), &text);
  return std::string(text, static_cast<size_t>(length));
}

}  // namespace

Certificates MakeCertificates(const std::string& name) {
  const Owned<EVP_PKEY> ca_key(EVP_EC_gen("P-256"));
  const Owned<X509> ca = NewCertificate("test CA of " + name, 1, ca_key.get(), nullptr);
  AddExtension(ca.get(), ca.get(), NID_basic_constraints, "critical,CA:TRUE");
  X509_sign(ca.get(), ca_key.get(), EVP_sha256());
  const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
  const Owned<X509> leaf = NewCertificate(name, 2, key.get(), ca.get());
  const std::string ip = name == "localhost" ? ",IP:127.0.0.1" : "";
  AddExtension(leaf.get(), ca.get(), NID_subject_alt_name, "DNS:" + name + ip);
  X509_sign(leaf.get(), ca_key.get(), EVP_sha256());
  return {Pem([&](BIO* bio) { PEM_write_bio_X509(bio, ca.get()); }),
          Pem([&](BIO* bio) { PEM_write_bio_X509(bio, leaf.get()); }), Pem([&](BIO* bio) {
            PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
          })};
}

TestServer::TestServer(const Certificates& certificates) {
  grpc::SslServerCredentialsOptions tls;
  tls.pem_key_cert_pairs.push_back({certificates.key, certificates.certificate});
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::SslServerCredentials(tls), &port_);
  builder.RegisterCallbackGenericService(this);
  server_ = builder.BuildAndStart();
  if (server_ == nullptr) std::abort();
}

TestServer::~TestServer() { server_->Shutdown(); }

void TestServer::On(const std::string& method, Method answer) {
  const std::scoped_lock lock(mutex_);
  const size_t dot = method.find('.');
  methods_[fmt::format("/award.v1.{}/{}", method.substr(0, dot), method.substr(dot + 1))] =
      std::move(answer);
}

std::string TestServer::address() const { return fmt::format("127.0.0.1:{}", port_); }

int TestServer::calls() const {
  const std::scoped_lock lock(mutex_);
  return calls_;
}

grpc::ServerGenericBidiReactor* TestServer::CreateReactor(
    grpc::GenericCallbackServerContext* context) {
  const std::scoped_lock lock(mutex_);
  ++calls_;
  const auto method = methods_.find(context->method());
  const auto& metadata = context->client_metadata();
  const auto token = metadata.find("authorization");
  const std::string authorization =
      token == metadata.end() ? "" : std::string(token->second.data(), token->second.size());
  if (method == methods_.end()) {
    return new Reactor([](const Call&) { return Answer{{}, {grpc::UNIMPLEMENTED, ""}}; }, "");
  }
  return new Reactor(method->second, authorization);
}

grpc::Status Refusal(grpc::StatusCode code, const std::string& reason,
                     const std::map<std::string, std::string>& metadata,
                     const v1::PreconditionFailure& failure, const std::string& text) {
  v1::ErrorInfo error;
  error.set_reason(reason);
  error.set_domain("award");
  error.mutable_metadata()->insert(metadata.begin(), metadata.end());
  v1::Status status;
  status.set_code(code);
  status.set_message(text);
  auto* detail = status.add_details();
  detail->set_type_url("type.googleapis.com/google.rpc.ErrorInfo");
  detail->set_value(error.SerializeAsString());
  if (failure.violations_size() > 0) {
    detail = status.add_details();
    detail->set_type_url("type.googleapis.com/google.rpc.PreconditionFailure");
    detail->set_value(failure.SerializeAsString());
  }
  return {code, text, status.SerializeAsString()};
}

}  // namespace award::testing
