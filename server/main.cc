// award-server: the roof. Flags in, exit code out; the work is in server/rpc/console.h.
#include <iostream>
#include <string>

#include "CLI/CLI.hpp"
#include "server/rpc/console.h"

namespace {

constexpr int kDone = 0;
constexpr int kRefused = 1;
constexpr int kWrongUsage = 2;

// The data folder, which every command needs.
void AddData(CLI::App& command, std::string& data) {
  command.add_option("--data", data, "The data folder 資料目錄")->required();
}

CLI::App& AddInit(CLI::App& app, award::rpc::InitOptions& init) {
  CLI::App& command =
      *app.add_subcommand("init",
                          "Make a data folder, certificates and the first member of the staff "
                          "建立資料目錄、憑證與第一位承辦人員");
  AddData(command, init.data);
  command.add_option("--admin", init.admin, "The id of the first member of the staff 承辦人員代碼")
      ->required();
  command.add_option("--display-name", init.display_name, "Their name 姓名")->required();
  command.add_option("--token-out", init.token_out, "A new file for their token 權杖檔")
      ->required();
  command.add_option("--host", init.hosts,
                     "A name or address clients use, beside localhost 主機名稱或位址");
  return command;
}

CLI::App& AddServe(CLI::App& app, award::rpc::ServeOptions& serve) {
  CLI::App& command =
      *app.add_subcommand("serve", "Serve until SIGTERM or SIGINT 提供服務，直到收到停止訊號");
  AddData(command, serve.data);
  command.add_option("--listen", serve.listen, "host:port; port 0 takes a free one 位址與連接埠")
      ->default_val("127.0.0.1:8443");
  command.add_option("--port-file", serve.port_file,
                     "A file that gets the port once the server answers 寫入連接埠的檔案");
  return command;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("award-server: runs the city's yearly selection 推薦評選伺服器");
  app.require_subcommand(1);
  award::rpc::InitOptions init;
  award::rpc::ServeOptions serve;
  std::string data;
  std::string person;
  std::string out;
  const CLI::App& init_command = AddInit(app, init);
  const CLI::App& serve_command = AddServe(app, serve);
  CLI::App& check_command =
      *app.add_subcommand("check", "Check a database that no server has open 檢查未使用中的資料庫");
  AddData(check_command, data);
  CLI::App& token_command =
      *app.add_subcommand("token",
                          "Issue a token to a member of the staff, with the server stopped "
                          "伺服器停止時為承辦人員核發權杖");
  AddData(token_command, data);
  token_command.add_option("--person", person, "The id of the person 人員代碼")->required();
  token_command.add_option("--out", out, "A new file for the token 權杖檔")->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kWrongUsage;  // 0: help was asked for.
  }

  absl::Status status;
  std::string done;  // What the command says when it is done.
  if (init_command.parsed()) {
    status = award::rpc::Init(init);
    done = "The data folder " + init.data + " is ready, and the token of " + init.admin + " in " +
           init.token_out + ". 資料目錄已建立，權杖已寫入檔案。\n";
  }
  if (serve_command.parsed()) status = award::rpc::Serve(serve);
  if (check_command.parsed()) {
    status = award::rpc::Check(data);
    done = "The database in " + data + " is sound. 資料庫檢查無誤。\n";
  }
  if (token_command.parsed()) {
    status = award::rpc::Token(data, person, out);
    done = "The token of " + person + " is in " + out + ". 權杖已寫入檔案。\n";
  }
  if (status.ok()) {
    std::cout << done;
    return kDone;
  }
  std::cerr << award::rpc::Explain(status);
  return kRefused;
}
