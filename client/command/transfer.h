// Moving the bytes of attachments, with progress on a terminal.
#ifndef AWARD_CLIENT_COMMAND_TRANSFER_H_
#define AWARD_CLIENT_COMMAND_TRANSFER_H_

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "award/v1/attachment.pb.h"
#include "client/command/session.h"

namespace award::client {

using Sink = std::function<absl::Status(std::string_view bytes)>;

// Downloads an attachment into the sink and compares its SHA-256 with that of `attachment`, where
// it has one. ANSWER_DAMAGED (refused) when they differ; the server's errors.
absl::Status DownloadAttachment(Session& session, const v1::Attachment& attachment,
                                const Sink& sink);

}  // namespace award::client

#endif  // AWARD_CLIENT_COMMAND_TRANSFER_H_
