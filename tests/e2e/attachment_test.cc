// Attachments go in and come out in chunks, byte for byte; what is too large, misshapen or not the
// sender's to send is refused while it comes.
#include <chrono>
#include <string>

#include "award/v1/attachment.grpc.pb.h"
#include "grpcpp/client_context.h"
#include "server/base/limits.h"
#include "tests/testing/application_builders.h"
#include "tests/e2e/server_fixture.h"

namespace award::testing {
namespace {

constexpr char kParent[] = "seasons/116/applications/mobile";

class AttachmentTest : public ServerFixture {
 protected:
  void SetUp() override {
    ServerFixture::SetUp();
    PlaceSeasonIn(SeasonState::kIntake);
    Place([&](storage::WriteTransaction& transaction) {
      return PlaceApplication(transaction, season_, clock_.Now(),
                              {.state = ApplicationState::kDraft});
    });
    stub_ = v1::AttachmentService::NewStub(Channel());
  }

  void Prepare(grpc::ClientContext& context, std::string_view person) {
    context.AddMetadata("authorization", "Bearer " + TokenOf(person));
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  }

  // Sends the start, unless it names no parent, then the bytes in chunks of this size.
  Heard Upload(std::string_view person, const v1::UploadAttachmentRequest::Start& start,
               std::string_view bytes, size_t chunk_bytes, v1::Attachment* attachment) {
    grpc::ClientContext context;
    Prepare(context, person);
    const auto writer = stub_->UploadAttachment(&context, attachment);
    v1::UploadAttachmentRequest message;
    *message.mutable_start() = start;
    bool open = start.parent().empty() || writer->Write(message);
    for (; open && !bytes.empty(); bytes.remove_prefix(std::min(chunk_bytes, bytes.size()))) {
      message.set_chunk(std::string(bytes.substr(0, chunk_bytes)));
      open = writer->Write(message);
    }
    writer->WritesDone();
    return {.status = writer->Finish()};
  }

  static v1::UploadAttachmentRequest::Start Start() {
    v1::UploadAttachmentRequest::Start start;
    start.set_parent(kParent);
    start.set_display_name("滿意度調查.pdf");
    return start;
  }

  static std::string Pdf(size_t size) {
    std::string bytes = kPdf;
    for (size_t i = bytes.size(); i < size; ++i) bytes += static_cast<char>(i % 251);
    return bytes;
  }

  static constexpr size_t kChunk = static_cast<size_t>(base::kAttachmentChunkBytesMax);
  std::unique_ptr<v1::AttachmentService::Stub> stub_;
};

TEST_F(AttachmentTest, ComesOutAsItWentIn) {
  const std::string bytes = Pdf(3 * kChunk + 17);
  v1::Attachment attachment;
  ASSERT_EQ(Upload("ho", Start(), bytes, 100'000, &attachment).reason(), "OK");
  EXPECT_EQ(attachment.size_bytes(), static_cast<int64_t>(bytes.size()));
  EXPECT_EQ(attachment.sha256(), base::Digest::Of(bytes).Hex());

  grpc::ClientContext context;
  Prepare(context, "ho");
  v1::DownloadAttachmentRequest request;
  request.set_name(attachment.name());
  const auto reader = stub_->DownloadAttachment(&context, request);
  std::string received;
  v1::DownloadAttachmentResponse message;
  while (reader->Read(&message)) {
    EXPECT_LE(message.chunk().size(), kChunk);
    received += message.chunk();
  }
  EXPECT_TRUE(reader->Finish().ok());
  EXPECT_TRUE(received == bytes);
}

TEST_F(AttachmentTest, ARepeatedUploadHasOneEffect) {
  v1::UploadAttachmentRequest::Start start = Start();
  start.set_request_id("id-1");
  v1::Attachment first;
  v1::Attachment second;
  ASSERT_EQ(Upload("ho", start, Pdf(1000), kChunk, &first).reason(), "OK");
  const int64_t events = EventCount();
  ASSERT_EQ(Upload("ho", start, Pdf(1000), 10, &second).reason(), "OK");
  EXPECT_EQ(first.SerializeAsString(), second.SerializeAsString());
  EXPECT_EQ(Upload("ho", start, Pdf(1001), kChunk, &second).reason(), "REQUEST_ID_REUSED");
  EXPECT_EQ(EventCount(), events);
}

TEST_F(AttachmentTest, IsRefusedWhileItComes) {
  const int64_t events = EventCount();
  v1::Attachment attachment;
  const auto too_large = static_cast<size_t>(base::kAttachmentBytesMax) + 1;
  EXPECT_EQ(Upload("ho", Start(), Pdf(too_large), kChunk, &attachment).reason(),
            "ATTACHMENT_TOO_LARGE");
  EXPECT_EQ(Upload("ho", Start(), Pdf(2 * kChunk), kChunk + 1, &attachment).reason(),
            "FIELD_INVALID");
  EXPECT_EQ(Upload("ho", {}, Pdf(100), kChunk, &attachment).reason(), "WRONG_SHAPE");
  EXPECT_EQ(Upload("ho", {}, "", kChunk, &attachment).reason(), "WRONG_SHAPE");
  EXPECT_EQ(Upload("lin", Start(), Pdf(100), kChunk, &attachment).reason(), "PERMISSION_DENIED");
  EXPECT_EQ(Upload("ho", Start(), "MZ", kChunk, &attachment).reason(), "ATTACHMENT_WRONG_TYPE");
  v1::UploadAttachmentRequest::Start damaged = Start();
  damaged.set_sha256(base::Digest::Of("something else").Hex());
  EXPECT_EQ(Upload("ho", damaged, Pdf(100), kChunk, &attachment).reason(), "ATTACHMENT_DAMAGED");
  EXPECT_EQ(EventCount(), events);
}

TEST_F(AttachmentTest, ValidateOnlyKeepsNothing) {
  const int64_t events = EventCount();
  v1::UploadAttachmentRequest::Start start = Start();
  start.set_validate_only(true);
  v1::Attachment attachment;
  EXPECT_EQ(Upload("ho", start, Pdf(100), kChunk, &attachment).reason(), "OK");
  EXPECT_EQ(EventCount(), events);
  v1::ListAttachmentsRequest list;
  list.set_parent(kParent);
  EXPECT_EQ(Ask<v1::ListAttachmentsResponse>("ho", list).attachments_size(), 0);
}

TEST_F(AttachmentTest, AnUploadThatBreaksOffKeepsNothing) {
  const int64_t events = EventCount();
  for (int i = 0; i < 20; ++i) {
    grpc::ClientContext context;
    Prepare(context, "ho");
    v1::Attachment attachment;
    const auto writer = stub_->UploadAttachment(&context, &attachment);
    v1::UploadAttachmentRequest message;
    *message.mutable_start() = Start();
    writer->Write(message);
    message.set_chunk(Pdf(1000));
    writer->Write(message);
    context.TryCancel();
    EXPECT_EQ(writer->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  ASSERT_OK(server().Stop());
  StartServer();
  EXPECT_EQ(EventCount(), events);
}

}  // namespace
}  // namespace award::testing
