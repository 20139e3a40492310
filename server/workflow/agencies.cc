// The register of agencies.
#include "server/workflow/agencies.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"
#include "server/storage/agencies.h"
#include "server/workflow/names.h"
#include "server/workflow/record.h"

namespace award::workflow {
namespace {

using base::Reason;

absl::Status SupervisionInvalid(const Agency& agency, std::string_view text) {
  return base::Error(Reason::kSupervisionInvalid,
                     fmt::format("Agency {}: {}", agency.id.value(), text),
                     {{"agency", agency.id.value()},
                      {"supervising_agency",
                       agency.supervising_agency ? agency.supervising_agency->value() : ""}});
}

absl::Status Clean(Agency& agency) {
  RETURN_IF_ERROR(base::CheckId("agency", agency.id.value()));
  ASSIGN_OR_RETURN(agency.display_name,
                   base::CleanText("display_name", agency.display_name, base::kTitleLengthMax));
  ASSIGN_OR_RETURN(agency.code, base::CleanText("code", agency.code, base::kCodeLengthMax));
  if (agency.display_name.empty()) {
    return base::Error(Reason::kAgencyInvalid,
                       fmt::format("Agency {} has no name.", agency.id.value()),
                       {{"agency", agency.id.value()}, {"field", "display_name"}});
  }
  if ((agency.level == AgencyLevel::kSecondLevel) != agency.supervising_agency.has_value()) {
    return SupervisionInvalid(
        agency, "exactly the agencies of the second level have a supervising agency.");
  }
  return absl::OkStatus();
}

// Ids, names and codes may stand only once in an import, whatever the register says.
absl::Status CheckDistinct(const std::vector<Agency>& agencies) {
  std::set<std::string> seen;
  for (const Agency& agency : agencies) {
    const std::string keys[] = {"id " + agency.id.value(), "name " + agency.display_name,
                                agency.code.empty() ? "" : "code " + agency.code};
    for (const std::string& key : keys) {
      if (key.empty() || seen.insert(key).second) continue;
      return base::Error(
          Reason::kNameDuplicate,
          fmt::format("The {} of agency {} stands twice in the import.", key, agency.id.value()),
          {{"agency", agency.id.value()}, {"other", key}});
    }
  }
  return absl::OkStatus();
}

bool SameContent(const Agency& a, const Agency& b) {
  return a.display_name == b.display_name && a.code == b.code && a.level == b.level &&
         a.supervising_agency == b.supervising_agency;
}

// Supervisors may stand after those they supervise, so this looks when all rows are in.
absl::Status CheckSupervision(const storage::ReadTransaction& transaction, const Agency& agency) {
  if (!agency.supervising_agency) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::optional<Agency> head,
                   storage::FindAgency(transaction, *agency.supervising_agency));
  if (!head) return SupervisionInvalid(agency, "its supervising agency is unknown.");
  if (head->level == AgencyLevel::kSecondLevel) {
    return SupervisionInvalid(agency, "its supervising agency is itself of the second level.");
  }
  return absl::OkStatus();
}

// A first-level agency that becomes a second-level one must not leave others under it.
absl::Status CheckSubordinates(const storage::ReadTransaction& transaction) {
  std::optional<AgencyId> after;
  while (true) {
    ASSIGN_OR_RETURN(const std::vector<Agency> page,
                     storage::ListAgencies(transaction, after, base::kPageSizeMax));
    for (const Agency& agency : page) RETURN_IF_ERROR(CheckSupervision(transaction, agency));
    if (page.size() < static_cast<size_t>(base::kPageSizeMax)) return absl::OkStatus();
    after = page.back().id;
  }
}

}  // namespace

absl::StatusOr<ImportCounts> ImportAgencies(const Context& context,
                                            storage::WriteTransaction& transaction,
                                            std::vector<Agency> agencies) {
  if (agencies.empty() || agencies.size() > static_cast<size_t>(base::kPageSizeMax)) {
    return base::Error(Reason::kFieldInvalid, "An import has 1 to 1000 agencies.",
                       {{"field", "agencies"}, {"value", fmt::format("{}", agencies.size())}});
  }
  for (Agency& agency : agencies) RETURN_IF_ERROR(Clean(agency));
  RETURN_IF_ERROR(CheckDistinct(agencies));
  ImportCounts counts;
  for (Agency& agency : agencies) {
    ASSIGN_OR_RETURN(const std::optional<Agency> found,
                     storage::FindAgency(transaction, agency.id));
    agency.update_time = context.now;
    if (!found) {
      agency.create_time = context.now;
      agency.etag = 1;
      RETURN_IF_ERROR(storage::InsertAgency(transaction, agency));
      ++counts.created;
    } else if (SameContent(*found, agency)) {
      ++counts.unchanged;
    } else {
      agency.etag = found->etag;
      RETURN_IF_ERROR(storage::UpdateAgency(transaction, agency));
      ++counts.updated;
    }
  }
  RETURN_IF_ERROR(CheckSubordinates(transaction));
  if (counts.created + counts.updated == 0) return counts;
  RETURN_IF_ERROR(
      Record(context, transaction,
             {.resource = "agencies",
              .reason = fmt::format("created {}, updated {}, unchanged {}", counts.created,
                                    counts.updated, counts.unchanged)}));
  return counts;
}

absl::StatusOr<Agency> GetAgency(const storage::ReadTransaction& transaction,
                                 const AgencyId& agency) {
  return storage::LoadAgency(transaction, agency);
}

absl::StatusOr<std::vector<Agency>> ListAgencies(const storage::ReadTransaction& transaction,
                                                 const std::optional<AgencyId>& after, int limit) {
  return storage::ListAgencies(transaction, after, limit);
}

}  // namespace award::workflow
