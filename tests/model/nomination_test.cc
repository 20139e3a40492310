// What approvers sign, and the number of the letter.
#include "server/model/nomination.h"

#include <functional>
#include <set>

#include "gtest/gtest.h"

namespace award {
namespace {

NominationList AList() {
  NominationList list;
  list.season = SeasonId("116");
  list.id = NominationListId("list-1");
  list.rules_digest = base::Digest::Of("rules");
  list.categories = {{CategoryId("digital"), TabulationId("t-1"), false},
                     {CategoryId("inclusion"), TabulationId("t-1"), true}};
  list.nominations = {{CategoryId("digital"), 1, ApplicationId("mobile"), 2, "三民戶政事務所",
                       "行動戶政", "1709/20", base::Digest::Of("one")},
                      {CategoryId("digital"), 2, ApplicationId("map"), 1, "都市發展局", "圖資",
                       "84", base::Digest::Of("two")}};
  return list;
}

TEST(ListDigest, AnyChangeOfAnyFieldChangesIt) {
  const std::function<void(NominationList&)> edits[] = {
      [](NominationList&) {},
      [](NominationList& l) { l.season = SeasonId("117"); },
      [](NominationList& l) { l.id = NominationListId("list-2"); },
      [](NominationList& l) { l.rehearsal = true; },
      [](NominationList& l) { l.rules_digest = base::Digest::Of("others"); },
      [](NominationList& l) { l.categories.pop_back(); },
      [](NominationList& l) { std::swap(l.categories[0], l.categories[1]); },
      [](NominationList& l) { l.categories[0].category = CategoryId("ai"); },
      [](NominationList& l) { l.categories[0].tabulation = TabulationId("t-2"); },
      [](NominationList& l) { l.categories[1].none = false; },
      [](NominationList& l) { l.nominations.pop_back(); },
      [](NominationList& l) { std::swap(l.nominations[0], l.nominations[1]); },
      [](NominationList& l) { l.nominations[0].category = CategoryId("inclusion"); },
      [](NominationList& l) { l.nominations[0].place = 2; },
      [](NominationList& l) { l.nominations[0].application = ApplicationId("other"); },
      [](NominationList& l) { l.nominations[0].revision = 3; },
      [](NominationList& l) { l.nominations[0].agency_display_name = "民政局"; },
      [](NominationList& l) { l.nominations[0].title = "行動"; },
      [](NominationList& l) { l.nominations[0].mean_total = "85"; },
      [](NominationList& l) { l.nominations[0].content_digest = base::Digest::Of("three"); }};
  std::set<base::Digest> digests;
  for (const auto& edit : edits) {
    NominationList list = AList();
    edit(list);
    EXPECT_TRUE(digests.insert(ListDigest(list)).second) << digests.size();
  }
}

TEST(ListDigest, DoesNotDependOnHowFarTheListHasCome) {
  NominationList list = AList();
  list.state = NominationListState::kApproved;
  list.approvals = {{PersonId("kuo"), ListDigest(list), {1}}};
  list.document_number = "高市府研發字第11631168900號";
  list.dispatch_time = base::Time{2};
  list.etag = 4;
  EXPECT_EQ(ListDigest(list), ListDigest(AList()));
}

TEST(DocumentNumber, IsAnOfficeAndDigits) {
  for (const char* number :
       {"高市府研發字第11631168900號", "府字第12345號", "市府字第123456789012345號"}) {
    EXPECT_TRUE(IsDocumentNumber(number)) << number;
  }
  for (const char* other :
       {"", "11631168900", "字第11631168900號", "高市府研發字第號", "高市府研發字第1234號",
        "高市府研發字第1234567890123456號", "高市府研發字第1163116890a號",
        "高市府研發字第11631168900", "高市府研發字第11631168900號 ",
        "高市府研發字第11631168900號號", "高市府研發字第１１６３１號"}) {
    EXPECT_FALSE(IsDocumentNumber(other)) << other;
  }
}

}  // namespace
}  // namespace award
