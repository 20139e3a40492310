// Prints, in one run on one disk: sheets of 22 items acknowledged durable per second over TLS with
// 1, 16 and 64 callers, beside the same rows written in-process with one COMMIT per sheet and with
// group commit; and a read beside a bare echo over the same TLS. synchronous=FULL throughout.
//   award_bench [FOLDER]     the databases are made in FOLDER, here when absent
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "award/v1/season.pb.h"
#include "award/v1/sheet.pb.h"
#include "fmt/format.h"
#include "server/base/id.h"
#include "server/base/time.h"
#include "server/rpc/certificates.h"
#include "server/rpc/server.h"
#include "tests/benchmark/bench_season.h"
#include "tests/benchmark/bench_wire.h"

namespace award::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kRounds = 3;
const int kCallerCounts[] = {1, 16, 64};

// How many sheets each caller sends: enough for a second or two.
int SheetsOf(int callers) { return callers == 1 ? 2 * kApplications : kApplications; }

void Must(const absl::Status& status) {
  if (status.ok()) return;
  fmt::print(stderr, "{}\n", status.ToString());
  std::exit(1);
}

// A caller sends the sheets of one judge; a lone caller those of two.
int JudgeOf(int caller, int number) { return caller + number / kApplications; }

class Bench {
 public:
  explicit Bench(fs::path folder) : folder_(std::move(folder)) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    Must(rpc::MakeCertificates((folder_ / "tls").string(), {}));
    auto certificates = rpc::LoadCertificates((folder_ / "tls").string());
    Must(certificates.status());
    certificates_ = *certificates;
    std::ifstream authority(folder_ / "tls/ca.pem");
    authority_.assign(std::istreambuf_iterator<char>(authority), {});
    auto store = storage::Store::Open((folder_ / "template.db").string());
    Must(store.status());
    Must(LayDown(**store, clock_.Now()));
    Must((*store)->Stop());
  }

  double InProcess(int callers, int units_per_commit) {
    storage::StoreOptions options;
    options.writer.units_per_commit_max = units_per_commit;
    auto store = storage::Store::Open(FreshDatabase(), options);
    Must(store.status());
    const std::string reply(400, 'r');  // About what the server remembers of a sheet.
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> threads;
    for (int caller = 0; caller < callers; ++caller) {
      threads.emplace_back([&, caller] {
        for (int n = 0; n < SheetsOf(callers); ++n) {
          Must((*store)->Write([&](storage::WriteTransaction& transaction) {
            return WriteRows(transaction,
                             FullSheet(JudgeOf(caller, n), n % kApplications, clock_.Now()), reply);
          }));
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    Must((*store)->Stop());
    return callers * SheetsOf(callers) / spent.count();
  }

  Measured OverTheWire(int callers) {
    auto server = StartServer(FreshDatabase());
    Measured measured =
        RunCallers(server->port(), authority_, "/award.v1.SheetService/SubmitSheet", callers,
                   [&](int caller, int number, Call& call) {
                     if (number >= SheetsOf(callers)) return false;
                     call.request = SubmitRequest(JudgeOf(caller, number), number % kApplications);
                     call.secret = SecretOf(JudgeOf(caller, number));
                     return true;
                   });
    Must(server->Stop());
    return measured;
  }

  Measured Read(int callers) {
    auto server = StartServer(FreshDatabase());
    v1::GetSeasonRequest request;
    request.set_name("seasons/116");
    Measured measured = RunCallers(server->port(), authority_, "/award.v1.SeasonService/GetSeason",
                                   callers, Repeat(request.SerializeAsString(), SecretOf(0)));
    Must(server->Stop());
    return measured;
  }

  Measured ReadSheet(int callers) {
    const std::string database = FreshDatabase();
    {
      auto store = storage::Store::Open(database);
      Must(store.status());
      Must((*store)->Write([&](storage::WriteTransaction& transaction) {
        return WriteRows(transaction, FullSheet(0, 0, clock_.Now()), "");
      }));
      Must((*store)->Stop());
    }
    auto server = StartServer(database);
    v1::GetSheetRequest request;
    request.set_name("seasons/116/judges/judge-0/sheets/app-0.first");
    Measured measured = RunCallers(server->port(), authority_, "/award.v1.SheetService/GetSheet",
                                   callers, Repeat(request.SerializeAsString(), SecretOf(0)));
    Must(server->Stop());
    return measured;
  }

  Measured Echo(int callers, size_t bytes) {
    EchoServer server(certificates_);
    return RunCallers(server.port(), authority_, "/bench/Echo", callers,
                      Repeat(std::string(bytes, 'e'), SecretOf(0)));
  }

 private:
  static NextCall Repeat(std::string request, std::string secret) {
    return [request = std::move(request), secret = std::move(secret)](int, int number, Call& call) {
      if (number >= 3000) return false;
      call = {request, secret};
      return true;
    };
  }

  std::string FreshDatabase() {
    const fs::path path = folder_ / fmt::format("{}.db", ++databases_);
    fs::copy_file(folder_ / "template.db", path);
    return path.string();
  }

  std::unique_ptr<rpc::Server> StartServer(const std::string& database) {
    rpc::ServerOptions options;
    options.database = database;
    options.listen = "127.0.0.1:0";
    options.certificate = certificates_.certificate;
    options.private_key = certificates_.private_key;
    auto server = rpc::Server::Start(options, clock_, ids_);
    Must(server.status());
    return *std::move(server);
  }

  std::string SubmitRequest(int judge, int application) {
    v1::SubmitSheetRequest request;
    request.set_name(fmt::format("seasons/116/judges/{}/sheets/{}.first", JudgeIdOf(judge),
                                 ApplicationIdOf(application)));
    request.set_request_id(fmt::format("{}-{}", JudgeIdOf(judge), ApplicationIdOf(application)));
    const Sheet sheet = FullSheet(judge, application, {});
    for (const ItemScore& score : sheet.scores) {
      v1::ItemScore& added = *request.mutable_sheet()->add_scores();
      added.set_item(score.item.value());
      added.set_score(fmt::format("{}", score.score / 100));
    }
    for (const DimensionComment& comment : sheet.comments) {
      v1::DimensionComment& added = *request.mutable_sheet()->add_comments();
      added.set_dimension(comment.dimension.value());
      added.add_strengths(comment.strengths.front());
      added.add_improvements(comment.improvements.front());
    }
    return request.SerializeAsString();
  }

  fs::path folder_;
  base::SystemClock clock_;
  base::RandomIds ids_;
  rpc::Certificates certificates_;
  std::string authority_;
  int databases_ = 0;
};

void PrintWrites(Bench& bench) {
  fmt::print("sheets of 22 items, acknowledged durable (synchronous=FULL), per second\n");
  fmt::print("{:>7}  {:>9}  {:>9}  {:>9}  {:>9} {:>9}  {:>9}  {:>8}  {:>8}\n", "callers",
             "unbatched", "batched", "gRPC+TLS", "p50 us", "p99 us", "failures", "/unbatch",
             "/batched");
  for (const int callers : kCallerCounts) {
    for (int round = 0; round < kRounds; ++round) {
      const double unbatched = bench.InProcess(callers, 1);
      const double batched = bench.InProcess(callers, 64);
      const Measured wire = bench.OverTheWire(callers);
      fmt::print(
          "{:>7}  {:>9.0f}  {:>9.0f}  {:>9.0f}  {:>9.0f} {:>9.0f}  {:>9}  {:>8.2f}  "
          "{:>8.2f}\n",
          callers, unbatched, batched, wire.PerSecond(), wire.Percentile(0.5),
          wire.Percentile(0.99), wire.failures, wire.PerSecond() / unbatched,
          wire.PerSecond() / batched);
      if (wire.failures > 0) fmt::print("  first failure: {}\n", wire.first_failure);
      std::fflush(stdout);
    }
  }
}

void PrintRead(std::string_view what, int callers, const Measured& read, const Measured& echo) {
  fmt::print("{:<10} {:>7}  {:>9.0f} {:>9.0f}  {:>9.0f} {:>9.0f}  {:>8.2f} {:>8.2f}  {}\n", what,
             callers, read.Percentile(0.5), read.Percentile(0.99), echo.Percentile(0.5),
             echo.Percentile(0.99), read.Percentile(0.5) / echo.Percentile(0.5),
             read.Percentile(0.99) / echo.Percentile(0.99),
             read.failures > 0 ? read.first_failure : "");
  std::fflush(stdout);
}

void PrintReads(Bench& bench) {
  fmt::print("\nreads beside a bare gRPC echo over the same TLS, microseconds\n");
  fmt::print("{:<10} {:>7}  {:>9} {:>9}  {:>9} {:>9}  {:>8} {:>8}\n", "read", "callers", "p50",
             "p99", "echo p50", "echo p99", "/p50", "/p99");
  for (const int callers : {1, 16}) {
    for (int round = 0; round < kRounds; ++round) {
      PrintRead("GetSheet", callers, bench.ReadSheet(callers), bench.Echo(callers, 1500));
      PrintRead("GetSeason", callers, bench.Read(callers), bench.Echo(callers, 1500));
    }
  }
}

}  // namespace
}  // namespace award::bench

int main(int argc, char** argv) {
  award::bench::Bench bench(std::filesystem::path(argc > 1 ? argv[1] : ".") / "award-bench");
  award::bench::PrintWrites(bench);
  award::bench::PrintReads(bench);
  return 0;
}
