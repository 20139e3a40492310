// A season in its first round with many judges, each assigned to every application: room for many
// sheets. For the benchmark only.
#ifndef AWARD_TESTS_BENCHMARK_BENCH_SEASON_H_
#define AWARD_TESTS_BENCHMARK_BENCH_SEASON_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "server/model/sheet.h"
#include "server/storage/store.h"

namespace award::bench {

inline constexpr int kJudges = 64;
inline constexpr int kApplications = 200;  // Of each judge.

std::string JudgeIdOf(int judge);
std::string ApplicationIdOf(int application);
std::string SecretOf(int judge);  // The judge's bearer token.

// Lays the rows down in a few transactions.
absl::Status LayDown(storage::Store& store, base::Time now);

// A full sheet: 22 scores, a strength and an improvement for each dimension.
Sheet FullSheet(int judge, int application, base::Time now);

// The rows that a submitted sheet leaves, without the policy that lets it in: the sheet, its scores
// and comments, the event, the remembered request with `reply`.
absl::Status WriteRows(storage::WriteTransaction& transaction, Sheet sheet,
                       const std::string& reply);

}  // namespace award::bench

#endif  // AWARD_TESTS_BENCHMARK_BENCH_SEASON_H_
