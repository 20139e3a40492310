// The one way from an enumerator to its word and back. The words are those of the contract, and
// are stored: never change one.
#ifndef AWARD_SERVER_MODEL_NAMES_H_
#define AWARD_SERVER_MODEL_NAMES_H_

#include <optional>
#include <string_view>
#include <utility>

namespace award {

// Specialised beside each enum with `static constexpr std::pair<E, std::string_view> kRows[]`.
template <typename E>
struct Words;

// The word of an enumerator. Requires: every enumerator has a row.
template <typename E>
constexpr std::string_view NameOf(E value) {
  for (const auto& [row, name] : Words<E>::kRows) {
    if (row == value) return name;
  }
  return {};
}

// The enumerator of a word, if there is one.
template <typename E>
constexpr std::optional<E> FromName(std::string_view name) {
  for (const auto& [row, word] : Words<E>::kRows) {
    if (word == name) return row;
  }
  return std::nullopt;
}

}  // namespace award

#endif  // AWARD_SERVER_MODEL_NAMES_H_
