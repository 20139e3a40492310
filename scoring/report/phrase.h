// Pieces of sentences in both languages, and numbers as sentences print them.
#ifndef AWARD_SCORING_REPORT_PHRASE_H_
#define AWARD_SCORING_REPORT_PHRASE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "scoring/number/fraction.h"
#include "scoring/report/sentence.h"

namespace award::scoring {

struct Phrase {
  std::string_view zh_tw;
  std::string_view en;
};

// Writes a sentence at the end of a text.
class PhraseWriter {
 public:
  PhraseWriter(SentenceLanguage language, std::string& text)
      : chinese_(language == SentenceLanguage::kTraditionalChinese), text_(text) {}

  PhraseWriter& Say(const Phrase& phrase) { return Add(chinese_ ? phrase.zh_tw : phrase.en); }
  PhraseWriter& Add(std::string_view text) {
    text_.append(text);
    return *this;
  }
  PhraseWriter& Int(int64_t value);
  // An application, a dimension or a level: 「x」 or x.
  PhraseWriter& Name(std::string_view name);
  // "85.45", and "85.33 (256/3)" where the print is not exact.
  PhraseWriter& Value(const Fraction& value, int32_t places);
  // `printed` with the fraction beside it if it is not exact.
  PhraseWriter& Printed(std::string_view printed, const Fraction& value, int32_t places);

 private:
  bool chinese_;
  std::string& text_;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_PHRASE_H_
