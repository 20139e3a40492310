// Shadow places stand beside the official one and are marked where they differ; they are advice.
#include "client/document/count.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "client/render/table.h"
#include "client/render/text.h"
#include "client/render/width.h"
#include "client/words/count_words.h"
#include "fmt/format.h"
#include "scoring/report/sentence.h"

namespace award::client {
namespace {

constexpr size_t kMostJudgeColumns = 12;
constexpr int kPlaces = 2;

scoring::SentenceLanguage ToScoring(Language language) {
  return language == Language::kChinese ? scoring::SentenceLanguage::kTraditionalChinese
                                        : scoring::SentenceLanguage::kEnglish;
}

class Writer {
 public:
  Writer(const scoring::CountedCategory& counted, Language language, size_t width)
      : rules_(counted.rules),
        round_(counted.round),
        tabulation_(counted.tabulation),
        language_(language),
        width_(width),
        narrator_(counted.round, counted.tabulation) {}

  std::string Write() {
    text_ = Heading();
    if (tabulation_.lines.empty()) return text_ + Say(kNoSheets) + "\n";
    text_ += PrintTable(LineTable(), width_);
    if (marked_) text_ += Say(kShadowNote) + "\n";
    AddNotes();
    AddJudges();
    AddReasons();
    return std::move(text_);
  }

 private:
  std::string Say(Words words) const { return std::string(words.In(language_)); }

  template <typename... Values>
  std::string Say(Words words, const Values&... values) const {
    return fmt::format(fmt::runtime(words.In(language_)), values...);
  }

  std::string Heading() const {
    const scoring::Rules& rules = rules_.rules;
    const std::string name = rules_.name.empty() ? rules_.id : rules_.name;
    std::string heading = fmt::format("{} ({})\n", RenderLine(name), RenderLine(rules_.id));
    heading += Say(kCountedBy, MethodWords(rules.method).In(language_), rules.cut,
                   scoring::Fraction::FromHundredths(rules.floor).ToDecimal(kPlaces));
    if (rules.rank_on == scoring::RankOn::kPublished) heading += Say(kRankedOnPublished);
    return heading + "\n\n";
  }

  std::string Value(const std::optional<scoring::Fraction>& value, int places = kPlaces) const {
    return value.has_value() ? value->ToDecimal(places) : "-";
  }

  // The official value as it is printed.
  std::string Published(const scoring::Line& line) const {
    if (!line.standing.has_value()) return "-";
    return Value(line.standing->published, rules_.rules.rounding.result.back().places);
  }

  std::string Place(const std::optional<int32_t>& place) const {
    return place.has_value() ? fmt::format("{}", *place) : "-";
  }

  std::string Shadow(const scoring::Line& line, size_t method) {
    const std::optional<int32_t>& place = line.shadow_places[method];
    if (place == line.place || !place.has_value() || !line.place.has_value()) return Place(place);
    marked_ = true;
    return Place(place) + "*";
  }

  std::string Divergence(const scoring::Line& line) const {
    if (line.divergence == scoring::DivergenceLevel::kNone) return "";
    std::string cell = Say(DivergenceWords(line.divergence));
    for (const scoring::DivergenceDecision& decision : round_.divergence_decisions) {
      if (decision.application != line.application) continue;
      cell += fmt::format(" → {}", Say(OutcomeWords(decision.outcome)));
      if (!decision.judge.empty()) cell += " " + decision.judge;
    }
    return line.divergence_open ? cell + Say(kStillOpen) : cell;
  }

  std::string Result(const scoring::Line& line) const {
    if (line.unranked.has_value()) return Say(UnrankedWords(*line.unranked));
    std::string result = Say(AdmissionWords(line.admission));
    if (line.admission != scoring::Admission::kBelowDimensionFloor) return result;
    for (const size_t d : line.dimensions_below_floor) {
      result += " " + round_.rubric.dimensions[d].id;
    }
    return result;
  }

  Table LineTable() {
    const scoring::Method official = rules_.rules.method;
    Table table;
    table.headings = {Say(kPlaceHeading), Say(kApplicationHeading), Say(ComparedWords(official))};
    const bool beside = official != scoring::Method::kTotalScore;
    if (beside) table.headings.push_back(Say(ComparedWords(scoring::Method::kTotalScore)));
    for (const Words heading :
         {kSheetsHeading, kSpreadHeading, kDivergenceHeading, kResultHeading}) {
      table.headings.push_back(Say(heading));
    }
    for (const scoring::Method method : scoring::kMethods) {
      if (method != official) table.headings.push_back(Say(MethodWords(method)));
    }
    for (const scoring::Line& line : tabulation_.lines) {
      std::vector<std::string> row = {Place(line.place), line.application, Published(line)};
      if (beside) row.push_back(line.standing ? Value(line.standing->mean_total) : "-");
      row.push_back(fmt::format("{}", line.counted_sheets));
      row.push_back(line.counted_sheets > 0 ? Value(line.spread_of_all_sheets) : "-");
      row.push_back(Divergence(line));
      row.push_back(Result(line));
      for (size_t m = 0; m < scoring::kMethods.size(); ++m) {
        if (scoring::kMethods[m] != official) row.push_back(Shadow(line, m));
      }
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  void AddNotes() {
    if (tabulation_.refused_ranks.has_value()) {
      AddParagraph(narrator_.ForRefusedRanks(ToScoring(language_)));
    }
    if (tabulation_.vacancies > 0) text_ += Say(kVacant, tabulation_.vacancies) + "\n";
    if (tabulation_.pending_cells > 0) text_ += Say(kProvisional, tabulation_.pending_cells) + "\n";
    for (const size_t i : tabulation_.unused_tie_decisions) {
      std::string order;
      for (const std::string& application : round_.tie_decisions[i].order) {
        order += (order.empty() ? "" : " > ") + RenderLine(application);
      }
      text_ += Say(kUnusedDecision, order) + "\n";
    }
    const auto has_place = [](const scoring::Line& line) { return line.place.has_value(); };
    const auto ranked =
        std::count_if(tabulation_.lines.begin(), tabulation_.lines.end(), has_place);
    if (ranked == 1) text_ += Say(kOneApplication) + "\n";
  }

  // A text of ids and words, wrapped to the terminal.
  void AddParagraph(const std::string& sentence) {
    const std::string rendered = RenderLine(sentence);
    for (const std::string& line : Wrap(rendered, width_ > 0 ? width_ : rendered.size() + 2)) {
      text_ += line + "\n";
    }
  }

  // `86.65 (1)`: the judge's total and rank; what became of the sheet when there is none.
  std::string JudgeCell(const scoring::JudgeLine& seat) const {
    if (!seat.total.has_value()) return Say(CellWords(seat.state));
    std::string cell = seat.total->ToDecimal(kPlaces);
    if (seat.rank.has_value()) {
      const bool whole = seat.rank->denominator() == 1;
      cell += fmt::format(" ({})", seat.rank->ToDecimal(whole ? 0 : 1));
    }
    return seat.excluded ? fmt::format("[{}] {}", cell, Say(kExcluded)) : cell;
  }

  void AddJudges() {
    if (round_.judges.size() > kMostJudgeColumns) return;
    Table table;
    table.headings.push_back(Say(kApplicationHeading));
    std::map<std::string_view, size_t> column;
    std::vector<std::string> judges = round_.judges;
    std::sort(judges.begin(), judges.end());
    for (const std::string& judge : judges) {
      column.emplace(judge, table.headings.size());
      table.headings.push_back(RenderLine(judge));
    }
    for (const scoring::Line& line : tabulation_.lines) {
      std::vector<std::string> row(table.headings.size());
      row[0] = line.application;
      for (const scoring::JudgeLine& seat : line.judges) {
        row[column.at(seat.judge)] = JudgeCell(seat);
      }
      table.rows.push_back(std::move(row));
    }
    text_ += "\n" + Say(kJudgesTitle) + "\n" + PrintTable(table, width_);
  }

  void AddReasons() {
    if (tabulation_.comparisons.empty()) return;
    text_ += "\n" + Say(kReasonsTitle) + "\n";
    for (const scoring::PairComparison& pair : tabulation_.comparisons) {
      AddParagraph(narrator_.ForPair(pair, ToScoring(language_)));
    }
  }

  const scoring::CategoryRules& rules_;
  const scoring::Round& round_;
  const scoring::Tabulation& tabulation_;
  const Language language_;
  const size_t width_;
  const scoring::Narrator narrator_;
  std::string text_;
  bool marked_ = false;
};

}  // namespace

std::string CountText(const scoring::CountedCategory& counted, Language language, size_t width) {
  return Writer(counted, language, width).Write();
}

}  // namespace award::client
