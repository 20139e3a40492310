// The rows of sheets with their scores and comments. A sheet that is not a draft never changes but
// to be superseded; triggers of the schema hold that.
#ifndef AWARD_SERVER_STORAGE_SHEETS_H_
#define AWARD_SERVER_STORAGE_SHEETS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/model/application.h"
#include "server/model/season.h"
#include "server/model/sheet.h"
#include "server/storage/sqlite.h"

namespace award::storage {

// Whose sheet on what.
struct SheetSubject {
  SeasonId season;
  JudgeId judge;
  ApplicationId application;
  Round round = Round::kFirst;
};

// Everything that decides whether a judge may write a sheet, read at once.
struct SheetSetting {
  Season season;    // Without rules.
  PersonId person;  // Who the judge is.
  // The application without texts; nothing when the season has no such application.
  std::optional<Application> application;
  bool has_conflict = false;
  std::optional<AssignmentState> assignment;
};

// Nothing when the season has no such judge, or there is no such season.
absl::StatusOr<std::optional<SheetSetting>> FindSheetSetting(const ReadTransaction& transaction,
                                                             const SheetSubject& subject);

// Inserts the sheet with scores and comments and sets its key. ALREADY_EXISTS: another one is in
// force.
absl::Status InsertSheet(WriteTransaction& transaction, Sheet& sheet);

// Writes what a draft says and is, where the row still has `sheet.etag`, and adds 1 to it. Scores
// and comments are written only where they differ from `before`, the same sheet as it stands.
// ETAG_MISMATCH: the row changed.
absl::Status UpdateSheet(WriteTransaction& transaction, const Sheet& before, Sheet& sheet);

// The sheet in force (any state but SUPERSEDED), whole, if there is one.
absl::StatusOr<std::optional<Sheet>> FindSheet(const ReadTransaction& transaction,
                                               const SheetSubject& subject);
// The sheet of this version, whole, if there is one.
absl::StatusOr<std::optional<Sheet>> FindSheetVersion(const ReadTransaction& transaction,
                                                      const SheetSubject& subject, int32_t version);
// The highest version, whatever its state; 0 when there is none.
absl::StatusOr<int32_t> LastVersion(const ReadTransaction& transaction,
                                    const SheetSubject& subject);

// Which sheets of a season to list; what is absent does not matter.
struct SheetFilter {
  SeasonId season;
  std::optional<JudgeId> judge = std::nullopt;
  std::optional<Round> round = std::nullopt;
};

// Where a list of sheets goes on: after this one.
struct SheetPosition {
  JudgeId judge;
  ApplicationId application;
  Round round = Round::kFirst;
  int32_t version = 0;
};

// Whole sheets by judge, application, round (FINAL before FIRST, as the words sort) and version,
// superseded versions included.
absl::StatusOr<std::vector<Sheet>> ListSheets(const ReadTransaction& transaction,
                                              const SheetFilter& filter,
                                              const std::optional<SheetPosition>& after, int limit);

// Every sheet in force of a round by application and judge, with scores, without comments: what is
// counted. Drafts, abstentions and waived sheets are among them; a recused judge has none.
absl::StatusOr<std::vector<Sheet>> ListSheetsInForce(const ReadTransaction& transaction,
                                                     const SeasonId& season, Round round);

// Who was to write a sheet, and did not.
struct OutstandingSheet {
  ApplicationId application;
  JudgeId judge;
  ApplicationState state = ApplicationState::kDraft;  // The application's.
};
// Every ACTIVE assignment of a round whose sheet is missing or a draft, by application and judge.
absl::StatusOr<std::vector<OutstandingSheet>> ListOutstanding(const ReadTransaction& transaction,
                                                              const SeasonId& season, Round round);

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_SHEETS_H_
