// Two of SQLite's own questions; the answer is "ok" or the first thing that is wrong.
#include "server/storage/integrity.h"

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

constexpr char kIntegrity[] = "SELECT integrity_check FROM pragma_integrity_check(1)";
constexpr char kReferences[] =
    "SELECT coalesce(min(\"table\" || ' refers to a missing ' || parent), 'ok') "
    "FROM pragma_foreign_key_check";

absl::Status CheckAnswer(const ReadTransaction& transaction, Sql sql) {
  Statement row = transaction.Prepare(sql);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  const std::string answer = found ? row.Text(0) : "no answer";
  if (answer == "ok") return absl::OkStatus();
  return base::Error(base::Reason::kDatabaseDamaged,
                     fmt::format("The database is damaged: {}.", answer));
}

}  // namespace

absl::Status CheckIntegrity(const ReadTransaction& transaction) {
  RETURN_IF_ERROR(CheckAnswer(transaction, kIntegrity));
  return CheckAnswer(transaction, kReferences);
}

}  // namespace award::storage
