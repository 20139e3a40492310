// Why there is no plan, the ways out, and what a plan does not obey.
#include "fmt/format.h"
#include "scoring/panel/words/narrator.h"
#include "scoring/panel/words/panel_writer.h"

namespace award::scoring::panel {

namespace {

class BlockedWriter {
 public:
  BlockedWriter(const Problem& problem, const Blocked& blocked, Sentences& sentences)
      : problem_(problem), blocked_(blocked), out_(problem, sentences) {}

  void Write() {
    switch (blocked_.by) {
      case BlockedBy::kLocks:
        SayLocks();
        break;
      case BlockedBy::kApplication:
        SayApplication();
        break;
      case BlockedBy::kGroup:
        SayGroup();
        break;
      case BlockedBy::kPanel:
        SayPanel();
        break;
      case BlockedBy::kLowestLoads:
        SayLowestLoads();
        break;
      case BlockedBy::kCrossing:
        SayCrossing();
        break;
    }
    if (!blocked_.apart.empty()) {
      const auto apart = static_cast<int64_t>(blocked_.apart.size());
      out_.Say(
          {"不受此限而未計入的配對有 ", " Not counted, since it is no part of the shortage: "});
      out_.Count(apart, {" 組。", " pair."}, {" 組。", " pairs."});
    }
    if (blocked_.by != BlockedBy::kLocks && !blocked_.locks.empty()) {
      out_.Say({"已有必須指派的配對：", " Locked already: "}).Pairs(blocked_.locks);
      out_.Say({"。", "."});
    }
    if (blocked_.by != BlockedBy::kCrossing) SayRules();
    // Locks say themselves which of them is in conflict.
    if (blocked_.conflicts > 0 && blocked_.by != BlockedBy::kLocks) {
      out_.Say({"其中有 ", " "});
      out_.Count(blocked_.conflicts, {" 筆利益關係須迴避。", " conflict excludes a pair here."},
                 {" 筆利益關係須迴避。", " conflicts exclude pairs here."});
    }
  }

 private:
  void SayShort() {
    const int64_t missing = blocked_.wanted - blocked_.available;
    out_.Say({"，不足 ", ": short by "}).Whole(missing).Say({" 席。", "."});
  }

  void SayLocks() {
    out_.Say({"必須指派的配對與規則牴觸", "The locks contradict the rules"});
    if (!blocked_.locks.empty()) out_.Say({"：", ": "}).Pairs(blocked_.locks);
    out_.Say({"。", "."});
    bool in_conflict = false;
    for (const Pair lock : blocked_.locks) {
      if (!problem_.InConflict(lock)) continue;
      in_conflict = true;
      out_.Say({"申請案", " Application "}).Application(lock.application);
      out_.Say({"與委員", " and judge "}).Judge(lock.judge);
      out_.Say({"有利益關係，須迴避。", " are in conflict."});
    }
    if (in_conflict || blocked_.wanted <= blocked_.available) return;
    if (!blocked_.applications.empty()) {
      out_.Say({"涉及申請案：", " Applications concerned: "});
      out_.Applications(blocked_.applications).Say({"。", "."});
    }
    if (!blocked_.judges.empty()) {
      out_.Say({"涉及委員：", " Judges concerned: "}).Judges(blocked_.judges).Say({"。", "."});
    }
    out_.Say({"需要 ", " Needed: "}).Whole(blocked_.wanted);
    out_.Say({"，至多 ", ", possible: "}).Whole(blocked_.available).Say({"。", "."});
  }

  void SayApplication() {
    out_.Say({"申請案", "Application "}).Applications(blocked_.applications);
    out_.Say({"需要 ", " needs "});
    out_.Count(blocked_.wanted, {" 位委員，", " judge"}, {" 位委員，", " judges"});
    out_.Say({"只有 ", "; only "});
    out_.Count(blocked_.available, {" 位可以擔任", " is possible"},
               {" 位可以擔任", " are possible"});
    if (!blocked_.judges.empty()) {
      out_.Say({"（能評審此案者：", " (who can judge it: "});
      out_.Judges(blocked_.judges).Say({"）", ")"});
    }
    out_.Say({"。", "."});
  }

  void SayGroup() {
    const auto count = static_cast<int64_t>(blocked_.applications.size());
    out_.Say({"這 ", "These "});
    out_.Count(count, {" 件申請案爭取相同的委員：", " applications compete for the same judges: "},
               {" 件申請案爭取相同的委員：", " applications compete for the same judges: "});
    out_.Applications(blocked_.applications).Say({"。共需 ", ". Together they want "});
    out_.Whole(blocked_.wanted).Say({" 席；委員", " seats; "});
    if (blocked_.judges.empty()) {
      out_.Say({"沒有席次可給", "there is no judge for them"});
    } else {
      out_.Judges(blocked_.judges).Say({"只有 ", blocked_.judges.size() == 1 ? " has " : " have "});
      out_.Whole(blocked_.available).Say({" 席可給", " for them"});
    }
    SayShort();
  }

  void SayPanel() {
    out_.Say({"全部申請案共需 ", "All applications together want "}).Whole(blocked_.wanted);
    out_.Say({" 席，全體委員至多可評 ", " seats; all judges together have "});
    out_.Count(blocked_.available, {" 席", " place"}, {" 席", " places"});
    SayShort();
  }

  void SayLowestLoads() {
    out_.Say({"委員", blocked_.judges.size() == 1 ? "Judge " : "Judges "});
    out_.Judges(blocked_.judges).Say({"依最低案量", " must get "});
    if (blocked_.judges.size() > 1) out_.Say({"合計", "together "});
    out_.Say({"須評 ", "at least "});
    out_.Count(blocked_.wanted, {" 席", " seat"}, {" 席", " seats"});
    out_.Say({"，只有 ", "; only "}).Whole(blocked_.available);
    out_.Say({" 席可給", " can go to them"});
    if (!blocked_.applications.empty()) {
      out_.Say({"（申請案", " (from "});
      out_.Applications(blocked_.applications).Say({"）", ")"});
    }
    SayShort();
  }

  void SayCrossing() {
    out_.Say({"沒有找到符合全部規則的分案",
              "No assignment was found that keeps every rule; that there is none is not proved"});
    out_.Say({"，但也沒有證明它不存在。", "."});
    if (blocked_.rules.empty()) return;
    out_.Say({"互相交錯的規則：", " Rules that cross each other: "});
    out_.Rules(blocked_.rules).Say({"。", "."});
  }

  void SayRules() {
    if (blocked_.rules.empty()) return;
    out_.Say(
        {"涉及規則：", blocked_.rules.size() == 1 ? " Rule concerned: " : " Rules concerned: "});
    out_.Rules(blocked_.rules).Say({"。", "."});
  }

  const Problem& problem_;
  const Blocked& blocked_;
  PanelWriter out_;
};

void SayChange(const Problem& problem, const Change& change, PanelWriter& out) {
  const auto judge = [&] { return problem.judges[static_cast<size_t>(change.judge)]; };
  // What it is now, and what it becomes.
  const auto from_to = [&](int64_t now, int64_t becomes) {
    out.Say({"（", " ("}).Whole(now).Say({" 改為 ", " becomes "}).Whole(becomes).Say({"）", ")"});
  };
  switch (change.kind) {
    case Change::Kind::kRaiseLoad:
      out.Say({"委員", "let judge "}).Judge(change.judge).Say({"多評 ", " take "});
      out.Whole(change.amount).Say({" 件", " more"});
      from_to(judge().highest_load, judge().highest_load + change.amount);
      return;
    case Change::Kind::kLowerLowestLoad:
      out.Say({"委員", "lower the lowest load of judge "}).Judge(change.judge);
      out.Say({"的最低案量減 ", " by "}).Whole(change.amount).Say({" 件", ""});
      from_to(judge().lowest_load, judge().lowest_load - change.amount);
      return;
    case Change::Kind::kFewerSeats: {
      const int64_t seats = problem.seats[static_cast<size_t>(change.application)];
      out.Say({"申請案", "give application "}).Application(change.application);
      out.Say({"減少 ", " "});
      out.Count(change.amount, {" 位委員", " judge fewer"}, {" 位委員", " judges fewer"});
      from_to(seats, seats - change.amount);
      return;
    }
    case Change::Kind::kLiftRule:
      out.Say({"放寬規則", "lift rule "}).RuleName(change.rule);
      if (change.application >= 0) {
        out.Say({"於申請案", " for application "}).Application(change.application);
      }
      if (change.judge >= 0) out.Say({"於委員", " for judge "}).Judge(change.judge);
      return;
    case Change::Kind::kUnlock:
      out.Say({"不再要求申請案", "unlock application "}).Application(change.application);
      out.Say({"由委員", " from judge "}).Judge(change.judge).Say({"評審", ""});
      return;
  }
}

// "2; at most 1 is allowed"; `unit` closes it in Chinese.
void SayBounds(const Breach& breach, const Phrase& unit, PanelWriter& out) {
  if (breach.counted > breach.highest) {
    out.Say({"，至多 ", "; at most "}).Whole(breach.highest);
    out.Say({"", breach.highest == 1 ? " is allowed" : " are allowed"});
  } else {
    out.Say({"，至少須 ", "; at least "}).Whole(breach.lowest);
    out.Say({"", breach.lowest == 1 ? " is needed" : " are needed"});
  }
  out.Say(unit);
}

}  // namespace

Sentences Narrator::ForBlocked(const Blocked& blocked) const {
  Sentences sentences;
  BlockedWriter(problem_, blocked, sentences).Write();
  return sentences;
}

Sentences Narrator::ForRepair(const Repair& repair) const {
  Sentences sentences;
  PanelWriter out(problem_, sentences);
  bool first = true;
  for (const Change& change : repair.changes) {
    if (!first) out.Say({"；", "; "});
    first = false;
    SayChange(problem_, change, out);
  }
  return sentences;
}

std::vector<Sentences> Narrator::ForAnswer(const Blocked& blocked) const {
  std::vector<Sentences> lines = {ForBlocked(blocked)};
  if (blocked.by == BlockedBy::kCrossing && blocked.repairs.empty()) return lines;
  if (blocked.repairs.empty()) {
    lines.push_back({"在現有的利益關係與必要規則下無法分案；兩者都不得放寬。",
                     "No plan is possible under these conflicts and firm rules, which are never "
                     "lifted."});
    return lines;
  }
  lines.push_back(blocked.repairs.size() == 1
                      ? Sentences{"採行以下方式即可分案：", "A plan becomes possible like this:"}
                      : Sentences{"採行以下任一方式即可分案：",
                                  "A plan becomes possible by any one of these:"});
  for (size_t i = 0; i < blocked.repairs.size(); ++i) {
    const Sentences repair = ForRepair(blocked.repairs[i]);
    lines.push_back({fmt::format("（{}）{}。", i + 1, repair.zh_tw),
                     fmt::format("({}) {}.", i + 1, repair.en)});
  }
  return lines;
}

Sentences Narrator::ForBreach(const Breach& breach) const {
  Sentences sentences;
  PanelWriter out(problem_, sentences);
  switch (breach.kind) {
    case Breach::Kind::kInConflict:
      out.Say({"申請案", "Application "}).Application(breach.pair.application);
      out.Say({"分給有利益關係的委員", " has judge "}).Judge(breach.pair.judge);
      out.Say({"", ", who is in conflict with it"});
      break;
    case Breach::Kind::kLockMissing:
      out.Say({"申請案", "Application "}).Application(breach.pair.application);
      out.Say({"必須由委員", " does not have judge "}).Judge(breach.pair.judge);
      out.Say({"評審，但未分給該委員", ", who is locked to it"});
      break;
    case Breach::Kind::kSeats:
      out.Say({"申請案", "Application "}).Application(breach.pair.application);
      out.Say({"有 ", " has "});
      out.Count(breach.counted, {" 位委員", " judge"}, {" 位委員", " judges"});
      out.Say({"，應為 ", " instead of "}).Whole(breach.highest).Say({" 位", ""});
      break;
    case Breach::Kind::kLoad:
      out.Say({"委員", "Judge "}).Judge(breach.pair.judge).Say({"分得 ", " has "});
      out.Count(breach.counted, {" 件", " application"}, {" 件", " applications"});
      SayBounds(breach, {" 件", ""}, out);
      break;
    case Breach::Kind::kRule:
      out.Say({"規則", "Rule "}).RuleName(breach.rule).Say({"：", ": "});
      if (problem_.rules[static_cast<size_t>(breach.rule)].each == Each::kApplication) {
        out.Say({"申請案", "application "}).Application(breach.pair.application);
        out.Say({"有 ", " has "});
        out.Count(breach.counted, {" 位", " such judge"}, {" 位", " such judges"});
        SayBounds(breach, {" 位", ""}, out);
      } else {
        out.Say({"委員", "judge "}).Judge(breach.pair.judge).Say({"有 ", " has "});
        out.Count(breach.counted, {" 件", " such application"}, {" 件", " such applications"});
        SayBounds(breach, {" 件", ""}, out);
      }
      break;
  }
  out.Say({"。", "."});
  return sentences;
}

}  // namespace award::scoring::panel
