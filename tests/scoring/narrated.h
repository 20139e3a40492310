// Small problems that the tests of the sentences speak about, and the comparison in both languages.
#ifndef AWARD_TESTS_SCORING_NARRATED_H_
#define AWARD_TESTS_SCORING_NARRATED_H_

#include <string>

#include "scoring/panel/problem.h"
#include "scoring/report/sentence.h"

namespace award::scoring::panel {

// Two seats for a1 to a3, loads of j1 to j5 to 3; affinities in thousandths. Rules: "institution"
// (衛生局) about panels and "not_all" about loads; j2 has a lowest load of 2.
Problem NarratedProblem();

// The same size, with the rules "outside" about panels and "mixed" about loads; j1 has a lowest
// load of 1. No pair is kept yet.
Problem NarratedProblemKept();

// Both texts, word for word.
void ExpectSentences(const Sentences& sentences, const std::string& zh_tw, const std::string& en);

}  // namespace award::scoring::panel

#endif  // AWARD_TESTS_SCORING_NARRATED_H_
