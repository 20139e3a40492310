// Ids and numbers inside sentences about a problem.
#include "scoring/panel/words/panel_writer.h"

#include "fmt/format.h"
#include "scoring/panel/words/narrator.h"

namespace award::scoring::panel {

namespace {

constexpr size_t kGroup = 3;
constexpr size_t kLeastGrouped = 5;

}  // namespace

std::string Grouped(int64_t value, int32_t decimals) {
  // The magnitude of the smallest number does not fit int64_t.
  const uint64_t magnitude =
      value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  const auto places = static_cast<size_t>(decimals);
  const std::string digits = fmt::format("{:0>{}}", magnitude, places + 1);
  const size_t whole = digits.size() - places;
  std::string text = value < 0 ? "-" : "";
  for (size_t i = 0; i < whole; ++i) {
    if (i > 0 && whole >= kLeastGrouped && (whole - i) % kGroup == 0) text += ' ';
    text += digits[i];
  }
  if (places > 0) text.append(".").append(digits, whole);
  return text;
}

bool HasDecimals(Tier tier) {
  return tier == Tier::kFloor || tier == Tier::kLevel || tier == Tier::kDeficit ||
         tier == Tier::kTotal;
}

Phrase PhraseOf(Tier tier) {
  switch (tier) {
    case Tier::kUnfilled:
      return {"從缺席次", "empty seats"};
    case Tier::kChanges:
      return {"放棄的現行配對", "present pairs given up"};
    case Tier::kFloor:
      return {"單一申請案適配度總和的最低值", "lowest sum of an application"};
    case Tier::kLevel:
      return {"各案適配度總和的保障水準", "level that every application reaches"};
    case Tier::kDeficit:
      return {"與自身最佳的最大差距", "largest deficit to an own ideal"};
    case Tier::kTotal:
      return {"適配度總和", "total affinity"};
    case Tier::kEvenness:
      return {"案量平方和", "sum of squared loads"};
    case Tier::kGroups:
      return {"互不共案的委員群數", "groups of judges that share no application"};
    case Tier::kDraw:
      return {"抽籤值", "draw"};
  }
  return {};
}

PanelWriter& PanelWriter::Whole(int64_t value) {
  out_.Add(Grouped(value, 0));
  return *this;
}

PanelWriter& PanelWriter::Amount(Tier tier, int64_t value) {
  out_.Add(Grouped(value, HasDecimals(tier) ? problem_.decimals : 0));
  return *this;
}

PanelWriter& PanelWriter::Count(int64_t value, const Phrase& one, const Phrase& many) {
  return Whole(value).Say(value == 1 ? one : many);
}

PanelWriter& PanelWriter::Name(std::string_view id) {
  out_.Name(id);
  return *this;
}

PanelWriter& PanelWriter::RuleName(int32_t position) {
  const Rule& rule = problem_.rules[static_cast<size_t>(position)];
  out_.Name(rule.id);
  if (!rule.value.empty()) out_.Say({"（", " ("}).Add(rule.value).Say({"）", ")"});
  return *this;
}

template <typename SayOne>
void PanelWriter::List(size_t count, std::string_view rest, SayOne say) {
  // One more is as short as "and 1 more".
  const size_t shown = count <= kMostNamed + 1 ? count : kMostNamed;
  for (size_t i = 0; i < shown; ++i) {
    if (i > 0) Say(i + 1 == count ? Phrase{"、", " and "} : Phrase{"、", ", "});
    say(i);
  }
  if (shown == count) return;
  Say({"及其他 ", " and "}).Whole(static_cast<int64_t>(count - shown));
  sentences_.zh_tw.append(" ").append(rest);
  sentences_.en.append(" more");
}

PanelWriter& PanelWriter::Names(const std::vector<std::string_view>& ids, std::string_view rest) {
  List(ids.size(), rest, [&](size_t i) { Name(ids[i]); });
  return *this;
}

PanelWriter& PanelWriter::Applications(const std::vector<int32_t>& positions) {
  List(positions.size(), "件", [&](size_t i) { Application(positions[i]); });
  return *this;
}

PanelWriter& PanelWriter::Judges(const std::vector<int32_t>& positions) {
  List(positions.size(), "位", [&](size_t i) { Judge(positions[i]); });
  return *this;
}

PanelWriter& PanelWriter::Rules(const std::vector<int32_t>& positions) {
  List(positions.size(), "條", [&](size_t i) { RuleName(positions[i]); });
  return *this;
}

PanelWriter& PanelWriter::PairName(Pair pair) {
  return Application(pair.application).Say({"與", " with "}).Judge(pair.judge);
}

PanelWriter& PanelWriter::Pairs(const std::vector<Pair>& pairs) {
  List(pairs.size(), "組", [&](size_t i) { PairName(pairs[i]); });
  return *this;
}

}  // namespace award::scoring::panel
