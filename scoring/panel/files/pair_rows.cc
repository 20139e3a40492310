// Rows are sorted at the end, where those of one pair meet.
#include "scoring/panel/files/pair_rows.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "scoring/sheets/csv_problem.h"

namespace award::scoring::panel {

namespace {

enum PairColumn : size_t { kPairApplication, kPairJudge, kPairGround };

TableShape PairShape(File file) {
  TableShape shape{file, {{"application_id", true}, {"judge_id", true}}};
  if (file == File::kConflicts) shape.columns.push_back({"ground"});
  return shape;
}

}  // namespace

PairRows::PairRows(File file, Sides sides, Faults& faults)
    : file_(file),
      sides_(std::move(sides)),
      faults_(faults),
      table_(
          PairShape(file), [this](const TableRow& row) { Take(row); }, faults) {}

void PairRows::Take(const TableRow& row) {
  const std::optional<int32_t> application = sides_.find_application(row[kPairApplication]);
  const std::optional<int32_t> judge = sides_.find_judge(row[kPairJudge]);
  if (application.has_value() && judge.has_value()) {
    PairRow& taken = rows_.emplace_back(PairRow{{*application, *judge}, row.line()});
    if (file_ == File::kConflicts) taken.ground = row[kPairGround];
    return;
  }
  if (file_ == File::kKept) {
    gone_.push_back({std::string(row[kPairApplication]), std::string(row[kPairJudge])});
    return;
  }
  if (!application.has_value() && sides_.applications_whole) {
    faults_.Add(FaultOf(FaultKind::kApplicationUnknown, row));
  }
  if (!judge.has_value() && sides_.judges_whole) {
    faults_.Add(FaultOf(FaultKind::kJudgeUnknown, row));
  }
}

Fault PairRows::FaultOf(FaultKind kind, const TableRow& row) const {
  Fault fault{kind, file_, row.line()};
  fault.application = Shown(row[kPairApplication]);
  fault.judge = Shown(row[kPairJudge]);
  return fault;
}

std::vector<PairRow> PairRows::Finish() {
  table_.Finish();
  const auto key = [](const PairRow& row) { return std::tie(row.pair, row.line); };
  std::sort(rows_.begin(), rows_.end(),
            [&](const PairRow& a, const PairRow& b) { return key(a) < key(b); });
  size_t first = 0;
  for (size_t i = 1; i < rows_.size(); ++i) {
    if (rows_[i].pair != rows_[first].pair) {
      first = i;
      continue;
    }
    const bool conflicts = file_ == File::kConflicts;
    if (conflicts && rows_[i].ground == rows_[first].ground) continue;
    Fault fault{conflicts ? FaultKind::kGroundsDiffer : FaultKind::kPairTwice, file_, rows_[i].line,
                rows_[first].line};
    fault.application = Shown(sides_.application_id(rows_[i].pair.application));
    fault.judge = Shown(sides_.judge_id(rows_[i].pair.judge));
    fault.value = Shown(rows_[i].ground);
    faults_.Add(std::move(fault));
  }
  const auto same = [](const PairRow& a, const PairRow& b) { return a.pair == b.pair; };
  rows_.erase(std::unique(rows_.begin(), rows_.end(), same), rows_.end());
  return std::move(rows_);
}

std::vector<NamedPair> PairRows::TakeGone() {
  std::sort(gone_.begin(), gone_.end());
  return std::move(gone_);
}

}  // namespace award::scoring::panel
