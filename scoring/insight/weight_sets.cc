// Reads and derives vectors of weights.
#include "scoring/insight/weight_sets.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scoring/insight/weights/stored_weights.h"

namespace award::scoring::insight {
namespace {

std::vector<std::string_view> Fields(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const size_t comma = line.find(',');
    fields.push_back(line.substr(0, comma));
    if (comma == std::string_view::npos) return fields;
    line.remove_prefix(comma + 1);
  }
}

std::optional<int64_t> WeightFrom(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (value < 0 || value > kHighestVectorWeight) return std::nullopt;
  return value;
}

// Takes lines one by one.
class Reader {
 public:
  absl::Status Read(std::string_view line) {
    ++line_;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') return absl::OkStatus();
    const std::vector<std::string_view> fields = Fields(line);
    if (columns_ > 0) return AddVector(fields);
    if (fields.front() != "set" || fields.size() < 2) {
      return Refuse("the header is \"set\" and one column per dimension");
    }
    columns_ = fields.size();
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<WeightSet>> Finish() && {
    if (sets_.empty()) return absl::InvalidArgumentError("the file has no vectors of weights");
    return std::move(sets_);
  }

 private:
  absl::Status Refuse(std::string_view what) const {
    return absl::InvalidArgumentError(fmt::format("line {}: {}", line_, what));
  }

  absl::Status AddVector(const std::vector<std::string_view>& fields) {
    if (fields.size() != columns_) {
      return Refuse(fmt::format("{} columns, not {}", fields.size(), columns_));
    }
    if (fields.front().empty()) return Refuse("the vector names no set");
    std::vector<int64_t> weights;
    for (size_t f = 1; f < fields.size(); ++f) {
      const std::optional<int64_t> weight = WeightFrom(fields[f]);
      if (!weight.has_value()) {
        return Refuse(
            fmt::format("\"{}\" is not an integer from 0 to {}", fields[f], kHighestVectorWeight));
      }
      weights.push_back(*weight);
    }
    if (std::all_of(weights.begin(), weights.end(), [](int64_t weight) { return weight == 0; })) {
      return Refuse("all weights are zero");
    }
    WeightSet& set = SetNamed(fields.front());
    set.weights.insert(set.weights.end(), weights.begin(), weights.end());
    return absl::OkStatus();
  }

  WeightSet& SetNamed(std::string_view name) {
    for (WeightSet& set : sets_) {
      if (set.name == name) return set;
    }
    return sets_.emplace_back(WeightSet{std::string(name), columns_ - 1, {}});
  }

  size_t line_ = 0;
  size_t columns_ = 0;
  std::vector<WeightSet> sets_;
};

}  // namespace

absl::StatusOr<std::vector<WeightSet>> ParseWeightSets(std::string_view csv) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (csv.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    csv.remove_prefix(kByteOrderMark.size());
  }
  Reader reader;
  while (!csv.empty()) {
    const size_t end = csv.find('\n');
    if (absl::Status status = reader.Read(csv.substr(0, end)); !status.ok()) return status;
    csv.remove_prefix(end == std::string_view::npos ? csv.size() : end + 1);
  }
  return std::move(reader).Finish();
}

std::optional<WeightSet> AnyWeights(size_t dimensions) {
  if (dimensions != kStoredDimensions) return std::nullopt;
  const std::span<const uint16_t> stored = StoredSimplexVectors();
  return WeightSet{"simplex", dimensions, {stored.begin(), stored.end()}};
}

std::optional<WeightSet> NearWeights(const std::vector<int32_t>& weights) {
  if (weights.size() != kStoredDimensions) return std::nullopt;
  WeightSet set{"within_20_percent", weights.size(), {}};
  size_t next = 0;
  for (const uint16_t coordinate : StoredUnitVectors()) {
    // 10000·(8000 + 4000·u/10000), over their common factor 4000.
    set.weights.push_back(int64_t{weights[next++ % weights.size()]} * (20'000 + coordinate));
  }
  return set;
}

}  // namespace award::scoring::insight
