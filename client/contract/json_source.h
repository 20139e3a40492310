// JSON as people write it into files: with comments on lines of their own, and with mistakes that
// must be found again. A line whose first characters are `//` says nothing to a program.
#ifndef AWARD_CLIENT_CONTRACT_JSON_SOURCE_H_
#define AWARD_CLIENT_CONTRACT_JSON_SOURCE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace award::client {

// A JSON text and where each of its values stands.
class JsonSource {
 public:
  // `name` is the file's, for errors. JSON_INVALID (usage), its violation naming the line and one
  // of JSON_NOT_UTF8, JSON_EMPTY, JSON_EXPECTED (what must stand there), JSON_STRING, JSON_VALUE,
  // JSON_KEY_TWICE, JSON_TOO_DEEP, JSON_MORE.
  static absl::StatusOr<JsonSource> Read(std::string_view name, std::string_view text);

  const std::string& name() const { return name_; }

  // The JSON with empty lines in place of comments.
  const std::string& json() const { return json_; }

  // The line, from 1, of the value at a path such as `categories[0].rubric.dimensions[2].id`; when
  // it is not there, of what is around it.
  int64_t LineOf(std::string_view path) const;

  // `rules.json:42`.
  std::string PlaceOf(std::string_view path) const;

 private:
  std::string name_;
  std::string json_;
  std::map<std::string, int64_t, std::less<>> lines_;
};

}  // namespace award::client

#endif  // AWARD_CLIENT_CONTRACT_JSON_SOURCE_H_
