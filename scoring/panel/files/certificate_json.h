// The proof of a plan as a JSON file, to be checked anywhere with the same problem: what was asked,
// what was reached and proved in each tier, and the prices that prove it. Prices are told by judge
// and class of the judge's tree (0 is the judge); what is 0 is left out.
#ifndef AWARD_SCORING_PANEL_FILES_CERTIFICATE_JSON_H_
#define AWARD_SCORING_PANEL_FILES_CERTIFICATE_JSON_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/panel/files/fault.h"
#include "scoring/panel/plan.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

// The engine that makes plans; stored with them. Another one may give another plan.
inline constexpr std::string_view kEngineVersion = "award-panel/1";

// SHA-256 over everything a plan depends on but objective and seed, as 64 lower-case hexadecimal
// digits. Parts as in scoring/report/digest.h:
//   text "award-panel-problem/1"; list of applications (id, seats); list of judges (id, lowest and
//   highest load); decimals; affinities, application by application, 4 bytes each, big-endian,
//   80000000 for a conflict; list of locks and list of kept pairs (positions of application and
//   judge); list of rules (id, value, APPLICATION or JUDGE, list of the scope's positions, list of
//   members, lowest, highest, 1 when soft, else 0).
std::string DigestOfProblem(const Problem& problem);

// SHA-256 over text "award-panel-plan/1" and the list of pairs (ids of application and judge).
std::string DigestOfPairs(const Problem& problem, const std::vector<Pair>& pairs);

// TOTAL, DEFICIT, …; likewise for fairness. Upper-case names of the enumerators.
std::string_view NameOf(Tier tier);
std::string_view NameOf(Fairness fairness);

// Whether a tier's values are sums of affinities; otherwise they are counts.
bool IsAffinity(Tier tier);

std::string CertificateJson(const Problem& problem, const Plan& plan);

// What a certificate says beside pairs.
struct StoredCertificate {
  std::string engine;
  std::string problem_digest;
  std::string pairs_digest;
  uint64_t seed = 0;
  Objective objective;
  std::vector<TierResult> tiers;
  bool interrupted = false;
  Certificate certificate;
};

struct CertificateRead {
  StoredCertificate stored;   // Empty when there are faults.
  std::vector<Fault> faults;  // The first ones, see Faults.
  int64_t fault_count = 0;
};

// Reads what CertificateJson writes, with fields in any order, and nothing else. A certificate that
// names no other applications and judges than the problem is read even if it was made for another
// problem or plan: compare the digests. Bounds hold for any plan under its objective and seed.
CertificateRead ReadCertificate(std::string_view json, const Problem& problem);

// The plan of which `pairs` (rising) are the pairs.
Plan PlanOf(std::vector<Pair> pairs, StoredCertificate stored);

}  // namespace award::scoring::panel

#endif  // AWARD_SCORING_PANEL_FILES_CERTIFICATE_JSON_H_
