// Each command opens the store by itself, so two of them never meet: the store has one owner.
#include "server/rpc/console.h"

#include <pthread.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <functional>
#include <memory>
#include <system_error>
#include <utility>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/rpc/certificates.h"
#include "server/rpc/files.h"
#include "server/rpc/log.h"
#include "server/rpc/server.h"
#include "server/storage/integrity.h"
#include "server/storage/invariants.h"
#include "server/storage/store.h"
#include "server/workflow/people.h"

namespace award::rpc {
namespace {

using base::Reason;

std::string DatabaseIn(const std::string& data) { return data + "/award.db"; }
std::string CertificatesIn(const std::string& data) { return data + "/tls"; }

bool Exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
}

absl::StatusOr<std::unique_ptr<storage::Store>> OpenExisting(const std::string& data) {
  if (!Exists(DatabaseIn(data))) {
    return base::Error(
        Reason::kDatabaseUnopenable,
        fmt::format("There is no database in {}; `award-server init` makes one.", data),
        {{"path", DatabaseIn(data)}});
  }
  return storage::Store::Open(DatabaseIn(data));
}

// Runs `issue` as nobody in one unit and leaves the token's secret in the file `out`. The file is
// made before the commit: a token that nobody can read is not issued.
absl::Status IssueTo(storage::Store& store, const std::string& out, std::string verb,
                     const std::function<absl::StatusOr<workflow::IssuedToken>(
                         const workflow::Context&, storage::WriteTransaction&)>& issue) {
  base::SystemClock clock;
  base::RandomIds ids;
  const workflow::Context context{
      .now = clock.Now(), .caller = {}, .verb = std::move(verb), .request_id = "", .ids = ids};
  bool made = false;
  absl::Status status = store.Write([&](storage::WriteTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(const workflow::IssuedToken issued, issue(context, transaction));
    RETURN_IF_ERROR(MakeFile(out, issued.secret + "\n", Secrecy::kOwnerOnly));
    made = true;
    return absl::OkStatus();
  });
  std::error_code ignored;
  if (!status.ok() && made) std::filesystem::remove(out, ignored);
  return status;
}

absl::Status MakeData(const InitOptions& options) {
  RETURN_IF_ERROR(MakeCertificates(CertificatesIn(options.data), options.hosts));
  ASSIGN_OR_RETURN(const std::unique_ptr<storage::Store> store,
                   storage::Store::Open(DatabaseIn(options.data)));
  RETURN_IF_ERROR(
      IssueTo(*store, options.token_out, "CreateFirstStaff",
              [&](const workflow::Context& context, storage::WriteTransaction& transaction) {
                return workflow::CreateFirstStaff(context, transaction, PersonId(options.admin),
                                                  options.display_name);
              }));
  return store->Stop();
}

struct Wording {
  Reason reason;
  std::string_view text;
};

// What the console can refuse, as the administrator reads it.
constexpr Wording kChinese[] = {
    {Reason::kAlreadyExists, "已經存在，未做任何變更。請改用新的資料目錄或新的檔名。"},
    {Reason::kAddressUnusable, "無法在此位址提供服務，連接埠可能已被其他程式占用。"},
    {Reason::kFileUnusable, "檔案無法讀取或建立，請檢查路徑與權限。"},
    {Reason::kDatabaseInUse, "另一個伺服器正在使用這個資料庫，請先停止它。"},
    {Reason::kDatabaseNewer, "資料庫是由較新版的程式建立的，請改用較新版的 award-server。"},
    {Reason::kDatabaseForeign, "這個檔案不是 award 的資料庫，未做任何變更。"},
    {Reason::kDatabaseNotLocal, "資料庫位於網路磁碟，請改放在本機磁碟。"},
    {Reason::kDatabaseUnopenable, "資料庫無法開啟或建立，請檢查路徑與權限，或先執行 init。"},
    {Reason::kDatabaseDamaged, "資料庫已損壞，請勿繼續使用，並以備份還原。"},
    {Reason::kStorageFull, "磁碟空間不足，未做任何變更。"},
    {Reason::kStorageFailed, "磁碟讀寫失敗，請檢查磁碟後重新啟動。"},
    {Reason::kNotFound, "找不到這個人員。"},
    {Reason::kPersonDisabled, "這個人員已停用。"},
    {Reason::kPermissionDenied, "這個人員不是承辦人員，只能由承辦人員核發權杖。"},
    {Reason::kIdInvalid, "代碼只能使用小寫英文字母、數字與中間的連字號。"},
    {Reason::kFieldRequired, "缺少必要的內容。"},
    {Reason::kFieldInvalid, "內容不正確。"},
    {Reason::kTextTooLong, "文字太長。"},
    {Reason::kTextNotUtf8, "文字不是有效的 UTF-8。"},
    {Reason::kTextControlCharacter, "文字含有控制字元。"},
};

std::string_view InChinese(const absl::Status& status) {
  for (const Wording& row : kChinese) {
    if (base::ReasonOf(status) == row.reason) return row.text;
  }
  return "伺服器發生錯誤。";
}

}  // namespace

absl::Status Init(const InitOptions& options) {
  for (const std::string& path :
       {DatabaseIn(options.data), CertificatesIn(options.data), options.token_out}) {
    if (!Exists(path)) continue;
    return base::Error(Reason::kAlreadyExists, fmt::format("{} exists already.", path),
                       {{"path", path}});
  }
  std::error_code error;
  const bool made = std::filesystem::create_directories(options.data, error);
  if (error) {
    return base::Error(Reason::kFileUnusable,
                       fmt::format("{} cannot be made: {}.", options.data, error.message()),
                       {{"path", options.data}});
  }
  if (made) chmod(options.data.c_str(), 0700);
  absl::Status status = MakeData(options);
  if (!status.ok()) {
    for (const char* suffix : {"", "-wal", "-shm", ".lock"}) {
      std::filesystem::remove(DatabaseIn(options.data) + suffix, error);
    }
    std::filesystem::remove_all(CertificatesIn(options.data), error);
    if (made) std::filesystem::remove(options.data, error);
  }
  return status;
}

absl::Status Serve(const ServeOptions& options) {
  if (!Exists(DatabaseIn(options.data))) return OpenExisting(options.data).status();
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);
  SetUpLog();

  ASSIGN_OR_RETURN(Certificates certificates, LoadCertificates(CertificatesIn(options.data)));
  base::SystemClock clock;
  base::RandomIds ids;
  ASSIGN_OR_RETURN(const std::unique_ptr<Server> server,
                   Server::Start({.database = DatabaseIn(options.data),
                                  .listen = options.listen,
                                  .certificate = std::move(certificates.certificate),
                                  .private_key = std::move(certificates.private_key)},
                                 clock, ids));
  if (!options.port_file.empty()) {
    RETURN_IF_ERROR(ReplaceFile(options.port_file, fmt::format("{}\n", server->port())));
  }
  LogStep(fmt::format("serving address={} port={}", options.listen, server->port()));
  int signal = 0;
  sigwait(&stops, &signal);
  LogStep("stopping");
  absl::Status status = server->Stop();
  LogStep(status.ok() ? "stopped" : "stopped with an error");
  return status;
}

absl::Status Check(const std::string& data) {
  ASSIGN_OR_RETURN(const std::unique_ptr<storage::Store> store, OpenExisting(data));
  RETURN_IF_ERROR(store->Read([](const storage::ReadTransaction& transaction) -> absl::Status {
    RETURN_IF_ERROR(storage::CheckIntegrity(transaction));
    ASSIGN_OR_RETURN(const std::vector<storage::BrokenInvariant> broken,
                     storage::FindBrokenInvariants(transaction));
    if (broken.empty()) return absl::OkStatus();
    return base::Error(Reason::kDatabaseDamaged,
                       fmt::format("{} invariants do not hold; the first: {} ({}).", broken.size(),
                                   broken.front().name, broken.front().subject));
  }));
  return store->Stop();
}

absl::Status Token(const std::string& data, const std::string& person, const std::string& out) {
  ASSIGN_OR_RETURN(const std::unique_ptr<storage::Store> store, OpenExisting(data));
  RETURN_IF_ERROR(IssueTo(
      *store, out, "IssueToken",
      [&](const workflow::Context& context,
          storage::WriteTransaction& transaction) -> absl::StatusOr<workflow::IssuedToken> {
        ASSIGN_OR_RETURN(const Person loaded, workflow::GetPerson(transaction, PersonId(person)));
        const bool is_staff =
            std::any_of(loaded.roles.begin(), loaded.roles.end(),
                        [](const RoleGrant& grant) { return grant.role == Role::kStaff; });
        if (!is_staff) {
          return base::Error(Reason::kPermissionDenied,
                             "The console issues tokens to members of the staff only.");
        }
        return workflow::IssueToken(context, transaction, loaded.id, 0);
      }));
  return store->Stop();
}

std::string Explain(const absl::Status& status) {
  return fmt::format(
      "error: {} [{}]\n錯誤：{}\n", base::TextOf(status),
      base::ReasonOf(status) ? base::ReasonName(*base::ReasonOf(status)) : "INTERNAL",
      InChinese(status));
}

}  // namespace award::rpc
