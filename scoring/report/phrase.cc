// Names and numbers inside sentences.
#include "scoring/report/phrase.h"

#include "scoring/report/printed.h"

namespace award::scoring {

PhraseWriter& PhraseWriter::Int(int64_t value) {
  char digits[kMostPrinted];
  return Add({digits, static_cast<size_t>(WriteInt(value, digits) - digits)});
}

PhraseWriter& PhraseWriter::Name(std::string_view name) {
  zh_tw_.append("「").append(name).append("」");
  en_.append(name);
  return *this;
}

PhraseWriter& PhraseWriter::Space() {
  const bool behind_mark = zh_tw_.ends_with("）") || zh_tw_.ends_with("」");
  return Say({behind_mark ? "" : " ", " "});
}

PhraseWriter& PhraseWriter::Value(const Fraction& value, int32_t places) {
  char digits[kMostPrinted];
  const auto size = static_cast<size_t>(WriteDecimal(value, places, digits) - digits);
  return Printed({digits, size}, value, places);
}

PhraseWriter& PhraseWriter::Printed(std::string_view printed, const Fraction& value,
                                    int32_t places) {
  Add(printed);
  if (PrintsExactly(value, places)) return *this;
  char digits[kMostPrinted];
  const std::string_view fraction(digits,
                                  static_cast<size_t>(WriteFraction(value, digits) - digits));
  return Say({"（", " ("}).Add(fraction).Say({"）", ")"});
}

}  // namespace award::scoring
