// What a plan reached in each tier, and what its proof says about it.
#include <cstdlib>

#include "scoring/panel/words/narrator.h"
#include "scoring/panel/words/panel_writer.h"

namespace award::scoring::panel {

namespace {

bool IsProved(const TierResult& result) { return result.bound == result.value; }

// Hundredths of a percent, rounded up, so that a gap never looks smaller than it is.
int64_t BasisPoints(int64_t gap, int64_t whole) {
  constexpr int64_t kFits = 100'000'000'000'000;
  while (gap > kFits) {
    gap = gap / 10 + 1;
    whole /= 10;
  }
  if (whole <= 0) return 0;
  return (gap * 10'000 + whole - 1) / whole;
}

class TierWriter {
 public:
  TierWriter(const Problem& problem, const TierResult& result, bool follows, Sentences& sentences)
      : result_(result), follows_(follows), out_(problem, sentences) {}

  void Write() {
    switch (result_.tier) {
      case Tier::kUnfilled:
        return SayUnfilled();
      case Tier::kChanges:
        return SayChanges();
      case Tier::kFloor:
        out_.Say({"適配度總和最低的申請案有 ", "The worst-served application has a sum of "});
        return SayHighest();
      case Tier::kLevel:
        out_.Say({"各案的適配度總和至少達到其自身最佳與保障水準中的較低者；保障水準為 ",
                  "Every application has the lower of its own ideal and a level of "});
        return SayHighest();
      case Tier::kDeficit:
        return SayDeficit();
      case Tier::kTotal:
        return SayTotal();
      case Tier::kEvenness:
        return SayEvenness();
      case Tier::kGroups:
        return SayGroups();
      case Tier::kDraw:
        out_.Say({"其他各項都相同的分案之間，由固定種子的抽籤決定。",
                  "Among assignments equal in everything else, a draw fixed by the seed decides."});
        return;
    }
  }

 private:
  // "no assignment under these rules", with what comes before.
  Phrase NoOther() const {
    return follows_
               ? Phrase{"符合這些規則且前述各項同樣好的分案，",
                        "no assignment under these rules that is as good in the points before "}
               : Phrase{"符合這些規則的分案，", "no assignment under these rules "};
  }

  PanelWriter& Value() { return out_.Amount(result_.tier, result_.value); }
  PanelWriter& Bound() { return out_.Amount(result_.tier, *result_.bound); }

  // Behind a value of which less is better.
  void SayNoneLess() {
    if (IsProved(result_)) {
      out_.Say({"；", "; "}).Say(NoOther()).Say({"都不可能更少。", "can have fewer."});
      return;
    }
    out_.Say({"", "."});
    SayNotProved();
  }

  // "The best lies between …", or that nothing is known.
  void SayNotProved() {
    if (!result_.bound.has_value()) {
      out_.Say({"；未證明為最佳。", " That this is the best is not proved."});
      return;
    }
    out_.Say({"；最佳值介於 ", " The best lies between "});
    if (*result_.bound < result_.value) {
      Bound().Say({" 與 ", " and "});
      Value();
    } else {
      Value().Say({" 與 ", " and "});
      Bound();
    }
    out_.Say({" 之間，尚未證明。", "; where is not proved."});
  }

  void SayUnfilled() {
    if (result_.value == 0) {
      out_.Say({"所有席次都已分配。", "Every seat is filled."});
      return;
    }
    out_.Say({"從缺席次（含未達最低案量者）共 ",
              "Seats that stay empty, with places missing to lowest loads: "});
    Value().Say({" 席", ""});
    SayNoneLess();
  }

  void SayChanges() {
    if (result_.value == 0) {
      out_.Say({"現行分案中可以保留的配對全部保留。",
                "Every pair of the present plan that can stay stays."});
      return;
    }
    out_.Say({"放棄現行分案中的 ", "Pairs of the present plan that are given up: "});
    Value().Say({" 組配對", ""});
    SayNoneLess();
  }

  void SayHighest() {
    Value();
    if (IsProved(result_)) {
      out_.Say({"；", "; "}).Say(NoOther()).Say({"都不可能高於 ", "can have more than "});
      Bound().Say({"。", "."});
      return;
    }
    out_.Say({"", "."});
    SayNotProved();
  }

  void SayDeficit() {
    out_.Say({"每件申請案與其自身最佳的差距至多 ",
              "The deficit of every application to its own ideal is at most "});
    Value();
    if (IsProved(result_)) {
      out_.Say({"；", "; "}).Say(NoOther()).Say({"都不可能低於 ", "can have less than "});
      Bound().Say({"。", "."});
      return;
    }
    out_.Say({"", "."});
    SayNotProved();
  }

  void SayTotal() {
    if (!result_.bound.has_value()) {
      out_.Say({"適配度總和為 ", "The total affinity is "});
      Value().Say({"", "."});
      SayNotProved();
      return;
    }
    // A gap may come from the fairness before, which the bound ignores: no word of "as good".
    const Phrase other = IsProved(result_)
                             ? NoOther()
                             : Phrase{"符合這些規則的分案，", "no assignment under these rules "};
    out_.Say({"適配度總和：", "Total affinity: "}).Say(other);
    out_.Say({"都不可能超過 ", "can have more than "});
    Bound().Say({"；本分案為 ", "; this one has "});
    Value();
    if (!IsProved(result_)) {
      const int64_t gap = *result_.bound - result_.value;
      out_.Say({"，至多相差 ", ", at most "}).Amount(result_.tier, gap);
      if (*result_.bound > 0) {
        const std::string percent = Grouped(BasisPoints(gap, *result_.bound), 2);
        out_.Say({"（", " ("}).Say({percent, percent}).Say({"%）", " %)"});
      }
      out_.Say({"", " less"});
    }
    out_.Say({"。", "."});
  }

  void SayEvenness() {
    out_.Say({"案量平方和為 ", "The sum of squared loads is "});
    Value();
    if (IsProved(result_)) {
      out_.Say({"；", "; "}).Say(NoOther()).Say({"案量都不可能更平均。", "has more even loads."});
      return;
    }
    out_.Say({"", "."});
    SayNotProved();
  }

  void SayGroups() {
    if (result_.value <= 1) {
      out_.Say({"所有委員都經由共同的申請案相連，彼此的寬嚴可以比較。",
                "All judges are linked by applications they share, so that their severity can be "
                "compared."});
      return;
    }
    out_.Say({"委員分成 ", "The judges fall into "});
    Value().Say({" 群，群與群之間沒有共同的申請案，寬嚴無法比較",
                 " groups that share no application, so that severity cannot be compared between "
                 "them"});
    SayNoneLess();
  }

  const TierResult& result_;
  const bool follows_;
  PanelWriter out_;
};

}  // namespace

Sentences Narrator::ForTier(const TierResult& result, bool follows) const {
  Sentences sentences;
  TierWriter(problem_, result, follows, sentences).Write();
  return sentences;
}

std::vector<Sentences> Narrator::ForPlan(const Plan& plan) const {
  std::vector<Sentences> lines;
  if (plan.interrupted) {
    lines.push_back({"求解提前中止；以下是目前最好的分案，差距如各項所示。",
                     "The work was stopped; this is the best plan so far, and each line says how "
                     "far it may be from the best."});
  }
  bool follows = false;
  for (const TierResult& result : plan.tiers) {
    if (result.tier == Tier::kDraw) continue;
    lines.push_back(ForTier(result, follows));
    follows = true;
  }
  return lines;
}

Sentences Narrator::ForProgress(const Progress& progress) const {
  Sentences sentences;
  PanelWriter out(problem_, sentences);
  out.Say(PhraseOf(progress.tier));
  if (!progress.has_plan) {
    out.Say({"：尚未有分案", ": no plan yet"});
    return sentences;
  }
  if (progress.tier == Tier::kDraw) return sentences;
  out.Say({"：", ": "}).Amount(progress.tier, progress.value);
  if (progress.value == progress.bound) {
    out.Say({"，已是最佳", ", the best possible"});
  } else if (progress.value < progress.bound) {
    out.Say({"，至多 ", ", at most "}).Amount(progress.tier, progress.bound);
    out.Say({"", " possible"});
  } else {
    out.Say({"，至少 ", ", at least "}).Amount(progress.tier, progress.bound);
    out.Say({"", " needed"});
  }
  return sentences;
}

}  // namespace award::scoring::panel
