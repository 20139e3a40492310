// Names and numbers inside sentences.
#include "scoring/report/phrase.h"

#include "scoring/report/printed.h"

namespace award::scoring {

PhraseWriter& PhraseWriter::Int(int64_t value) {
  AppendInt(value, text_);
  return *this;
}

PhraseWriter& PhraseWriter::Name(std::string_view name) {
  if (!chinese_) return Add(name);
  return Add("「").Add(name).Add("」");
}

PhraseWriter& PhraseWriter::Value(const Fraction& value, int32_t places) {
  std::string printed;
  AppendDecimal(value, places, printed);
  return Printed(printed, value, places);
}

PhraseWriter& PhraseWriter::Printed(std::string_view printed, const Fraction& value,
                                    int32_t places) {
  Add(printed);
  if (PrintsExactly(value, places)) return *this;
  Say({"（", " ("});
  AppendFraction(value, text_);
  return Say({"）", ")"});
}

}  // namespace award::scoring
