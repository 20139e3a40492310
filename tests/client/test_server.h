// A real gRPC server over TLS on a free port, whose methods a test writes as functions from
// messages to messages. It proves the client against the wire without the server's floors.
#ifndef AWARD_TESTS_CLIENT_TEST_SERVER_H_
#define AWARD_TESTS_CLIENT_TEST_SERVER_H_

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/server.h>
#include <grpcpp/support/status.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "award/v1/error.pb.h"
#include "google/protobuf/message.h"

namespace award::testing {

// A CA and a certificate it signed for 127.0.0.1 and localhost, made anew for each test run.
struct Certificates {
  std::string ca;  // PEM.
  std::string certificate;
  std::string key;
};
// `name` is the DNS name in the certificate; an IP address goes in only when it is `localhost`.
Certificates MakeCertificates(const std::string& name = "localhost");

class TestServer final : public grpc::CallbackGenericService {
 public:
  // What a method gets and gives: serialised messages, one for a unary call.
  struct Call {
    std::vector<std::string> requests;
    std::string authorization;
  };
  struct Answer {
    std::vector<std::string> responses;
    grpc::Status status;
  };
  using Method = std::function<Answer(const Call&)>;

  explicit TestServer(const Certificates& certificates);
  ~TestServer() override;

  // `method` is `SeasonService.GetSeason`.
  void On(const std::string& method, Method answer);

  // A unary method by its messages.
  template <typename Request, typename Response>
  void OnUnary(const std::string& method,
               std::function<grpc::Status(const Request&, Response&)> f) {
    On(method, [f](const Call& call) {
      Request request;
      request.ParseFromString(call.requests.at(0));
      Response response;
      const grpc::Status status = f(request, response);
      return Answer{{response.SerializeAsString()}, status};
    });
  }

  std::string address() const;
  int calls() const;  // How many arrived.

  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext*) override;

 private:
  mutable std::mutex mutex_;  // Guards methods_ and calls_.
  std::map<std::string, Method> methods_;
  int calls_ = 0;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

// A refusal as the server of this repository sends it.
grpc::Status Refusal(grpc::StatusCode code, const std::string& reason,
                     const std::map<std::string, std::string>& metadata = {},
                     const v1::PreconditionFailure& failure = {},
                     const std::string& text = "An English sentence.");

}  // namespace award::testing

#endif  // AWARD_TESTS_CLIENT_TEST_SERVER_H_
