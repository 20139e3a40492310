// The certificates of the set-up verify, name the host, and keep their keys to their owner.
#include "server/rpc/certificates.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <memory>

#include "server/rpc/files.h"
#include "tests/testing/matchers.h"
#include "tests/testing/temp_directory.h"

namespace award::rpc {
namespace {

using base::Reason;
using testing::HasReason;

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Certificate Load(const std::string& path) {
  const std::string pem = *ReadFile(path);
  BIO* buffer = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  Certificate certificate(PEM_read_bio_X509(buffer, nullptr, nullptr, nullptr), &X509_free);
  BIO_free(buffer);
  return certificate;
}

unsigned ModeOf(const std::string& path) {
  struct stat status = {};
  EXPECT_EQ(stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 0777U;
}

class CertificatesTest : public ::testing::Test {
 protected:
  const testing::TempDirectory directory_;
  const std::string folder_ = directory_.File("tls");
};

TEST_F(CertificatesTest, TheAuthorityVouchesForTheServer) {
  ASSERT_OK(MakeCertificates(folder_, {"award.kcg.gov.tw", "10.0.0.7"}));
  const Certificate authority = Load(folder_ + "/ca.pem");
  const Certificate server = Load(folder_ + "/server.pem");
  X509_STORE* store = X509_STORE_new();
  X509_STORE_add_cert(store, authority.get());
  X509_STORE_CTX* context = X509_STORE_CTX_new();
  X509_STORE_CTX_init(context, store, server.get(), nullptr);
  EXPECT_EQ(X509_verify_cert(context), 1);
  X509_STORE_CTX_free(context);
  X509_STORE_free(store);
  for (const char* host : {"localhost", "award.kcg.gov.tw"}) {
    EXPECT_EQ(X509_check_host(server.get(), host, 0, 0, nullptr), 1) << host;
  }
  for (const char* address : {"127.0.0.1", "::1", "10.0.0.7"}) {
    EXPECT_EQ(X509_check_ip_asc(server.get(), address, 0), 1) << address;
  }
  EXPECT_EQ(X509_check_host(server.get(), "example.org", 0, 0, nullptr), 0);
}

TEST_F(CertificatesTest, KeysAreTheirOwnersAlone) {
  ASSERT_OK(MakeCertificates(folder_, {}));
  EXPECT_EQ(ModeOf(folder_ + "/ca.key"), 0600U);
  EXPECT_EQ(ModeOf(folder_ + "/server.key"), 0600U);
  EXPECT_OK(LoadCertificates(folder_));
}

TEST_F(CertificatesTest, NothingIsOverwrittenAndNoHostIsMadeUp) {
  EXPECT_THAT(MakeCertificates(folder_, {"a,DNS:b"}), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(LoadCertificates(folder_), HasReason(Reason::kFileUnusable));
  ASSERT_OK(MakeCertificates(folder_, {}));
  EXPECT_THAT(MakeCertificates(folder_, {}), HasReason(Reason::kAlreadyExists));
}

TEST_F(CertificatesTest, FilesAreMadeOnceAndReplacedWhole) {
  const std::string path = directory_.File("token");
  ASSERT_OK(MakeFile(path, "one", Secrecy::kOwnerOnly));
  EXPECT_EQ(ModeOf(path), 0600U);
  EXPECT_THAT(MakeFile(path, "two", Secrecy::kOwnerOnly), HasReason(Reason::kAlreadyExists));
  EXPECT_EQ(*ReadFile(path), "one");
  ASSERT_OK(ReplaceFile(path, "two"));
  EXPECT_EQ(*ReadFile(path), "two");
  EXPECT_THAT(ReplaceFile(directory_.File("none/port"), "1"), HasReason(Reason::kFileUnusable));
}

}  // namespace
}  // namespace award::rpc
