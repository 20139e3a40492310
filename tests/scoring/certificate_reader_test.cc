// What is written is read back exactly; everything else is refused by the name of its field.
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/panel/assign.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/files/certificate_json.h"
#include "scoring/panel/files/json_fields.h"
#include "scoring/panel/files/plan_csv.h"
#include "tests/scoring/panel_files.h"

namespace award::scoring::panel {
namespace {

using CertificateLines = std::vector<std::string>;

Plan PlanToFile() {
  Plan plan;
  plan.pairs = {{0, 0}, {1, 1}};
  plan.tiers = {{Tier::kFloor, -250, -5}, {Tier::kTotal, 1, 2}, {Tier::kGroups, 2, std::nullopt}};
  plan.certificate.prices = {{{0, 0, 7, 0, 1}}, {{}, {1, -2, -3, 4, 5}}, {}};
  plan.certificate.deficit_weights = {0, 3, 0};
  plan.certificate.deficit_prices = {{1, 0, -2}, {0}, {}};
  return plan;
}

void ExpectSame(const Plan& a, const Plan& b) {
  EXPECT_EQ(a.pairs, b.pairs);
  EXPECT_EQ(a.tiers, b.tiers);
  EXPECT_EQ(a.certificate.prices, b.certificate.prices);
  EXPECT_EQ(a.certificate.deficit_weights, b.certificate.deficit_weights);
  EXPECT_EQ(a.certificate.deficit_prices, b.certificate.deficit_prices);
  EXPECT_EQ(a.interrupted, b.interrupted);
}

TEST(ReadCertificate, GivesBackWhatWasWritten) {
  Problem problem = FiledProblem();
  problem.seed = 18'446'744'073'709'551'615U;
  problem.objective = {true, Fairness::kLevel, 125};
  Plan plan = PlanToFile();
  plan.interrupted = true;
  const CertificateRead read = ReadCertificate(CertificateJson(problem, plan), problem);
  EXPECT_EQ(Told(read.faults), CertificateLines());
  EXPECT_EQ(read.stored.engine, kEngineVersion);
  EXPECT_EQ(read.stored.problem_digest, DigestOfProblem(problem));
  EXPECT_EQ(read.stored.pairs_digest, DigestOfPairs(problem, plan.pairs));
  EXPECT_EQ(read.stored.seed, problem.seed);
  EXPECT_TRUE(read.stored.objective.partial);
  EXPECT_EQ(read.stored.objective.fairness, Fairness::kLevel);
  EXPECT_EQ(read.stored.objective.price_basis_points, 125);
  ExpectSame(PlanOf(plan.pairs, read.stored), plan);
}

TEST(ReadCertificate, GivesBackAnyNumbersAndShapes) {
  const Problem problem = FiledProblem();
  std::mt19937_64 random(20'270'311);
  const auto number = [&]() -> int64_t {
    switch (random() % 4) {
      case 0:
        return 0;
      case 1:
        return std::numeric_limits<int64_t>::min();
      case 2:
        return std::numeric_limits<int64_t>::max();
      default:
        return static_cast<int64_t>(random());
    }
  };
  for (int i = 0; i < 300; ++i) {
    Plan plan;
    for (int t = 0; t <= static_cast<int>(Tier::kDraw); ++t) {
      TierResult& result = plan.tiers.emplace_back(TierResult{static_cast<Tier>(t), number()});
      if (random() % 2 == 0) result.bound = number();
    }
    Certificate& certificate = plan.certificate;
    for (size_t j = 0; j < 3 && i % 3 != 0; ++j) {
      certificate.prices.emplace_back(random() % 4);
      certificate.deficit_prices.emplace_back(random() % 4);
      for (Price& price : certificate.prices.back()) {
        for (int64_t& tier : price) tier = number();
      }
      for (int64_t& price : certificate.deficit_prices.back()) price = number();
    }
    if (i % 2 == 0) certificate.deficit_weights = {number(), number(), number()};
    const CertificateRead read = ReadCertificate(CertificateJson(problem, plan), problem);
    ASSERT_EQ(Told(read.faults), CertificateLines());
    ExpectSame(PlanOf({}, read.stored), plan);
  }
}

// The faults of a certificate in which the first `from` is now `to`.
CertificateLines FaultsWhenChanged(const std::string& from, const std::string& to) {
  const Problem problem = FiledProblem();
  std::string json = CertificateJson(problem, PlanToFile());
  const size_t at = json.find(from);
  EXPECT_NE(at, std::string::npos) << from << " is not in " << json;
  if (at == std::string::npos) return {};
  json.replace(at, from.size(), to);
  const CertificateRead read = ReadCertificate(json, problem);
  EXPECT_EQ(read.faults.empty(), !read.stored.engine.empty());
  return Told(read.faults);
}

TEST(ReadCertificate, RefusesWhatIsNoJson) {
  EXPECT_EQ(FaultsWhenChanged("\"decimals\": 2,", "\"decimals\": 2"),
            (CertificateLines{"CERTIFICATE_NOT_JSON cert.json:10"}));
  EXPECT_EQ(FaultsWhenChanged("award-panel/1", "\xFF"),
            (CertificateLines{"CERTIFICATE_NOT_JSON cert.json:3"}));
  EXPECT_EQ(FaultsWhenChanged("\n}\n", ""),
            (CertificateLines{"CERTIFICATE_NOT_JSON cert.json:27"}));
  const Problem problem = FiledProblem();
  EXPECT_EQ(Told(ReadCertificate("", problem).faults),
            (CertificateLines{"CERTIFICATE_NOT_JSON cert.json:1"}));
  EXPECT_EQ(Told(ReadCertificate("{} {}", problem).faults),
            (CertificateLines{"CERTIFICATE_NOT_JSON cert.json:1"}));
  // However deep it is.
  EXPECT_EQ(Told(ReadCertificate(std::string(1'000'000, '['), problem).faults),
            (CertificateLines{"CERTIFICATE_NOT_JSON cert.json:0"}));
  EXPECT_EQ(Told(ReadCertificate("[]", problem).faults),
            (CertificateLines{"CERTIFICATE_FIELD_FORM cert.json:0 value=array expected={}"}));
}

TEST(ReadCertificate, RefusesFieldsThatAreMissingUnknownOrTwice) {
  EXPECT_EQ(FaultsWhenChanged("\"decimals\": 2,", ""),
            (CertificateLines{"CERTIFICATE_FIELD_MISSING cert.json:0 column=decimals"}));
  EXPECT_EQ(FaultsWhenChanged("\"decimals\"", "\"note\": \"x\", \"decimals\""),
            (CertificateLines{"CERTIFICATE_FIELD_UNKNOWN cert.json:0 column=note value=\"x\""}));
  EXPECT_EQ(FaultsWhenChanged("\"decimals\": 2", "\"decimals\": 2, \"decimals\": 2"),
            (CertificateLines{"CERTIFICATE_FIELD_TWICE cert.json:0 column=decimals"}));
  EXPECT_EQ(FaultsWhenChanged("\"value\": 1,", ""),
            (CertificateLines{"CERTIFICATE_FIELD_MISSING cert.json:0 column=tiers[1].value"}));
  EXPECT_EQ(
      FaultsWhenChanged("\"class\": 1, ", "\"class\": 1, \"floor\": 1, "),
      (CertificateLines{"CERTIFICATE_FIELD_UNKNOWN cert.json:0 column=prices[1].floor value=1"}));
}

TEST(ReadCertificate, RefusesWrongForms) {
  const auto form = [](const std::string& rest) {
    return CertificateLines{"CERTIFICATE_FIELD_FORM cert.json:0 column=" + rest};
  };
  EXPECT_EQ(FaultsWhenChanged("award-certificate/1", "award-certificate/2"),
            form("format value=\"award-certificate/2\" expected=award-certificate/1"));
  EXPECT_EQ(FaultsWhenChanged("\"interrupted\": false", "\"interrupted\": 0"),
            form("interrupted value=0 expected=true, false"));
  for (const std::string seed : {"-1", "01", "18446744073709551616", "", "1 "}) {
    EXPECT_EQ(FaultsWhenChanged("\"seed\": \"0\"", "\"seed\": \"" + seed + "\""),
              form("seed value=\"" + seed + "\" expected=\"0\"..\"18446744073709551615\""));
  }
  EXPECT_EQ(FaultsWhenChanged("\"decimals\": 2", "\"decimals\": 3"),
            form("decimals value=3 expected=2..2"));
  for (const std::string value : {"1.0", "1e0", "\"1\"", "null", "9223372036854775808"}) {
    EXPECT_EQ(FaultsWhenChanged("\"value\": 1,", "\"value\": " + value + ",").at(0).substr(0, 57),
              form("tiers[1].value value=" + value + " expected").at(0).substr(0, 57));
  }
  EXPECT_EQ(FaultsWhenChanged("\"tier\": \"FLOOR\"", "\"tier\": \"ROOF\"").at(0).substr(0, 73),
            form("tiers[0].tier value=\"ROOF\" expected=UNFI").at(0).substr(0, 73));
  EXPECT_EQ(FaultsWhenChanged("\"fairness\": \"TOTAL\"", "\"fairness\": 1").size(), 1U);
  EXPECT_EQ(FaultsWhenChanged("\"price_basis_points\": null", "\"price_basis_points\": -1"),
            form("objective.price_basis_points value=-1 expected=0..1000000000"));
}

// A value is said in two ways; they may not say different things.
TEST(ReadCertificate, RefusesTextsThatContradictNumbers) {
  EXPECT_EQ(FaultsWhenChanged("\"bound_text\": \"0.02\"", "\"bound_text\": \"0.01\""),
            (CertificateLines{
                "CERTIFICATE_FIELD_FORM cert.json:0 column=tiers[1].bound_text value=\"0.01\" "
                "expected=0.02"}));
  EXPECT_EQ(FaultsWhenChanged("\"bound\": 2, ", "\"bound\": null, ").size(), 1U);
}

TEST(ReadCertificate, RefusesPricesThatBelongToNobody) {
  EXPECT_EQ(FaultsWhenChanged("{\"judge\": \"j1\", \"class\": 0, \"total\"",
                              "{\"judge\": \"j9\", \"class\": 0, \"total\""),
            (CertificateLines{"JUDGE_UNKNOWN cert.json:0 column=prices[0].judge value=\"j9\""}));
  EXPECT_EQ(
      FaultsWhenChanged("\"application\": \"a2\"", "\"application\": \"a9\""),
      (CertificateLines{"APPLICATION_UNKNOWN cert.json:0 column=deficit_weights[0].application "
                        "value=\"a9\""}));
  EXPECT_EQ(FaultsWhenChanged("\"class\": 1, ", "\"class\": 2, "),
            (CertificateLines{"CERTIFICATE_FIELD_FORM cert.json:0 column=prices[1].class value=2 "
                              "expected=0..1"}));
  EXPECT_EQ(
      FaultsWhenChanged("{\"judge\": \"j2\", \"class\": 1, \"un",
                        "{\"judge\": \"j1\", \"class\": 0, \"un"),
      (CertificateLines{"CERTIFICATE_FIELD_TWICE cert.json:0 column=prices[1].class value=0"}));
  EXPECT_EQ(FaultsWhenChanged("\"price_classes\": [1, 2, 0]", "\"price_classes\": [1, 2]"),
            (CertificateLines{"CERTIFICATE_FIELD_FORM cert.json:0 column=price_classes value=array "
                              "expected=[3 numbers]",
                              "CERTIFICATE_FIELD_FORM cert.json:0 column=prices[0].class value=0 "
                              "expected=0..-1",
                              "CERTIFICATE_FIELD_FORM cert.json:0 column=prices[1].class value=1 "
                              "expected=0..-1"}));
  // Nobody's memory is taken for classes that are only claimed.
  EXPECT_EQ(
      FaultsWhenChanged("\"price_classes\": [1, 2, 0]", "\"price_classes\": [1, 2, 9000000]"),
      (CertificateLines{"CERTIFICATE_FIELD_FORM cert.json:0 column=price_classes[2] value=9000000 "
                        "expected=0..3999997"}));
}

TEST(ReadCertificate, IsReadThoughMadeForAnotherProblemOrPlan) {
  const Problem problem = FiledProblem();
  Problem other = problem;
  ++other.affinity[0];
  const CertificateRead read = ReadCertificate(CertificateJson(problem, PlanToFile()), other);
  EXPECT_EQ(Told(read.faults), CertificateLines());
  EXPECT_NE(read.stored.problem_digest, DigestOfProblem(other));
}

// What the engine answers can be written, read anywhere, and checked there.
TEST(ReadCertificate, APlanThatIsReadBackPassesTheCheck) {
  for (const Fairness fairness : {Fairness::kTotal, Fairness::kFloor, Fairness::kLevel,
                                  Fairness::kDeficit, Fairness::kFair}) {
    ReadOptions options;
    options.objective.fairness = fairness;
    options.seed = 5;
    Problem problem = ReadFiles(SmallFilesWith({{File::kRules,
                                                 "rule_id,each,members,scope,min,max,soft\n"
                                                 "out,application,external=1,,1,,\n"
                                                 "mixed,judge,category=*,,,1,\n"}}),
                                options)
                          .problem;
    const absl::StatusOr<Answer> answer = Assign(problem);
    ASSERT_TRUE(answer.ok()) << answer.status();
    const Plan* const plan = std::get_if<Plan>(&*answer);
    ASSERT_NE(plan, nullptr);
    const CertificateRead read = ReadCertificate(CertificateJson(problem, *plan), problem);
    ASSERT_EQ(Told(read.faults), CertificateLines());
    PlanReader reader(problem);
    reader.Feed(PlanCsv(problem, plan->pairs));
    // As someone who has the files and the certificate, but not the objective.
    problem.objective = read.stored.objective;
    problem.seed = read.stored.seed;
    Plan back = PlanOf(reader.Finish().pairs, read.stored);
    ExpectSame(back, *plan);
    EXPECT_TRUE(CheckPlan(problem, back).ok()) << CheckPlan(problem, back);
    back.tiers.back().value += 1;
    EXPECT_FALSE(CheckPlan(problem, back).ok());
  }
}

TEST(ParseJson, TellsTheLine) {
  Faults faults;
  EXPECT_FALSE(ParseJson("{\n\"a\": 1,\n}", File::kCertificate, faults).has_value());
  ASSERT_EQ(faults.count(), 1);
  EXPECT_EQ(faults.Kept()[0].line, 3);
}

}  // namespace
}  // namespace award::scoring::panel
