// Looks through an insight for what matters to the places and the awards.
#include "scoring/insight/findings.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "scoring/report/phrase.h"

namespace award::scoring::insight {
namespace {

// With m judges the smallest two-sided p of an exact sign-flip test is 2/2^m.
constexpr size_t kFewestJudgesForATest = 6;

std::string Decimals(double value) { return fmt::format("{:.2f}", value); }
std::string Percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

class Finder {
 public:
  explicit Finder(const Insight& insight) : insight_(insight) {
    for (uint32_t a = 0; a < insight.places.size(); ++a) {
      if (insight.places[a].has_value()) order_.push_back(a);
    }
    std::stable_sort(order_.begin(), order_.end(), [&](uint32_t a, uint32_t b) {
      return *insight.places[a] < *insight.places[b];
    });
  }

  std::vector<Finding> Run() {
    AddComponents();
    AddNeighbours();
    AddAwardLine();
    AddJudges();
    AddResamples();
    AddWeights();
    AddAdjustment();
    AddTest();
    return std::move(findings_);
  }

 private:
  Finding& Add(FindingKind kind, std::vector<uint32_t> applications,
               std::vector<uint32_t> judges = {}) {
    return findings_.emplace_back(
        Finding{kind, std::move(applications), std::move(judges), std::nullopt, {}});
  }

  const std::string& Application(uint32_t a) const { return insight_.panel.applications[a]; }

  void SayNames(PhraseWriter& out, const std::vector<std::string>& ids,
                const std::vector<uint32_t>& positions) const {
    for (size_t i = 0; i < positions.size(); ++i) {
      if (i > 0) out.Say(i + 1 == positions.size() ? Phrase{"及", " and "} : Phrase{"、", ", "});
      out.Name(ids[positions[i]]);
    }
  }

  void AddComponents() {
    const Connectivity& connectivity = insight_.severity.connectivity;
    if (connectivity.components.count < 2) return;
    Finding& finding = Add(FindingKind::kPanelsFallApart, {});
    PhraseWriter out(finding.sentences);
    out.Say({"申請案分為 ", "The applications fall into "}).Int(connectivity.components.count);
    out.Say({" 組，各組之間沒有共同委員，無從比較委員寬嚴。若委員",
             " groups that share no judge, so severity cannot be compared across them. It could "
             "if judge "});
    for (size_t i = 0; i < connectivity.joining.size(); ++i) {
      const JoiningSheet& sheet = connectivity.joining[i];
      finding.judges.push_back(sheet.judge);
      finding.applications.push_back(sheet.application);
      if (i > 0) out.Say({"、委員", ", judge "});
      out.Name(insight_.panel.judges[sheet.judge]).Say({"加評", " also scored "});
      out.Name(Application(sheet.application));
    }
    out.Say({"，即可比較。", "."});
  }

  // The gap of mean totals is below what the panel can separate.
  bool IsWithinError(uint32_t a, uint32_t b) const {
    const Defined<Separation>& separation = insight_.firmness.separation;
    if (!separation || !separation->least_difference) return false;
    return std::abs(Gap(a, b)) < *separation->least_difference;
  }

  double Gap(uint32_t a, uint32_t b) const {
    const auto points = [](const Fraction& mean) {
      return static_cast<double>(mean.numerator()) / static_cast<double>(mean.denominator());
    };
    return points(insight_.means[a]) - points(insight_.means[b]);
  }

  void SayGap(uint32_t a, uint32_t b, PhraseWriter& out) const {
    out.Name(Application(a)).Say({"（第 ", " (place "}).Int(*insight_.places[a]);
    out.Say({" 名）與", ") and "}).Name(Application(b)).Say({"（第 ", " (place "});
    out.Int(*insight_.places[b]).Say({" 名）平均相差 ", ") differ by "});
    out.Add(Decimals(std::abs(Gap(a, b))));
    out.Say({" 分；這些委員的評分無法區分 ",
             " points in their mean; this panel cannot separate differences under "});
    out.Add(Decimals(*insight_.firmness.separation->least_difference));
    out.Say({" 分以下之差距。", " points."});
  }

  void AddNeighbours() {
    if (insight_.method != Method::kTotalScore) return;
    for (size_t i = 1; i < order_.size(); ++i) {
      if (!IsWithinError(order_[i - 1], order_[i])) continue;
      Finding& finding = Add(FindingKind::kNeighboursNotSeparated, {order_[i - 1], order_[i]});
      PhraseWriter out(finding.sentences);
      return SayGap(order_[i - 1], order_[i], out);
    }
  }

  void AddAwardLine() {
    if (insight_.method != Method::kTotalScore) return;
    // Those before the last admitted who are not are barred by a floor.
    size_t line = 0;
    for (size_t i = 0; i < order_.size(); ++i) {
      if (insight_.admitted[order_[i]]) line = i + 1;
    }
    if (line == 0 || line == order_.size()) return;
    const uint32_t last = order_[line - 1];
    const uint32_t next = order_[line];
    if (!IsWithinError(last, next)) return;
    Finding& finding = Add(FindingKind::kAwardLineNotSeparated, {last, next});
    PhraseWriter out(finding.sentences);
    out.Say({"入列界線：", "At the award line: "});
    SayGap(last, next, out);
  }

  void AddJudges() {
    if (!insight_.firmness.leave_one_out) return;
    const LeaveOneOut& left = *insight_.firmness.leave_one_out;
    std::vector<uint32_t> judges;
    for (uint32_t j = 0; j < left.judges.size(); ++j) {
      if (left.judges[j] && left.judges[j]->first_place_changes) judges.push_back(j);
    }
    if (!judges.empty()) {
      Finding& finding = Add(FindingKind::kFirstPlaceHangsOnJudges, FirstPlaces(), judges);
      PhraseWriter out(finding.sentences);
      out.Say({"若不計任一下列委員，第 1 名即改變：",
               "The first place changes without any one of these judges: "});
      SayNames(out, insight_.panel.judges, judges);
      out.Say({"。", "."});
    }
    if (left.award_set) AddSmallestRemoval(*left.award_set);
  }

  void AddSmallestRemoval(const SmallestRemoval& removal) {
    if (removal.searched == 0) return;
    Finding& finding = Add(FindingKind::kAwardSetHangsOnJudges, {}, removal.judges);
    PhraseWriter out(finding.sentences);
    if (removal.judges.empty()) {
      out.Say({"不計任何 ", "Leaving out any "}).Int(static_cast<int64_t>(removal.searched));
      out.Say({" 位以下委員而各案仍有評分單時，入列名單均不變。",
               " of the judges, or fewer, does not change who is admitted, as long as every "
               "application keeps a sheet."});
    } else {
      out.Say({"最少不計 ", "Leaving out as few as "});
      out.Int(static_cast<int64_t>(removal.judges.size()));
      out.Say({" 位委員，入列名單即改變，例如",
               " of the judges changes who is admitted, for instance "});
      SayNames(out, insight_.panel.judges, removal.judges);
      out.Say({"。", "."});
    }
  }

  std::vector<uint32_t> FirstPlaces() const {
    std::vector<uint32_t> first;
    for (const uint32_t a : order_) {
      if (insight_.places[a] == 1) first.push_back(a);
    }
    return first;
  }

  void AddResamples() {
    const std::vector<uint32_t> first = FirstPlaces();
    if (!insight_.firmness.bootstrap || first.size() != 1) return;
    const Bootstrap& bootstrap = *insight_.firmness.bootstrap;
    const double share = static_cast<double>(bootstrap.counts.at(first[0], 1)) /
                         static_cast<double>(bootstrap.used_weight);
    Finding& finding = Add(FindingKind::kFirstPlaceResampled, first);
    PhraseWriter out(finding.sentences);
    out.Say({"第 1 名", "The first place, "}).Name(Application(first[0]));
    out.Say({"在委員重抽樣中有 ", ", is first in "}).Add(Percent(share));
    out.Say({" 居首。", " of the judge resamples."});
  }

  void AddWeights() {
    // They concern mean totals; of another official method they would say nothing true.
    if (!insight_.firmness.weights || insight_.method != Method::kTotalScore) return;
    AddNarrowest(FindingKind::kFirstPlaceHangsOnWeight, &DimensionStability::first_place,
                 {"第 1 名不變", "the first place stays"});
    AddNarrowest(FindingKind::kAwardSetHangsOnWeight, &DimensionStability::award_set,
                 {"入列名單不變", "the award set stays"});
  }

  // The dimension whose weight has the least way to an end that changes something.
  void AddNarrowest(FindingKind kind, Defined<WeightInterval> DimensionStability::*interval,
                    const Phrase& what) {
    const std::vector<DimensionStability>& weights = *insight_.firmness.weights;
    std::optional<size_t> narrowest;
    Fraction least = Fraction::Whole(1);
    for (size_t d = 0; d < weights.size(); ++d) {
      const Defined<WeightInterval>& range = weights[d].*interval;
      if (!range) continue;
      const auto consider = [&](const absl::StatusOr<Fraction>& way) {
        if (!way.ok() || (narrowest.has_value() && *way >= least)) return;
        narrowest = d;
        least = *way;
      };
      if (range->at_low.has_value()) consider(Subtract(weights[d].weight, range->low));
      if (range->at_high.has_value()) consider(Subtract(range->high, weights[d].weight));
    }
    if (!narrowest.has_value()) return;
    const WeightInterval& range = *(weights[*narrowest].*interval);
    Finding& finding = Add(kind, {});
    finding.dimension = narrowest;
    PhraseWriter out(finding.sentences);
    const auto percent = [&](const Fraction& share) {
      out.Add(fmt::format("{:.2f} %", 100.0 * static_cast<double>(share.numerator()) /
                                          static_cast<double>(share.denominator())));
    };
    out.Say({"構面", "The weight with the least room is that of dimension "});
    out.Name(insight_.dimensions[*narrowest]).Say({"之權重（現為 ", " (now "});
    percent(weights[*narrowest].weight);
    out.Say({"）餘裕最小：介於 ", "): between "});
    percent(range.low);
    out.Say({" 與 ", " and "});
    percent(range.high);
    out.Say({" 之間時", " "}).Say(what).Say({"。", "."});
  }

  void AddAdjustment() {
    const Defined<std::vector<int32_t>>& places = insight_.severity.additive_places;
    if (!places || insight_.panel.cut <= 0) return;
    std::vector<uint32_t> risers;
    for (const uint32_t a : order_) {
      if ((*places)[a] <= insight_.panel.cut && !insight_.admitted[a]) risers.push_back(a);
    }
    if (risers.empty()) return;
    Finding& finding = Add(FindingKind::kAdjustmentMovesAwards, risers);
    PhraseWriter out(finding.sentences);
    out.Say({"若扣除委員寬嚴差異（僅供參考），未入列而在名額內者：",
             "With the judges' severity taken out (for information only) these would be within "
             "the cut, and are not admitted: "});
    SayNames(out, insight_.panel.applications, risers);
    out.Say({"。", "."});
  }

  void AddTest() {
    const size_t judges = insight_.panel.judges.size();
    if (judges < 2 || judges >= kFewestJudgesForATest) return;
    Finding& finding = Add(FindingKind::kTooFewJudgesForATest, {});
    PhraseWriter out(finding.sentences);
    out.Say({"委員 ", "With "}).Int(static_cast<int64_t>(judges));
    out.Say({" 位時，任何不假設模型之檢定，雙尾機率最小為 ",
             " judges no test without a model can reach 5 %: its smallest two-sided "
             "probability is "});
    out.Add(fmt::format("{:g}", 2 / std::exp2(static_cast<double>(judges))));
    out.Say({"，無從達到 5 % 之顯著水準。", "."});
  }

  const Insight& insight_;
  std::vector<uint32_t> order_;  // Those with a place, by place.
  std::vector<Finding> findings_;
};

}  // namespace

std::string_view NameOf(FindingKind kind) {
  switch (kind) {
    case FindingKind::kPanelsFallApart:
      return "panels_fall_apart";
    case FindingKind::kNeighboursNotSeparated:
      return "neighbours_not_separated";
    case FindingKind::kAwardLineNotSeparated:
      return "award_line_not_separated";
    case FindingKind::kFirstPlaceHangsOnJudges:
      return "first_place_hangs_on_judges";
    case FindingKind::kAwardSetHangsOnJudges:
      return "award_set_hangs_on_judges";
    case FindingKind::kFirstPlaceResampled:
      return "first_place_resampled";
    case FindingKind::kFirstPlaceHangsOnWeight:
      return "first_place_hangs_on_weight";
    case FindingKind::kAwardSetHangsOnWeight:
      return "award_set_hangs_on_weight";
    case FindingKind::kAdjustmentMovesAwards:
      return "adjustment_moves_awards";
    case FindingKind::kTooFewJudgesForATest:
      return "too_few_judges_for_a_test";
  }
  return "";
}

std::vector<Finding> FindingsOf(const Insight& insight) { return Finder(insight).Run(); }

}  // namespace award::scoring::insight
