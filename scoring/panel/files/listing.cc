// Rows are kept in the order of the file and sorted at the end, where those of one id meet.
#include "scoring/panel/files/listing.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "scoring/sheets/csv_problem.h"

namespace award::scoring::panel {

namespace {

enum ApplicationColumn : size_t { kSeatsCell = 1 };
enum JudgeColumn : size_t { kLowestCell = 1, kHighestCell };

TableShape ListingShape(File file) {
  if (file == File::kApplications) {
    return {file, {{"application_id", true}, {"k", false, true}}, true};
  }
  return {file, {{"judge_id", true}, {"min_load"}, {"max_load"}}, true};
}

}  // namespace

Count ReadCount(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) {
    return {0, FaultKind::kNotACount};
  }
  // The highest number stands for "no limit" in places.
  constexpr int64_t kHighest = std::numeric_limits<int32_t>::max() - 1;
  int64_t value = 0;
  for (const char c : text) value = std::min(value * 10 + (c - '0'), kHighest + 1);
  if (value > kHighest) return {0, FaultKind::kCountTooLarge};
  return {static_cast<int32_t>(value), std::nullopt};
}

void Listing::Index() {
  positions_.reserve(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) positions_.emplace(rows[i].id, static_cast<int32_t>(i));
}

std::optional<int32_t> Listing::Find(std::string_view id) const {
  const auto found = positions_.find(id);
  if (found == positions_.end()) return std::nullopt;
  return found->second;
}

std::optional<size_t> Listing::FindAttribute(std::string_view name) const {
  const auto found = std::find(attributes.begin(), attributes.end(), name);
  if (found == attributes.end()) return std::nullopt;
  return static_cast<size_t>(found - attributes.begin());
}

ListingReader::ListingReader(File file, std::optional<int32_t> seats, Faults& faults)
    : file_(file),
      seats_(seats),
      faults_(faults),
      table_(
          ListingShape(file), [this](const TableRow& row) { Take(row); }, faults) {}

void ListingReader::Take(const TableRow& row) {
  Listed& listed = listing_.rows.emplace_back();
  listed.id = row[0];
  listed.line = row.line();
  for (const size_t place : table_.attribute_places()) listed.cells.push_back(row.cells()[place]);
  if (file_ == File::kApplications) {
    TakeApplication(row, listed);
  } else {
    TakeJudge(row, listed);
  }
}

namespace {

// The count in a cell; the fault names `id` in the member of Fault that is given.
int32_t CountIn(const TableRow& row, size_t column, std::string_view name, std::string Fault::*id,
                File file, Faults& faults) {
  const Count count = ReadCount(row[column]);
  if (count.fault.has_value()) {
    Fault fault{*count.fault, file, row.line()};
    fault.*id = Shown(row[0]);
    fault.column = name;
    fault.value = Shown(row[column]);
    faults.Add(std::move(fault));
  }
  return count.value;
}

}  // namespace

void ListingReader::TakeApplication(const TableRow& row, Listed& listed) {
  if (seats_.has_value()) {
    listed.lowest = *seats_;
  } else if (table_.Has(kSeatsCell)) {
    listed.lowest = CountIn(row, kSeatsCell, "k", &Fault::application, file_, faults_);
  }
}

void ListingReader::TakeJudge(const TableRow& row, Listed& listed) {
  const int64_t before = faults_.count();
  listed.lowest = CountIn(row, kLowestCell, "min_load", &Fault::judge, file_, faults_);
  listed.highest = CountIn(row, kHighestCell, "max_load", &Fault::judge, file_, faults_);
  if (faults_.count() > before || listed.lowest <= listed.highest) return;
  Fault fault{FaultKind::kMinOverMax, file_, row.line()};
  fault.judge = Shown(listed.id);
  fault.value = std::to_string(listed.lowest);
  fault.expected = std::to_string(listed.highest);
  faults_.Add(std::move(fault));
}

void ListingReader::RefuseRepeated() {
  std::vector<Listed>& rows = listing_.rows;
  const auto key = [](const Listed& listed) {
    return std::tuple(std::string_view(listed.id), listed.line);
  };
  std::sort(rows.begin(), rows.end(),
            [&](const Listed& a, const Listed& b) { return key(a) < key(b); });
  const bool applications = file_ == File::kApplications;
  size_t first = 0;
  for (size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].id != rows[first].id) {
      first = i;
      continue;
    }
    Fault fault{applications ? FaultKind::kApplicationTwice : FaultKind::kJudgeTwice, file_,
                rows[i].line, rows[first].line};
    (applications ? fault.application : fault.judge) = Shown(rows[i].id);
    faults_.Add(std::move(fault));
  }
  const auto same = [](const Listed& a, const Listed& b) { return a.id == b.id; };
  rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
}

Listing ListingReader::Finish() {
  table_.Finish();
  listing_.attributes = table_.attributes();
  listing_.whole = table_.whole();
  RefuseRepeated();
  if (listing_.whole && listing_.rows.empty()) {
    faults_.Add({FaultKind::kNoRows, file_});
  }
  if (file_ == File::kApplications && listing_.whole && !table_.Has(kSeatsCell) &&
      !seats_.has_value()) {
    Fault fault{FaultKind::kColumnMissing, file_, 1};
    fault.column = "k";
    faults_.Add(std::move(fault));
  }
  return std::move(listing_);
}

}  // namespace award::scoring::panel
