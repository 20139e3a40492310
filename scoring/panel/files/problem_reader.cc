// Each file has a reader of its own; what they read is joined at the end.
#include "scoring/panel/files/problem_reader.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "scoring/panel/files/affinity_reader.h"
#include "scoring/panel/files/listing.h"
#include "scoring/panel/files/pair_rows.h"
#include "scoring/panel/files/rule_lines.h"
#include "scoring/sheets/csv_problem.h"

namespace award::scoring::panel {

class ProblemReader::Files {
 public:
  explicit Files(const ReadOptions& options) : options_(options) {}

  void Open(File file);
  void Feed(std::string_view piece);
  void Close();
  ProblemRead Finish();

 private:
  void TakeRule(const TableRow& row);
  void RefuseLocksOnConflicts();
  Problem MakeProblem();
  Sides MakeSides() const;

  ReadOptions options_;
  Faults faults_;
  File open_ = File::kApplications;
  Listing applications_;
  Listing judges_;
  AffinityMatrix affinity_;
  std::vector<RuleLine> rules_;
  std::map<std::string, int64_t, std::less<>> rule_lines_;
  std::vector<PairRow> locks_;
  std::vector<PairRow> conflicts_;
  std::vector<PairRow> kept_;
  std::vector<NamedPair> gone_;
  // The reader of the open file; the others are empty.
  std::unique_ptr<ListingReader> listing_reader_;
  std::unique_ptr<AffinityReader> affinity_reader_;
  std::unique_ptr<TableReader> rule_reader_;
  std::unique_ptr<PairRows> pair_reader_;
};

Sides ProblemReader::Files::MakeSides() const {
  const auto id = [](const Listing& listing, int32_t position) {
    return std::string_view(listing.rows[static_cast<size_t>(position)].id);
  };
  return {[this](std::string_view text) { return applications_.Find(text); },
          [this](std::string_view text) { return judges_.Find(text); },
          [this, id](int32_t position) { return id(applications_, position); },
          [this, id](int32_t position) { return id(judges_, position); },
          applications_.whole,
          judges_.whole};
}

void ProblemReader::Files::TakeRule(const TableRow& row) {
  const auto [known, added] = rule_lines_.emplace(row[0], row.line());
  if (!added) {
    Fault fault{FaultKind::kRuleTwice, File::kRules, row.line(), known->second};
    fault.rule = Shown(row[0]);
    faults_.Add(std::move(fault));
    return;
  }
  std::optional<RuleLine> line = ReadRuleLine(row, faults_);
  if (line.has_value()) rules_.push_back(*std::move(line));
}

void ProblemReader::Files::Open(File file) {
  assert(open_ <= file && file < File::kPlan);
  open_ = file;
  switch (file) {
    case File::kApplications:
    case File::kJudges:
      listing_reader_ = std::make_unique<ListingReader>(file, options_.seats, faults_);
      break;
    case File::kAffinity:
      affinity_reader_ = std::make_unique<AffinityReader>(applications_, judges_,
                                                          options_.affinity_decimals, faults_);
      break;
    case File::kRules:
      rule_reader_ = std::make_unique<TableReader>(
          RulesShape(), [this](const TableRow& row) { TakeRule(row); }, faults_);
      break;
    default:
      pair_reader_ = std::make_unique<PairRows>(file, MakeSides(), faults_);
  }
}

void ProblemReader::Files::Feed(std::string_view piece) {
  if (listing_reader_ != nullptr) listing_reader_->Feed(piece);
  if (affinity_reader_ != nullptr) affinity_reader_->Feed(piece);
  if (rule_reader_ != nullptr) rule_reader_->Feed(piece);
  if (pair_reader_ != nullptr) pair_reader_->Feed(piece);
}

void ProblemReader::Files::Close() {
  switch (open_) {
    case File::kApplications:
    case File::kJudges: {
      Listing& listing = open_ == File::kJudges ? judges_ : applications_;
      listing = listing_reader_->Finish();
      listing.Index();
      break;
    }
    case File::kAffinity:
      affinity_ = affinity_reader_->Finish();
      break;
    case File::kRules:
      rule_reader_->Finish();
      break;
    case File::kLocks:
      locks_ = pair_reader_->Finish();
      break;
    case File::kConflicts:
      conflicts_ = pair_reader_->Finish();
      break;
    default:
      kept_ = pair_reader_->Finish();
      gone_ = pair_reader_->TakeGone();
  }
  listing_reader_.reset();
  affinity_reader_.reset();
  rule_reader_.reset();
  pair_reader_.reset();
}

void ProblemReader::Files::RefuseLocksOnConflicts() {
  const bool matrix = !faults_.Has(File::kAffinity) && !faults_.Has(File::kApplications) &&
                      !faults_.Has(File::kJudges);
  for (const PairRow& lock : locks_) {
    const auto found = std::lower_bound(
        conflicts_.begin(), conflicts_.end(), lock.pair,
        [](const PairRow& conflict, const Pair& pair) { return conflict.pair < pair; });
    const bool stated = found != conflicts_.end() && found->pair == lock.pair;
    const auto application = static_cast<size_t>(lock.pair.application);
    const auto judge = static_cast<size_t>(lock.pair.judge);
    const size_t cell = application * judges_.rows.size() + judge;
    if (!stated && !(matrix && affinity_.cells[cell] == kConflict)) continue;
    Fault fault{FaultKind::kLockOnConflict, File::kLocks, lock.line};
    fault.other_line = stated ? found->line : affinity_.lines[application];
    fault.other_file = stated ? File::kConflicts : File::kAffinity;
    fault.application = Shown(applications_.rows[application].id);
    fault.judge = Shown(judges_.rows[judge].id);
    faults_.Add(std::move(fault));
  }
}

Problem ProblemReader::Files::MakeProblem() {
  Problem problem;
  for (const Listed& application : applications_.rows) {
    problem.applications.push_back(application.id);
    problem.seats.push_back(application.lowest);
  }
  for (const Listed& judge : judges_.rows) {
    problem.judges.push_back({judge.id, judge.lowest, judge.highest});
  }
  problem.affinity = std::move(affinity_.cells);
  problem.decimals = affinity_.decimals;
  for (const PairRow& lock : locks_) problem.locks.push_back(lock.pair);
  for (const PairRow& kept : kept_) problem.kept.push_back(kept.pair);
  for (PairRow& conflict : conflicts_) {
    problem.affinity[problem.Cell(conflict.pair)] = kConflict;
    if (!conflict.ground.empty()) {
      problem.grounds.push_back({conflict.pair, std::move(conflict.ground)});
    }
  }
  problem.objective = options_.objective;
  problem.seed = options_.seed;
  return problem;
}

ProblemRead ProblemReader::Files::Finish() {
  RefuseLocksOnConflicts();
  Problem rules;
  if (!faults_.Has(File::kApplications) && !faults_.Has(File::kJudges)) {
    AddRules(std::move(rules_), applications_, judges_, rules, faults_);
  }
  ProblemRead read;
  read.gone = std::move(gone_);
  read.faults = faults_.Kept();
  read.fault_count = faults_.count();
  if (!faults_.empty()) return read;
  read.problem = MakeProblem();
  read.problem.rules = std::move(rules.rules);
  read.problem.scopes = std::move(rules.scopes);
  return read;
}

ProblemReader::ProblemReader(const ReadOptions& options)
    : files_(std::make_unique<Files>(options)) {}
ProblemReader::~ProblemReader() = default;

void ProblemReader::Open(File file) { files_->Open(file); }
void ProblemReader::Feed(std::string_view piece) { files_->Feed(piece); }
void ProblemReader::Close() { files_->Close(); }
ProblemRead ProblemReader::Finish() && { return files_->Finish(); }

}  // namespace award::scoring::panel
