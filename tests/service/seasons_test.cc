// A season through its handlers: what goes in comes out, and what cannot go in is refused by name.
#include "server/service/seasons.h"

#include "server/service/rules.h"
#include "tests/service/handler_fixture.h"

namespace award::service {
namespace {

using base::Reason;
using testing::HasReason;

class SeasonServiceTest : public testing::HandlerFixture {
 protected:
  static v1::CreateSeasonRequest NewSeason(const std::string& year) {
    v1::CreateSeasonRequest request;
    request.set_season_id(year);
    request.mutable_season()->set_display_name(year + "年度評選");
    *request.mutable_season()->mutable_rules() = RulesToProto(testing::ARules());
    *request.mutable_season()->mutable_schedule() = ScheduleToProto(testing::ASchedule());
    request.mutable_season()->set_rehearsal(true);
    return request;
  }
};

TEST_F(SeasonServiceTest, WhatGoesInComesOut) {
  ASSERT_OK_AND_ASSIGN(const v1::Season created, Do(&CreateSeason, NewSeason("116")));
  EXPECT_EQ(created.name(), "seasons/116");
  EXPECT_EQ(created.state(), v1::Season::DRAFT);
  EXPECT_TRUE(created.rehearsal());
  EXPECT_EQ(created.rules_digest(), "");
  v1::GetSeasonRequest get;
  get.set_name("seasons/116");
  ASSERT_OK_AND_ASSIGN(const v1::Season got, See(&GetSeason, get));
  EXPECT_EQ(got.SerializeAsString(), created.SerializeAsString());
}

TEST_F(SeasonServiceTest, AMisshapenSeasonIsRefused) {
  v1::CreateSeasonRequest request = NewSeason("");
  EXPECT_THAT(Do(&CreateSeason, request), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Do(&CreateSeason, NewSeason("一一六")), HasReason(Reason::kIdInvalid));
  request = NewSeason("116");
  request.mutable_season()->clear_rules();
  EXPECT_THAT(Do(&CreateSeason, request), HasReason(Reason::kFieldRequired));
  request = NewSeason("116");
  request.mutable_season()
      ->mutable_rules()
      ->mutable_categories(0)
      ->mutable_rubric()
      ->mutable_dimensions(0)
      ->set_weight_basis_points(999);
  EXPECT_THAT(Do(&CreateSeason, request), HasReason(Reason::kWeightsDoNotSum));
}

TEST_F(SeasonServiceTest, SeasonsAreListedNewestFirstPageByPage) {
  for (const char* year : {"114", "115", "116"}) ASSERT_OK(Do(&CreateSeason, NewSeason(year)));
  v1::ListSeasonsRequest request;
  request.set_page_size(2);
  ASSERT_OK_AND_ASSIGN(const v1::ListSeasonsResponse first, See(&ListSeasons, request));
  ASSERT_EQ(first.seasons_size(), 2);
  EXPECT_EQ(first.seasons(0).name(), "seasons/116");
  request.set_page_token(first.next_page_token());
  ASSERT_OK_AND_ASSIGN(const v1::ListSeasonsResponse second, See(&ListSeasons, request));
  ASSERT_EQ(second.seasons_size(), 1);
  EXPECT_EQ(second.seasons(0).name(), "seasons/114");
  EXPECT_EQ(second.next_page_token(), "");
}

TEST_F(SeasonServiceTest, AnUpdateReplacesWhatItsMaskNames) {
  ASSERT_OK_AND_ASSIGN(const v1::Season created, Do(&CreateSeason, NewSeason("116")));
  v1::UpdateSeasonRequest request;
  request.mutable_season()->set_name("seasons/116");
  request.mutable_season()->set_display_name("新名稱");
  request.mutable_season()->set_etag(created.etag());
  request.mutable_update_mask()->add_paths("display_name");
  ASSERT_OK_AND_ASSIGN(const v1::Season updated, Do(&UpdateSeason, request));
  EXPECT_EQ(updated.display_name(), "新名稱");
  EXPECT_EQ(updated.rules().SerializeAsString(), created.rules().SerializeAsString());
  EXPECT_THAT(Do(&UpdateSeason, request), HasReason(Reason::kEtagMismatch));
  request.mutable_update_mask()->add_paths("state");
  EXPECT_THAT(Do(&UpdateSeason, request), HasReason(Reason::kFieldMaskInvalid));
}

TEST_F(SeasonServiceTest, TheVerbsTakeTheSeasonOn) {
  ASSERT_OK(Do(&CreateSeason, NewSeason("116")));
  v1::AnnounceSeasonRequest announce;
  announce.set_name("seasons/116");
  ASSERT_OK_AND_ASSIGN(const v1::Season announced, Do(&AnnounceSeason, announce));
  EXPECT_EQ(announced.state(), v1::Season::ANNOUNCED);
  EXPECT_EQ(announced.rules_digest(), RulesDigest(testing::ARules()).Hex());

  v1::AdvanceSeasonRequest advance;
  advance.set_name("seasons/116");
  EXPECT_THAT(Do(&AdvanceSeason, advance), HasReason(Reason::kFieldRequired));
  advance.set_state(v1::Season::COACHING);
  EXPECT_THAT(Do(&AdvanceSeason, advance), HasReason(Reason::kWrongState));
  advance.set_state(v1::Season::INTAKE);
  EXPECT_OK(Do(&AdvanceSeason, advance));

  v1::RescheduleSeasonRequest reschedule;
  reschedule.set_name("seasons/116");
  reschedule.set_reason("颱風");
  EXPECT_THAT(Do(&RescheduleSeason, reschedule), HasReason(Reason::kFieldRequired));
  Schedule later = testing::ASchedule();
  later.final_round_close_time = later.final_round_close_time + std::chrono::hours(24);
  *reschedule.mutable_schedule() = ScheduleToProto(later);
  ASSERT_OK_AND_ASSIGN(const v1::Season moved, Do(&RescheduleSeason, reschedule));
  EXPECT_EQ(moved.schedule().SerializeAsString(), ScheduleToProto(later).SerializeAsString());

  v1::VoidSeasonRequest end;
  end.set_name("seasons/116");
  EXPECT_THAT(Do(&VoidSeason, end), HasReason(Reason::kFieldRequired));
  end.set_reason("停辦");
  ASSERT_OK_AND_ASSIGN(const v1::Season ended, Do(&VoidSeason, end));
  EXPECT_EQ(ended.state(), v1::Season::VOID);
}

TEST_F(SeasonServiceTest, AnUnknownSeasonIsNotFound) {
  v1::GetSeasonRequest get;
  get.set_name("seasons/117");
  EXPECT_THAT(See(&GetSeason, get), HasReason(Reason::kNotFound));
}

}  // namespace
}  // namespace award::service
