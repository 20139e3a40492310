// Pages join without gap or repetition, and a token fits only the list it came from.
#include "server/service/page.h"

#include <string>
#include <vector>

#include "award/v1/event.pb.h"
#include "award/v1/person.pb.h"
#include "tests/testing/matchers.h"

namespace award::service {
namespace {

using base::Reason;
using testing::HasReason;

const std::string& KeyOf(const std::string& row) { return row; }

v1::ListTokensRequest Request(int32_t size, std::string token = "") {
  v1::ListTokensRequest request;
  request.set_parent("people/chen");
  request.set_page_size(size);
  request.set_page_token(std::move(token));
  return request;
}

TEST(Page, SizeHasADefaultAndACeiling) {
  EXPECT_EQ(Page::Of(Request(0))->limit(), 51);
  EXPECT_EQ(Page::Of(Request(7))->limit(), 8);
  EXPECT_EQ(Page::Of(Request(5000))->limit(), 1001);
  EXPECT_THAT(Page::Of(Request(-1)), HasReason(Reason::kPageSizeInvalid));
}

TEST(Page, GoesOnAfterTheLastRowOfThePageBefore) {
  ASSERT_OK_AND_ASSIGN(const Page first, Page::Of(Request(2)));
  const std::vector<std::string> rows = {"a", "b", "c"};
  EXPECT_EQ(first.after(), std::nullopt);
  EXPECT_EQ(first.Rows(rows).size(), 2U);
  ASSERT_OK_AND_ASSIGN(const Page second, Page::Of(Request(2, first.NextToken(rows, KeyOf))));
  EXPECT_EQ(second.after(), "b");
}

TEST(Page, TheLastHasNoToken) {
  ASSERT_OK_AND_ASSIGN(const Page page, Page::Of(Request(2)));
  EXPECT_EQ(page.NextToken(std::vector<std::string>{"a", "b"}, KeyOf), "");
  EXPECT_EQ(page.NextToken(std::vector<std::string>{}, KeyOf), "");
}

TEST(Page, ATokenFitsAnotherSizeButNoOtherList) {
  ASSERT_OK_AND_ASSIGN(const Page page, Page::Of(Request(2)));
  const std::string token = page.NextToken(std::vector<std::string>{"a", "b", "c"}, KeyOf);
  EXPECT_OK(Page::Of(Request(9, token)));

  v1::ListTokensRequest other_parent = Request(2, token);
  other_parent.set_parent("people/lin");
  EXPECT_THAT(Page::Of(other_parent), HasReason(Reason::kPageTokenInvalid));

  v1::ListPeopleRequest other_list;
  other_list.set_page_token(token);
  EXPECT_THAT(Page::Of(other_list), HasReason(Reason::kPageTokenInvalid));
}

TEST(Page, AChangedTokenIsRefused) {
  ASSERT_OK_AND_ASSIGN(const Page page, Page::Of(Request(2)));
  std::string token = page.NextToken(std::vector<std::string>{"a", "b", "c"}, KeyOf);
  for (size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == '0' ? '1' : '0';
    EXPECT_THAT(Page::Of(Request(2, changed)), HasReason(Reason::kPageTokenInvalid)) << i;
  }
  for (const char* text : {"x", "zz", "0123", "中"}) {
    EXPECT_THAT(Page::Of(Request(2, text)), HasReason(Reason::kPageTokenInvalid)) << text;
  }
}

}  // namespace
}  // namespace award::service
