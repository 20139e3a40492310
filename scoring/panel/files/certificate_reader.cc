// Every field is asked for by name and form. Prices that are not told are 0.
#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "scoring/panel/files/affinity_number.h"
#include "scoring/panel/files/certificate_json.h"
#include "scoring/panel/files/certificate_words.h"
#include "scoring/panel/files/json_fields.h"

namespace award::scoring::panel {

namespace {

// More classes than any problem has; the prices of so many take 160 MB.
constexpr int64_t kMostClasses = 4'000'000;

class CertificateReader {
 public:
  CertificateReader(const Problem& problem, Faults& faults)
      : problem_(problem), faults_(faults), fields_(File::kCertificate, faults) {}

  StoredCertificate Read(const nlohmann::json& json);

 private:
  // A place that was told before.
  using Told = std::set<std::pair<size_t, size_t>>;

  size_t Application(const Place& at);
  size_t Judge(const Place& at);
  uint64_t Seed(const Place& at);
  Objective ReadObjective(const Place& at);
  void ReadTiers(const Place& at, std::vector<TierResult>& tiers);
  template <typename Prices>
  void ReadSizes(const Place& at, std::vector<std::vector<Prices>>& prices);
  // The price that `judge` and `class` mean; nothing when there is none or it was told before.
  template <typename Prices>
  Prices* Find(const Place& judge, const Place& at, std::vector<std::vector<Prices>>& prices,
               Told& told);
  void ReadPrices(const Place& at, std::vector<std::vector<Price>>& prices);
  void ReadWeights(const Place& at, std::vector<int64_t>& weights);
  void ReadDeficitPrices(const Place& at, std::vector<std::vector<int64_t>>& prices);

  const Problem& problem_;
  Faults& faults_;
  JsonFields fields_;
};

size_t CertificateReader::Application(const Place& at) {
  const std::optional<int32_t> found = problem_.FindApplication(fields_.Text(at));
  if (!found.has_value()) fields_.Refuse(FaultKind::kApplicationUnknown, at);
  return static_cast<size_t>(found.value_or(0));
}

size_t CertificateReader::Judge(const Place& at) {
  const std::optional<int32_t> found = problem_.FindJudge(fields_.Text(at));
  if (!found.has_value()) fields_.Refuse(FaultKind::kJudgeUnknown, at);
  return static_cast<size_t>(found.value_or(0));
}

uint64_t CertificateReader::Seed(const Place& at) {
  const std::string text = fields_.Text(at);
  uint64_t seed = 0;
  std::from_chars(text.data(), text.data() + text.size(), seed);
  if (std::to_string(seed) == text) return seed;
  fields_.Refuse(FaultKind::kFieldForm, at, "\"0\"..\"18446744073709551615\"");
  return 0;
}

Objective CertificateReader::ReadObjective(const Place& at) {
  Objective objective;
  const auto fields = fields_.Fields(at, {"partial", "fairness", "price_basis_points"});
  if (!fields.has_value()) return objective;
  objective.partial = fields_.Truth((*fields)[0]);
  objective.fairness = fields_.Named((*fields)[1], kFairnessNames);
  if (const Place& price = (*fields)[2]; !price.IsNull()) {
    objective.price_basis_points = static_cast<int32_t>(fields_.Integer(price, 0, 1'000'000'000));
  }
  return objective;
}

void CertificateReader::ReadTiers(const Place& at, std::vector<TierResult>& tiers) {
  for (const Place& element : fields_.Elements(at)) {
    const auto fields =
        fields_.Fields(element, {"tier", "value", "bound"}, {"value_text", "bound_text"});
    if (!fields.has_value()) continue;
    const Place& bound = (*fields)[2];
    TierResult& result = tiers.emplace_back();
    result.tier = fields_.Named((*fields)[0], kTierNames);
    result.value = fields_.Integer((*fields)[1]);
    if (!bound.IsNull()) result.bound = fields_.Integer(bound);
    // Two ways to say one thing must say the same.
    const auto require = [&](const Place& text, std::optional<int64_t> value) {
      if (text.value == nullptr) return;
      fields_.RequireText(
          text, value.has_value() ? AffinityText(*value, problem_.decimals) : std::string("-"));
    };
    require((*fields)[3], result.value);
    require((*fields)[4], result.bound);
  }
}

template <typename Prices>
void CertificateReader::ReadSizes(const Place& at, std::vector<std::vector<Prices>>& prices) {
  if (at.IsNull()) return;
  const std::vector<Place> sizes = fields_.Elements(at);
  if (sizes.size() != problem_.judges.size()) {
    fields_.Refuse(FaultKind::kFieldForm, at,
                   "[" + std::to_string(problem_.judges.size()) + " numbers]");
    return;
  }
  int64_t left = kMostClasses;
  for (const Place& size : sizes) {
    const int64_t classes = fields_.Integer(size, 0, left);
    left -= classes;
    prices.emplace_back(static_cast<size_t>(classes));
  }
}

template <typename Prices>
Prices* CertificateReader::Find(const Place& judge, const Place& at,
                                std::vector<std::vector<Prices>>& prices, Told& told) {
  const size_t j = Judge(judge);
  const int64_t classes = j < prices.size() ? static_cast<int64_t>(prices[j].size()) : 0;
  const int64_t before = faults_.count();
  const auto c = static_cast<size_t>(fields_.Integer(at, 0, classes - 1));
  if (faults_.count() > before) return nullptr;
  if (told.emplace(j, c).second) return &prices[j][c];
  fields_.Refuse(FaultKind::kFieldTwice, at);
  return nullptr;
}

void CertificateReader::ReadPrices(const Place& at, std::vector<std::vector<Price>>& prices) {
  Told told;
  for (const Place& element : fields_.Elements(at)) {
    const auto fields =
        fields_.Fields(element, {"judge", "class"}, {kPriceNames.begin(), kPriceNames.end()});
    if (!fields.has_value()) continue;
    Price* const price = Find((*fields)[0], (*fields)[1], prices, told);
    for (size_t tier = 0; price != nullptr && tier < kLinearTiers; ++tier) {
      const Place& told_price = (*fields)[2 + tier];
      if (told_price.value != nullptr) (*price)[tier] = fields_.Integer(told_price);
    }
  }
}

void CertificateReader::ReadWeights(const Place& at, std::vector<int64_t>& weights) {
  if (at.IsNull()) return;
  weights.assign(problem_.applications.size(), 0);
  Told told;
  for (const Place& element : fields_.Elements(at)) {
    const auto fields = fields_.Fields(element, {"application", "weight"});
    if (!fields.has_value()) continue;
    const int64_t before = faults_.count();
    const size_t application = Application((*fields)[0]);
    if (faults_.count() > before) continue;
    if (!told.emplace(application, 0).second) {
      fields_.Refuse(FaultKind::kFieldTwice, (*fields)[0]);
    }
    weights[application] = fields_.Integer((*fields)[1]);
  }
}

void CertificateReader::ReadDeficitPrices(const Place& at,
                                          std::vector<std::vector<int64_t>>& prices) {
  Told told;
  for (const Place& element : fields_.Elements(at)) {
    const auto fields = fields_.Fields(element, {"judge", "class", "price"});
    if (!fields.has_value()) continue;
    int64_t* const price = Find((*fields)[0], (*fields)[1], prices, told);
    if (price != nullptr) *price = fields_.Integer((*fields)[2]);
  }
}

StoredCertificate CertificateReader::Read(const nlohmann::json& json) {
  StoredCertificate stored;
  const auto fields = fields_.Fields(
      {&json, ""}, {"format", "engine", "problem_digest", "pairs_digest", "seed", "objective",
                    "interrupted", "decimals", "tiers", "price_classes", "prices",
                    "deficit_weights", "deficit_classes", "deficit_prices"});
  if (!fields.has_value()) return stored;
  size_t next = 0;
  const auto field = [&]() -> const Place& { return (*fields)[next++]; };
  fields_.RequireText(field(), kCertificateFormat);
  stored.engine = fields_.Text(field());
  stored.problem_digest = fields_.Text(field());
  stored.pairs_digest = fields_.Text(field());
  stored.seed = Seed(field());
  stored.objective = ReadObjective(field());
  stored.interrupted = fields_.Truth(field());
  fields_.Integer(field(), problem_.decimals, problem_.decimals);
  ReadTiers(field(), stored.tiers);
  ReadSizes(field(), stored.certificate.prices);
  ReadPrices(field(), stored.certificate.prices);
  ReadWeights(field(), stored.certificate.deficit_weights);
  ReadSizes(field(), stored.certificate.deficit_prices);
  ReadDeficitPrices(field(), stored.certificate.deficit_prices);
  return stored;
}

}  // namespace

CertificateRead ReadCertificate(std::string_view json, const Problem& problem) {
  Faults faults;
  CertificateRead read;
  const std::optional<nlohmann::json> parsed = ParseJson(json, File::kCertificate, faults);
  if (parsed.has_value()) read.stored = CertificateReader(problem, faults).Read(*parsed);
  read.faults = faults.Kept();
  read.fault_count = faults.count();
  if (!faults.empty()) read.stored = {};
  return read;
}

}  // namespace award::scoring::panel
