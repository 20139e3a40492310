// The demonstration award is built here from its scores, apart from the code that counts it.
#include "tests/scoring/insight/panels.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>

#include "tests/scoring/table.h"

namespace award::scoring::insight {
namespace {

std::string PathOf(std::string_view name) {
  return std::string(AWARD_SOURCE_DIR "/tests/scoring/data/") + std::string(name);
}

uint32_t IndexOf(const std::vector<std::string>& ids, const std::string& id) {
  return static_cast<uint32_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

// Numbers as ids, in the order of the numbers.
std::vector<std::string> Numbered(int count) {
  std::vector<std::string> ids;
  for (int i = 1; i <= count; ++i) ids.push_back(std::to_string(i));
  return ids;
}

}  // namespace

Observations From(const Table& table) {
  std::vector<Observation> observations;
  for (uint32_t a = 0; a < table.size(); ++a) {
    for (uint32_t j = 0; j < table[a].size(); ++j) {
      if (table[a][j] != kGap) observations.push_back({a, j, table[a][j]});
    }
  }
  return Arrange(table.size(), table.empty() ? 0 : table.front().size(), observations).value();
}

Table Transposed(const Table& table) {
  Table result(table.front().size(), std::vector<double>(table.size()));
  for (size_t i = 0; i < table.size(); ++i) {
    for (size_t k = 0; k < table[i].size(); ++k) result[k][i] = table[i][k];
  }
  return result;
}

Table ReadNumbers(std::string_view name) {
  std::ifstream file(PathOf(name));
  std::string line;
  std::getline(file, line);
  const size_t columns = static_cast<size_t>(std::count(line.begin(), line.end(), ','));
  Table table;
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string cell;
    std::getline(cells, cell, ',');
    std::vector<double>& row = table.emplace_back(columns, kGap);
    for (size_t i = 0; i < columns && std::getline(cells, cell, ','); ++i) {
      if (!cell.empty() && cell != "\r") row[i] = std::stod(cell);
    }
  }
  return table;
}

Panel PanelFrom(const Table& table) {
  Panel panel;
  panel.total_scale = 100;
  panel.applications = Numbered(static_cast<int>(table.size()));
  panel.judges = Numbered(static_cast<int>(table.front().size()));
  for (uint32_t a = 0; a < table.size(); ++a) {
    for (uint32_t j = 0; j < table[a].size(); ++j) {
      if (table[a][j] == kGap) continue;
      panel.sheets.push_back({a, j, static_cast<int64_t>(std::llround(table[a][j] * 100))});
    }
  }
  return panel;
}

Panel DemonstrationPanel() {
  Panel panel;
  panel.applications = Numbered(24);
  panel.judges = Numbered(9);
  panel.total_scale = 1'000'000;      // Hundredths times basis points.
  panel.dimension_scale = 3'000'000;  // Hundredths times a multiple of all dimensions' weights.
  panel.thresholds = {1000, 1500, 2000};
  std::vector<size_t> dimension_of;
  std::vector<int32_t> weights;
  for (const Row& row : ReadTable("demo_items.csv")) {
    const size_t dimension = static_cast<size_t>(row.at("dimension").back() - '1');
    panel.weights.resize(std::max(panel.weights.size(), dimension + 1));
    dimension_of.push_back(dimension);
    weights.push_back(std::stoi(row.at("weight_bp")));
    panel.weights[dimension] += weights.back();
  }
  panel.item_count = weights.size();
  std::map<std::pair<uint32_t, uint32_t>, std::vector<int32_t>> sheets;
  for (const Row& row : ReadTable("demo_scores.csv")) {
    sheets[{IndexOf(panel.applications, row.at("application")),
            IndexOf(panel.judges, row.at("judge"))}]
        .push_back(std::stoi(row.at("score_hundredths")));
  }
  for (const auto& [pair, scores] : sheets) {
    int64_t total = 0;
    std::vector<int64_t> dimensions(panel.weights.size(), 0);
    for (size_t i = 0; i < scores.size(); ++i) {
      total += int64_t{weights[i]} * scores[i];
      dimensions[dimension_of[i]] += int64_t{weights[i]} * scores[i];
    }
    for (size_t d = 0; d < dimensions.size(); ++d) {
      panel.dimensions.push_back(dimensions[d] * 30'000 / panel.weights[d]);
    }
    panel.items.insert(panel.items.end(), scores.begin(), scores.end());
    panel.sheets.push_back({pair.first, pair.second, total});
  }
  return panel;
}

Observations Demonstration() { return TotalsOf(DemonstrationPanel()).value(); }

nlohmann::json Expected(std::string_view name) {
  std::ifstream file(PathOf(name));
  return nlohmann::json::parse(file);
}

uint64_t Sequence::Next() {
  state_ ^= state_ << 13;
  state_ ^= state_ >> 7;
  state_ ^= state_ << 17;
  return state_;
}

double Sequence::Uniform() { return static_cast<double>(Next() >> 11) / 9007199254740992.0; }

double Sequence::Normal() {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += Uniform();
  return sum;
}

void PrintTo(Undefined reason, std::ostream* out) { *out << NameOf(reason); }

void PrintTo(const Statistic& statistic, std::ostream* out) {
  if (statistic.defined()) {
    *out << *statistic;
  } else {
    *out << NameOf(statistic.reason());
  }
}

}  // namespace award::scoring::insight
