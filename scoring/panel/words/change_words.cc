// What lies between two plans, what forcing a pair costs, and how much a replacement moves.
#include <string>
#include <string_view>

#include "scoring/panel/words/narrator.h"
#include "scoring/panel/words/panel_writer.h"

namespace award::scoring::panel {

namespace {

// "total affinity: 19 765.659 → 19 764.000 (-1.659)".
Sentences ForTierChange(const Problem& problem, const TierChange& change) {
  Sentences sentences;
  PanelWriter out(problem, sentences);
  out.Say(PhraseOf(change.tier)).Say({"：", ": "});
  out.Amount(change.tier, *change.before).Say({" → ", " → "}).Amount(change.tier, *change.after);
  const int64_t by = *change.after - *change.before;
  out.Say({"（", " ("}).Say(by > 0 ? Phrase{"+", "+"} : Phrase{}).Amount(change.tier, by);
  out.Say({"）。", ")."});
  return sentences;
}

// The tiers that differ, but for the draw, which tells people nothing.
std::vector<Sentences> ForTierChanges(const Problem& problem,
                                      const std::vector<TierChange>& changes) {
  std::vector<Sentences> lines;
  for (const TierChange& change : changes) {
    if (change.tier == Tier::kDraw || !change.before.has_value() || !change.after.has_value() ||
        change.before == change.after) {
      continue;
    }
    lines.push_back(ForTierChange(problem, change));
  }
  return lines;
}

int64_t Size(size_t size) { return static_cast<int64_t>(size); }

}  // namespace

std::vector<Sentences> Narrator::ForDifference(const Difference& difference) const {
  std::vector<Sentences> lines(1);
  PanelWriter out(problem_, lines.back());
  if (difference.added.empty() && difference.removed.empty()) {
    out.Say({"兩個分案完全相同。", "The plans are the same."});
    return lines;
  }
  out.Say({"移出 ", "Pairs removed: "}).Whole(Size(difference.removed.size()));
  out.Say({" 組、新增 ", ", added: "}).Whole(Size(difference.added.size()));
  out.Say({" 組配對；涉及 ", ". Panels that change: "}).Whole(Size(difference.panels.size()));
  out.Say({" 件申請案，", ", "});
  out.Say({"", "loads that change: "}).Whole(Size(difference.loads.size()));
  out.Say({" 位委員的案量改變。", "."});
  for (Sentences& line : ForTierChanges(problem_, difference.tiers)) {
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<Sentences> Narrator::ForForced(const ForcedAnswer& answer, Pair pair) const {
  std::vector<Sentences> lines(1);
  PanelWriter out(problem_, lines.back());
  if (std::holds_alternative<Blocked>(answer)) {
    out.Say({"若改變", "If it is decided otherwise about "}).PairName(pair);
    out.Say({"的決定，就沒有符合規則的分案。", ", no plan is possible."});
    lines.push_back(ForBlocked(std::get<Blocked>(answer)));
    return lines;
  }
  const Forced& forced = std::get<Forced>(answer);
  out.Say({"若", forced.onto ? "With judge " : "Without judge "});
  if (!forced.onto) out.Say({"不由", ""});
  out.Say({"委員", ""}).Judge(pair.judge).Say({"評審申請案", " on application "});
  out.Application(pair.application).Say({"，最好的分案須新增 ", ", the best plan adds "});
  out.Count(Size(forced.difference.added.size()), {" 組配對、移出 ", " pair and removes "},
            {" 組配對、移出 ", " pairs and removes "});
  out.Whole(Size(forced.difference.removed.size())).Say({" 組。", "."});
  std::vector<Sentences> tiers = ForTierChanges(problem_, forced.difference.tiers);
  if (tiers.empty()) {
    lines.push_back({"各項數值都不變。", "It is as good in every point."});
  }
  for (Sentences& line : tiers) lines.push_back(std::move(line));
  return lines;
}

std::vector<Sentences> Narrator::ForEffort(const Effort& effort) const {
  std::vector<Sentences> lines(1);
  PanelWriter out(problem_, lines.back());
  out.Say({"失去的席次 ", "Lost seats: "}).Whole(effort.lost_seats);
  out.Say({" 席，新配對 ", "; new pairs: "}).Whole(effort.new_pairs);
  if (effort.new_pairs == effort.lost_seats) {
    out.Say({" 組：不可能更少。", ". No plan can have fewer."});
  } else if (effort.fewest) {
    out.Say({" 組。其餘是因為沒有空閒的委員能直接遞補；已證明變動不可能更少。",
             ". Nobody free could take some of the seats directly; it is proved that no plan moves "
             "fewer."});
  } else {
    out.Say({" 組。尚未證明變動不可能更少。", ". That no plan moves fewer is not proved."});
  }
  size_t shown = 0;
  for (const Move& move : effort.moves) {
    Sentences& line = lines.emplace_back();
    PanelWriter moved(problem_, line);
    if (shown == kMostNamed && effort.moves.size() > kMostNamed + 1) {
      moved.Say({"及其他 ", "And "}).Whole(Size(effort.moves.size() - shown));
      moved.Say({" 位次的變動。", " more moves."});
      break;
    }
    ++shown;
    moved.Say({"委員", "Judge "}).Judge(move.judge).Say({"由申請案", " leaves application "});
    moved.Application(move.from);
    if (move.to < 0) {
      moved.Say({"移出。", "."});
    } else {
      moved.Say({"改評", " for "}).Application(move.to).Say({"。", "."});
    }
  }
  return lines;
}

}  // namespace award::scoring::panel
