// The rows of a round, and the steps that tests of results share.
#include "tests/testing/result_builders.h"

#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/storage/applications.h"
#include "server/storage/judges.h"
#include "server/storage/seasons.h"
#include "server/storage/sheets.h"
#include "server/workflow/resolutions.h"
#include "tests/testing/application_builders.h"
#include "tests/testing/judging_builders.h"

namespace award::testing {
namespace {

constexpr const char* kJudges[] = {"lin", "huang", "tsai", "yang"};

absl::StatusOr<Sheet> ScoredSheet(const storage::ReadTransaction& transaction,
                                  const SeasonId& season, const PlacedSheet& placed) {
  Sheet sheet;
  sheet.season = season;
  sheet.judge = JudgeId(placed.judge);
  sheet.application = ApplicationId(placed.application);
  sheet.round = placed.round;
  sheet.etag = 1;
  ASSIGN_OR_RETURN(const Season loaded, storage::LoadSeason(transaction, season));
  ASSIGN_OR_RETURN(const Application application,
                   storage::LoadApplication(transaction, season, sheet.application));
  sheet.revision = application.revision;
  const Category& category = *loaded.rules.FindCategory(application.category);
  for (const Dimension& dimension : category.dimensions) {
    for (const Item& item : dimension.items) sheet.scores.push_back({item.id, placed.total});
    sheet.comments.push_back({dimension.id, {"長處"}, {"改進"}});
  }
  for (const Bonus& bonus : category.bonuses) sheet.scores.push_back({bonus.id, 0});
  return sheet;
}

absl::Status PlaceMissingApplication(storage::WriteTransaction& transaction, const SeasonId& season,
                                     base::Time now, Round round, const RoundRow& row) {
  const auto found = storage::LoadApplication(transaction, season, ApplicationId(row.application));
  if (found.ok()) return absl::OkStatus();
  return PlaceApplication(transaction, season, now,
                          {.id = row.application,
                           .category = row.category,
                           .state = round == Round::kFirst ? ApplicationState::kEligible
                                                           : ApplicationState::kShortlisted,
                           .title = "題目" + row.application});
}

Resolution Decision(ResolutionKind kind, Round round) {
  Resolution resolution;
  resolution.kind = kind;
  resolution.round = round;
  return resolution;
}

Resolution OnTabulation(ResolutionKind kind, const Tabulation& tabulation, const char* category) {
  Resolution resolution = Decision(kind, tabulation.round);
  resolution.tabulation = tabulation.id;
  resolution.category = CategoryId(category);
  return resolution;
}

}  // namespace

absl::Status PlaceSheet(storage::WriteTransaction& transaction, const SeasonId& season,
                        base::Time now, const PlacedSheet& placed) {
  RETURN_IF_ERROR(
      PlaceAssignment(transaction, season, now, placed.round, placed.application, placed.judge));
  if (placed.total == kNotScored) return absl::OkStatus();
  ASSIGN_OR_RETURN(Sheet sheet, ScoredSheet(transaction, season, placed));
  sheet.create_time = sheet.update_time = now;
  RETURN_IF_ERROR(storage::InsertSheet(transaction, sheet));
  const Sheet draft = sheet;
  sheet.state = SheetState::kSubmitted;
  sheet.digest = SheetDigest(sheet);
  sheet.submit_time = now;
  return storage::UpdateSheet(transaction, draft, sheet);
}

Resolution Divergence(const char* application, DivergenceOutcome outcome, Round round) {
  Resolution resolution = Decision(ResolutionKind::kDivergence, round);
  resolution.application = ApplicationId(application);
  resolution.outcome = outcome;
  return resolution;
}

Resolution Tie(const std::vector<const char*>& order, Round round) {
  Resolution resolution = Decision(ResolutionKind::kTie, round);
  resolution.means = TieMeans::kLot;
  for (const char* application : order) resolution.order.emplace_back(application);
  return resolution;
}

Resolution Shortlist(const Tabulation& tabulation, const char* category) {
  return OnTabulation(ResolutionKind::kShortlist, tabulation, category);
}

Resolution Nominate(const Tabulation& tabulation, const char* category) {
  return OnTabulation(ResolutionKind::kNomination, tabulation, category);
}

Resolution NominateNobody(const Tabulation& tabulation, const char* category) {
  Resolution resolution = Nominate(tabulation, category);
  resolution.none = true;
  return resolution;
}

void ResultsFixture::PlaceSeasonWith(const Rules& rules, SeasonState state) {
  ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) {
    Season season;
    season.id = season_;
    season.display_name = "116年度評選";
    season.rules = rules;
    season.create_time = season.update_time = clock_.Now();
    season.etag = 1;
    return storage::InsertSeason(transaction, season);
  }));
  PlaceSeasonIn(state);
}

void ResultsFixture::PlaceRound(Round round, const std::vector<RoundRow>& rows) {
  ASSERT_OK(store().Write([&](storage::WriteTransaction& transaction) -> absl::Status {
    for (const char* judge : kJudges) {
      ASSIGN_OR_RETURN(const auto found, storage::FindJudge(transaction, season_, JudgeId(judge)));
      if (!found) RETURN_IF_ERROR(PlaceJudge(transaction, season_, clock_.Now(), {.id = judge}));
    }
    for (const RoundRow& row : rows) {
      RETURN_IF_ERROR(PlaceMissingApplication(transaction, season_, clock_.Now(), round, row));
      for (size_t i = 0; i < row.totals.size(); ++i) {
        if (row.totals[i] == kNoSeat) continue;
        RETURN_IF_ERROR(PlaceSheet(transaction, season_, clock_.Now(),
                                   {row.application, kJudges[i], round, row.totals[i]}));
      }
    }
    return absl::OkStatus();
  }));
}

workflow::TabulationView ResultsFixture::Count(Round round) {
  auto view = Write("chen", [&](const workflow::Context& context, auto& transaction) {
    return workflow::CreateTabulation(context, transaction, season_, round);
  });
  EXPECT_OK(view);
  return view.ok() ? *std::move(view) : workflow::TabulationView();
}

bool ResultsFixture::IsCurrent(const TabulationId& tabulation) {
  const auto view = Read("chen", [&](const workflow::Context& context, const auto& transaction) {
    return workflow::GetTabulation(context, transaction, season_, tabulation);
  });
  EXPECT_OK(view);
  return view.ok() && view->current;
}

absl::StatusOr<Resolution> ResultsFixture::Resolve(Resolution resolution,
                                                   const std::string& judge_code) {
  resolution.season = season_;
  if (resolution.reason.empty()) resolution.reason = "經討論決議";
  if (resolution.meeting.empty()) resolution.meeting = "第1次評選會議";
  if (resolution.members_present == 0) {
    resolution.members_present = 7;
    resolution.votes_for = 5;
    resolution.votes_against = 2;
  }
  return Write("chen", [&](const workflow::Context& context, auto& transaction) {
    return workflow::CreateResolution(context, transaction, resolution, judge_code);
  });
}

std::string ResultsFixture::PlacesOf(const Tabulation& tabulation, const char* category) {
  const CategoryResult* result = tabulation.FindCategory(CategoryId(category));
  if (result == nullptr) return "no such category";
  std::string places;
  for (const Line& line : result->lines) {
    const std::string place = line.place == 0 ? "-" : fmt::format("{}", line.place);
    places += fmt::format("{}{} {}{}", places.empty() ? "" : ", ", line.application.value(), place,
                          line.admitted() ? "*" : "");
  }
  return places;
}

Line ResultsFixture::LineOf(const Tabulation& tabulation, const char* application) {
  const Line* line = tabulation.categories.empty()
                         ? nullptr
                         : tabulation.categories[0].FindLine(ApplicationId(application));
  EXPECT_NE(line, nullptr) << application;
  return line == nullptr ? Line() : *line;
}

ApplicationState ResultsFixture::StateOf(const char* application) {
  const auto found = Read("chen", [&](const workflow::Context&, const auto& transaction) {
    return storage::LoadApplication(transaction, season_, ApplicationId(application));
  });
  EXPECT_OK(found);
  return found.ok() ? found->state : ApplicationState::kDraft;
}

SeasonState ResultsFixture::StateOfSeason() {
  const auto found = Read("chen", [&](const workflow::Context&, const auto& transaction) {
    return storage::LoadSeason(transaction, season_);
  });
  EXPECT_OK(found);
  return found.ok() ? found->state : SeasonState::kDraft;
}

}  // namespace award::testing
