// Rows of the table; every cell that is not a number of ours is shielded.
#include "scoring/report/tabulation_csv.h"

#include <algorithm>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "scoring/report/printed.h"
#include "scoring/report/words.h"
#include "scoring/sheets/csv_text.h"

namespace award::scoring {

namespace {

constexpr std::string_view kFormulaStarts[] = {"=",  "+",  "-",  "@",  "\t",
                                               "\r", "＝", "＋", "－", "＠"};

// One row at the end of a text.
class RowWriter {
 public:
  explicit RowWriter(std::string& text) : text_(text) {}

  void Text(std::string_view cell) {
    Separate();
    const bool formula =
        std::any_of(std::begin(kFormulaStarts), std::end(kFormulaStarts),
                    [&](std::string_view start) { return cell.starts_with(start); });
    if (!formula) {
      AppendCsvCell(cell, text_);
    } else {
      AppendCsvCell("'" + std::string(cell), text_);
    }
  }

  void Int(int64_t value) {
    Separate();
    AppendInt(value, text_);
  }

  void Number(const std::optional<int32_t>& value) {
    if (value.has_value()) {
      Int(*value);
    } else {
      Separate();
    }
  }

  // Two cells.
  void Exact(const std::optional<Fraction>& value, int32_t places = kUsualPlaces) {
    Separate();
    if (value.has_value()) AppendDecimal(*value, places, text_);
    Separate();
    if (value.has_value()) AppendFraction(*value, text_);
  }

  void End() {
    text_ += "\r\n";
    first_ = true;
  }

 private:
  void Separate() {
    if (!first_) text_ += ',';
    first_ = false;
  }

  std::string& text_;
  bool first_ = true;
};

constexpr std::string_view kHeader =
    "category,place,application,published,published_fraction,mean_total,mean_total_fraction,"
    "trimmed_mean,trimmed_mean_fraction,median_total,median_total_fraction,rank_sum,"
    "rank_sum_fraction,first_places,counted_sheets,spread_of_all_sheets,"
    "spread_of_all_sheets_fraction,divergence,outcome,"
    "admission,unranked_reason,place_by_total_score,place_by_rank_sum,place_by_trimmed_mean,"
    "place_by_median,pending_sheets";

using OutcomeByApplication = absl::flat_hash_map<std::string_view, DivergenceOutcome>;

void WriteRow(const CountedCategory& category, const OutcomeByApplication& outcomes,
              const Line& line, RowWriter& row) {
  const auto figure = [&](Fraction Standing::*member) {
    return line.standing.has_value() ? std::optional((*line.standing).*member) : std::nullopt;
  };
  const auto optional_figure = [&](std::optional<Fraction> Standing::*member) {
    return line.standing.has_value() ? (*line.standing).*member : std::nullopt;
  };
  row.Text(category.rules.id);
  row.Number(line.place);
  row.Text(line.application);
  row.Exact(optional_figure(&Standing::published),
            category.rules.rules.rounding.result.back().places);
  row.Exact(figure(&Standing::mean_total));
  row.Exact(figure(&Standing::trimmed_mean));
  row.Exact(figure(&Standing::median_total));
  row.Exact(optional_figure(&Standing::rank));
  row.Number(line.standing.has_value() ? std::optional(line.standing->first_places) : std::nullopt);
  row.Int(line.counted_sheets);
  row.Exact(line.spread_of_all_sheets);
  row.Text(NameOf(line.divergence));
  const auto outcome = outcomes.find(line.application);
  row.Text(outcome == outcomes.end() ? "" : NameOf(outcome->second));
  row.Text(NameOf(line.admission));
  row.Text(line.unranked.has_value() ? NameOf(*line.unranked) : "");
  for (const std::optional<int32_t>& place : line.shadow_places) row.Number(place);
  row.Int(std::count_if(line.judges.begin(), line.judges.end(),
                        [](const JudgeLine& judge) { return judge.state == CellState::kPending; }));
  row.End();
}

}  // namespace

std::string TabulationCsv(const std::vector<CountedCategory>& categories) {
  std::string text(kHeader);
  text += "\r\n";
  RowWriter row(text);
  for (const CountedCategory& category : categories) {
    OutcomeByApplication outcomes;
    for (const DivergenceDecision& decision : category.round.divergence_decisions) {
      outcomes.emplace(decision.application, decision.outcome);
    }
    for (const Line& line : category.tabulation.lines) WriteRow(category, outcomes, line, row);
  }
  return text;
}

}  // namespace award::scoring
