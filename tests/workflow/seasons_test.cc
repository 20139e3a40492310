// Seasons: what is frozen when, which dates may move, and how a season ends.
#include "server/workflow/seasons.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/events.h"
#include "server/storage/seasons.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::IsOk;

constexpr std::chrono::hours kDay{24};

class Seasons : public testing::SeasonFixture {
 protected:
  Season ASeason() const {
    Season season;
    season.id = season_;
    season.display_name = "116年度評選";
    season.rules = testing::ARules();
    season.schedule = testing::ASchedule();
    return season;
  }

  absl::StatusOr<Season> Create(const Season& season) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return CreateSeason(context, transaction, season);
    });
  }

  absl::StatusOr<Season> Update(const SeasonUpdate& update,
                                std::optional<int64_t> etag = std::nullopt) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return UpdateSeason(context, transaction, season_, update, etag);
    });
  }

  absl::StatusOr<Season> Announce(std::optional<int64_t> etag = std::nullopt) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return AnnounceSeason(context, transaction, season_, etag);
    });
  }

  absl::StatusOr<Season> Reschedule(const Schedule& schedule, const char* reason = "颱風") {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return RescheduleSeason(context, transaction, season_, schedule, reason, std::nullopt);
    });
  }

  absl::StatusOr<Season> Void(const char* reason = "停辦") {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return VoidSeason(context, transaction, season_, reason, std::nullopt);
    });
  }

  // Puts the schedule back as it was announced.
  void PlaceSchedule() {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(Season season, storage::LoadSeason(transaction, season_));
      season.schedule = testing::ASchedule();
      return storage::UpdateSeason(transaction, season);
    }));
  }

  Season Load() {
    auto season = Read("chen", [&](const Context&, const auto& transaction) {
      return GetSeason(transaction, season_);
    });
    EXPECT_OK(season);
    return season.ok() ? *std::move(season) : Season();
  }

  std::vector<Event> Events() {
    auto events = Read("chen", [&](const Context&, const auto& transaction) {
      return storage::ListEvents(transaction, "seasons/116", 0, 100);
    });
    EXPECT_OK(events);
    return events.ok() ? *std::move(events) : std::vector<Event>();
  }
};

TEST_F(Seasons, AreCreatedAsDrafts) {
  Season season = ASeason();
  season.state = SeasonState::kApproval;  // Not the caller's to say.
  season.rules_digest = base::Digest::Of("mine");
  ASSERT_OK(Create(season));
  const Season loaded = Load();
  EXPECT_EQ(loaded.state, SeasonState::kDraft);
  EXPECT_EQ(loaded.rules_digest, std::nullopt);
  EXPECT_EQ(loaded.schedule, testing::ASchedule());
  EXPECT_EQ(RulesDigest(loaded.rules), RulesDigest(season.rules));
  EXPECT_EQ(loaded.create_time, clock_.Now());
  EXPECT_THAT(Create(ASeason()), HasReason(Reason::kAlreadyExists));
}

TEST_F(Seasons, AreNamedByTheirYear) {
  for (const char* id : {"", "0", "016", "1160", "a16", "-16", "116 "}) {
    Season season = ASeason();
    season.id = SeasonId(id);
    EXPECT_THAT(Create(season), HasReason(Reason::kSeasonYearInvalid)) << id;
  }
  for (const char* id : {"9", "99", "116"}) {
    Season season = ASeason();
    season.id = SeasonId(id);
    EXPECT_OK(Create(season));
  }
}

TEST_F(Seasons, RefusesRulesNamingEveryFault) {
  Season season = ASeason();
  season.rules.categories[0].dimensions[0].weight_basis_points += 1;
  const auto uneven = Create(season);
  EXPECT_THAT(uneven, HasReason(Reason::kWeightsDoNotSum));
  ASSERT_EQ(base::ViolationsOf(uneven.status()).size(), 1U);
  EXPECT_EQ(base::ViolationsOf(uneven.status())[0].subject, "categories/digital");

  season.rules.categories[1].dimensions[1].id = season.rules.categories[1].dimensions[0].id;
  season.rules.categories[1].dimensions[2].items[1].id =
      season.rules.categories[1].dimensions[2].items[0].id;
  season.rules.tie_chain.clear();
  const auto faulty = Create(season);
  EXPECT_THAT(faulty, HasReason(Reason::kRulesInvalid));
  std::vector<Reason> reasons;
  for (const base::Violation& fault : base::ViolationsOf(faulty.status())) {
    reasons.push_back(fault.type);
  }
  EXPECT_THAT(reasons, ElementsAre(Reason::kTieChainInvalid, Reason::kWeightsDoNotSum,
                                   Reason::kRulesInvalid, Reason::kRulesInvalid));

  season = ASeason();
  season.rules.categories[1].id = season.rules.categories[0].id;
  EXPECT_THAT(Create(season), HasReason(Reason::kRulesInvalid));
}

TEST_F(Seasons, RefusesWhatIsNoSchedule) {
  Season season = ASeason();
  std::swap(season.schedule->intake_open_time, season.schedule->intake_close_time);
  EXPECT_THAT(Create(season), HasReason(Reason::kScheduleInvalid));
}

TEST_F(Seasons, ADraftCanBeChangedInParts) {
  ASSERT_OK(Create(ASeason()));
  Rules rules = testing::ARules();
  rules.shortlist_factor = 3;
  ASSERT_OK(Update({.rules = rules}));
  EXPECT_EQ(Load().rules.shortlist_factor, 3);
  EXPECT_EQ(Load().display_name, "116年度評選");
  ASSERT_OK(Update({.display_name = "新名"}));
  EXPECT_EQ(Load().rules.shortlist_factor, 3);
  EXPECT_EQ(Load().display_name, "新名");
  rules.categories[0].dimensions[0].weight_basis_points = 1;
  EXPECT_THAT(Update({.rules = rules}), HasReason(Reason::kWeightsDoNotSum));
  EXPECT_THAT(Update({.display_name = " "}), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(Update({.display_name = "晚了"}, 1), HasReason(Reason::kEtagMismatch));
  EXPECT_EQ(Load().display_name, "新名");
}

TEST_F(Seasons, TheAnnouncementFreezesTheRules) {
  ASSERT_OK(Create(ASeason()));
  ASSERT_OK_AND_ASSIGN(const Season announced, Announce());
  EXPECT_EQ(announced.state, SeasonState::kAnnounced);
  EXPECT_EQ(announced.rules_digest, RulesDigest(testing::ARules()));
  EXPECT_EQ(announced.announce_time, clock_.Now());
  EXPECT_THAT(Update({.rules = testing::ARules()}), HasReason(Reason::kRulesFrozen));
  EXPECT_THAT(Update({.display_name = "新名"}), HasReason(Reason::kRulesFrozen));
  EXPECT_THAT(Announce(), HasReason(Reason::kWrongState)) << "once";
  const std::vector<Event> events = Events();
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events.back().to_state, "ANNOUNCED");
  EXPECT_EQ(events.back().digest, announced.rules_digest);
}

TEST_F(Seasons, CannotBeAnnouncedWithoutASchedule) {
  Season season = ASeason();
  season.schedule.reset();
  ASSERT_OK(Create(season));
  const auto refused = Announce();
  EXPECT_THAT(refused, HasReason(Reason::kRequirementsMissing));
  ASSERT_EQ(base::ViolationsOf(refused.status()).size(), 1U);
  EXPECT_EQ(base::ViolationsOf(refused.status())[0].type, Reason::kScheduleMissing);
  EXPECT_EQ(Load().state, SeasonState::kDraft);
  ASSERT_OK(Update({.schedule = testing::ASchedule()}));
  EXPECT_OK(Announce());
}

TEST_F(Seasons, AdvanceToTheNextStageAlone) {
  PlaceSeasonIn(SeasonState::kAnnounced);
  const auto advance = [&](SeasonState state, std::optional<int64_t> etag = std::nullopt) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return AdvanceSeason(context, transaction, season_, state, etag);
    });
  };
  EXPECT_THAT(advance(SeasonState::kEligibility), HasReason(Reason::kWrongState));
  EXPECT_THAT(advance(SeasonState::kAnnounced), HasReason(Reason::kWrongState));
  EXPECT_THAT(advance(SeasonState::kIntake, 99), HasReason(Reason::kEtagMismatch));
  EXPECT_OK(advance(SeasonState::kIntake));
  const std::vector<Event> events = Events();
  ASSERT_EQ(events.size(), 1U) << "one change, one event";
  EXPECT_EQ(events[0].from_state, "ANNOUNCED");
  EXPECT_EQ(events[0].to_state, "INTAKE");
  PlaceSeasonIn(SeasonState::kApproval);
  EXPECT_THAT(advance(SeasonState::kDispatched), HasReason(Reason::kWrongState))
      << "only a dispatched list does that";
  PlaceSeasonIn(SeasonState::kDraft);
  EXPECT_THAT(advance(SeasonState::kAnnounced), HasReason(Reason::kWrongState));
}

struct Move {
  const char* what;
  std::function<void(Schedule&)> apply;
  bool shrinks;  // Refused in a real season once intake is open.
};

const Move kMoves[] = {
    {"nothing", [](Schedule&) {}, false},
    {"intake closes earlier", [](Schedule& s) { s.intake_close_time = s.intake_close_time - kDay; },
     true},
    {"correction closes earlier",
     [](Schedule& s) { s.correction_close_time = s.correction_close_time - kDay; }, true},
    {"the first round closes earlier",
     [](Schedule& s) { s.first_round_close_time = s.first_round_close_time - kDay; }, true},
    {"coaching closes earlier",
     [](Schedule& s) { s.coaching_close_time = s.coaching_close_time - kDay; }, true},
    {"the final round closes earlier",
     [](Schedule& s) { s.final_round_close_time = s.final_round_close_time - kDay; }, true},
    {"intake opens earlier", [](Schedule& s) { s.intake_open_time = s.intake_open_time - kDay; },
     true},
    {"intake opens later",
     [](Schedule& s) { s.intake_open_time = s.intake_open_time + kDay + kDay; }, true},
    {"intake closes later", [](Schedule& s) { s.intake_close_time = s.intake_close_time + kDay; },
     false},
    {"everything closes later",
     [](Schedule& s) {
       s.correction_close_time = s.correction_close_time + kDay;
       s.first_round_close_time = s.first_round_close_time + kDay;
       s.coaching_close_time = s.coaching_close_time + kDay;
       s.final_round_close_time = s.final_round_close_time + kDay;
     },
     false}};

TEST_F(Seasons, AnOpenWindowOfARealSeasonCanOnlyBeExtended) {
  PlaceSeasonIn(SeasonState::kIntake);
  for (const Move& move : kMoves) {
    Schedule schedule = testing::ASchedule();
    move.apply(schedule);
    const auto result = Reschedule(schedule);
    if (move.shrinks) {
      EXPECT_THAT(result, HasReason(Reason::kWindowCannotShrink)) << move.what;
      EXPECT_EQ(Load().schedule, testing::ASchedule()) << move.what;
    } else {
      EXPECT_THAT(result, IsOk()) << move.what;
      EXPECT_EQ(Load().schedule, schedule) << move.what;
      PlaceSchedule();
    }
  }
}

TEST_F(Seasons, BeforeIntakeOpensEveryDateMayMove) {
  PlaceSeasonIn(SeasonState::kAnnounced);
  clock_.Set(testing::ASchedule().intake_open_time - std::chrono::microseconds(1));
  for (const Move& move : kMoves) {
    Schedule schedule = testing::ASchedule();
    move.apply(schedule);
    EXPECT_THAT(Reschedule(schedule), IsOk()) << move.what;
    PlaceSchedule();
  }
}

TEST_F(Seasons, WindowsOfARehearsalMayShrink) {
  Season season = ASeason();
  season.rehearsal = true;
  ASSERT_OK(Create(season));
  ASSERT_OK(Announce());
  for (const Move& move : kMoves) {
    Schedule schedule = testing::ASchedule();
    move.apply(schedule);
    EXPECT_THAT(Reschedule(schedule), IsOk()) << move.what;
  }
}

TEST_F(Seasons, ARescheduleHasAReasonAnOrderAndItsTime) {
  PlaceSeasonIn(SeasonState::kIntake);
  Schedule schedule = testing::ASchedule();
  EXPECT_THAT(Reschedule(schedule, " "), HasReason(Reason::kFieldRequired));
  std::swap(schedule.coaching_close_time, schedule.final_round_close_time);
  EXPECT_THAT(Reschedule(schedule), HasReason(Reason::kScheduleInvalid));
  for (const SeasonState state :
       {SeasonState::kDraft, SeasonState::kApproval, SeasonState::kVoid}) {
    PlaceSeasonIn(state);
    EXPECT_THAT(Reschedule(testing::ASchedule()), HasReason(Reason::kWrongState)) << NameOf(state);
  }
}

TEST_F(Seasons, CanBeVoidedFromAnyStageWithAReason) {
  for (const auto& [state, name] : Words<SeasonState>::kRows) {
    if (state == SeasonState::kDispatched || state == SeasonState::kVoid) continue;
    PlaceSeasonIn(state);
    EXPECT_THAT(Void(" "), HasReason(Reason::kFieldRequired)) << name;
    EXPECT_THAT(Void(), IsOk()) << name;
    EXPECT_EQ(Events().back().reason, "停辦");
    EXPECT_EQ(Events().back().from_state, name);
    EXPECT_THAT(Void(), HasReason(Reason::kWrongState));
  }
}

TEST_F(Seasons, ThatDoNotExistAreNotFound) {
  EXPECT_THAT(Announce(), HasReason(Reason::kNotFound));
  EXPECT_THAT(Void(), HasReason(Reason::kNotFound));
  EXPECT_THAT(Update({.display_name = "新名"}), HasReason(Reason::kNotFound));
  EXPECT_THAT(Reschedule(testing::ASchedule()), HasReason(Reason::kNotFound));
}

}  // namespace
}  // namespace award::workflow
