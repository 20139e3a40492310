// Plain reading of plain files: no quotes, no spaces.
#include "tests/scoring/panel_instances.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <utility>

namespace award::scoring::panel {

namespace {

// Cells of one line; a quoted cell may hold commas.
std::vector<std::string> CellsOf(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<std::vector<std::string>> LinesOf(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) lines.push_back(CellsOf(line));
  }
  return lines;
}

}  // namespace

std::string InstancesFolder() {
  const char* elsewhere = std::getenv("AWARD_ASSIGNMENT_DATA");
  return elsewhere != nullptr ? elsewhere : AWARD_SOURCE_DIR "/tests/data/assignment";
}

int64_t Thousandths(const std::string& decimal) {
  const size_t point = std::min(decimal.find('.'), decimal.size());
  const bool negative = decimal.rfind('-', 0) == 0;
  const std::string whole = decimal.substr(negative ? 1 : 0, point - (negative ? 1 : 0));
  std::string places = point < decimal.size() ? decimal.substr(point + 1) : "";
  places.resize(3, '0');
  const int64_t value = std::stoll("0" + whole) * 1000 + std::stoll(places);
  return negative ? -value : value;
}

Problem ReadInstance(const std::string& folder) {
  Problem problem;
  problem.decimals = 3;
  const auto applications = LinesOf(folder + "/applications.csv");
  for (size_t i = 1; i < applications.size(); ++i) {
    problem.applications.push_back(applications[i][0]);
    problem.seats.push_back(std::stoi(applications[i][1]));
  }
  const auto judges = LinesOf(folder + "/judges.csv");
  for (size_t i = 1; i < judges.size(); ++i) {
    problem.judges.push_back({judges[i][0], std::stoi(judges[i][1]), std::stoi(judges[i][2])});
  }
  const auto affinities = LinesOf(folder + "/affinity.csv");
  for (size_t i = 1; i < affinities.size(); ++i) {
    for (size_t j = 1; j < affinities[i].size(); ++j) {
      const std::string& cell = affinities[i][j];
      problem.affinity.push_back(cell.empty() ? kConflict
                                              : static_cast<int32_t>(Thousandths(cell)));
    }
  }
  return problem;
}

std::vector<MeasuredRow> ReadMeasured(const std::string& path) {
  std::vector<MeasuredRow> rows;
  const auto lines = LinesOf(path);
  for (size_t i = 1; i < lines.size(); ++i) {
    MeasuredRow& row = rows.emplace_back();
    for (size_t c = 0; c < lines[i].size() && c < lines[0].size(); ++c) {
      row[lines[0][c]] = lines[i][c];
    }
  }
  return rows;
}

std::optional<MeasuredRow> FindMeasured(const std::vector<MeasuredRow>& rows,
                                        const std::string& instance, const std::string& solver) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const MeasuredRow& row) {
    return row.at("instance") == instance && row.at("solver") == solver;
  });
  if (found == rows.end()) return std::nullopt;
  return *found;
}

Quality Evaluate(const Problem& problem, const std::vector<Pair>& pairs) {
  Quality quality;
  const size_t applications = problem.applications.size();
  std::vector<int64_t> sums(applications, 0);
  std::vector<int32_t> seated(applications, 0);
  std::vector<int32_t> loads(problem.judges.size(), 0);
  for (const Pair& pair : pairs) {
    ++loads[static_cast<size_t>(pair.judge)];
    ++seated[static_cast<size_t>(pair.application)];
    if (problem.InConflict(pair)) {
      ++quality.conflicts;
    } else {
      sums[static_cast<size_t>(pair.application)] += problem.AffinityOf(pair);
    }
  }
  for (size_t j = 0; j < loads.size(); ++j) {
    quality.overload += std::max(0, loads[j] - problem.judges[j].highest_load);
  }
  for (size_t a = 0; a < applications; ++a) {
    const auto row = problem.affinity.begin() +
                     static_cast<int64_t>(a) * static_cast<int64_t>(problem.judges.size());
    std::vector<int32_t> best(row, row + static_cast<int64_t>(problem.judges.size()));
    std::sort(best.begin(), best.end(), std::greater<>());
    int64_t ideal = 0;
    for (int32_t s = 0; s < problem.seats[a]; ++s) ideal += best[static_cast<size_t>(s)];
    quality.total += sums[a];
    quality.short_seats += std::max(0, problem.seats[a] - seated[a]);
    quality.largest_deficit = std::max(quality.largest_deficit, ideal - sums[a]);
    quality.lowest_ideal = a == 0 ? ideal : std::min(quality.lowest_ideal, ideal);
  }
  std::sort(sums.begin(), sums.end());
  quality.lowest = sums.front();
  const size_t tail = std::max<size_t>(1, applications / 20);
  for (size_t i = 0; i < tail; ++i) quality.lowest_mean += static_cast<double>(sums[i]);
  quality.lowest_mean /= static_cast<double>(tail);
  return quality;
}

}  // namespace award::scoring::panel
