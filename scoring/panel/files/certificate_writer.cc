// The digests of a problem and of a plan, and the certificate that names them.
#include <algorithm>
#include <utility>

#include "scoring/panel/files/affinity_number.h"
#include "scoring/panel/files/certificate_json.h"
#include "scoring/panel/files/certificate_words.h"
#include "scoring/report/json.h"
#include "scoring/report/part_stream.h"

namespace award::scoring::panel {

namespace {

void DigestPairs(const std::vector<Pair>& pairs, PartStream& parts) {
  parts.Count(pairs.size());
  for (const Pair& pair : pairs) {
    parts.Integer(pair.application);
    parts.Integer(pair.judge);
  }
}

void DigestPositions(const std::vector<int32_t>& positions, PartStream& parts) {
  parts.Count(positions.size());
  for (const int32_t position : positions) parts.Integer(position);
}

const std::string& JudgeId(const Problem& problem, size_t judge) {
  return problem.judges[judge].id;
}

void WriteObjective(const Objective& objective, JsonWriter& json) {
  json.Key("objective").BeginFlatObject();
  json.Key("partial").Bool(objective.partial);
  json.Key("fairness").String(NameOf(objective.fairness));
  json.Key("price_basis_points");
  if (objective.price_basis_points.has_value()) {
    json.Int(*objective.price_basis_points);
  } else {
    json.Null();
  }
  json.EndObject();
}

void WriteTier(const TierResult& result, int32_t decimals, JsonWriter& json) {
  json.BeginFlatObject().Key("tier").String(NameOf(result.tier)).Key("value").Int(result.value);
  json.Key("bound");
  if (result.bound.has_value()) {
    json.Int(*result.bound);
  } else {
    json.Null();
  }
  if (IsAffinity(result.tier)) {
    json.Key("value_text").String(AffinityText(result.value, decimals));
    if (result.bound.has_value()) {
      json.Key("bound_text").String(AffinityText(*result.bound, decimals));
    }
  }
  json.EndObject();
}

// How many classes each judge has, or null when there are no prices.
template <typename Prices>
void WriteSizes(const std::vector<std::vector<Prices>>& prices, JsonWriter& json) {
  if (prices.empty()) {
    json.Null();
    return;
  }
  json.BeginFlatArray();
  for (const std::vector<Prices>& of_judge : prices) {
    json.Int(static_cast<int64_t>(of_judge.size()));
  }
  json.EndArray();
}

void WritePrices(const Problem& problem, const Certificate& certificate, JsonWriter& json) {
  json.Key("price_classes");
  WriteSizes(certificate.prices, json);
  json.Key("prices").BeginArray();
  for (size_t j = 0; j < certificate.prices.size(); ++j) {
    for (size_t c = 0; c < certificate.prices[j].size(); ++c) {
      const Price& price = certificate.prices[j][c];
      if (price == Price{}) continue;
      json.BeginFlatObject().Key("judge").String(JudgeId(problem, j));
      json.Key("class").Int(static_cast<int64_t>(c));
      for (size_t tier = 0; tier < kLinearTiers; ++tier) {
        if (price[tier] != 0) json.Key(kPriceNames[tier]).Int(price[tier]);
      }
      json.EndObject();
    }
  }
  json.EndArray();
}

void WriteDeficit(const Problem& problem, const Certificate& certificate, JsonWriter& json) {
  const std::vector<int64_t>& weights = certificate.deficit_weights;
  json.Key("deficit_weights");
  if (weights.empty()) {
    json.Null();
  } else {
    json.BeginArray();
    for (size_t a = 0; a < weights.size(); ++a) {
      if (weights[a] == 0) continue;
      json.BeginFlatObject().Key("application").String(problem.applications[a]);
      json.Key("weight").Int(weights[a]).EndObject();
    }
    json.EndArray();
  }
  json.Key("deficit_classes");
  WriteSizes(certificate.deficit_prices, json);
  json.Key("deficit_prices").BeginArray();
  for (size_t j = 0; j < certificate.deficit_prices.size(); ++j) {
    for (size_t c = 0; c < certificate.deficit_prices[j].size(); ++c) {
      const int64_t price = certificate.deficit_prices[j][c];
      if (price == 0) continue;
      json.BeginFlatObject().Key("judge").String(JudgeId(problem, j));
      json.Key("class").Int(static_cast<int64_t>(c)).Key("price").Int(price).EndObject();
    }
  }
  json.EndArray();
}

}  // namespace

std::string DigestOfProblem(const Problem& problem) {
  PartStream parts("award-panel-problem/1");
  parts.Count(problem.applications.size());
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    parts.Text(problem.applications[a]);
    parts.Integer(problem.seats[a]);
  }
  parts.Count(problem.judges.size());
  for (const Judge& judge : problem.judges) {
    parts.Text(judge.id);
    parts.Integer(judge.lowest_load);
    parts.Integer(judge.highest_load);
  }
  parts.Integer(problem.decimals);
  parts.Numbers(problem.affinity);
  DigestPairs(problem.locks, parts);
  DigestPairs(problem.kept, parts);
  parts.Count(problem.rules.size());
  for (const Rule& rule : problem.rules) {
    parts.Text(rule.id);
    parts.Text(rule.value);
    parts.Text(rule.each == Each::kApplication ? "APPLICATION" : "JUDGE");
    DigestPositions(problem.scopes[static_cast<size_t>(rule.scope)], parts);
    DigestPositions(rule.members, parts);
    parts.Integer(rule.lowest);
    parts.Integer(rule.highest);
    parts.Integer(rule.soft ? 1 : 0);
  }
  return parts.Finish();
}

std::string DigestOfPairs(const Problem& problem, const std::vector<Pair>& pairs) {
  PartStream parts("award-panel-plan/1");
  parts.Count(pairs.size());
  for (const Pair& pair : pairs) {
    parts.Text(problem.applications[static_cast<size_t>(pair.application)]);
    parts.Text(JudgeId(problem, static_cast<size_t>(pair.judge)));
  }
  return parts.Finish();
}

std::string_view NameOf(Tier tier) {
  for (const auto& [named, name] : kTierNames) {
    if (named == tier) return name;
  }
  return "";
}

std::string_view NameOf(Fairness fairness) {
  for (const auto& [named, name] : kFairnessNames) {
    if (named == fairness) return name;
  }
  return "";
}

bool IsAffinity(Tier tier) {
  return tier == Tier::kFloor || tier == Tier::kLevel || tier == Tier::kDeficit ||
         tier == Tier::kTotal;
}

std::string CertificateJson(const Problem& problem, const Plan& plan) {
  JsonWriter json;
  json.BeginObject();
  json.Key("format").String(kCertificateFormat);
  json.Key("engine").String(kEngineVersion);
  json.Key("problem_digest").String(DigestOfProblem(problem));
  json.Key("pairs_digest").String(DigestOfPairs(problem, plan.pairs));
  // As a text: not every reader of JSON keeps 64 bits.
  json.Key("seed").String(std::to_string(problem.seed));
  WriteObjective(problem.objective, json);
  json.Key("interrupted").Bool(plan.interrupted);
  json.Key("decimals").Int(problem.decimals);
  json.Key("tiers").BeginArray();
  for (const TierResult& result : plan.tiers) WriteTier(result, problem.decimals, json);
  json.EndArray();
  WritePrices(problem, plan.certificate, json);
  WriteDeficit(problem, plan.certificate, json);
  json.EndObject();
  return std::move(json).Finish();
}

Plan PlanOf(std::vector<Pair> pairs, StoredCertificate stored) {
  Plan plan;
  plan.pairs = std::move(pairs);
  plan.tiers = std::move(stored.tiers);
  plan.certificate = std::move(stored.certificate);
  plan.interrupted = stored.interrupted;
  return plan;
}

}  // namespace award::scoring::panel
