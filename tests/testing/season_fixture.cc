// The rows of the fixture's world.
#include "tests/testing/season_fixture.h"

#include <chrono>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/model/agency.h"
#include "server/model/person.h"
#include "server/storage/agencies.h"
#include "server/storage/invariants.h"
#include "server/storage/people.h"
#include "server/storage/seasons.h"

namespace award::testing {
namespace {

constexpr std::chrono::hours kDay{24};

struct AgencyRow {
  const char* id;
  const char* display_name;
  AgencyLevel level;
  const char* supervising;
};

constexpr AgencyRow kAgencies[] = {
    {"civil", "民政局", AgencyLevel::kFirstLevel, ""},
    {"health", "衛生局", AgencyLevel::kFirstLevel, ""},
    {"jiasian", "甲仙區公所", AgencyLevel::kDistrictOffice, ""},
    {"household", "三民戶政事務所", AgencyLevel::kSecondLevel, "civil"},
    {"clinic", "前鎮區衛生所", AgencyLevel::kSecondLevel, "health"},
};

struct PersonRow {
  const char* id;
  Role role;
  const char* agency;
};

constexpr PersonRow kPeople[] = {
    {"chen", Role::kStaff, ""},
    {"wu", Role::kStaff, ""},
    {"kuo", Role::kCommissionMember, ""},
    {"liu", Role::kCommissionMember, ""},
    {"shen", Role::kAuditor, ""},
    {"pan", Role::kCoach, ""},
    {"lin", Role::kJudge, ""},
    {"huang", Role::kJudge, ""},
    {"tsai", Role::kJudge, ""},
    {"yang", Role::kJudge, ""},
    {"he", Role::kAgencyUser, "civil"},
    {"ho", Role::kAgencyUser, "household"},
    {"jia", Role::kAgencyUser, "jiasian"},
    {"hsu", Role::kAgencyUser, "clinic"},
};

std::vector<Dimension> ARubric(const std::vector<int32_t>& weights) {
  constexpr int kItemCounts[] = {4, 4, 4, 3, 3, 4};
  std::vector<Dimension> dimensions;
  for (int i = 0; i < 6; ++i) {
    Dimension& dimension = dimensions.emplace_back();
    dimension.id = DimensionId(fmt::format("{}", i + 1));
    dimension.display_name = fmt::format("構面{}", i + 1);
    dimension.weight_basis_points = weights[static_cast<size_t>(i)];
    for (int j = 0; j < kItemCounts[i]; ++j) {
      const std::string id = fmt::format("{}-{}", i + 1, j + 1);
      dimension.items.push_back({ItemId(id), fmt::format("項目{}", id), 1});
    }
  }
  return dimensions;
}

absl::Status InsertAgencies(storage::WriteTransaction& transaction, base::Time now) {
  for (const AgencyRow& row : kAgencies) {
    Agency agency;
    agency.id = AgencyId(row.id);
    agency.display_name = row.display_name;
    agency.level = row.level;
    if (*row.supervising != '\0') agency.supervising_agency = AgencyId(row.supervising);
    agency.create_time = agency.update_time = now;
    agency.etag = 1;
    RETURN_IF_ERROR(storage::InsertAgency(transaction, agency));
  }
  return absl::OkStatus();
}

absl::Status InsertPerson(storage::WriteTransaction& transaction, const std::string& id,
                          base::Time now) {
  Person person;
  person.id = PersonId(id);
  person.display_name = id;
  person.create_time = person.update_time = now;
  person.etag = 1;
  return storage::InsertPerson(transaction, person);
}

absl::Status InsertPeople(storage::WriteTransaction& transaction, base::Time now) {
  for (const PersonRow& row : kPeople) {
    RETURN_IF_ERROR(InsertPerson(transaction, row.id, now));
    RoleGrant grant{row.role};
    if (*row.agency != '\0') grant.agency = AgencyId(row.agency);
    RETURN_IF_ERROR(storage::InsertGrant(transaction, PersonId(row.id), grant));
  }
  return InsertPerson(transaction, "nobody", now);
}

absl::Status InsertSeason(storage::WriteTransaction& transaction, const SeasonId& id,
                          base::Time now) {
  Season season;
  season.id = id;
  season.display_name = "116年度評選";
  season.rules = ARules();
  season.create_time = season.update_time = now;
  season.etag = 1;
  return storage::InsertSeason(transaction, season);
}

}  // namespace

Rules ARules() {
  Rules rules;
  rules.categories.push_back(
      {CategoryId("digital"), "數位創新加值", ARubric({1000, 1500, 2500, 1000, 2000, 2000}), 1});
  rules.categories.push_back(
      {CategoryId("inclusion"), "社會創新共融", ARubric({1000, 1500, 1500, 2500, 1500, 2000}), 1});
  rules.tie_chain = {TieKey::kMoreFirstPlaces, TieKey::kHeaviestDimension};
  rules.shortlist_floor = 7000;
  rules.nomination_floor = 8000;
  rules.first_round_judges = 2;
  rules.final_round_judges = 0;
  rules.outside_judges_min = 1;
  rules.panel_judges_min = 3;
  rules.panel_outside_percent_min = 50;
  rules.panel_gender_percent_min = 33;
  return rules;
}

Rules DeclaredRules() {
  Rules rules = ARules();
  Category& digital = rules.categories[0];
  digital.total_points = 110;
  digital.facets = {{FacetId("approach"), "作為", 55}, {FacetId("results"), "成效", 45}};
  digital.bonuses = {{ItemId("b-1"), "跨域合作", 500}};
  digital.levels = {{0, "待加強", "僅有個案。"}, {8000, "良好", "有系統地推動。"}};
  constexpr int32_t kPoints[] = {10, 15, 25, 10, 25, 25};
  for (size_t i = 0; i < digital.dimensions.size(); ++i) {
    Dimension& dimension = digital.dimensions[i];
    dimension.weight_basis_points = 0;
    dimension.weight_points = kPoints[i];
    for (size_t j = 0; j < dimension.items.size(); ++j) {
      dimension.items[j].facet = digital.facets[j % 2].id;
    }
  }
  digital.dimensions[2].floor = 6000;
  rules.method = TabulationMethod::kTrimmedMean;
  rules.tie_chain = {TieKey::kHeadToHead, TieKey::kLowerVariance};
  rules.rank_on = RankOn::kPublished;
  rules.rounding = {{RoundingPoint::kJudgeTotal, 4, RoundingMode::kTruncate},
                    {RoundingPoint::kResult, 2, RoundingMode::kUp}};
  rules.ties_at_cut = TiesAtCut::kStrict;
  rules.trim_each_side = 2;
  rules.trim_from_judges = 7;
  return rules;
}

Schedule ASchedule() {
  const base::Time start = FakeClock::kStart;
  return {.intake_open_time = start - kDay,
          .intake_close_time = start + 10 * kDay,
          .correction_close_time = start + 20 * kDay,
          .first_round_close_time = start + 30 * kDay,
          .coaching_close_time = start + 40 * kDay,
          .final_round_close_time = start + 50 * kDay};
}

absl::Status LayOutRegister(storage::WriteTransaction& transaction, base::Time now) {
  RETURN_IF_ERROR(InsertAgencies(transaction, now));
  return InsertPeople(transaction, now);
}

absl::Status LayOutSeason(storage::WriteTransaction& transaction, const SeasonId& id,
                          SeasonState state, base::Time now) {
  auto season = storage::LoadSeason(transaction, id);
  if (!season.ok()) {
    RETURN_IF_ERROR(InsertSeason(transaction, id, now));
    season = storage::LoadSeason(transaction, id);
  }
  RETURN_IF_ERROR(season.status());
  season->state = state;
  if (!season->schedule) season->schedule = ASchedule();
  if (state != SeasonState::kDraft && !season->rules_digest) {
    season->rules_digest = RulesDigest(season->rules);
    season->announce_time = now;
  }
  return storage::UpdateSeason(transaction, *season);
}

SeasonFixture::SeasonFixture() = default;

void SeasonFixture::SetUp() {
  storage::StoreOptions options;
  options.readers = 1;
  options.writer.free_bytes_min = 0;
  ASSERT_OK_AND_ASSIGN(store_, storage::Store::Open(directory_.File("award.db"), options));
  ASSERT_OK(store_->Write([&](storage::WriteTransaction& transaction) {
    return LayOutRegister(transaction, clock_.Now());
  }));
}

void SeasonFixture::TearDown() {
  if (store_ == nullptr) return;
  EXPECT_OK(store_->Read([](const storage::ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const auto broken, storage::FindBrokenInvariants(transaction));
    for (const storage::BrokenInvariant& invariant : broken) {
      ADD_FAILURE() << invariant.name << " is broken by " << invariant.subject;
    }
    return absl::OkStatus();
  }));
  EXPECT_OK(store_->Stop());
}

void SeasonFixture::PlaceSeasonIn(SeasonState state) {
  ASSERT_OK(store_->Write([&](storage::WriteTransaction& transaction) {
    return LayOutSeason(transaction, season_, state, clock_.Now());
  }));
}

absl::StatusOr<workflow::Context> SeasonFixture::ContextOf(
    const storage::ReadTransaction& transaction, std::string_view person) {
  ASSIGN_OR_RETURN(Person loaded, storage::LoadPerson(transaction, PersonId(person)));
  return workflow::Context{.now = clock_.Now(),
                           .caller = {loaded.id, std::move(loaded.roles)},
                           .verb = "Test",
                           .request_id = "",
                           .ids = ids_};
}

}  // namespace award::testing
