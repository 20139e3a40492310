// Which refusal comes first when several apply. Each row of the table is right in one thing more
// than the row before; the order is documented at rpc/dispatch.h and must not change.
#include <string>

#include "award/v1/season.pb.h"
#include "tests/e2e/server_fixture.h"

namespace award::testing {
namespace {

constexpr char kAdvance[] = "/award.v1.SeasonService/AdvanceSeason";

class PrecedenceTest : public ServerFixture {};

struct Row {
  const char* token;
  const char* request_id;
  const char* name;
  v1::Season::State state;
  const char* etag;
  const char* reason;
};

constexpr v1::Season::State kNone = v1::Season::STATE_UNSPECIFIED;
constexpr v1::Season::State kLater = v1::Season::ASSIGNMENT;
constexpr v1::Season::State kNext = v1::Season::ELIGIBILITY;

// clang-format off
constexpr Row kRows[] = {
    // token              request_id  name           state   etag      reason
    {"wrong",             "no id",    "season",      kNone,  "\"99\"", "UNAUTHENTICATED"},
    {"secret-of-ho",      "no id",    "season",      kNone,  "\"99\"", "PERMISSION_DENIED"},
    {"secret-of-chen",    "no id",    "season",      kNone,  "\"99\"", "REQUEST_ID_INVALID"},
    {"secret-of-chen",    "id-1",     "season",      kNone,  "\"99\"", "NAME_INVALID"},
    {"secret-of-chen",    "id-2",     "seasons/117", kNone,  "\"99\"", "FIELD_REQUIRED"},
    {"secret-of-chen",    "id-3",     "seasons/117", kLater, "99",     "FIELD_INVALID"},
    {"secret-of-chen",    "id-4",     "seasons/117", kLater, "\"99\"", "NOT_FOUND"},
    {"secret-of-chen",    "id-5",     "seasons/116", kLater, "\"99\"", "ETAG_MISMATCH"},
    {"secret-of-chen",    "id-6",     "seasons/116", kLater, "",       "WRONG_STATE"},
    {"secret-of-chen",    "id-7",     "seasons/116", kNext,  "",       "REQUIREMENTS_MISSING"},
};
// clang-format on

TEST_F(PrecedenceTest, IsTheDocumentedOne) {
  PlaceSeasonIn(SeasonState::kIntake);  // Its window is open, so it cannot go on.
  const int64_t events = EventCount();
  for (const Row& row : kRows) {
    v1::AdvanceSeasonRequest request;
    request.set_name(row.name);
    request.set_state(row.state);
    request.set_etag(row.etag);
    request.set_request_id(row.request_id);
    const Heard heard = CallBytes(kAdvance, request.SerializeAsString(), row.token);
    EXPECT_EQ(heard.reason(), row.reason) << heard.status.error_message();
  }
  EXPECT_EQ(EventCount(), events);
}

TEST_F(PrecedenceTest, ARefusalSaysWhichFieldOrResourceItMeans) {
  v1::GetSeasonRequest request;
  request.set_name("seasons/117/judges");
  EXPECT_EQ(Call("chen", request).fact("field"), "name");
  EXPECT_EQ(Call("chen", request).fact("pattern"), "seasons/{season}");
}

}  // namespace
}  // namespace award::testing
