// Agencies: parse, call the workflow, convert.
#include "server/service/agencies.h"

#include <string>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "server/base/status_macros.h"
#include "server/model/agency.h"
#include "server/service/convert.h"
#include "server/service/etag.h"
#include "server/service/page.h"
#include "server/service/resource_name.h"
#include "server/workflow/agencies.h"
#include "server/workflow/names.h"

namespace award::service {
namespace {

constexpr int kAgenciesPerImportMax = 1000;

v1::Agency AgencyToProto(const Agency& agency) {
  v1::Agency proto;
  proto.set_name(workflow::AgencyName(agency.id));
  proto.set_display_name(agency.display_name);
  proto.set_code(agency.code);
  proto.set_level(ToProto<v1::Agency::Level>(agency.level));
  if (agency.supervising_agency) {
    proto.set_supervising_agency(workflow::AgencyName(*agency.supervising_agency));
  }
  *proto.mutable_create_time() = ToProto(agency.create_time);
  *proto.mutable_update_time() = ToProto(agency.update_time);
  proto.set_etag(FormatEtag(agency.etag));
  return proto;
}

absl::StatusOr<Agency> AgencyFromProto(const std::string& path, const v1::Agency& proto) {
  Agency agency;
  ASSIGN_OR_RETURN(agency.id, ParseAgency(path + ".name", proto.name()));
  agency.display_name = proto.display_name();
  agency.code = proto.code();
  ASSIGN_OR_RETURN(agency.level, FromProto<AgencyLevel>(path + ".level", proto.level()));
  if (!proto.supervising_agency().empty()) {
    ASSIGN_OR_RETURN(agency.supervising_agency,
                     ParseAgency(path + ".supervising_agency", proto.supervising_agency()));
  }
  return agency;
}

}  // namespace

absl::StatusOr<v1::ImportAgenciesResponse> ImportAgencies(
    const workflow::Context& context, storage::WriteTransaction& transaction,
    const v1::ImportAgenciesRequest& request) {
  if (request.agencies().empty()) return FieldRequired("agencies");
  if (request.agencies_size() > kAgenciesPerImportMax) {
    return FieldInvalid("agencies", fmt::format("has {} elements; the most is {}",
                                                request.agencies_size(), kAgenciesPerImportMax));
  }
  std::vector<Agency> agencies;
  for (int i = 0; i < request.agencies_size(); ++i) {
    ASSIGN_OR_RETURN(Agency agency,
                     AgencyFromProto(fmt::format("agencies[{}]", i), request.agencies(i)));
    agencies.push_back(std::move(agency));
  }
  ASSIGN_OR_RETURN(const workflow::ImportCounts counts,
                   workflow::ImportAgencies(context, transaction, std::move(agencies)));
  v1::ImportAgenciesResponse response;
  response.set_created_count(counts.created);
  response.set_updated_count(counts.updated);
  response.set_unchanged_count(counts.unchanged);
  return response;
}

absl::StatusOr<v1::Agency> GetAgency(const workflow::Context&,
                                     const storage::ReadTransaction& transaction,
                                     const v1::GetAgencyRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId id, ParseAgency("name", request.name()));
  ASSIGN_OR_RETURN(const Agency agency, workflow::GetAgency(transaction, id));
  return AgencyToProto(agency);
}

absl::StatusOr<v1::ListAgenciesResponse> ListAgencies(const workflow::Context&,
                                                      const storage::ReadTransaction& transaction,
                                                      const v1::ListAgenciesRequest& request) {
  ASSIGN_OR_RETURN(const Page page, Page::Of(request));
  ASSIGN_OR_RETURN(const std::vector<Agency> agencies,
                   workflow::ListAgencies(transaction, page.After<AgencyId>(), page.limit()));
  v1::ListAgenciesResponse response;
  for (const Agency& agency : page.Rows(agencies)) *response.add_agencies() = AgencyToProto(agency);
  response.set_next_page_token(
      page.NextToken(agencies, [](const Agency& agency) { return agency.id.value(); }));
  return response;
}

}  // namespace award::service
