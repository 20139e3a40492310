// The running server: store, clock, ids and the gRPC face in one object. Used by server/main.cc and
// by every end-to-end test, so that what is tested is what runs.
#ifndef AWARD_SERVER_RPC_SERVER_H_
#define AWARD_SERVER_RPC_SERVER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/id.h"
#include "server/base/time.h"
#include "server/rpc/attachment_streams.h"
#include "server/rpc/dispatch.h"
#include "server/rpc/unary.h"
#include "server/storage/store.h"

namespace grpc {
class Server;
class Service;
}  // namespace grpc

namespace award::rpc {

struct ServerOptions {
  std::string database;     // The path of the file.
  std::string listen;       // host:port; port 0 takes a free one.
  std::string certificate;  // PEM: the server's certificate and its chain.
  std::string private_key;  // PEM.
  storage::StoreOptions store;
};

// Serves over TLS 1.2 or later only, with the health service and without reflection.
class Server {
 public:
  // Opens the store and listens. `clock` and `ids` outlive the server.
  // ADDRESS_UNUSABLE: nothing listens there now. INTERNAL: the contract and the methods do not fit
  // together. The errors of Store::Open.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options,
                                                       base::Clock& clock, base::IdSource& ids);
  ~Server();  // Stops first.

  int port() const { return port_; }
  storage::Store& store() { return *store_; }

  // Refuses new calls, finishes those under way (for 10 seconds at most, then cancels them),
  // answers what the writer still holds and closes the store. The second call does nothing.
  absl::Status Stop();

 private:
  Server(std::unique_ptr<storage::Store> store, std::vector<Method> methods, base::Clock& clock,
         base::IdSource& ids);

  absl::Status Listen(const ServerOptions& options);

  std::unique_ptr<storage::Store> store_;
  const std::vector<Method> methods_;
  Dispatcher dispatcher_;
  AttachmentStreams streams_;
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<grpc::Server> server_;  // Last, so that it goes first.
  int port_ = 0;
};

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_SERVER_H_
