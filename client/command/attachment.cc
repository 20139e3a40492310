// `award attachment upload` and `download`: the streaming calls.
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "client/command/handlers.h"
#include "client/command/request.h"
#include "client/command/transfer.h"
#include "client/contract/names.h"
#include "client/error/error.h"
#include "client/files/files.h"

namespace award::client {
namespace {

constexpr size_t kChunkBytes = 256 * 1024;           // What one message may carry.
constexpr std::uintmax_t kFileBytesMax = 256 << 20;  // Far above what the server takes.
constexpr char kApplicationPattern[] = "seasons/{YEAR}/applications/{APPLICATION}";

absl::StatusOr<std::string> ReadUpload(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!error && size > kFileBytesMax) {
    return UsageError("FILE_UNREADABLE", {{"file", path}, {"detail", std::strerror(EFBIG)}});
  }
  return ReadFile(path);
}

// Sends everything; false when the call ended before the last byte.
bool Send(Session& session, Stream& stream, const v1::UploadAttachmentRequest& start,
          std::string_view bytes) {
  if (!stream.Write(start)) return false;
  const auto total = static_cast<int64_t>(bytes.size());
  for (size_t at = 0; at < bytes.size(); at += kChunkBytes) {
    v1::UploadAttachmentRequest chunk;
    chunk.set_chunk(std::string(bytes.substr(at, kChunkBytes)));
    if (!stream.Write(chunk)) return false;
    session.ShowProgress(start.start().display_name(),
                         std::min(total, static_cast<int64_t>(at + kChunkBytes)), total);
  }
  session.EndProgress();
  return stream.EndWrites();
}

// Without a reason of the server's the bytes may have arrived, or not.
absl::Status WithOutcome(const absl::Status& status, const std::string& request_id) {
  const std::string reason = ComplaintOf(status).reason;
  const bool cut_off =
      reason == "UNAVAILABLE" || reason == "DEADLINE_EXCEEDED" || reason == "CANCELLED";
  return cut_off ? UnknownOutcome({{"request_id", request_id}}) : status;
}

// What the list of the application knows of an attachment; the name alone when it is not there.
absl::StatusOr<v1::Attachment> FindAttachment(Session& session, const std::string& name) {
  v1::ListAttachmentsRequest request;
  request.set_parent(name.substr(0, name.rfind("/attachments/")));
  request.set_page_size(1000);
  ASSIGN_OR_RETURN(const auto list, session.Call<v1::ListAttachmentsResponse>(
                                        "AttachmentService.ListAttachments", request));
  for (const v1::Attachment& attachment : list.attachments()) {
    if (attachment.name() == name) return attachment;
  }
  v1::Attachment unknown;
  unknown.set_name(name);
  return unknown;
}

}  // namespace

absl::Status DownloadAttachment(Session& session, const v1::Attachment& attachment,
                                const Sink& sink) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Stream> stream,
                   session.Open(MethodNamed("AttachmentService.DownloadAttachment")));
  v1::DownloadAttachmentRequest request;
  request.set_name(attachment.name());
  v1::DownloadAttachmentResponse part;
  Sha256 sha;
  int64_t received = 0;
  if (stream->Write(request) && stream->EndWrites()) {
    while (stream->Read(part)) {
      sha.Add(part.chunk());
      RETURN_IF_ERROR(sink(part.chunk()));
      received += static_cast<int64_t>(part.chunk().size());
      session.ShowProgress(attachment.display_name(), received, attachment.size_bytes());
    }
  }
  RETURN_IF_ERROR(stream->Finish());
  if (received > 0) session.EndProgress();
  if (!attachment.sha256().empty() && sha.Finish() != attachment.sha256()) {
    return RefusedError("ANSWER_DAMAGED", {{"name", attachment.name()}});
  }
  return absl::OkStatus();
}

absl::Status RunAttachmentUpload(Session& session, const Command& command,
                                 const Arguments& arguments) {
  const std::string& file = arguments.words[3];
  v1::UploadAttachmentRequest request;
  auto& start = *request.mutable_start();
  ASSIGN_OR_RETURN(*start.mutable_parent(), FullName(kApplicationPattern, arguments.words[2]));
  ASSIGN_OR_RETURN(const std::string bytes, ReadUpload(file));
  start.set_display_name(
      arguments.Value("display-name").value_or(std::filesystem::path(file).filename().string()));
  start.set_sha256(Sha256::Of(bytes));
  start.set_request_id(arguments.Value("request-id").value_or(NewRequestId()));
  start.set_validate_only(arguments.Value("dry-run") == "true");
  ASSIGN_OR_RETURN(const std::unique_ptr<Stream> stream, session.Open(MethodNamed(command.method)));
  v1::Attachment attachment;
  const bool answered = Send(session, *stream, request, bytes) && stream->Read(attachment);
  const absl::Status status = stream->Finish();
  if (!status.ok()) return WithOutcome(status, start.request_id());
  if (!answered) return UnknownOutcome({{"request_id", start.request_id()}});
  ShowAnswer(session, command, attachment);
  NoteDryRun(session, start);
  return absl::OkStatus();
}

absl::Status RunAttachmentDownload(Session& session, const Command& command,
                                   const Arguments& arguments) {
  const auto out = arguments.Value("out");
  if (!out.has_value()) return UsageError("FLAG_MISSING", {{"flag", "out"}});
  ASSIGN_OR_RETURN(const std::string name,
                   FullName(FindNoun(command.noun)->pattern, arguments.words[2]));
  ASSIGN_OR_RETURN(const v1::Attachment attachment, FindAttachment(session, name));
  if (*out == "-") {
    return DownloadAttachment(session, attachment, [&](std::string_view bytes) {
      session.out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
      return absl::OkStatus();
    });
  }
  ASSIGN_OR_RETURN(NewFile file, NewFile::Create(*out));
  RETURN_IF_ERROR(DownloadAttachment(session, attachment,
                                     [&](std::string_view bytes) { return file.Write(bytes); }));
  RETURN_IF_ERROR(file.Finish());
  if (!attachment.sha256().empty()) ShowAnswer(session, command, attachment);
  return absl::OkStatus();
}

}  // namespace award::client
