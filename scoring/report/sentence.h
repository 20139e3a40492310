// Says in words why an application stands where it does, so that a commissioner can check every
// number with a pocket calculator: printed values, the fraction where the print is not exact, gaps.
// Applications and judges appear by their ids. Texts are not escaped for any medium.
#ifndef AWARD_SCORING_REPORT_SENTENCE_H_
#define AWARD_SCORING_REPORT_SENTENCE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "scoring/ranking/tabulation.h"

namespace award::scoring {

enum class SentenceLanguage { kTraditionalChinese, kEnglish };

struct Sentences {
  std::string zh_tw;
  std::string en;

  const std::string& In(SentenceLanguage language) const {
    return language == SentenceLanguage::kEnglish ? en : zh_tw;
  }
};

class Narrator {
 public:
  // `tabulation` is the result of `round`, whose rules and rubric count. Both stay alive.
  Narrator(const Round& round, const Tabulation& tabulation);

  // Why `pair` (of this tabulation, or from ComparePair) stands in its order: what was equal, what
  // decided, both values and the gap; or that they share a place.
  std::string ForPair(const PairComparison& pair, SentenceLanguage language) const;
  // The same at the end of both texts.
  void AppendPair(const PairComparison& pair, Sentences& sentences) const;

  // The place of a line, its mean as sum ÷ number of judges, who counted and who did not and why,
  // the divergence and its outcome, whether it is admitted and why not, and the shadow places.
  std::string ForLine(const Line& line, SentenceLanguage language) const;
  void AppendLine(const Line& line, Sentences& sentences) const;

  // Why ranks are refused; empty when they are not.
  std::string ForRefusedRanks(SentenceLanguage language) const;
  void AppendRefusedRanks(Sentences& sentences) const;

 private:
  const Round& round_;
  const Tabulation& tabulation_;
  std::vector<size_t> heaviest_;  // Positions of the heaviest dimensions.
  absl::flat_hash_map<std::string_view, const Line*> lines_;  // By application.
  absl::flat_hash_map<std::string_view, std::vector<const DivergenceDecision*>> decisions_;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_SENTENCE_H_
