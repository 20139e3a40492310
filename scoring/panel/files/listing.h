// Applications or judges as their file lists them, by id, with the attributes that rules ask for.
#ifndef AWARD_SCORING_PANEL_FILES_LISTING_H_
#define AWARD_SCORING_PANEL_FILES_LISTING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "scoring/panel/files/fault.h"
#include "scoring/panel/files/table.h"

namespace award::scoring::panel {

struct Listed {
  std::string id;
  int64_t line = 0;
  int32_t lowest = 0;              // Seats of an application, lowest load of a judge.
  int32_t highest = 0;             // Highest load.
  std::vector<std::string> cells;  // By Listing::attributes.
};

struct Listing {
  std::vector<std::string> attributes;
  std::vector<Listed> rows;  // By id.
  // Every row could be read, so that an id which is not here is not in the file.
  bool whole = false;

  // Once the rows are there and stay where they are.
  void Index();
  std::optional<int32_t> Find(std::string_view id) const;
  std::optional<size_t> FindAttribute(std::string_view name) const;

 private:
  absl::flat_hash_map<std::string_view, int32_t> positions_;
};

// Reads kApplications (`seats`: for every application, whatever the file says) or kJudges.
class ListingReader {
 public:
  // `faults` stays alive.
  ListingReader(File file, std::optional<int32_t> seats, Faults& faults);

  void Feed(std::string_view piece) { table_.Feed(piece); }
  // Requires: called once, last.
  Listing Finish();

 private:
  void Take(const TableRow& row);
  void TakeApplication(const TableRow& row, Listed& listed);
  void TakeJudge(const TableRow& row, Listed& listed);
  void RefuseRepeated();

  File file_;
  std::optional<int32_t> seats_;
  Faults& faults_;
  TableReader table_;
  Listing listing_;
};

// A whole number from 0, or why not: kNotACount, kCountTooLarge.
struct Count {
  int32_t value = 0;
  std::optional<FaultKind> fault;
};
Count ReadCount(std::string_view text);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_LISTING_H_
