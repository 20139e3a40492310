// The server's console: what is done on the machine itself, without a token. A data folder holds
// award.db, and tls/ with the certificates.
#ifndef AWARD_SERVER_RPC_CONSOLE_H_
#define AWARD_SERVER_RPC_CONSOLE_H_

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace award::rpc {

struct InitOptions {
  std::string data;
  std::string admin;  // The id of the first member of the staff.
  std::string display_name;
  std::string token_out;           // Gets the first token; must not exist.
  std::vector<std::string> hosts;  // Beside localhost, for the certificate.
};
// Makes a data folder with certificates, database and the first member of the staff. What it made
// is removed again when a step fails.
// ALREADY_EXISTS: there is a database, or the token's file. The errors of the steps.
absl::Status Init(const InitOptions& options);

struct ServeOptions {
  std::string data;
  std::string listen;     // host:port; port 0 takes a free one.
  std::string port_file;  // Empty: none. Appears when the server answers.
};
// Serves until SIGTERM or SIGINT, then finishes what is under way. The first thing a process does:
// it blocks those signals for all threads to come. The errors of Server::Start and Server::Stop.
absl::Status Serve(const ServeOptions& options);

// Checks a database that no server has open, pages and rules.
// DATABASE_UNOPENABLE: there is none. DATABASE_DAMAGED: something is broken; the first is named.
absl::Status Check(const std::string& data);

// Issues a token to an active member of the staff who lost theirs, and records it.
// NOT_FOUND; PERMISSION_DENIED: not of the staff; PERSON_DISABLED; ALREADY_EXISTS: the file.
absl::Status Token(const std::string& data, const std::string& person, const std::string& out);

// What a person at the console is told of an error, in both languages, with the reason's name.
std::string Explain(const absl::Status& status);

}  // namespace award::rpc

#endif  // AWARD_SERVER_RPC_CONSOLE_H_
