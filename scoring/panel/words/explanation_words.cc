// Why a judge is on a panel or is not, and what a place is worth.
#include <string>

#include "scoring/panel/position.h"
#include "scoring/panel/words/narrator.h"
#include "scoring/panel/words/panel_writer.h"

namespace award::scoring::panel {

namespace {

using Kind = Reason::Kind;

// "would lose at least 0.123 of total affinity", without a subject.
void SayLoss(const Problem& problem, const Loss& loss, PanelWriter& out) {
  switch (loss.tier) {
    case Tier::kUnfilled:
      out.Say({"至少多 ", "at least "})
          .Whole(loss.least)
          .Say({" 席從缺", " more seats stay empty"});
      return;
    case Tier::kChanges:
      out.Say({"至少多放棄 ", "at least "}).Whole(loss.least);
      out.Say({" 組現行配對", " more pairs of the present plan are given up"});
      return;
    case Tier::kEvenness:
      out.Say({"適配度總和不會更高，而案量較不平均",
               "no total affinity is gained, and the loads are less even"});
      return;
    case Tier::kDraw:
      out.Say({"最多只能同樣好，而抽籤決定了現在的分案",
               "a plan can at best be equally good, and the draw decided for this one"});
      return;
    default:
      out.Say({"適配度總和至少減少 ", "at least "}).Affinity(loss.least);
      out.Say({"", " of total affinity is lost"});
      if (problem.objective.partial || !problem.kept.empty()) {
        out.Say({"（或前面各項變差）", " (or a point before it gets worse)"});
      }
      return;
  }
}

class ExplanationWriter {
 public:
  ExplanationWriter(const Problem& problem, const Explanation& explanation)
      : problem_(problem), told_(explanation) {}

  std::vector<Sentences> Write() {
    Line([this](PanelWriter& out) { SayFact(out); });
    for (const Reason& reason : told_.reasons) {
      Line([this, &reason](PanelWriter& out) { SayReason(reason, out); });
    }
    if (told_.no_choice && !IsSettled()) {
      lines_.push_back({"規則、案量與必須指派的配對不容許其他決定。",
                        "Rules, loads and locks leave no other choice."});
    } else if (!told_.loss.has_value() && !IsSettled()) {
      lines_.push_back({"證明未指出改變這個決定的最低代價；試算後才知道。",
                        "The proof states no least cost of deciding otherwise; a trial would "
                        "tell."});
    }
    return std::move(lines_);
  }

 private:
  template <typename Use>
  void Line(Use use) {
    Sentences sentences;
    PanelWriter out(problem_, sentences);
    use(out);
    lines_.push_back(std::move(sentences));
  }

  // Nothing more is to be said after these.
  bool IsSettled() const {
    for (const Reason& reason : told_.reasons) {
      if (reason.kind == Kind::kLocked || reason.kind == Kind::kInConflict ||
          reason.kind == Kind::kNoSeats || reason.kind == Kind::kSeatsLocked) {
        return true;
      }
    }
    return false;
  }

  void SayFact(PanelWriter& out) {
    out.Say({"委員", "Judge "}).Judge(told_.pair.judge);
    out.Say(told_.assigned ? Phrase{"評審申請案", " is on application "}
                           : Phrase{"未分得申請案", " is not on application "});
    out.Application(told_.pair.application);
    if (told_.affinity != kConflict) {
      out.Say({"：適配度 ", ": affinity "}).Affinity(told_.affinity);
      out.Say({"，在可評審此案的 ", ", rank "});
      // The languages count the other way round.
      if (told_.rank > 0) SayRank(out);
    }
    out.Say({"。", "."});
  }

  void SayRank(PanelWriter& out) {
    const std::string rank = Grouped(told_.rank, 0);
    const std::string allowed = Grouped(told_.allowed, 0);
    out.Say({allowed, rank}).Say({" 位委員中排第 ", " of "}).Say({rank, allowed});
    out.Say({"", " who may judge it"});
  }

  // The same for a rule of either side.
  void SayOthers(const Reason& reason, PanelWriter& out) {
    if (problem_.rules[At(reason.rule)].each == Each::kApplication) {
      out.Judges(reason.others);
    } else {
      out.Applications(reason.others);
    }
  }

  void SayReason(const Reason& reason, PanelWriter& out) {
    switch (reason.kind) {
      case Kind::kLocked:
        out.Say({"這個配對是必須指派的", "This pair is locked"});
        break;
      case Kind::kKept:
        out.Say({"沿用現行分案", "It stays as it is in the present plan"});
        break;
      case Kind::kBestForApplication:
        out.Say({"可評審此案的委員中，沒有人的適配度更高",
                 "No judge who may judge it has a higher affinity"});
        break;
      case Kind::kRuleNeeds:
        SayNeed(reason, out);
        break;
      case Kind::kLoadNeeds:
        out.Say({"這位委員的最低案量為 ", "This judge must have at least "});
        out.Whole(problem_.judges[At(told_.pair.judge)].lowest_load);
        out.Say({" 件，目前沒有超過", " and has no more"});
        break;
      case Kind::kInConflict:
        SayConflict(reason, out);
        break;
      case Kind::kNoSeats:
        out.Say({"這件申請案不需要委員", "This application wants no judges"});
        break;
      case Kind::kLoadFull:
        SayLoadFull(reason, out);
        break;
      case Kind::kPanelFull:
      case Kind::kQuotaFull:
        SayFull(reason, out);
        break;
      case Kind::kPanelNeeds:
        out.Say({"規則", "Rule "}).RuleName(reason.rule).Say({"至少須有 ", " needs at least "});
        out.Whole(problem_.rules[At(reason.rule)].lowest);
        out.Say({" 位，由", ", and these hold the seats that could be given up: "});
        out.Judges(reason.others).Say({"擔任；這位委員不能代替", ""});
        break;
      case Kind::kSeatsLocked:
        out.Say(
            {"此案的席次都已由必須指派的委員擔任：", "Every seat of the application is locked: "});
        out.Judges(reason.others);
        break;
      case Kind::kSeatsBetter:
        SayBetter(out);
        break;
      case Kind::kLoss:
        if (!told_.assigned && told_.loss->tier != Tier::kEvenness &&
            told_.loss->tier != Tier::kDraw) {
          out.Say({"這位委員另有更好的用處。", "The judge is of better use elsewhere. "});
        }
        out.Say(told_.assigned ? Phrase{"若不這樣分，", "Decided otherwise, "}
                               : Phrase{"若一定要評此案，", "Forced onto it, "});
        SayLoss(problem_, *told_.loss, out);
        break;
    }
    out.Say({"。", "."});
  }

  void SayConflict(const Reason& reason, PanelWriter& out) {
    out.Say({"兩者有利益關係，須迴避", "They are in conflict"});
    if (reason.text.empty()) {
      out.Say({"（未載明事由）", " (no ground is on record)"});
    } else {
      out.Say({"：", ": "}).Say({reason.text, reason.text});
    }
  }

  void SayNeed(const Reason& reason, PanelWriter& out) {
    const bool panel = problem_.rules[At(reason.rule)].each == Each::kApplication;
    out.Say({"規則", "Rule "}).RuleName(reason.rule).Say({"至少須有 ", " needs at least "});
    out.Whole(problem_.rules[At(reason.rule)].lowest);
    out.Say(panel ? Phrase{" 位", " on this panel"} : Phrase{" 件", " for this judge"});
    if (reason.others.empty()) {
      out.Say({"，沒有其他符合者", ", and nothing else counts for it"});
      return;
    }
    out.Say({"；其餘為", "; the others are "});
    SayOthers(reason, out);
  }

  void SayLoadFull(const Reason& reason, PanelWriter& out) {
    out.Say({"這位委員已達最高案量 ", "The judge already has the most allowed, "});
    out.Whole(problem_.judges[At(told_.pair.judge)].highest_load).Say({" 件", ""});
    if (!reason.others.empty()) out.Say({"：", ": "}).Applications(reason.others);
  }

  void SayFull(const Reason& reason, PanelWriter& out) {
    const bool panel = reason.kind == Kind::kPanelFull;
    out.Say({"規則", "Rule "}).RuleName(reason.rule);
    out.Say(panel ? Phrase{"在此案至多 ", " allows at most "}
                  : Phrase{"對這位委員至多 ", " allows this judge at most "});
    out.Whole(problem_.rules[At(reason.rule)].highest);
    out.Say(panel ? Phrase{" 位", " on this panel"} : Phrase{" 件", ""});
    if (reason.others.empty()) return;
    out.Say({"，已有", "; already there: "});
    SayOthers(reason, out);
  }

  void SayBetter(PanelWriter& out) {
    out.Say({"席次由適配度不低於此的委員擔任：",
             "Seats are taken by judges with at least this affinity: "});
    bool first = true;
    for (const PanelSeat& seat : told_.panel) {
      if (seat.affinity < told_.affinity) continue;
      if (!first) out.Say({"、", ", "});
      first = false;
      out.Judge(seat.judge).Say({"（", " ("}).Affinity(seat.affinity).Say({"）", ")"});
    }
  }

  const Problem& problem_;
  const Explanation& told_;
  std::vector<Sentences> lines_;
};

}  // namespace

std::vector<Sentences> Narrator::ForExplanation(const Explanation& explanation) const {
  return ExplanationWriter(problem_, explanation).Write();
}

std::vector<Sentences> Narrator::ForLoad(const LoadExplanation& told) const {
  const struct Judge& judge = problem_.judges[At(told.judge)];
  std::vector<Sentences> lines(1);
  PanelWriter fact(problem_, lines.back());
  fact.Say({"委員", "Judge "}).Judge(told.judge).Say({"分得 ", " has "});
  fact.Count(told.load, {" 件（", " application ("}, {" 件（", " applications ("});
  fact.Whole(judge.lowest_load).Say({" 至 ", " to "}).Whole(judge.highest_load);
  fact.Say({" 件）；可評審 ", " are allowed); may judge "}).Whole(told.allowed);
  fact.Say({" 件，因利益關係迴避 ", " and is in conflict with "}).Whole(told.conflicts);
  fact.Say({" 件。", "."});
  if (told.proved) {
    Sentences& line = lines.emplace_back();
    PanelWriter out(problem_, line);
    out.Say({"委員", "One more place of judge "}).Judge(told.judge);
    if (!told.worth.has_value()) {
      out.Say({"再多一席，不會更好。", " would improve nothing."});
    } else if (told.worth->tier == Tier::kTotal) {
      out.Say({"再多一席，適配度總和至多增加 ", " is worth at most "});
      out.Affinity(told.worth->least).Say({"。", " of total affinity."});
    } else {
      out.Say({"再多一席，至多改善「", " would improve at most: "}).Say(PhraseOf(told.worth->tier));
      out.Say({"」 ", ", by "}).Whole(told.worth->least).Say({"。", "."});
    }
  }
  if (told.nearest.has_value()) {
    Sentences& line = lines.emplace_back();
    PanelWriter out(problem_, line);
    out.Say({"未分得的申請案中，最接近的是", "Of those it is not on, the nearest is "});
    out.Application(told.nearest->application);
    if (told.nearest_loss.has_value()) {
      out.Say({"：若一定要評此案，", ": forced onto it, "});
      SayLoss(problem_, *told.nearest_loss, out);
    }
    out.Say({"。", "."});
  }
  return lines;
}

}  // namespace award::scoring::panel
