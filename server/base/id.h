// Ids of resources: typed, so that a judge's id cannot be passed for an application's, and made by
// an injected source, so that tests and replays give the same ones.
#ifndef AWARD_SERVER_BASE_ID_H_
#define AWARD_SERVER_BASE_ID_H_

#include <compare>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"

namespace award::base {

// The last segment of a resource name. Tag is any type; one that declares
//   struct SheetTag { static constexpr std::string_view kKind = "sheet"; };
// can also be made by NewId. An empty id means "none" only where a comment says so.
template <typename Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string value) : value_(std::move(value)) {}
  explicit Id(std::string_view value) : value_(value) {}
  explicit Id(const char* value) : value_(value) {}

  const std::string& value() const { return value_; }
  bool empty() const { return value_.empty(); }

  auto operator<=>(const Id&) const = default;

  template <typename H>
  friend H AbslHashValue(H state, const Id& id) {
    return H::combine(std::move(state), id.value_);
  }

 private:
  std::string value_;
};

// Everything that must not be guessed or must not repeat comes from here.
class IdSource {
 public:
  virtual ~IdSource() = default;

  // A new id that starts with `kind` and a hyphen: "sheet-…".
  virtual std::string Next(std::string_view kind) = 0;

  // `count` bytes that nobody can guess: salts and tokens.
  virtual std::string Bytes(size_t count) = 0;
};

// 128 random bits as 26 characters of lower-case base32 (RFC 4648 without padding). Thread-safe.
class RandomIds final : public IdSource {
 public:
  std::string Next(std::string_view kind) override;
  std::string Bytes(size_t count) override;
};

template <typename Tag>
Id<Tag> NewId(IdSource& ids) {
  return Id<Tag>(ids.Next(Tag::kKind));
}

// Whether people may choose this id: ^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$ (AIP-122, but a season is
// named by digits alone). Ids from RandomIds have this form too.
bool IsValidId(std::string_view id);

// ID_INVALID, naming the field, unless the id is valid.
absl::Status CheckId(std::string_view field, std::string_view id);

// RFC 4648 base32 in lower case without padding.
std::string Base32(std::string_view bytes);

}  // namespace award::base

template <typename Tag>
struct std::hash<award::base::Id<Tag>> {
  size_t operator()(const award::base::Id<Tag>& id) const noexcept {
    return std::hash<std::string>()(id.value());
  }
};

#endif  // AWARD_SERVER_BASE_ID_H_
