// One row for each document.
#include "server/storage/tabulation_documents.h"

#include <string>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

constexpr char kInsert[] = R"sql(
  INSERT INTO tabulation_document (season_id, tabulation_id, kind, content, digest)
  VALUES (:season, :tabulation, :kind, :content, :digest))sql";

constexpr char kFind[] = R"sql(
  SELECT content, digest
  FROM tabulation_document
  WHERE season_id = :season AND tabulation_id = :tabulation AND kind = :kind)sql";

constexpr std::pair<DocumentKind, std::string TabulationDocuments::*> kDocuments[] = {
    {DocumentKind::kSheets, &TabulationDocuments::sheets},
    {DocumentKind::kDecisions, &TabulationDocuments::decisions},
    {DocumentKind::kReport, &TabulationDocuments::report}};

}  // namespace

absl::Status InsertDocuments(WriteTransaction& transaction, const Tabulation& tabulation,
                             const TabulationDocuments& documents) {
  for (const auto& [kind, member] : kDocuments) {
    Statement row = transaction.Prepare(kInsert);
    row.Bind(":season", tabulation.season).Bind(":tabulation", tabulation.id);
    row.Bind(":kind", NameOf(kind)).Bind(":content", Blob{documents.*member});
    RETURN_IF_ERROR(row.Bind(":digest", base::Digest::Of(documents.*member)).Run());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<TabulationDocuments>> FindDocuments(const ReadTransaction& transaction,
                                                                 const SeasonId& season,
                                                                 const TabulationId& tabulation) {
  TabulationDocuments documents;
  for (const auto& [kind, member] : kDocuments) {
    Statement row = transaction.Prepare(kFind);
    row.Bind(":season", season).Bind(":tabulation", tabulation).Bind(":kind", NameOf(kind));
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return std::nullopt;
    documents.*member = row.Bytes(0);
    if (base::Digest::Of(documents.*member) == row.Digest(1)) continue;
    return base::Error(base::Reason::kInternal,
                       fmt::format("The stored {} of tabulation {} do not have their digest.",
                                   NameOf(kind), tabulation.value()));
  }
  return documents;
}

}  // namespace award::storage
