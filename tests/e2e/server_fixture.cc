// The server of the tests: what main starts, with a clock that stands still.
#include "tests/e2e/server_fixture.h"

#include <chrono>
#include <future>
#include <utility>
#include <vector>

#include "award/v1/error.pb.h"
#include "fmt/format.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/security/credentials.h"
#include "server/base/status_macros.h"
#include "server/rpc/call.h"
#include "server/rpc/certificates.h"
#include "server/rpc/files.h"
#include "server/storage/events.h"
#include "server/storage/invariants.h"
#include "server/storage/people.h"
#include "server/workflow/people.h"
#include "tests/testing/season_fixture.h"

namespace award::testing {
namespace {

constexpr std::chrono::hours kTokenLife{24 * 365};
constexpr std::chrono::seconds kCallTime{20};

// Everybody's token, laid down as its digest alone.
absl::Status InsertTokens(storage::WriteTransaction& transaction, base::Time now,
                          const std::function<std::string(std::string_view)>& secret_of) {
  ASSIGN_OR_RETURN(const std::vector<Person> people,
                   storage::ListPeople(transaction, std::nullopt, 1000));
  for (const Person& person : people) {
    RETURN_IF_ERROR(storage::InsertToken(
        transaction, {.id = TokenId("token-of-" + person.id.value()),
                      .person = person.id,
                      .secret_sha256 = workflow::SecretDigest(secret_of(person.id.value())),
                      .create_time = now,
                      .expire_time = now + kTokenLife}));
  }
  return absl::OkStatus();
}

v1::ErrorInfo ErrorOf(const grpc::Status& status) {
  v1::Status details;
  v1::ErrorInfo error;
  if (details.ParseFromString(status.error_details()) && details.details_size() > 0) {
    error.ParseFromString(details.details(0).value());
  }
  return error;
}

}  // namespace

std::string Heard::reason() const { return status.ok() ? "OK" : ErrorOf(status).reason(); }

std::string Heard::fact(const std::string& key) const {
  const v1::ErrorInfo error = ErrorOf(status);
  const auto found = error.metadata().find(key);
  return found == error.metadata().end() ? std::string() : found->second;
}

void ServerFixture::SetUp() {
  ASSERT_OK(rpc::MakeCertificates(directory_.File("tls"), {}));
  StartServer();
  Place([&](storage::WriteTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(LayOutRegister(transaction, clock_.Now()));
    return InsertTokens(transaction, clock_.Now(), &TokenOf);
  });
}

void ServerFixture::TearDown() {
  if (server_ == nullptr) return;
  EXPECT_OK(server_->store().Read([](const storage::ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const auto broken, storage::FindBrokenInvariants(transaction));
    for (const storage::BrokenInvariant& invariant : broken) {
      ADD_FAILURE() << invariant.name << " is broken by " << invariant.subject;
    }
    return absl::OkStatus();
  }));
  EXPECT_OK(server_->Stop());
}

void ServerFixture::StartServer() {
  channel_.reset();
  server_.reset();
  ASSERT_OK_AND_ASSIGN(rpc::Certificates certificates,
                       rpc::LoadCertificates(directory_.File("tls")));
  rpc::ServerOptions options{.database = database(),
                             .listen = "127.0.0.1:0",
                             .certificate = std::move(certificates.certificate),
                             .private_key = std::move(certificates.private_key)};
  options.store.writer.free_bytes_min = 0;
  ASSERT_OK_AND_ASSIGN(server_, rpc::Server::Start(options, clock_, ids_));
  channel_ = Channel();
}

std::shared_ptr<grpc::Channel> ServerFixture::Channel() const {
  grpc::SslCredentialsOptions tls;
  tls.pem_root_certs = *rpc::ReadFile(ca());
  return grpc::CreateChannel(fmt::format("localhost:{}", server_->port()),
                             grpc::SslCredentials(tls));
}

std::string ServerFixture::TokenOf(std::string_view person) {
  return fmt::format("secret-of-{}", person);
}

Heard ServerFixture::CallOn(const std::shared_ptr<grpc::Channel>& channel, const std::string& path,
                            const std::string& bytes, const std::string& token) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kCallTime);
  if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
  const grpc::ByteBuffer request = rpc::ToByteBuffer(bytes);
  grpc::ByteBuffer reply;
  std::promise<grpc::Status> done;
  stub.UnaryCall(&context, path, grpc::StubOptions(), &request, &reply,
                 [&](grpc::Status status) { done.set_value(std::move(status)); });
  Heard heard{.status = done.get_future().get()};
  std::vector<grpc::Slice> slices;
  if (heard.status.ok() && reply.Dump(&slices).ok()) {
    for (const grpc::Slice& slice : slices) {
      heard.bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
    }
  }
  return heard;
}

Heard ServerFixture::Call(std::string_view person, const google::protobuf::Message& request) {
  const auto* method = rpc::MethodOf(*request.GetDescriptor());
  return CallBytes(fmt::format("/{}/{}", method->service()->full_name(), method->name()),
                   request.SerializeAsString(), TokenOf(person));
}

void ServerFixture::Place(const std::function<absl::Status(storage::WriteTransaction&)>& place) {
  ASSERT_OK(server_->store().Write(place));
}

void ServerFixture::PlaceSeasonIn(SeasonState state) {
  Place([&](storage::WriteTransaction& transaction) {
    return LayOutSeason(transaction, season_, state, clock_.Now());
  });
}

int64_t ServerFixture::EventCount() {
  int64_t count = 0;
  EXPECT_OK(server_->store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const auto events, storage::ListEvents(transaction, "", 0, 10'000));
    count = static_cast<int64_t>(events.size());
    return absl::OkStatus();
  }));
  return count;
}

}  // namespace award::testing
