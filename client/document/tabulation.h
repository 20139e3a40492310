// 評選總表 as text and as CSV.
#ifndef AWARD_CLIENT_DOCUMENT_TABULATION_H_
#define AWARD_CLIENT_DOCUMENT_TABULATION_H_

#include <map>
#include <string>

#include "award/v1/tabulation.pb.h"
#include "client/words/language.h"

namespace award::client {

// What the tabulation itself does not say.
struct TabulationContext {
  bool rehearsal = false;                             // Marks the document 演練.
  std::map<std::string, std::string> category_names;  // By id; a missing one is shown by its id.
  std::map<std::string, std::string> agency_names;    // By resource name; likewise.
};

// For each category the lines with what each judge gave (total and rank), then why each line stands
// above the next. `width` as for PrintTable.
std::string TabulationText(const v1::Tabulation& tabulation, const TabulationContext& context,
                           Language language, size_t width);

// One line per application: exact fractions beside the printed numbers, one column per judge. With
// `context.rehearsal` the first column says so.
std::string TabulationCsv(const v1::Tabulation& tabulation, const TabulationContext& context);

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_TABULATION_H_
