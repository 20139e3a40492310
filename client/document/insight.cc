// The JSON is read as it is, so that the same renderer serves a count from files and the server's.
// A cell without a value is `-`, and the section ends with the reasons.
#include "client/document/insight.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>
#include <vector>

#include "client/error/error.h"
#include "client/render/table.h"
#include "client/render/text.h"
#include "client/render/width.h"
#include "client/words/insight_words.h"
#include "fmt/format.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"

namespace award::client {
namespace {

using google::protobuf::Value;

// The member, or an empty value.
const Value& At(const Value& value, const std::string& key) {
  static const Value* const none = new Value;
  const auto& fields = value.struct_value().fields();
  const auto found = fields.find(key);
  return found == fields.end() ? *none : found->second;
}

// A number, or what a fraction string such as "3/8" comes to.
double NumberOf(const Value& value) {
  if (value.kind_case() != Value::kStringValue) return value.number_value();
  const std::string& text = value.string_value();
  const size_t slash = text.find('/');
  const double numerator = std::strtod(text.c_str(), nullptr);
  if (slash == std::string::npos) return numerator;
  return numerator / std::strtod(text.c_str() + slash + 1, nullptr);
}

std::string Points(double value) { return fmt::format("{:.2f}", value); }
std::string Percent(double share) { return fmt::format("{:.1f}%", 100 * share); }

// One category.
class Writer {
 public:
  Writer(const Value& document, const Value& category, Language language, size_t width)
      : reasons_(At(document, "undefined_reasons")),
        category_(category),
        language_(language),
        width_(width) {}

  std::string Write() {
    const std::string& name = At(category_, "name").string_value();
    const std::string& id = At(category_, "category").string_value();
    const std::string shown = name.empty() ? id : fmt::format("{} ({})", name, id);
    AddParagraph(fmt::format(fmt::runtime(kAdviceTitle.In(language_)), RenderLine(shown)));
    AddFindings();
    AddSeparation();
    AddPlaces();
    AddJudges();
    AddStrikingScores();
    AddWeights();
    AddOtherWeights();
    AddReliability();
    return std::move(text_);
  }

 private:
  std::string Heading(std::string_view name) const {
    return std::string(InsightHeading(name).In(language_));
  }

  void AddParagraph(std::string_view words, std::string_view indent = "") {
    const std::string rendered = RenderLine(words);
    const bool wraps = width_ > indent.size() + 20;
    std::string lead(indent);
    for (const std::string& line :
         Wrap(rendered, wraps ? width_ - indent.size() : rendered.size() + 2)) {
      text_ += lead + line + "\n";
      lead = std::string(indent.size(), ' ');
    }
  }

  void Begin(const SectionWords& section) {
    text_ += fmt::format("\n{}\n", section.title.In(language_));
    AddParagraph(section.meaning.In(language_));
    undefined_.clear();
  }

  // After a section: what could not be computed, and why.
  void End() {
    std::string sentences;
    for (const std::string& reason : undefined_) {
      const Value& words = At(reasons_, reason);
      const std::string& sentence =
          At(words, language_ == Language::kChinese ? "zh_tw" : "en").string_value();
      if (!sentences.empty() && language_ == Language::kEnglish) sentences += " ";
      sentences += sentence.empty() ? reason : sentence;
    }
    if (!sentences.empty()) {
      AddParagraph(fmt::format(fmt::runtime(kNotComputed.In(language_)), sentences));
    }
  }

  // Whether there is a value; if not its reason is kept for End.
  bool Defined(const Value& value) {
    const std::string& reason = At(value, "undefined").string_value();
    if (!reason.empty()) undefined_.insert(reason);
    return reason.empty() && value.kind_case() != Value::KIND_NOT_SET;
  }

  template <typename Show>
  std::string Cell(const Value& value, const Show& show) {
    return Defined(value) ? show(NumberOf(value)) : "-";
  }
  std::string PointsCell(const Value& value) { return Cell(value, Points); }

  // A value inside an object that may itself be undefined.
  std::string InnerCell(const Value& outer, const std::string& key) {
    return Defined(outer) ? PointsCell(At(outer, key)) : "-";
  }

  void AddFindings() {
    for (const Value& finding : At(category_, "findings").list_value().values()) {
      const Value& sentences = At(finding, "sentences");
      AddParagraph(At(sentences, language_ == Language::kChinese ? "zh_tw" : "en").string_value(),
                   "- ");
    }
  }

  void AddSeparation() {
    Begin(kSeparationSection);
    const Value& separation = At(category_, "separation");
    if (Defined(separation)) {
      std::vector<Pair> pairs;
      for (const char* key : {"least_difference", "honest_difference", "mean_error"}) {
        pairs.push_back({Heading(key), PointsCell(At(separation, key))});
      }
      text_ += PrintPairs(pairs, 2, width_);
    }
    End();
  }

  // `1–3`.
  std::string IntervalCell(const Value& intervals, const std::string& key) {
    if (!Defined(intervals)) return "-";
    const auto& ends = At(intervals, key).list_value();
    if (ends.values_size() != 2) return "-";
    return fmt::format("{:.0f}–{:.0f}", NumberOf(ends.values(0)), NumberOf(ends.values(1)));
  }

  std::string ShareCell(const Value& resampled, const std::string& key, double whole) {
    if (!Defined(resampled) || whole <= 0) return "-";
    const Value& count = At(resampled, key);
    return count.kind_case() == Value::kNumberValue ? Percent(NumberOf(count) / whole) : "-";
  }

  std::string PlaceCell(const Value& adjusted) {
    if (!Defined(adjusted)) return "-";
    return Cell(At(adjusted, "place"), [](double place) { return fmt::format("{:.0f}", place); });
  }

  void AddPlaces() {
    Begin(kPlacesSection);
    const double whole = NumberOf(At(At(At(category_, "bootstrap"), "resamples"), "used_weight"));
    Table table;
    for (const char* name : {"place", "application", "unadjusted", "simultaneous", "first",
                             "within_cut", "least_squares", "predicted", "farthest_judge"}) {
      table.headings.push_back(Heading(name));
    }
    for (const int a : InOrderOfPlace()) {
      const Value& line = Applications()[a];
      const Value& adjusted = At(line, "without_severity");
      const Value& place = At(line, "place");
      const Value& intervals = At(line, "rank_interval");
      const Value& resampled = At(line, "resampled_places");
      table.rows.push_back(
          {place.kind_case() == Value::kNumberValue ? fmt::format("{:.0f}", NumberOf(place)) : "-",
           At(line, "application").string_value(), IntervalCell(intervals, "unadjusted"),
           IntervalCell(intervals, "simultaneous"), ShareCell(resampled, "first", whole),
           ShareCell(resampled, "within_cut", whole), PlaceCell(At(adjusted, "least_squares")),
           PlaceCell(At(adjusted, "predicted")), At(line, "farthest_judge").string_value()});
    }
    text_ += PrintTable(table, width_);
    End();
  }

  const google::protobuf::RepeatedPtrField<Value>& Applications() const {
    return At(category_, "applications").list_value().values();
  }

  // Positions among the applications, by place.
  std::vector<int> InOrderOfPlace() const {
    std::vector<int> order(static_cast<size_t>(Applications().size()));
    std::iota(order.begin(), order.end(), 0);
    const auto place = [&](int a) {
      const double number = NumberOf(At(Applications()[a], "place"));
      return number > 0 ? number : 1e9;
    };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return place(a) < place(b); });
    return order;
  }

  // What changes without the judge.
  std::string WithoutCell(const Value& left_out) {
    if (!Defined(left_out)) return "-";
    std::string cell;
    for (const char* key : {"first_place_changes", "award_set_changes"}) {
      if (!At(left_out, key).bool_value()) continue;
      if (!cell.empty()) cell += language_ == Language::kChinese ? "、" : ", ";
      cell += Heading(key);
    }
    return cell.empty() ? Heading("nothing_changes") : cell;
  }

  void AddJudges() {
    Begin(kJudgesSection);
    Table table;
    for (const char* name :
         {"judge", "applications", "severity", "standard_error", "correlation", "deviation",
          "others_deviation", "discordance", "item_deviation", "without"}) {
      table.headings.push_back(Heading(name));
    }
    for (const Value& judge : At(category_, "judges").list_value().values()) {
      const Value& severity = At(judge, "severity");
      table.rows.push_back(
          {At(judge, "judge").string_value(),
           fmt::format("{:.0f}", NumberOf(At(judge, "applications"))),
           InnerCell(severity, "points"), InnerCell(severity, "standard_error"),
           PointsCell(At(judge, "correlation")), PointsCell(At(judge, "deviation")),
           PointsCell(At(judge, "others_deviation")), Cell(At(judge, "discordance"), Percent),
           PointsCell(At(judge, "item_deviation")), WithoutCell(At(judge, "left_out"))});
    }
    text_ += PrintTable(table, width_);
    End();
  }

  void AddStrikingScores() {
    const auto& scores = At(category_, "striking_scores").list_value().values();
    if (scores.empty()) return;
    Begin(kStrikingSection);
    Table table;
    for (const char* name : {"application", "judge", "residual", "studentised"}) {
      table.headings.push_back(Heading(name));
    }
    for (const Value& score : scores) {
      table.rows.push_back({At(score, "application").string_value(),
                            At(score, "judge").string_value(), PointsCell(At(score, "residual")),
                            PointsCell(At(score, "studentised"))});
    }
    text_ += PrintTable(table, width_);
    End();
  }

  std::string WeightsCell(const Value& interval) {
    if (!Defined(interval)) return "-";
    return fmt::format("{} – {}", Percent(NumberOf(At(interval, "low"))),
                       Percent(NumberOf(At(interval, "high"))));
  }

  void AddWeights() {
    Begin(kWeightsSection);
    const Value& weights = At(category_, "weights");
    if (Defined(weights)) {
      Table table;
      for (const char* name : {"dimension", "weight", "first_place", "award_set", "full_order"}) {
        table.headings.push_back(Heading(name));
      }
      for (const Value& row : weights.list_value().values()) {
        table.rows.push_back(
            {At(row, "dimension").string_value(), Percent(NumberOf(At(row, "weight"))),
             WeightsCell(At(row, "first_place")), WeightsCell(At(row, "award_set")),
             WeightsCell(At(row, "full_order"))});
      }
      text_ += PrintTable(table, width_);
    }
    End();
  }

  // The share of the vectors of a set that put the application at this position first.
  std::string FirstShare(const Value& acceptability, int application) {
    const auto& applications = At(acceptability, "applications").list_value().values();
    const double vectors = NumberOf(At(acceptability, "vectors"));
    if (application >= applications.size() || vectors <= 0) return "-";
    for (const Value& count : At(applications[application], "counts").list_value().values()) {
      const auto& pair = count.list_value().values();
      if (pair.size() == 2 && NumberOf(pair[0]) == 1) return Percent(NumberOf(pair[1]) / vectors);
    }
    return Percent(0);
  }

  void AddOtherWeights() {
    Begin(kOtherWeightsSection);
    const Value& sets = At(category_, "other_weights");
    if (Defined(sets)) {
      Table table;
      table.headings.push_back(Heading("application"));
      const std::vector<int> order = InOrderOfPlace();
      for (const int a : order) {
        table.rows.push_back({At(Applications()[a], "application").string_value()});
      }
      for (const Value& set : sets.list_value().values()) {
        table.headings.push_back(RenderLine(At(set, "set").string_value()));
        const Value& acceptability = At(set, "acceptability");
        const bool defined = Defined(acceptability);
        for (size_t row = 0; row < order.size(); ++row) {
          table.rows[row].push_back(defined ? FirstShare(acceptability, order[row]) : "-");
        }
      }
      text_ += PrintTable(table, width_);
    }
    End();
  }

  void AddReliability() {
    Begin(kReliabilitySection);
    const Value& reliability = At(category_, "reliability");
    std::vector<Pair> pairs;
    const auto add = [&](const char* key, const Value& outer) {
      pairs.push_back({Heading(key), InnerCell(outer, key)});
    };
    const Value& intraclass = At(reliability, "intraclass");
    const bool complete = Defined(intraclass);
    for (const char* key : {"mean3", "mean2"}) {
      std::string value = "-";
      if (complete) {
        const Value& interval = At(intraclass, key);
        value =
            fmt::format(fmt::runtime(Heading("confidence")), PointsCell(At(interval, "estimate")),
                        PointsCell(At(interval, "low")), PointsCell(At(interval, "high")));
      }
      pairs.push_back({Heading(key), value});
    }
    const Value& generalizability = At(reliability, "generalizability");
    add("relative", generalizability);
    add("absolute", generalizability);
    const Value& needed = At(reliability, "judges_needed");
    for (const char* key : {"to_rank", "for_threshold"}) {
      pairs.push_back({Heading(key), Cell(At(needed, key), [](double judges) {
                         return fmt::format("{:.1f}", judges);
                       })});
    }
    add("w", At(reliability, "concordance"));
    add("interval", At(reliability, "alpha"));
    const Value& spearman = At(reliability, "spearman");
    pairs.push_back({Heading("mean_spearman"), InnerCell(spearman, "mean")});
    text_ += PrintPairs(pairs, 2, width_);
    End();
  }

  const Value& reasons_;
  const Value& category_;
  const Language language_;
  const size_t width_;
  std::string text_;
  std::set<std::string> undefined_;
};

}  // namespace

absl::StatusOr<std::string> InsightText(std::string_view json, Language language, size_t width) {
  Value document;
  const auto read = google::protobuf::util::JsonStringToMessage(std::string(json), &document);
  if (!read.ok() || At(document, "format").string_value() != "award-insight/1") {
    return RefusedError("ANSWER_DAMAGED", {{"name", "award-insight/1"}});
  }
  std::string text;
  for (const Value& category : At(document, "categories").list_value().values()) {
    if (!text.empty()) text += "\n\n";
    text += Writer(document, category, language, width).Write();
  }
  return text;
}

}  // namespace award::client
