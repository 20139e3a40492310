// Pieces of sentences about a problem: ids by position, lists that end with "and 14 more", numbers
// with the decimals of the affinities.
#ifndef AWARD_SCORING_PANEL_WORDS_PANEL_WRITER_H_
#define AWARD_SCORING_PANEL_WORDS_PANEL_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"
#include "scoring/report/phrase.h"
#include "scoring/report/sentence.h"

namespace award::scoring::panel {

// "19 765.659": the digits in groups of three from five digits on, `decimals` of them behind the
// point.
std::string Grouped(int64_t value, int32_t decimals);

// Whether the value of the tier is an affinity, printed with its decimals.
bool HasDecimals(Tier tier);

// What the tier is called, in the middle of a sentence.
Phrase PhraseOf(Tier tier);

// Writes a sentence in both languages at once, at the end of their texts.
class PanelWriter {
 public:
  PanelWriter(const Problem& problem, Sentences& sentences)
      : problem_(problem), sentences_(sentences), out_(sentences) {}

  PanelWriter& Say(const Phrase& phrase) {
    out_.Say(phrase);
    return *this;
  }
  PanelWriter& Whole(int64_t value);
  // `value` in units of the tier.
  PanelWriter& Amount(Tier tier, int64_t value);
  PanelWriter& Affinity(int64_t value) { return Amount(Tier::kTotal, value); }
  // The number, and which noun: "1 seat", "2 seats".
  PanelWriter& Count(int64_t value, const Phrase& one, const Phrase& many);

  PanelWriter& Name(std::string_view id);
  PanelWriter& Application(int32_t position) { return Name(ApplicationId(position)); }
  PanelWriter& Judge(int32_t position) { return Name(JudgeId(position)); }
  // The id, and the value that tells rules of one line apart.
  PanelWriter& RuleName(int32_t position);
  // The ids in their order, the first few; `rest` counts the others ("件", "位" in Chinese).
  PanelWriter& Names(const std::vector<std::string_view>& ids, std::string_view rest);
  PanelWriter& Applications(const std::vector<int32_t>& positions);
  PanelWriter& Judges(const std::vector<int32_t>& positions);
  PanelWriter& Rules(const std::vector<int32_t>& positions);
  // "A1 with J1": a pair in the middle of a list.
  PanelWriter& PairName(Pair pair);
  PanelWriter& Pairs(const std::vector<Pair>& pairs);

 private:
  std::string_view ApplicationId(int32_t position) const {
    return problem_.applications[static_cast<size_t>(position)];
  }
  std::string_view JudgeId(int32_t position) const {
    return problem_.judges[static_cast<size_t>(position)].id;
  }
  // Calls `say` for the first few of `count` things, with what belongs between and behind them.
  template <typename SayOne>
  void List(size_t count, std::string_view rest, SayOne say);

  const Problem& problem_;
  Sentences& sentences_;
  PhraseWriter out_;
};

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_WORDS_PANEL_WRITER_H_
