// Callers over TLS: each has one call under way at any time. For the benchmark only.
#ifndef AWARD_TESTS_BENCHMARK_BENCH_WIRE_H_
#define AWARD_TESTS_BENCHMARK_BENCH_WIRE_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/rpc/certificates.h"

namespace award::bench {

// What one caller sends next: the serialised request and the token; nothing when it is done.
struct Call {
  std::string request;
  std::string secret;
};
using NextCall = std::function<bool(int caller, int number, Call& call)>;

struct Measured {
  double seconds = 0;
  size_t calls = 0;
  size_t failures = 0;
  std::string first_failure;
  std::vector<double> latencies_us;  // Sorted.

  double PerSecond() const { return static_cast<double>(calls) / seconds; }
  double Percentile(double share) const;
};

// Runs `callers` callers against `method` ("/award.v1.SheetService/SubmitSheet") at 127.0.0.1:port
// until each has nothing more to send.
Measured RunCallers(int port, const std::string& authority_pem, const std::string& method,
                    int callers, const NextCall& next);

// A bare gRPC server over the same TLS that answers every call with its own bytes.
class EchoServer {
 public:
  explicit EchoServer(const rpc::Certificates& certificates);
  ~EchoServer();
  int port() const { return port_; }

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  int port_ = 0;
};

}  // namespace award::bench

#endif  // AWARD_TESTS_BENCHMARK_BENCH_WIRE_H_
