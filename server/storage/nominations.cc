// The rows of nomination lists and their approvals.
#include "server/storage/nominations.h"

#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"

namespace award::storage {
namespace {

using base::Reason;

constexpr char kInsert[] = R"sql(
  INSERT INTO nomination_list (season_id, id, state, rehearsal, rules_digest, digest, proposer_id,
                               reason, document_number, create_time_us, etag)
  VALUES (:season, :id, :state, :rehearsal, :rules_digest, :digest, :proposer,
          :reason, :document_number, :create_time, :etag))sql";

constexpr char kInsertNomination[] = R"sql(
  INSERT INTO nomination (season_id, nomination_list_id, position, category_id, place,
                          application_id, revision, agency_display_name, title, mean_total,
                          content_digest)
  VALUES (:season, :list, :position, :category, :place, :application, :revision,
          :agency_display_name, :title, :mean_total, :content_digest))sql";

constexpr char kInsertCategory[] = R"sql(
  INSERT INTO nomination_category (season_id, nomination_list_id, category_id, position,
                                   tabulation_id, none)
  VALUES (:season, :list, :category, :position, :tabulation, :none))sql";

constexpr char kInsertApproval[] = R"sql(
  INSERT INTO approval (season_id, nomination_list_id, person_id, digest, approve_time_us)
  VALUES (:season, :list, :person, :digest, :approve_time))sql";

constexpr char kUpdate[] = R"sql(
  UPDATE nomination_list
  SET state = :state, reason = :reason, document_number = :document_number,
      dispatch_time_us = :dispatch_time, etag = etag + 1
  WHERE season_id = :season AND id = :id AND etag = :etag)sql";

constexpr char kFind[] = R"sql(
  SELECT season_id, id, state, rehearsal, rules_digest, digest, proposer_id, reason,
         document_number, create_time_us, dispatch_time_us, etag
  FROM nomination_list
  WHERE season_id = :season AND id = :id)sql";

constexpr char kFindOpen[] = R"sql(
  SELECT id
  FROM nomination_list
  WHERE season_id = :season AND state <> 'REJECTED')sql";

constexpr char kList[] = R"sql(
  SELECT id
  FROM nomination_list
  WHERE season_id = :season
    AND (create_time_us < :before_time OR (create_time_us = :before_time AND id < :before_id))
  ORDER BY create_time_us DESC, id DESC
  LIMIT :limit)sql";

constexpr char kListNominations[] = R"sql(
  SELECT category_id, place, application_id, revision, agency_display_name, title, mean_total,
         content_digest
  FROM nomination
  WHERE season_id = :season AND nomination_list_id = :list
  ORDER BY position)sql";

constexpr char kListCategories[] = R"sql(
  SELECT category_id, tabulation_id, none
  FROM nomination_category
  WHERE season_id = :season AND nomination_list_id = :list
  ORDER BY position)sql";

constexpr char kListApprovals[] = R"sql(
  SELECT person_id, digest, approve_time_us
  FROM approval
  WHERE season_id = :season AND nomination_list_id = :list
  ORDER BY approve_time_us, person_id)sql";

absl::Status ReadParts(const ReadTransaction& transaction, NominationList& list) {
  Statement nomination = transaction.Prepare(kListNominations);
  nomination.Bind(":season", list.season).Bind(":list", list.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, nomination.Next());
    if (!found) break;
    list.nominations.push_back(
        {CategoryId(nomination.Text(0)), static_cast<int32_t>(nomination.Int(1)),
         ApplicationId(nomination.Text(2)), static_cast<int32_t>(nomination.Int(3)),
         nomination.Text(4), nomination.Text(5), nomination.Text(6), nomination.Digest(7)});
  }
  Statement category = transaction.Prepare(kListCategories);
  category.Bind(":season", list.season).Bind(":list", list.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, category.Next());
    if (!found) break;
    list.categories.push_back(
        {CategoryId(category.Text(0)), TabulationId(category.Text(1)), category.Bool(2)});
  }
  Statement approval = transaction.Prepare(kListApprovals);
  approval.Bind(":season", list.season).Bind(":list", list.id);
  while (true) {
    ASSIGN_OR_RETURN(const bool found, approval.Next());
    if (!found) return absl::OkStatus();
    list.approvals.push_back({PersonId(approval.Text(0)), approval.Digest(1), approval.Time(2)});
  }
}

absl::Status InsertNomination(WriteTransaction& transaction, const NominationList& list,
                              const Nomination& nomination, int position) {
  Statement row = transaction.Prepare(kInsertNomination);
  row.Bind(":season", list.season).Bind(":list", list.id).Bind(":position", position);
  row.Bind(":category", nomination.category).Bind(":place", nomination.place);
  row.Bind(":application", nomination.application).Bind(":revision", nomination.revision);
  row.Bind(":agency_display_name", nomination.agency_display_name);
  row.Bind(":title", nomination.title).Bind(":mean_total", nomination.mean_total);
  return row.Bind(":content_digest", nomination.content_digest).Run();
}

}  // namespace

absl::Status InsertNominationList(WriteTransaction& transaction, const NominationList& list) {
  Statement row = transaction.Prepare(kInsert);
  row.Bind(":season", list.season).Bind(":id", list.id).Bind(":state", NameOf(list.state));
  row.Bind(":rehearsal", list.rehearsal).Bind(":rules_digest", list.rules_digest);
  row.Bind(":digest", list.digest).Bind(":proposer", list.proposer).Bind(":reason", list.reason);
  row.Bind(":document_number", list.document_number).Bind(":create_time", list.create_time);
  RETURN_IF_ERROR(row.Bind(":etag", list.etag).Run());
  int position = 0;
  for (const Nomination& nomination : list.nominations) {
    RETURN_IF_ERROR(InsertNomination(transaction, list, nomination, position++));
  }
  position = 0;
  for (const NominationCategory& category : list.categories) {
    Statement part = transaction.Prepare(kInsertCategory);
    part.Bind(":season", list.season).Bind(":list", list.id).Bind(":position", position++);
    part.Bind(":category", category.category).Bind(":tabulation", category.tabulation);
    RETURN_IF_ERROR(part.Bind(":none", category.none).Run());
  }
  return absl::OkStatus();
}

absl::Status UpdateNominationList(WriteTransaction& transaction, NominationList& list) {
  Statement row = transaction.Prepare(kUpdate);
  row.Bind(":season", list.season).Bind(":id", list.id).Bind(":state", NameOf(list.state));
  row.Bind(":reason", list.reason).Bind(":document_number", list.document_number);
  row.Bind(":dispatch_time", list.dispatch_time).Bind(":etag", list.etag);
  RETURN_IF_ERROR(row.Run());
  if (row.changes() == 0) {
    return base::Error(Reason::kEtagMismatch, "The nomination list changed since it was read.",
                       {{"resource", fmt::format("seasons/{}/nominationLists/{}",
                                                 list.season.value(), list.id.value())}});
  }
  ++list.etag;
  return absl::OkStatus();
}

absl::Status InsertApproval(WriteTransaction& transaction, const SeasonId& season,
                            const NominationListId& list, const Approval& approval) {
  Statement row = transaction.Prepare(kInsertApproval);
  row.Bind(":season", season).Bind(":list", list).Bind(":person", approval.person);
  return row.Bind(":digest", approval.digest).Bind(":approve_time", approval.approve_time).Run();
}

absl::StatusOr<NominationList> LoadNominationList(const ReadTransaction& transaction,
                                                  const SeasonId& season,
                                                  const NominationListId& list) {
  Statement row = transaction.Prepare(kFind);
  row.Bind(":season", season).Bind(":id", list);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) {
    return base::Error(
        Reason::kNotFound, "There is no such nomination list.",
        {{"resource", fmt::format("seasons/{}/nominationLists/{}", season.value(), list.value())}});
  }
  NominationList loaded;
  loaded.season = SeasonId(row.Text(0));
  loaded.id = NominationListId(row.Text(1));
  loaded.state =
      FromName<NominationListState>(row.Text(2)).value_or(NominationListState::kRejected);
  loaded.rehearsal = row.Bool(3);
  loaded.rules_digest = row.Digest(4);
  loaded.digest = row.Digest(5);
  loaded.proposer = PersonId(row.Text(6));
  loaded.reason = row.Text(7);
  loaded.document_number = row.Text(8);
  loaded.create_time = row.Time(9);
  loaded.dispatch_time = row.TimeOrNull(10);
  loaded.etag = row.Int(11);
  RETURN_IF_ERROR(ReadParts(transaction, loaded));
  return loaded;
}

absl::StatusOr<std::optional<NominationListId>> FindOpenNominationList(
    const ReadTransaction& transaction, const SeasonId& season) {
  Statement row = transaction.Prepare(kFindOpen);
  row.Bind(":season", season);
  ASSIGN_OR_RETURN(const bool found, row.Next());
  if (!found) return std::nullopt;
  return NominationListId(row.Text(0));
}

absl::StatusOr<std::vector<NominationList>> ListNominationLists(
    const ReadTransaction& transaction, const SeasonId& season,
    const std::optional<NominationList>& before, int limit) {
  Statement row = transaction.Prepare(kList);
  row.Bind(":season", season).Bind(":limit", limit);
  row.Bind(":before_time", before ? before->create_time.us : INT64_MAX);
  row.Bind(":before_id", before ? before->id.value() : "");
  std::vector<NominationListId> ids;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, row.Next());
    if (!found) break;
    ids.emplace_back(row.Text(0));
  }
  std::vector<NominationList> lists;
  for (const NominationListId& id : ids) {
    ASSIGN_OR_RETURN(NominationList list, LoadNominationList(transaction, season, id));
    lists.push_back(std::move(list));
  }
  return lists;
}

}  // namespace award::storage
