// The rows of the benchmark's season.
#include "tests/benchmark/bench_season.h"

#include <chrono>
#include <utility>

#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/model/application.h"
#include "server/model/event.h"
#include "server/storage/agencies.h"
#include "server/storage/applications.h"
#include "server/storage/assignments.h"
#include "server/storage/events.h"
#include "server/storage/judges.h"
#include "server/storage/people.h"
#include "server/storage/revisions.h"
#include "server/storage/seasons.h"
#include "server/storage/sheets.h"
#include "server/workflow/people.h"

namespace award::bench {
namespace {

const SeasonId kSeason("116");
constexpr int kItemCounts[] = {4, 4, 4, 3, 3, 4};
constexpr int kWeights[] = {1000, 1500, 2500, 1000, 1500, 2500};

Season ASeason(base::Time now) {
  Season season;
  season.id = kSeason;
  season.display_name = "效能量測";
  season.state = SeasonState::kDraft;
  Category category;
  category.id = CategoryId("digital");
  category.display_name = "數位創新加值";
  for (int d = 0; d < 6; ++d) {
    Dimension& dimension = category.dimensions.emplace_back();
    dimension.id = DimensionId(fmt::format("{}", d + 1));
    dimension.display_name = fmt::format("構面{}", d + 1);
    dimension.weight_basis_points = kWeights[d];
    for (int i = 0; i < kItemCounts[d]; ++i) {
      dimension.items.push_back({ItemId(fmt::format("{}-{}", d + 1, i + 1)), "項目", 1});
    }
  }
  season.rules.categories.push_back(std::move(category));
  season.rules.tie_chain = {TieKey::kMoreFirstPlaces};
  season.rules.first_round_judges = kJudges;
  season.rules.panel_judges_min = kJudges;
  const auto day = [&](int n) { return now + std::chrono::hours(24 * n); };
  season.schedule = Schedule{day(-30), day(-20), day(-10), day(30), day(40), day(50)};
  season.create_time = now;
  season.update_time = now;
  return season;
}

absl::Status LayDownSeason(storage::WriteTransaction& transaction, base::Time now) {
  Season season = ASeason(now);
  RETURN_IF_ERROR(storage::InsertSeason(transaction, season));
  season.state = SeasonState::kFirstRound;
  season.rules_digest = RulesDigest(season.rules);
  season.announce_time = now;
  RETURN_IF_ERROR(storage::UpdateSeason(transaction, season));
  Agency agency;
  agency.id = AgencyId("civil");
  agency.display_name = "民政局";
  agency.etag = 1;
  return storage::InsertAgency(transaction, agency);
}

absl::Status LayDownApplication(storage::WriteTransaction& transaction, int number,
                                base::Time now) {
  Application application;
  application.season = kSeason;
  application.id = ApplicationId(ApplicationIdOf(number));
  application.agency = AgencyId("civil");
  application.category = CategoryId("digital");
  application.state = ApplicationState::kEligible;
  application.etag = 1;
  RETURN_IF_ERROR(storage::InsertApplication(transaction, application));
  Revision revision;
  revision.season = kSeason;
  revision.application = application.id;
  revision.content.title = fmt::format("方案{}", number);
  revision.content_digest = ContentDigest(application.category, revision.content, {});
  RETURN_IF_ERROR(storage::ReplaceDraft(transaction, revision));
  const PersonId author(JudgeIdOf(0));
  RETURN_IF_ERROR(
      storage::UpsertEndorsement(transaction, kSeason, application.id,
                                 {application.agency, author, revision.content_digest, now}));
  revision.submitter = author;
  revision.submit_time = now;
  RETURN_IF_ERROR(storage::SubmitDraft(transaction, revision));
  application.revision = 1;
  return storage::UpdateApplication(transaction, application);
}

absl::Status LayDownJudge(storage::WriteTransaction& transaction, int number, base::Time now) {
  Person person;
  person.id = PersonId(JudgeIdOf(number));
  person.display_name = "委員";
  person.etag = 1;
  RETURN_IF_ERROR(storage::InsertPerson(transaction, person));
  RETURN_IF_ERROR(storage::InsertGrant(transaction, person.id, {Role::kJudge, std::nullopt}));
  Token token;
  token.id = TokenId(fmt::format("token-{}", number));
  token.person = person.id;
  token.secret_sha256 = workflow::SecretDigest(SecretOf(number));
  token.create_time = now;
  token.expire_time = now + std::chrono::hours(24);
  RETURN_IF_ERROR(storage::InsertToken(transaction, token));
  Judge judge;
  judge.season = kSeason;
  judge.id = JudgeId(JudgeIdOf(number));
  judge.person = person.id;
  judge.code = fmt::format("J{:02}", number + 1);
  judge.outside = true;
  judge.load_max = kApplications;
  judge.declare_time = now;
  judge.etag = 1;
  return storage::InsertJudge(transaction, judge);
}

}  // namespace

std::string JudgeIdOf(int judge) { return fmt::format("judge-{}", judge); }
std::string ApplicationIdOf(int application) { return fmt::format("app-{}", application); }
std::string SecretOf(int judge) { return fmt::format("bench-secret-{:064}", judge); }

absl::Status LayDown(storage::Store& store, base::Time now) {
  RETURN_IF_ERROR(store.Write(
      [&](storage::WriteTransaction& transaction) { return LayDownSeason(transaction, now); }));
  RETURN_IF_ERROR(store.Write([&](storage::WriteTransaction& transaction) -> absl::Status {
    for (int j = 0; j < kJudges; ++j) RETURN_IF_ERROR(LayDownJudge(transaction, j, now));
    for (int a = 0; a < kApplications; ++a) {
      RETURN_IF_ERROR(LayDownApplication(transaction, a, now));
    }
    return absl::OkStatus();
  }));
  return store.Write([&](storage::WriteTransaction& transaction) -> absl::Status {
    for (int a = 0; a < kApplications; ++a) {
      for (int j = 0; j < kJudges; ++j) {
        Assignment assignment;
        assignment.season = kSeason;
        assignment.application = ApplicationId(ApplicationIdOf(a));
        assignment.judge = JudgeId(JudgeIdOf(j));
        RETURN_IF_ERROR(storage::InsertAssignment(transaction, assignment));
      }
    }
    return absl::OkStatus();
  });
}

Sheet FullSheet(int judge, int application, base::Time now) {
  Sheet sheet;
  sheet.season = kSeason;
  sheet.judge = JudgeId(JudgeIdOf(judge));
  sheet.application = ApplicationId(ApplicationIdOf(application));
  sheet.create_time = now;
  sheet.update_time = now;
  sheet.etag = 1;
  for (int d = 0; d < 6; ++d) {
    const std::string dimension = fmt::format("{}", d + 1);
    for (int i = 0; i < kItemCounts[d]; ++i) {
      sheet.scores.push_back({ItemId(fmt::format("{}-{}", dimension, i + 1)),
                              7000 + 100 * ((judge + application + i) % 25)});
    }
    sheet.comments.push_back({DimensionId(dimension),
                              {"流程清楚，逾期案件主動說明原因與進度。"},
                              {"意見採納的結果宜逐案公開。"}});
  }
  return sheet;
}

absl::Status WriteRows(storage::WriteTransaction& transaction, Sheet sheet,
                       const std::string& reply) {
  sheet.state = SheetState::kDraft;
  RETURN_IF_ERROR(storage::InsertSheet(transaction, sheet));
  const Sheet before = sheet;
  sheet.state = SheetState::kSubmitted;
  sheet.digest = SheetDigest(sheet);
  sheet.submit_time = sheet.create_time;
  RETURN_IF_ERROR(storage::UpdateSheet(transaction, before, sheet));
  Event event;
  event.create_time = sheet.create_time;
  event.actor = sheet.judge.value();
  event.verb = "SubmitSheet";
  event.resource = fmt::format("seasons/116/judges/{}/sheets/{}.first", sheet.judge.value(),
                               sheet.application.value());
  event.to_state = "SUBMITTED";
  event.digest = sheet.digest;
  event.request_id = fmt::format("{}-{}", sheet.judge.value(), sheet.application.value());
  RETURN_IF_ERROR(storage::AppendEvent(transaction, event));
  return storage::InsertRequest(transaction, PersonId(sheet.judge.value()), event.request_id,
                                {event.verb, *sheet.digest, reply}, sheet.create_time);
}

}  // namespace award::bench
