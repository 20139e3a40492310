// `award nomination export YEAR/LIST --out FOLDER`: everything that goes with the list, read
// through the API and written into a new folder. The manifest comes last: a folder without one is
// unfinished.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "award/v1/agency.pb.h"
#include "award/v1/application.pb.h"
#include "award/v1/nomination.pb.h"
#include "award/v1/season.pb.h"
#include "client/command/handlers.h"
#include "client/command/request.h"
#include "client/command/transfer.h"
#include "client/contract/names.h"
#include "client/document/nomination.h"
#include "client/document/tabulation.h"
#include "client/error/error.h"
#include "client/files/files.h"
#include "client/render/text.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr Words kPackageWritten = {
    "推薦資料已匯出至 {}：{} 個檔案。請以 `sha256sum -c manifest.sha256` 驗證。",
    "The package is in {}: {} files. Check it with `sha256sum -c "
    "manifest.sha256`."};
constexpr char kRehearsalNote[] =
    "本資料夾為演練之用，不具效力。\nThis folder is of a rehearsal and has no effect.\n";

// The folder and the digest of each file in it.
class Package {
 public:
  explicit Package(std::string folder) : folder_(std::move(folder)) {}

  absl::Status Add(const std::string& path, std::string_view bytes) {
    RETURN_IF_ERROR(WriteNewFile(folder_ + "/" + path, bytes));
    digests_[path] = Sha256::Of(bytes);
    return absl::OkStatus();
  }

  absl::Status MakeFolder(const std::string& path) { return MakeEmptyFolder(folder_ + "/" + path); }

  absl::Status AddAttachment(Session& session, const std::string& path,
                             const v1::Attachment& attachment) {
    ASSIGN_OR_RETURN(NewFile file, NewFile::Create(folder_ + "/" + path));
    Sha256 sha;
    RETURN_IF_ERROR(DownloadAttachment(session, attachment, [&](std::string_view bytes) {
      sha.Add(bytes);
      return file.Write(bytes);
    }));
    digests_[path] = sha.Finish();
    return file.Finish();
  }

  // As sha256sum writes it; a line that begins with # is a remark to it.
  absl::Status WriteManifest(bool rehearsal) {
    std::string manifest = rehearsal ? "# 演練 REHEARSAL\n" : "";
    for (const auto& [path, digest] : digests_) manifest += fmt::format("{}  {}\n", digest, path);
    return WriteNewFile(folder_ + "/manifest.sha256", manifest);
  }

  const std::string& folder() const { return folder_; }
  size_t size() const { return digests_.size(); }

 private:
  std::string folder_;
  std::map<std::string, std::string> digests_;
};

// Only what the server's allow-list has; anything else is no extension that a program opens.
std::string ExtensionOf(const std::string& media_type) {
  static const std::map<std::string, std::string> kExtensions = {
      {"application/pdf", "pdf"},
      {"application/vnd.oasis.opendocument.text", "odt"},
      {"application/vnd.oasis.opendocument.spreadsheet", "ods"},
      {"image/png", "png"},
      {"image/jpeg", "jpg"}};
  const auto found = kExtensions.find(media_type);
  return found == kExtensions.end() ? "bin" : found->second;
}

// An id as a file's name. Ids have no other characters; a server that sends some is not trusted.
std::string SafeId(const std::string& id) {
  std::string safe;
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    safe += plain ? c : '_';
  }
  return safe;
}

std::string Json(const Message& message) { return RenderJson(ToJson(message)); }

absl::Status AddList(Package& package, const v1::NominationList& list, const v1::Season& season) {
  CategoryNames categories;
  for (const auto& category : season.rules().categories()) {
    categories.emplace_back(category.id(), category.display_name());
  }
  RETURN_IF_ERROR(package.Add("nomination-list.json", Json(list)));
  RETURN_IF_ERROR(package.Add("nomination-list.csv", NominationCsv(list, categories)));
  RETURN_IF_ERROR(
      package.Add("nomination-list.txt", NominationText(list, categories, Language::kChinese)));
  if (list.rehearsal()) RETURN_IF_ERROR(package.Add("REHEARSAL.txt", kRehearsalNote));
  return package.Add("rules.json", Json(season.rules()));
}

absl::StatusOr<std::map<std::string, std::string>> AgencyNames(Session& session) {
  std::map<std::string, std::string> names;
  v1::ListAgenciesRequest request;
  request.set_page_size(1000);
  do {
    ASSIGN_OR_RETURN(const auto page,
                     session.Call<v1::ListAgenciesResponse>("AgencyService.ListAgencies", request));
    for (const auto& agency : page.agencies()) names[agency.name()] = agency.display_name();
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return names;
}

absl::Status AddTabulations(Session& session, Package& package, const v1::NominationList& list,
                            const v1::Season& season) {
  TabulationContext context;
  context.rehearsal = list.rehearsal();
  for (const auto& category : season.rules().categories()) {
    context.category_names[category.id()] = category.display_name();
  }
  ASSIGN_OR_RETURN(context.agency_names, AgencyNames(session));
  RETURN_IF_ERROR(package.MakeFolder("tabulations"));
  // One tabulation can be that of several categories.
  const std::set<std::string> names(list.tabulations().begin(), list.tabulations().end());
  for (const std::string& name : names) {
    v1::GetTabulationRequest request;
    request.set_name(name);
    ASSIGN_OR_RETURN(const auto tabulation,
                     session.Call<v1::Tabulation>("TabulationService.GetTabulation", request));
    const std::string path = "tabulations/" + SafeId(IdOf(name));
    RETURN_IF_ERROR(package.Add(path + ".json", Json(tabulation)));
    RETURN_IF_ERROR(package.Add(path + ".csv", TabulationCsv(tabulation, context)));
    RETURN_IF_ERROR(
        package.Add(path + ".txt", TabulationText(tabulation, context, Language::kChinese, 0)));
  }
  return absl::OkStatus();
}

absl::Status AddApplication(Session& session, Package& package, const v1::Nomination& nomination) {
  v1::GetRevisionRequest request;
  request.set_name(fmt::format("{}/revisions/{}", nomination.application(), nomination.revision()));
  ASSIGN_OR_RETURN(const auto revision,
                   session.Call<v1::Revision>("ApplicationService.GetRevision", request));
  const std::string id = SafeId(IdOf(nomination.application()));
  RETURN_IF_ERROR(package.Add(fmt::format("applications/{}-r{}.json", id, nomination.revision()),
                              Json(revision)));
  int number = 0;
  for (const auto& attachment : revision.attachments()) {
    const std::string path =
        fmt::format("attachments/{}-{}.{}", id, ++number, ExtensionOf(attachment.media_type()));
    RETURN_IF_ERROR(package.AddAttachment(session, path, attachment));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status RunNominationExport(Session& session, const Command& command,
                                 const Arguments& arguments) {
  const auto out = arguments.Value("out");
  if (!out.has_value()) return UsageError("FLAG_MISSING", {{"flag", "out"}});
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  ASSIGN_OR_RETURN(const auto list, session.Call<v1::NominationList>(command.method, *request));
  v1::GetSeasonRequest get_season;
  get_season.set_name(fmt::format("seasons/{}", SeasonOf(list.name())));
  ASSIGN_OR_RETURN(const auto season,
                   session.Call<v1::Season>("SeasonService.GetSeason", get_season));
  RETURN_IF_ERROR(MakeEmptyFolder(*out));
  Package package(*out);
  RETURN_IF_ERROR(AddList(package, list, season));
  RETURN_IF_ERROR(AddTabulations(session, package, list, season));
  RETURN_IF_ERROR(package.MakeFolder("applications"));
  RETURN_IF_ERROR(package.MakeFolder("attachments"));
  for (const auto& nomination : list.nominations()) {
    RETURN_IF_ERROR(AddApplication(session, package, nomination));
  }
  RETURN_IF_ERROR(package.WriteManifest(list.rehearsal()));
  session.Note(fmt::format(fmt::runtime(kPackageWritten.In(session.language())), package.folder(),
                           package.size()));
  return absl::OkStatus();
}

}  // namespace award::client
