// Appointing judges, declarations, and what the panel must look like.
#include "server/workflow/judges.h"

#include <functional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/base/status_macros.h"
#include "server/storage/conflicts.h"
#include "server/storage/people.h"
#include "server/storage/seasons.h"
#include "server/workflow/stages.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"
#include "tests/testing/season_fixture.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::SizeIs;

class Judges : public testing::SeasonFixture {
 protected:
  void SetUp() override {
    SeasonFixture::SetUp();
    PlaceSeasonIn(SeasonState::kAnnounced);
  }

  Judge Outsider(const char* id = "lin") {
    Judge judge;
    judge.season = season_;
    judge.id = JudgeId(id);
    judge.person = PersonId(id);
    judge.outside = true;
    judge.gender = Gender::kFemale;
    judge.expertise = {{DimensionId("1"), 3}};
    judge.load_max = 5;
    return judge;
  }

  Judge Insider(const char* id = "yang") {
    Judge judge = Outsider(id);
    judge.outside = false;
    judge.agency = AgencyId("civil");
    return judge;
  }

  absl::StatusOr<Judge> Create(const Judge& judge, const char* person = "chen") {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return CreateJudge(context, transaction, judge);
    });
  }

  absl::StatusOr<Judge> Get(const char* person, const char* judge) {
    return Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
      return GetJudge(context, transaction, season_, JudgeId(judge));
    });
  }

  std::vector<std::string> Listed(const char* person) {
    const auto judges =
        Read(person, [&](const Context& context, const storage::ReadTransaction& transaction) {
          return ListJudges(context, transaction, season_, std::nullopt, 100);
        });
    EXPECT_OK(judges);
    std::vector<std::string> ids;
    if (judges.ok()) {
      for (const Judge& judge : *judges) ids.push_back(judge.id.value());
    }
    return ids;
  }

  absl::StatusOr<Judge> Update(const char* judge, const JudgeUpdate& update,
                               std::optional<int64_t> etag = std::nullopt) {
    return Write("chen", [&](const Context& context, storage::WriteTransaction& transaction) {
      return UpdateJudge(context, transaction, season_, JudgeId(judge), update, etag);
    });
  }

  absl::StatusOr<Judge> Declare(const char* person, const char* judge,
                                std::optional<int64_t> etag = std::nullopt) {
    return Write(person, [&](const Context& context, storage::WriteTransaction& transaction) {
      return CompleteDeclaration(context, transaction, season_, JudgeId(judge), etag);
    });
  }

  void Place(const testing::PlacedJudge& placed) {
    ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
      return testing::PlaceJudge(transaction, season_, clock_.Now(), placed);
    }));
  }

  // What the panel lacks before the first round, as "REASON subject".
  std::vector<std::string> PanelMissing() {
    std::vector<std::string> lines;
    EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
      ASSIGN_OR_RETURN(const Season season, storage::LoadSeason(transaction, season_));
      Missing missing;
      RETURN_IF_ERROR(AddPanelMissing(transaction, season, missing));
      for (const base::Violation& violation : missing) {
        lines.push_back(std::string(base::ReasonName(violation.type)) + " " + violation.subject);
      }
      return absl::OkStatus();
    }));
    return lines;
  }
};

TEST_F(Judges, GetTheNextCodeInTheOrderOfAppointment) {
  ASSERT_OK_AND_ASSIGN(const Judge first, Create(Outsider("tsai")));
  ASSERT_OK_AND_ASSIGN(const Judge second, Create(Outsider("lin")));
  EXPECT_EQ(first.code, "J01");
  EXPECT_EQ(second.code, "J02");
  EXPECT_EQ(first.display_name, "tsai");
}

TEST_F(Judges, ReceiveTheRole) {
  ASSERT_OK(Create(Outsider("nobody")));
  EXPECT_OK(store().Read([](const storage::ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const Person person, storage::LoadPerson(transaction, PersonId("nobody")));
    EXPECT_THAT(person.roles, ElementsAre(RoleGrant{Role::kJudge, std::nullopt}));
    EXPECT_EQ(person.etag, 2);
    return absl::OkStatus();
  }));
}

TEST_F(Judges, ComeBackWithTheirExpertise) {
  ASSERT_OK(Create(Outsider()));
  ASSERT_OK_AND_ASSIGN(const Judge judge, Get("chen", "lin"));
  ASSERT_THAT(judge.expertise, SizeIs(1));
  EXPECT_EQ(judge.expertise[0].dimension, DimensionId("1"));
  EXPECT_EQ(judge.expertise[0].level, 3);
  EXPECT_FALSE(judge.declare_time);
}

TEST_F(Judges, FromInsideHaveAnAgencyAndFromOutsideNone) {
  Judge outsider = Outsider();
  outsider.agency = AgencyId("civil");
  EXPECT_THAT(Create(outsider), HasReason(Reason::kWrongShape));
  Judge insider = Insider();
  insider.agency.reset();
  EXPECT_THAT(Create(insider), HasReason(Reason::kFieldRequired));
  insider.agency = AgencyId("unknown");
  EXPECT_THAT(Create(insider), HasReason(Reason::kNotFound));
  EXPECT_OK(Create(Insider()));
}

TEST_F(Judges, AreRefusedWithImpossibleLoadsOrExpertise) {
  struct Row {
    const char* what;
    Reason reason;
    std::function<void(Judge&)> change;
  };
  const Row rows[] = {
      {"no load", Reason::kFieldInvalid, [](Judge& j) { j.load_max = 0; }},
      {"too high a load", Reason::kFieldInvalid, [](Judge& j) { j.load_max = kLoadMax + 1; }},
      {"negative load", Reason::kFieldInvalid, [](Judge& j) { j.load_min = -1; }},
      {"loads crossed", Reason::kFieldInvalid, [](Judge& j) { j.load_min = 6; }},
      {"level 0", Reason::kFieldInvalid, [](Judge& j) { j.expertise[0].level = 0; }},
      {"level 4", Reason::kFieldInvalid, [](Judge& j) { j.expertise[0].level = 4; }},
      {"twice", Reason::kFieldInvalid,
       [](Judge& j) { j.expertise.push_back(j.expertise.front()); }},
      {"unknown dimension", Reason::kDimensionUnknown,
       [](Judge& j) { j.expertise[0].dimension = DimensionId("7"); }},
      {"bad id", Reason::kIdInvalid, [](Judge& j) { j.id = JudgeId("Lin Mei"); }},
      {"unknown person", Reason::kNotFound, [](Judge& j) { j.person = PersonId("zhou"); }},
      {"unknown season", Reason::kNotFound, [](Judge& j) { j.season = SeasonId("99"); }},
  };
  for (const Row& row : rows) {
    Judge judge = Outsider();
    row.change(judge);
    EXPECT_THAT(Create(judge), HasReason(row.reason)) << row.what;
  }
  EXPECT_THAT(Listed("chen"), IsEmpty());
}

TEST_F(Judges, CannotBeOnePersonTwiceOrShareAnId) {
  ASSERT_OK(Create(Outsider()));
  Judge again = Outsider("lin-again");
  again.person = PersonId("lin");
  EXPECT_THAT(Create(again), HasReason(Reason::kNameDuplicate));
  Judge other = Outsider("lin");
  other.person = PersonId("tsai");
  EXPECT_THAT(Create(other), HasReason(Reason::kAlreadyExists));
}

TEST_F(Judges, CannotBeADisabledPerson) {
  ASSERT_OK(store().Write([](storage::WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(Person person, storage::LoadPerson(transaction, PersonId("lin")));
    person.state = PersonState::kDisabled;
    return storage::UpdatePerson(transaction, person);
  }));
  EXPECT_THAT(Create(Outsider()), HasReason(Reason::kPersonDisabled));
}

TEST_F(Judges, AreAppointedUntilTheFirstRoundOpens) {
  PlaceSeasonIn(SeasonState::kDraft);
  EXPECT_OK(Create(Outsider("lin")));
  PlaceSeasonIn(SeasonState::kAssignment);
  EXPECT_OK(Create(Outsider("tsai")));
  for (const SeasonState late :
       {SeasonState::kFirstRound, SeasonState::kCoaching, SeasonState::kApproval}) {
    PlaceSeasonIn(late);
    EXPECT_THAT(Create(Outsider("huang")), HasReason(Reason::kWrongState)) << NameOf(late);
  }
}

TEST_F(Judges, AppointedInAssignmentHaveTheirDerivedConflictsAtOnce) {
  ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
    return testing::PlaceApplication(transaction, season_, clock_.Now(),
                                     {.state = ApplicationState::kEligible});
  }));
  PlaceSeasonIn(SeasonState::kAssignment);
  ASSERT_OK(Create(Insider()));  // Of civil, which supervises household, the applicant.
  EXPECT_OK(store().Read([&](const storage::ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const std::vector<Conflict> conflicts,
                     storage::ListConflictsOf(transaction, season_));
    EXPECT_THAT(conflicts, SizeIs(1));
    for (const Conflict& conflict : conflicts) {
      EXPECT_EQ(conflict.origin, ConflictOrigin::kDerived);
    }
    return absl::OkStatus();
  }));
}

TEST_F(Judges, SeeOnlyThemselves) {
  Place({.id = "lin"});
  Place({.id = "tsai"});
  EXPECT_OK(Get("lin", "lin"));
  EXPECT_THAT(Get("lin", "tsai"), HasReason(Reason::kNotFound));
  EXPECT_THAT(Listed("lin"), ElementsAre("lin"));
  EXPECT_THAT(Listed("huang"), IsEmpty());  // A judge by role, but not of this season.
  for (const char* reader : {"chen", "kuo", "shen"}) {
    EXPECT_THAT(Listed(reader), ElementsAre("lin", "tsai")) << reader;
    EXPECT_OK(Get(reader, "tsai"));
  }
  // The refusal is word for word that of a judge who is not there.
  const absl::Status hidden = Get("lin", "tsai").status();
  const absl::Status absent = Get("lin", "zhou").status();
  EXPECT_EQ(hidden.message(), absent.message());
}

TEST_F(Judges, ChangeOnlyWhatIsNamedWithTheRightEtag) {
  Place({.id = "lin", .expertise = {{DimensionId("2"), 1}}, .load_max = 5});
  ASSERT_OK_AND_ASSIGN(const Judge changed, Update("lin", {.load_max = 7}, 1));
  EXPECT_EQ(changed.load_max, 7);
  EXPECT_THAT(changed.expertise, SizeIs(1));
  EXPECT_EQ(changed.etag, 2);
  EXPECT_THAT(Update("lin", {.load_max = 8}, 1), HasReason(Reason::kEtagMismatch));
  EXPECT_THAT(Update("lin", {.load_min = 8}), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(Update("zhou", {.load_min = 1}), HasReason(Reason::kNotFound));
  ASSERT_OK(Update("lin", {.expertise = std::vector<Expertise>()}));
  ASSERT_OK_AND_ASSIGN(const Judge stored, Get("chen", "lin"));
  EXPECT_THAT(stored.expertise, IsEmpty());
}

TEST_F(Judges, CannotChangeOnceTheSeasonIsDeliberatedOn) {
  Place({.id = "lin"});
  PlaceSeasonIn(SeasonState::kCoaching);
  EXPECT_OK(Update("lin", {.load_max = 7}));
  PlaceSeasonIn(SeasonState::kDeliberation);
  EXPECT_THAT(Update("lin", {.load_max = 8}), HasReason(Reason::kWrongState));
}

TEST_F(Judges, CompleteTheirOwnDeclarationOnce) {
  Place({.id = "lin", .declared = false});
  Place({.id = "tsai", .declared = false});
  EXPECT_THAT(Declare("tsai", "lin"), HasReason(Reason::kNotYours));
  EXPECT_THAT(Declare("chen", "lin"), HasReason(Reason::kNotYours));
  EXPECT_THAT(Declare("lin", "zhou"), HasReason(Reason::kNotYours));
  EXPECT_THAT(Declare("lin", "lin", 9), HasReason(Reason::kEtagMismatch));
  ASSERT_OK_AND_ASSIGN(const Judge declared, Declare("lin", "lin", 1));
  EXPECT_EQ(declared.declare_time, clock_.Now());
  EXPECT_THAT(Declare("lin", "lin"), HasReason(Reason::kDeclarationComplete));
}

TEST_F(Judges, DeclareFromTheAnnouncementUntilTheFirstRoundOpens) {
  Place({.id = "lin", .declared = false});
  PlaceSeasonIn(SeasonState::kDraft);
  EXPECT_THAT(Declare("lin", "lin"), HasReason(Reason::kWrongState));
  PlaceSeasonIn(SeasonState::kFirstRound);
  EXPECT_THAT(Declare("lin", "lin"), HasReason(Reason::kWrongState));
  PlaceSeasonIn(SeasonState::kAssignment);
  EXPECT_OK(Declare("lin", "lin"));
}

TEST_F(Judges, MakeAPanelThatNamesAllItLacks) {
  Place({.id = "yang", .outside = false, .agency = "civil", .gender = Gender::kMale});
  Place({.id = "huang",
         .outside = false,
         .agency = "health",
         .gender = Gender::kMale,
         .declared = false});
  EXPECT_THAT(PanelMissing(),
              ElementsAre("JUDGES_TOO_FEW seasons/116", "OUTSIDE_SHARE_TOO_LOW seasons/116",
                          "GENDER_SHARE_TOO_LOW seasons/116",
                          "DECLARATION_MISSING seasons/116/judges/huang"));
}

TEST_F(Judges, MakeAPanelThatLacksEitherGender) {
  for (const char* woman : {"lin", "tsai", "huang"}) Place({.id = woman});
  EXPECT_THAT(PanelMissing(), ElementsAre("GENDER_SHARE_TOO_LOW seasons/116"));
}

TEST_F(Judges, MakeACompletePanelAtExactlyTheSharesAsked) {
  // 2 of 4 from outside are 50 percent, 2 of 4 women more than 33.
  Place({.id = "lin"});
  Place({.id = "tsai"});
  Place({.id = "yang", .outside = false, .agency = "civil", .gender = Gender::kMale});
  Place({.id = "huang", .outside = false, .agency = "health", .gender = Gender::kMale});
  EXPECT_THAT(PanelMissing(), IsEmpty());
}

}  // namespace
}  // namespace award::workflow
