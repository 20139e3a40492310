// The nomination list: what stands on it, the two keys, the letter, and the way back.
#include "server/workflow/nominations.h"

#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "server/storage/events.h"
#include "server/storage/revisions.h"
#include "server/workflow/applications.h"
#include "server/workflow/seasons.h"
#include "tests/testing/result_builders.h"

namespace award::workflow {
namespace {

using base::Reason;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::Nominate;
using testing::NominateNobody;

constexpr char kNumber[] = "高市府研發字第11631168900號";

class Nominations : public testing::ResultsFixture {
 protected:
  // a is nominated in digital, nobody in inclusion; the season is in APPROVAL.
  void SetUp() override {
    ResultsFixture::SetUp();
    PlaceSeasonIn(SeasonState::kDeliberation);
    PlaceRound(Round::kFinal,
               {{"a", {9000, 9250}}, {"b", {8500, 8500}}, {"c", {8100, 8200}, "inclusion"}});
    Adopt();
  }

  void Adopt() {
    final_ = Count(Round::kFinal).tabulation;
    ASSERT_OK(Resolve(Nominate(final_)));
    ASSERT_OK(Resolve(NominateNobody(final_, "inclusion")));
    ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) {
      return AdvanceSeason(context, transaction, season_, SeasonState::kApproval, std::nullopt);
    }));
  }

  absl::StatusOr<NominationList> Create(const char* person = "chen") {
    return Write(person, [&](const Context& context, auto& transaction) {
      return CreateNominationList(context, transaction, season_);
    });
  }

  absl::StatusOr<NominationList> Approve(const char* person, const NominationList& list,
                                         std::optional<int64_t> etag = std::nullopt) {
    return Write(person, [&](const Context& context, auto& transaction) {
      return ApproveNominationList(context, transaction, {season_, list.id, etag}, list.digest);
    });
  }

  absl::StatusOr<NominationList> Reject(const NominationList& list, const char* reason = "重議") {
    return Write("kuo", [&](const Context& context, auto& transaction) {
      return RejectNominationList(context, transaction, {season_, list.id}, reason);
    });
  }

  absl::StatusOr<NominationList> Dispatch(const NominationList& list,
                                          const char* number = kNumber) {
    return Write("chen", [&](const Context& context, auto& transaction) {
      return DispatchNominationList(context, transaction, {season_, list.id}, number);
    });
  }

  NominationList Load(const NominationListId& id) {
    auto list = Read("kuo", [&](const Context&, const auto& transaction) {
      return GetNominationList(transaction, season_, id);
    });
    EXPECT_OK(list);
    return list.ok() ? *std::move(list) : NominationList();
  }

  void Disqualify(const char* application) {
    ASSERT_OK(Write("chen", [&](const Context& context, auto& transaction) {
      return DisqualifyApplication(context, transaction, {season_, ApplicationId(application)},
                                   "成果不實");
    }));
  }

  Tabulation final_;
};

TEST_F(Nominations, AListSaysWhatWasResolved) {
  ASSERT_OK_AND_ASSIGN(const NominationList created, Create());
  const NominationList list = Load(created.id);
  ASSERT_EQ(list.nominations.size(), 1U);
  const Nomination& nomination = list.nominations[0];
  EXPECT_EQ(nomination.category, CategoryId("digital"));
  EXPECT_EQ(nomination.place, 1);
  EXPECT_EQ(nomination.application, ApplicationId("a"));
  EXPECT_EQ(nomination.revision, 1);
  EXPECT_EQ(nomination.agency_display_name, "三民戶政事務所");
  EXPECT_EQ(nomination.title, "題目a");
  EXPECT_EQ(nomination.mean_total, "365/4");
  const auto revision = Read("chen", [&](const Context&, const auto& transaction) {
    return storage::LoadRevisionHead(transaction, season_, ApplicationId("a"), 1);
  });
  ASSERT_OK(revision);
  EXPECT_EQ(nomination.content_digest, revision->content_digest);
  ASSERT_EQ(list.categories.size(), 2U);
  EXPECT_EQ(list.categories[0].tabulation, final_.id);
  EXPECT_FALSE(list.categories[0].none);
  EXPECT_EQ(list.categories[1].category, CategoryId("inclusion"));
  EXPECT_TRUE(list.categories[1].none);
  EXPECT_EQ(list.state, NominationListState::kProposed);
  EXPECT_EQ(list.rules_digest, RulesDigest(testing::ARules()));
  EXPECT_EQ(list.proposer, PersonId("chen"));
  EXPECT_EQ(list.digest, ListDigest(list)) << "who reads it can compute it";
  EXPECT_FALSE(list.rehearsal);
}

TEST_F(Nominations, TwoKeysAndALetterDispatchTheSeason) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  ASSERT_OK_AND_ASSIGN(const NominationList one, Approve("kuo", list));
  EXPECT_EQ(one.state, NominationListState::kProposed) << "one is not enough";
  const auto refused = Dispatch(list);
  EXPECT_THAT(refused, HasReason(Reason::kRequirementsMissing));
  ASSERT_EQ(base::ViolationsOf(refused.status()).size(), 1U);
  EXPECT_EQ(base::ViolationsOf(refused.status())[0].type, Reason::kApprovalMissing);
  ASSERT_OK_AND_ASSIGN(const NominationList two, Approve("liu", list));
  EXPECT_EQ(two.state, NominationListState::kApproved);
  clock_.Advance(std::chrono::hours(1));
  ASSERT_OK(Dispatch(list));
  const NominationList sent = Load(list.id);
  EXPECT_EQ(sent.state, NominationListState::kDispatched);
  EXPECT_EQ(sent.document_number, kNumber);
  EXPECT_EQ(sent.dispatch_time, clock_.Now());
  EXPECT_EQ(sent.digest, list.digest);
  ASSERT_EQ(sent.approvals.size(), 2U);
  EXPECT_EQ(sent.approvals[0].person, PersonId("kuo"));
  EXPECT_EQ(sent.approvals[1].digest, list.digest);
  EXPECT_EQ(StateOfSeason(), SeasonState::kDispatched);
  EXPECT_THAT(Dispatch(list), HasReason(Reason::kWrongState));
  EXPECT_THAT(Reject(list), HasReason(Reason::kWrongState));
}

TEST_F(Nominations, WhoProposedAListCannotApproveIt) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create("kuo"));
  EXPECT_THAT(Approve("kuo", list), HasReason(Reason::kOwnProposal));
  EXPECT_TRUE(Load(list.id).approvals.empty());
}

TEST_F(Nominations, OnePersonIsOneKey) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  ASSERT_OK(Approve("kuo", list));
  EXPECT_THAT(Approve("kuo", list), HasReason(Reason::kAlreadyApproved));
  EXPECT_EQ(Load(list.id).state, NominationListState::kProposed);
}

TEST_F(Nominations, TheDigestIsWhatIsApproved) {
  ASSERT_OK_AND_ASSIGN(NominationList list, Create());
  list.digest = base::Digest::Of("another list");
  EXPECT_THAT(Approve("kuo", list), HasReason(Reason::kDigestMismatch));
  EXPECT_TRUE(Load(list.id).approvals.empty());
}

TEST_F(Nominations, AnOldEtagIsRefused) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  ASSERT_OK(Approve("kuo", list, 1));
  EXPECT_THAT(Approve("liu", list, 1), HasReason(Reason::kEtagMismatch));
}

TEST_F(Nominations, OneListIsOpenAtATime) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  const auto second = Create();
  EXPECT_THAT(second, HasReason(Reason::kListOpen));
  EXPECT_EQ(base::MetadataOf(second.status()).at(0).second,
            "seasons/116/nominationLists/" + list.id.value());
}

TEST_F(Nominations, AreProposedInApprovalAlone) {
  for (const SeasonState stage :
       {SeasonState::kDeliberation, SeasonState::kFinalRound, SeasonState::kVoid}) {
    PlaceSeasonIn(stage);
    EXPECT_THAT(Create(), HasReason(Reason::kWrongState)) << NameOf(stage);
  }
}

TEST_F(Nominations, ADisqualificationOutdatesTheList) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  ASSERT_OK(Approve("kuo", list));
  Disqualify("a");
  EXPECT_THAT(Approve("liu", list), HasReason(Reason::kListOutdated));
}

TEST_F(Nominations, ADisqualificationStopsAnApprovedListToo) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  ASSERT_OK(Approve("kuo", list));
  ASSERT_OK(Approve("liu", list));
  Disqualify("a");
  EXPECT_THAT(Dispatch(list), HasReason(Reason::kListOutdated));
  EXPECT_EQ(StateOfSeason(), SeasonState::kApproval);
}

TEST_F(Nominations, ADisqualificationOfOneNotOnItChangesNothing) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  Disqualify("b");
  EXPECT_OK(Approve("kuo", list));
}

TEST_F(Nominations, ARejectedListLeadsBackToTheCommitteeAndToANewList) {
  ASSERT_OK_AND_ASSIGN(const NominationList first, Create());
  ASSERT_OK(Approve("liu", first));
  EXPECT_THAT(Reject(first, " "), HasReason(Reason::kFieldRequired));
  ASSERT_OK_AND_ASSIGN(const NominationList rejected, Reject(first));
  EXPECT_EQ(rejected.state, NominationListState::kRejected);
  EXPECT_EQ(rejected.reason, "重議");
  EXPECT_EQ(StateOfSeason(), SeasonState::kDeliberation);
  EXPECT_THAT(Approve("kuo", first), HasReason(Reason::kWrongState));

  Disqualify("a");
  Adopt();
  EXPECT_EQ(StateOf("b"), ApplicationState::kNominated);
  ASSERT_OK_AND_ASSIGN(const NominationList second, Create());
  ASSERT_EQ(second.nominations.size(), 1U);
  EXPECT_EQ(second.nominations[0].application, ApplicationId("b"));
  EXPECT_NE(second.digest, first.digest);
  EXPECT_TRUE(second.approvals.empty()) << "every key turns anew";
  const auto lists = Read("shen", [&](const Context&, const auto& transaction) {
    return ListNominationLists(transaction, season_, std::nullopt, 10);
  });
  ASSERT_OK(lists);
  EXPECT_EQ(lists->size(), 2U);
}

TEST_F(Nominations, AnApprovedListCanStillBeRejected) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  ASSERT_OK(Approve("kuo", list));
  ASSERT_OK(Approve("liu", list));
  EXPECT_OK(Reject(list));
  EXPECT_THAT(Dispatch(list), HasReason(Reason::kWrongState));
}

TEST_F(Nominations, ADispatchNeedsTheNumberOfItsLetter) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  ASSERT_OK(Approve("kuo", list));
  ASSERT_OK(Approve("liu", list));
  for (const char* number : {"", "11631168900", "高市府研發字第號", "高市府研發字第11631168900"}) {
    EXPECT_THAT(Dispatch(list, number), HasReason(Reason::kDocumentNumberInvalid)) << number;
  }
  EXPECT_EQ(StateOfSeason(), SeasonState::kApproval);
}

// Rows altered behind the server's back are noticed before anybody signs or sends.
TEST_F(Nominations, AnAlteredListIsNotApproved) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  ASSERT_OK(Approve("kuo", list));
  const auto write = [&](storage::Sql sql) {
    return store().Write(
        [&](storage::WriteTransaction& transaction) { return transaction.Prepare(sql).Run(); });
  };
  EXPECT_FALSE(write("UPDATE nomination SET title = '別的'").ok()) << "the schema refuses it";
  ASSERT_OK(write("DROP TRIGGER nomination_is_never_changed"));
  ASSERT_OK(write("UPDATE nomination SET title = '別的'"));
  EXPECT_THAT(Approve("liu", list), HasReason(Reason::kInternal));
}

TEST_F(Nominations, EveryStepIsRecordedWithTheDigest) {
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  ASSERT_OK(Approve("kuo", list));
  ASSERT_OK(Approve("liu", list));
  ASSERT_OK(Dispatch(list));
  const auto events = Read("shen", [&](const Context&, const auto& transaction) {
    return storage::ListEvents(transaction, "seasons/116/nominationLists", 0, 10);
  });
  ASSERT_OK(events);
  std::vector<std::string> steps;
  for (const Event& event : *events) {
    steps.push_back(fmt::format("{} {}>{}", event.actor, event.from_state, event.to_state));
    EXPECT_EQ(event.digest, list.digest);
  }
  EXPECT_THAT(steps, ElementsAre("chen >PROPOSED", "kuo PROPOSED>PROPOSED", "liu PROPOSED>APPROVED",
                                 "chen APPROVED>DISPATCHED"));
}

class EmptyCategory : public Nominations {
 protected:
  void SetUp() override { ResultsFixture::SetUp(); }
};

TEST_F(EmptyCategory, IsOnTheListAsOneInWhichNobodyIsNominated) {
  PlaceSeasonIn(SeasonState::kDeliberation);
  PlaceRound(Round::kFinal, {{"a", {9000, 9250}}});
  ASSERT_OK(Resolve(Nominate(Count(Round::kFinal).tabulation)));
  PlaceSeasonIn(SeasonState::kApproval);
  ASSERT_OK_AND_ASSIGN(const NominationList list, Create());
  ASSERT_EQ(list.categories.size(), 2U);
  EXPECT_EQ(list.categories[1].category, CategoryId("inclusion"));
  EXPECT_TRUE(list.categories[1].none);
}

}  // namespace
}  // namespace award::workflow
