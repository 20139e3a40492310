// Data for the benchmarks of scoring: as large as asked, the same every time.
#ifndef AWARD_TESTS_BENCHMARK_SCORING_DATA_H_
#define AWARD_TESTS_BENCHMARK_SCORING_DATA_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "scoring/insight/observations.h"
#include "scoring/ranking/rules.h"

namespace award::scoring {

// Six dimensions of 4, 4, 4, 3, 3 and 4 items, total score, the usual tie chain.
CategoryRules BenchmarkRules();

// sheets.csv: each application is scored by `judges_each` of `judges` judges on all 22 items.
std::string BenchmarkSheets(size_t applications, size_t judges, size_t judges_each);

// Scores with application, judge and error effects; each application by `judges_each` judges.
std::vector<insight::Observation> BenchmarkScores(size_t applications, size_t judges,
                                                  size_t judges_each);

}  // namespace award::scoring

#endif  // AWARD_TESTS_BENCHMARK_SCORING_DATA_H_
