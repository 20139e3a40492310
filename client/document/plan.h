// A plan as a person reads it on a terminal: what it was made of, what is reached and proved, who
// bears which load, who is served worst, and what changes. Every text ends its last line.
#ifndef AWARD_CLIENT_DOCUMENT_PLAN_H_
#define AWARD_CLIENT_DOCUMENT_PLAN_H_

#include <string>
#include <vector>

#include "client/words/language.h"
#include "scoring/panel/change/difference.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"
#include "scoring/report/sentence.h"

namespace award::client {

// For whom a text is made; `width` as for PrintTable.
struct Reader {
  Language language = Language::kEnglish;
  size_t width = 0;
};

// The sentence in the reader's language.
const std::string& In(const scoring::Sentences& sentences, Language language);

// One line or more for each sentence, wrapped; the later lines of each are indented, and all of
// them by `indent` spaces.
std::string LinesOf(const std::vector<scoring::Sentences>& sentences, Reader reader,
                    size_t indent = 0);

// How many applications, seats, judges … there are.
std::string SizesText(const scoring::panel::Problem& problem, Reader reader);

// Loads, the worst-served applications, empty seats.
std::string ServiceText(const scoring::panel::Problem& problem,
                        const std::vector<scoring::panel::Pair>& pairs, Reader reader);

// Every panel.
std::string PanelsText(const scoring::panel::Problem& problem,
                       const std::vector<scoring::panel::Pair>& pairs, Reader reader);

// The panels and loads that differ.
std::string DifferenceText(const scoring::panel::Difference& difference, Reader reader);

}  // namespace award::client

#endif  // AWARD_CLIENT_DOCUMENT_PLAN_H_
