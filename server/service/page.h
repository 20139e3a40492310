// One page of a list (AIP-158). A page token holds the key of the last row of the page before and
// a hash of that key and of all other arguments, so that it fits only the list it came from.
//
//   ASSIGN_OR_RETURN(const Page page, Page::Of(request));
//   ASSIGN_OR_RETURN(const std::vector<Agency> rows,
//                    workflow::ListAgencies(transaction, page.After<AgencyId>(), page.limit()));
//   for (const Agency& agency : page.Rows(rows)) *response.add_agencies() = ToProto(agency);
//   response.set_next_page_token(page.NextToken(rows, [](const Agency& a) { return a.id.value();
//   }));
#ifndef AWARD_SERVER_SERVICE_PAGE_H_
#define AWARD_SERVER_SERVICE_PAGE_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"

namespace award::service {

class Page {
 public:
  // Of a request with the fields page_size and page_token; every other field is an argument.
  // PAGE_SIZE_INVALID: negative. PAGE_TOKEN_INVALID: changed, or from another list.
  static absl::StatusOr<Page> Of(const google::protobuf::Message& request);

  // How many rows to ask for: one more than the page holds, to know whether there is a next one.
  int limit() const { return static_cast<int>(size_) + 1; }

  // The key of the last row of the page before; nothing on the first page.
  const std::optional<std::string>& after() const { return after_; }
  template <typename Id>
  std::optional<Id> After() const {
    return after_ ? std::optional<Id>(Id(*after_)) : std::nullopt;
  }

  // The rows that belong on this page.
  template <typename Row>
  std::span<const Row> Rows(const std::vector<Row>& rows) const {
    return std::span<const Row>(rows).first(rows.size() < size_ ? rows.size() : size_);
  }

  // The token of the next page; empty when this is the last. `key_of` gives the key of a row as
  // text; the rows come in the order of their keys.
  template <typename Row, typename KeyOf>
  std::string NextToken(const std::vector<Row>& rows, KeyOf key_of) const {
    return rows.size() > size_ ? Token(key_of(rows[size_ - 1])) : std::string();
  }

 private:
  Page(size_t size, std::string arguments) : size_(size), arguments_(std::move(arguments)) {}

  std::string Token(std::string_view key) const;

  size_t size_;
  std::string arguments_;  // What a token must have been made for.
  std::optional<std::string> after_;
};

}  // namespace award::service

#endif  // AWARD_SERVER_SERVICE_PAGE_H_
