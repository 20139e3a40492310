// What an application says is what its digest holds.
#include "server/model/application.h"

#include <functional>
#include <set>

#include "gtest/gtest.h"

namespace award {
namespace {

struct Said {
  CategoryId category{"digital"};
  Content content;
  std::vector<Attachment> attachments;
};

Said AnApplication() {
  Said said;
  said.content.title = "題目";
  said.content.summary = "摘要";
  said.content.dimensions = {{DimensionId("1"), "一"}, {DimensionId("2"), "二"}};
  said.content.team = {{"機關", "姓名", "職稱"}};
  said.content.budget_thousand_twd = 1;
  said.content.start_date = "2025-01-01";
  said.content.end_date = "2026-01-01";
  said.content.contact = {"聯絡人", "職稱", "電話", "信箱"};
  said.content.attestation = {true, "首長", "主任"};
  said.attachments = {
      {AttachmentId("a"), "附件", "application/pdf", 3, base::Digest::Of("abc"), {1}}};
  return said;
}

base::Digest DigestOf(const Said& said) {
  return ContentDigest(said.category, said.content, said.attachments);
}

TEST(ContentDigest, AnyChangeOfAnyFieldChangesIt) {
  const std::function<void(Said&)> edits[] = {
      [](Said&) {},
      [](Said& s) { s.category = CategoryId("inclusion"); },
      [](Said& s) { s.content.title = "別"; },
      [](Said& s) { s.content.summary = "別"; },
      [](Said& s) { std::swap(s.content.title, s.content.summary); },
      [](Said& s) { s.content.dimensions.pop_back(); },
      [](Said& s) { s.content.dimensions[0].dimension = DimensionId("3"); },
      [](Said& s) { s.content.dimensions[0].text = "別"; },
      [](Said& s) { std::swap(s.content.dimensions[0], s.content.dimensions[1]); },
      [](Said& s) { s.content.team.clear(); },
      [](Said& s) { s.content.team[0].organization = "別"; },
      [](Said& s) { s.content.team[0].display_name = "別"; },
      [](Said& s) { s.content.team[0].job_title = "別"; },
      [](Said& s) { s.content.budget_thousand_twd = 2; },
      [](Said& s) { s.content.start_date = "2025-01-02"; },
      [](Said& s) { s.content.end_date = "2026-01-02"; },
      [](Said& s) { s.content.contact.display_name = "別"; },
      [](Said& s) { s.content.contact.job_title = "別"; },
      [](Said& s) { s.content.contact.phone = "別"; },
      [](Said& s) { s.content.contact.email = "別"; },
      [](Said& s) { s.content.attestation.attested = false; },
      [](Said& s) { s.content.attestation.attested_by = "別"; },
      [](Said& s) { s.content.attestation.job_title = "別"; },
      [](Said& s) { s.attachments.clear(); },
      [](Said& s) { s.attachments[0].id = AttachmentId("b"); },
      [](Said& s) { s.attachments[0].display_name = "別"; },
      [](Said& s) { s.attachments[0].media_type = "image/png"; },
      [](Said& s) { s.attachments[0].sha256 = base::Digest::Of("abd"); }};
  std::set<base::Digest> digests;
  for (const auto& edit : edits) {
    Said said = AnApplication();
    edit(said);
    EXPECT_TRUE(digests.insert(DigestOf(said)).second) << digests.size();
  }
}

TEST(ContentDigest, DoesNotDependOnWhenAFileCame) {
  Said said = AnApplication();
  said.attachments[0].create_time = {2};
  EXPECT_EQ(DigestOf(said), DigestOf(AnApplication()));
}

}  // namespace
}  // namespace award
