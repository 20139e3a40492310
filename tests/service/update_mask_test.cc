// An update replaces what its mask names and nothing else.
#include "server/service/update_mask.h"

#include "award/v1/season.pb.h"
#include "tests/testing/matchers.h"

namespace award::service {
namespace {

using base::Reason;
using testing::HasReason;

absl::StatusOr<UpdateMask> MaskOf(std::initializer_list<const char*> paths,
                                  const v1::Season& season) {
  google::protobuf::FieldMask mask;
  for (const char* path : paths) mask.add_paths(path);
  return UpdateMask::Of(mask, season, {"display_name", "rules", "schedule"});
}

v1::Season NamedSeason() {
  v1::Season season;
  season.set_display_name("116年度");
  return season;
}

TEST(UpdateMask, NamesTheFields) {
  ASSERT_OK_AND_ASSIGN(const UpdateMask mask, MaskOf({"rules", "schedule"}, NamedSeason()));
  EXPECT_TRUE(mask.Has("rules"));
  EXPECT_TRUE(mask.Has("schedule"));
  EXPECT_FALSE(mask.Has("display_name"));
}

TEST(UpdateMask, AbsentMeansWhatIsSet) {
  ASSERT_OK_AND_ASSIGN(const UpdateMask mask, MaskOf({}, NamedSeason()));
  EXPECT_TRUE(mask.Has("display_name"));
  EXPECT_FALSE(mask.Has("rules"));
  EXPECT_THAT(MaskOf({}, v1::Season()), HasReason(Reason::kFieldRequired));
}

TEST(UpdateMask, AStarMeansAllThatCanBeReplaced) {
  ASSERT_OK_AND_ASSIGN(const UpdateMask mask, MaskOf({"*"}, v1::Season()));
  EXPECT_TRUE(mask.Has("display_name"));
  EXPECT_TRUE(mask.Has("rules"));
  EXPECT_TRUE(mask.Has("schedule"));
}

TEST(UpdateMask, OtherPathsAreRefused) {
  for (const char* path : {"state", "name", "colour", "rules.method", ""}) {
    EXPECT_THAT(MaskOf({path}, NamedSeason()), HasReason(Reason::kFieldMaskInvalid)) << path;
  }
}

}  // namespace
}  // namespace award::service
