// Files are told by their first bytes, and named harmlessly.
#include "server/workflow/attachment_types.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/matchers.h"

namespace award::workflow {
namespace {

using base::Reason;
using testing::HasReason;
using testing::IsOkAndHolds;

// An archive whose first entry is a stored file of this name and content.
std::string Archive(const std::string& name, const std::string& content, char compression = 0,
                    const std::string& extra = "") {
  std::string bytes("PK\x03\x04\x14\x00\x00\x00", 8);
  bytes += {compression, '\0'};
  bytes.append(8, '\0');  // Time and checksum.
  for (int i = 0; i < 2; ++i) {
    bytes += {static_cast<char>(content.size()), '\0', '\0', '\0'};
  }
  bytes += {static_cast<char>(name.size()), '\0', static_cast<char>(extra.size()), '\0'};
  return bytes + name + extra + content + "PK\x01\x02";
}

std::string TypeOf(std::string_view bytes) {
  const absl::StatusOr<AttachmentType> type = AttachmentTypeOf(bytes);
  if (type.ok()) return std::string(type->media_type);
  EXPECT_THAT(type, HasReason(Reason::kAttachmentWrongType));
  return "";
}

constexpr char kOdt[] = "application/vnd.oasis.opendocument.text";
constexpr char kOds[] = "application/vnd.oasis.opendocument.spreadsheet";

TEST(AttachmentTypes, AreToldByTheFirstBytes) {
  EXPECT_EQ(TypeOf("%PDF-1.4\n…"), "application/pdf");
  EXPECT_EQ(TypeOf("\x89PNG\r\n\x1a\n…"), "image/png");
  EXPECT_EQ(TypeOf("\xff\xd8\xff\xe0…"), "image/jpeg");
  EXPECT_EQ(TypeOf(Archive("mimetype", kOdt)), kOdt);
  EXPECT_EQ(TypeOf(Archive("mimetype", kOds)), kOds);
  EXPECT_EQ(TypeOf(Archive("mimetype", kOds, 0, "extra")), kOds);
}

TEST(AttachmentTypes, EverythingElseIsRefused) {
  EXPECT_EQ(TypeOf(""), "");
  EXPECT_EQ(TypeOf("MZ program"), "");
  EXPECT_EQ(TypeOf("#!/bin/sh"), "");
  EXPECT_EQ(TypeOf("<html>%PDF-1.4"), "") << "a type further inside does not count";
  EXPECT_EQ(TypeOf("\x89PNG"), "") << "half a signature";
  EXPECT_EQ(TypeOf(Archive("mimetype", "application/vnd.oasis.opendocument.presentation")), "");
  EXPECT_EQ(TypeOf(Archive("mimetype", std::string(kOdt) + "-master")), "");
  EXPECT_EQ(TypeOf(Archive("content.xml", kOdt)), "") << "not the first entry";
  EXPECT_EQ(TypeOf(Archive("mimetype", kOdt, 8)), "") << "compressed";
}

TEST(AttachmentTypes, ADamagedArchiveIsReadNoFurtherThanItGoes) {
  const std::string whole = Archive("mimetype", kOdt);
  const size_t content_end = whole.size() - 4;
  for (size_t size = 0; size < content_end; ++size) {
    EXPECT_EQ(TypeOf(std::string_view(whole).substr(0, size)), "") << size;
  }
  std::string lying = whole;
  lying[18] = lying[19] = lying[20] = lying[21] = '\xff';
  EXPECT_EQ(TypeOf(lying), "");
}

class FileNames : public ::testing::Test {
 protected:
  static absl::StatusOr<std::string> Pdf(std::string_view name) {
    return CleanFileName(name, {"application/pdf", ".pdf"});
  }
};

TEST_F(FileNames, KeepWhatPeopleCallThem) {
  EXPECT_THAT(Pdf("滿意度調查.pdf"), IsOkAndHolds("滿意度調查.pdf"));
  EXPECT_THAT(Pdf("Survey.PDF"), IsOkAndHolds("Survey.PDF"));
}

TEST_F(FileNames, CannotClimbOutOfAFolder) {
  EXPECT_THAT(Pdf("../../etc/x.pdf"), IsOkAndHolds("x.pdf"));
  EXPECT_THAT(Pdf("C:\\Users\\a\\x.pdf"), IsOkAndHolds("x.pdf"));
  EXPECT_THAT(Pdf("..pdf"), IsOkAndHolds("pdf.pdf"));
  EXPECT_THAT(Pdf("a:b*c.pdf"), IsOkAndHolds("a_b_c.pdf"));
  EXPECT_THAT(Pdf(".."), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Pdf("a/"), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Pdf(""), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Pdf(std::string_view("a\0.pdf", 6)), HasReason(Reason::kTextControlCharacter));
  EXPECT_THAT(Pdf(std::string(4096, 'a')), HasReason(Reason::kTextTooLong));
}

TEST_F(FileNames, EndLikeTheirType) {
  EXPECT_THAT(Pdf("survey"), IsOkAndHolds("survey.pdf"));
  EXPECT_THAT(Pdf("survey.exe"), IsOkAndHolds("survey.exe.pdf"));
  EXPECT_THAT(Pdf("survey.png"), HasReason(Reason::kAttachmentWrongType));
  EXPECT_THAT(CleanFileName("photo.jpeg", {"image/jpeg", ".jpg"}), IsOkAndHolds("photo.jpeg"));
}

}  // namespace
}  // namespace award::workflow
