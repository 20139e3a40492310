// Rows of ids, and back.
#include "scoring/panel/files/plan_csv.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "scoring/panel/files/pair_rows.h"
#include "scoring/sheets/csv_text.h"

namespace award::scoring::panel {

namespace {

void AppendIds(std::string_view application, std::string_view judge, std::string& text) {
  AppendCsvCell(application, text);
  text += ',';
  AppendCsvCell(judge, text);
}

}  // namespace

std::string PlanCsv(const Problem& problem, const std::vector<Pair>& pairs) {
  std::string text = "application_id,judge_id\n";
  for (const Pair& pair : pairs) {
    AppendIds(problem.applications[static_cast<size_t>(pair.application)],
              problem.judges[static_cast<size_t>(pair.judge)].id, text);
    text += '\n';
  }
  return text;
}

std::string DifferenceCsv(const Difference& difference) {
  std::vector<std::pair<const NamedPair*, std::string_view>> rows;
  for (const NamedPair& pair : difference.removed) rows.emplace_back(&pair, "removed");
  for (const NamedPair& pair : difference.added) rows.emplace_back(&pair, "added");
  // What leaves an application stands before what joins it.
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return a.first->application < b.first->application;
  });
  std::string text = "application_id,judge_id,change\n";
  for (const auto& [pair, change] : rows) {
    AppendIds(pair->application, pair->judge, text);
    text += ',';
    text += change;
    text += '\n';
  }
  return text;
}

class PlanReader::Rows {
 public:
  Rows(const Problem& problem, File file)
      : rows_(file,
              {[&problem](std::string_view id) { return problem.FindApplication(std::string(id)); },
               [&problem](std::string_view id) { return problem.FindJudge(std::string(id)); },
               [&problem](int32_t position) {
                 return std::string_view(problem.applications[static_cast<size_t>(position)]);
               },
               [&problem](int32_t position) {
                 return std::string_view(problem.judges[static_cast<size_t>(position)].id);
               }},
              faults_) {}

  void Feed(std::string_view piece) { rows_.Feed(piece); }

  PlanRead Finish() {
    PlanRead read;
    for (const PairRow& row : rows_.Finish()) read.pairs.push_back(row.pair);
    read.faults = faults_.Kept();
    read.fault_count = faults_.count();
    if (!faults_.empty()) read.pairs.clear();
    return read;
  }

 private:
  Faults faults_;
  PairRows rows_;
};

PlanReader::PlanReader(const Problem& problem, File file)
    : rows_(std::make_unique<Rows>(problem, file)) {}
PlanReader::~PlanReader() = default;

void PlanReader::Feed(std::string_view piece) { rows_->Feed(piece); }
PlanRead PlanReader::Finish() { return rows_->Finish(); }

}  // namespace award::scoring::panel
