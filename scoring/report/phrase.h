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

// Writes a sentence in both languages at once, at the end of their texts.
class PhraseWriter {
 public:
  explicit PhraseWriter(Sentences& sentences) : zh_tw_(sentences.zh_tw), en_(sentences.en) {}

  PhraseWriter& Say(const Phrase& phrase) {
    zh_tw_.append(phrase.zh_tw);
    en_.append(phrase.en);
    return *this;
  }
  PhraseWriter& Add(std::string_view text) { return Say({text, text}); }
  PhraseWriter& Int(int64_t value);
  // An application, a dimension or a level: 「x」 or x.
  PhraseWriter& Name(std::string_view name);
  // A space, but in Chinese none behind a full-width mark, which has its own.
  PhraseWriter& Space();
  // "85.45", and "85.33 (256/3)" where the print is not exact.
  PhraseWriter& Value(const Fraction& value, int32_t places);
  // `printed` with the fraction beside it if it is not exact.
  PhraseWriter& Printed(std::string_view printed, const Fraction& value, int32_t places);

 private:
  std::string& zh_tw_;
  std::string& en_;
};

}  // namespace award::scoring

#endif  // AWARD_SCORING_REPORT_PHRASE_H_
