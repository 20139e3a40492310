// Reads a JSON text field by field, and refuses what is missing, unknown, twice or of another form,
// so that a file says nothing that is passed over. What cannot be read is a fault and becomes 0.
#ifndef AWARD_SCORING_PANEL_FILES_JSON_FIELDS_H_
#define AWARD_SCORING_PANEL_FILES_JSON_FIELDS_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "nlohmann/json.hpp"
#include "scoring/panel/files/fault.h"

namespace award::scoring::panel {

// The value of a text that is JSON, with no field twice in one object, and not nested deeper than
// any file of ours. Otherwise a fault is added; of a text that is no JSON, with its line.
std::optional<nlohmann::json> ParseJson(std::string_view text, File file, Faults& faults);

// A value and where it stands: "tiers[0].value".
struct Place {
  const nlohmann::json* value = nullptr;
  std::string path;

  bool IsNull() const;
};

class JsonFields {
 public:
  using Names = std::vector<std::string_view>;

  // `faults` stays alive.
  JsonFields(File file, Faults& faults) : file_(file), faults_(faults) {}

  // The fields of an object, in the order of `needed` and then of `optional`, which may be missing
  // and are then without value. Nothing when it has faults.
  std::optional<std::vector<Place>> Fields(const Place& at, const Names& needed,
                                           const Names& optional = {});
  std::vector<Place> Elements(const Place& at);
  std::string Text(const Place& at);
  // Exactly this text.
  void RequireText(const Place& at, std::string_view text);
  bool Truth(const Place& at);
  int64_t Integer(const Place& at, int64_t lowest = std::numeric_limits<int64_t>::min(),
                  int64_t highest = std::numeric_limits<int64_t>::max());
  // The one that has the name; the first when none has.
  template <typename Enum, size_t kCount>
  Enum Named(const Place& at, const std::pair<Enum, std::string_view> (&names)[kCount]) {
    const auto* const text = at.value->get_ptr<const std::string*>();
    std::string expected;
    for (const auto& [named, name] : names) {
      if (text != nullptr && *text == name) return named;
      expected += (expected.empty() ? "" : ", ") + std::string(name);
    }
    Refuse(FaultKind::kFieldForm, at, expected);
    return names[0].first;
  }

  // Adds a fault about the place: its path and, if it has one, its value.
  void Refuse(FaultKind kind, const Place& at, std::string_view expected = "");

 private:
  File file_;
  Faults& faults_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_JSON_FIELDS_H_
