// `award agency import FILE.csv`: the whole register in one call, all or nothing.
#include "award/v1/agency.pb.h"
#include "client/command/handlers.h"
#include "client/command/request.h"
#include "client/contract/names.h"
#include "client/error/error.h"
#include "client/files/files.h"
#include "client/form/csv_reader.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr char kAgencyPattern[] = "agencies/{AGENCY}";

absl::StatusOr<v1::Agency> AgencyOf(const CsvRow& row) {
  v1::Agency agency;
  ASSIGN_OR_RETURN(*agency.mutable_name(), FullName(kAgencyPattern, row.Cell("agency")));
  agency.set_code(row.Cell("code"));
  agency.set_display_name(row.Cell("display_name"));
  const auto* level = EnumValueNamed(v1::Agency::Level_descriptor(), row.Cell("level"));
  if (level == nullptr) {
    return UsageError("FLAG_VALUE_INVALID", {{"value", row.Cell("level")}});
  }
  agency.set_level(static_cast<v1::Agency::Level>(level->number()));
  if (!row.Cell("supervising_agency").empty()) {
    ASSIGN_OR_RETURN(*agency.mutable_supervising_agency(),
                     FullName(kAgencyPattern, row.Cell("supervising_agency")));
  }
  return agency;
}

}  // namespace

absl::Status RunAgencyImport(Session& session, const Command& command, const Arguments& arguments) {
  const std::string& file = arguments.words[2];
  ASSIGN_OR_RETURN(const std::string text, ReadFileOr(file, session.in));
  ASSIGN_OR_RETURN(
      const std::vector<CsvRow> rows,
      ReadCsv(file, text, {"agency", "code", "display_name", "level", "supervising_agency"}));
  // The file's name takes the place of a resource's and is not looked at again.
  Arguments without_file = arguments;
  without_file.words.resize(2);
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, without_file));
  auto& import = dynamic_cast<v1::ImportAgenciesRequest&>(*request);
  std::vector<Violation> wrong;
  for (const CsvRow& row : rows) {
    const auto agency = AgencyOf(row);
    if (agency.ok()) {
      *import.add_agencies() = *agency;
      continue;
    }
    const Facts facts = ComplaintOf(agency.status()).facts;
    const auto value = facts.contains("value") ? facts.at("value") : facts.at("name");
    wrong.push_back({"LINE_VALUE", fmt::format("{}:{}", file, row.line), value});
  }
  if (!wrong.empty()) return UsageError("CSV_INVALID", {{"file", file}}, wrong);
  return CallAndShow(session, command, *request);
}

}  // namespace award::client
