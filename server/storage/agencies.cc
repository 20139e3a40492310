// The rows of agencies.
#include "server/storage/agencies.h"

#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsert[] = R"sql(
  INSERT INTO agency (id, display_name, code, level, supervising_agency_id,
                      create_time_us, update_time_us, etag)
  VALUES (:id, :display_name, :code, :level, :supervising_agency,
          :create_time, :update_time, :etag))sql";

constexpr char kUpdate[] = R"sql(
  UPDATE agency
  SET display_name = :display_name, code = :code, level = :level,
      supervising_agency_id = :supervising_agency, update_time_us = :update_time, etag = etag + 1
  WHERE id = :id AND etag = :etag)sql";

constexpr char kFind[] = R"sql(
  SELECT id, display_name, code, level, supervising_agency_id,
         create_time_us, update_time_us, etag
  FROM agency
  WHERE id = :id)sql";

constexpr char kList[] = R"sql(
  SELECT id, display_name, code, level, supervising_agency_id,
         create_time_us, update_time_us, etag
  FROM agency
  WHERE id > :after
  ORDER BY id
  LIMIT :limit)sql";

constexpr char kAny[] = "SELECT EXISTS (SELECT 1 FROM agency)";

constexpr char kNameTaken[] = R"sql(
  SELECT id
  FROM agency
  WHERE id <> :id AND (display_name = :display_name OR code = :code)
  ORDER BY id
  LIMIT 1)sql";

Agency ReadAgency(const Statement& row) {
  Agency agency;
  agency.id = AgencyId(row.Text(0));
  agency.display_name = row.Text(1);
  agency.code = row.TextOrNull(2).value_or("");
  agency.level = FromName<AgencyLevel>(row.Text(3)).value_or(AgencyLevel::kFirstLevel);
  if (std::optional<std::string> head = row.TextOrNull(4)) {
    agency.supervising_agency = AgencyId(std::move(*head));
  }
  agency.create_time = row.Time(5);
  agency.update_time = row.Time(6);
  agency.etag = row.Int(7);
  return agency;
}

std::optional<std::string> CodeOrNull(const Agency& agency) {
  return agency.code.empty() ? std::nullopt : std::optional(agency.code);
}

// Both columns are unique in the schema too; asking first gives an error that names the other one.
absl::Status CheckNameFree(const ReadTransaction& transaction, const Agency& agency) {
  Statement row = transaction.Prepare(kNameTaken);
  row.Bind(":id", agency.id).Bind(":display_name", agency.display_name);
  row.Bind(":code", CodeOrNull(agency));
  ASSIGN_OR_RETURN(const bool taken, row.Next());
  if (!taken) return absl::OkStatus();
  return base::Error(Reason::kNameDuplicate,
                     fmt::format("Agency {} has the name or the code of agency {}.",
                                 agency.id.value(), row.Text(0)),
                     {{"agency", agency.id.value()}, {"other", row.Text(0)}});
}

void BindAgency(Statement& statement, const Agency& agency) {
  statement.Bind(":id", agency.id).Bind(":display_name", agency.display_name);
  statement.Bind(":code", CodeOrNull(agency)).Bind(":level", NameOf(agency.level));
  statement.Bind(":supervising_agency", agency.supervising_agency);
  statement.Bind(":update_time", agency.update_time).Bind(":etag", agency.etag);
}

}  // namespace

absl::Status InsertAgency(WriteTransaction& transaction, const Agency& agency) {
  RETURN_IF_ERROR(CheckNameFree(transaction, agency));
  Statement statement = transaction.Prepare(kInsert);
  BindAgency(statement, agency);
  return statement.Bind(":create_time", agency.create_time).Run();
}

absl::Status UpdateAgency(WriteTransaction& transaction, Agency& agency) {
  RETURN_IF_ERROR(CheckNameFree(transaction, agency));
  Statement statement = transaction.Prepare(kUpdate);
  BindAgency(statement, agency);
  RETURN_IF_ERROR(statement.Run());
  if (statement.changes() == 0) {
    return base::Error(Reason::kEtagMismatch, "The agency changed since it was read.",
                       {{"agency", agency.id.value()}});
  }
  ++agency.etag;
  return absl::OkStatus();
}

absl::StatusOr<std::optional<Agency>> FindAgency(const ReadTransaction& transaction,
                                                 const AgencyId& agency) {
  Statement row = transaction.Prepare(kFind);
  row.Bind(":id", agency);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return ReadAgency(row);
}

absl::StatusOr<Agency> LoadAgency(const ReadTransaction& transaction, const AgencyId& agency) {
  ASSIGN_OR_RETURN(std::optional<Agency> found, FindAgency(transaction, agency));
  if (!found) {
    return base::Error(Reason::kNotFound, "There is no such agency.",
                       {{"resource", fmt::format("agencies/{}", agency.value())}});
  }
  return *std::move(found);
}

absl::StatusOr<std::vector<Agency>> ListAgencies(const ReadTransaction& transaction,
                                                 const std::optional<AgencyId>& after, int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":after", after ? after->value() : "").Bind(":limit", limit);
  std::vector<Agency> agencies;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) return agencies;
    agencies.push_back(ReadAgency(row));
  }
}

absl::StatusOr<bool> HasAgencies(const ReadTransaction& transaction) {
  Statement row = transaction.Prepare(kAny);
  RETURN_IF_ERROR(row.Next().status());
  return row.Bool(0);
}

}  // namespace award::storage
