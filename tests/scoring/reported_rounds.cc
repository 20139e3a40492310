// The files of the round, small enough to check by hand.
#include "tests/scoring/reported_rounds.h"

#include <utility>

#include "gtest/gtest.h"
#include "scoring/sheets/decision_reader.h"
#include "scoring/sheets/sheet_reader.h"
#include "tests/scoring/sheet_files.h"

namespace award::scoring {

std::vector<CategoryRules> ReportedRules() {
  std::vector<CategoryRules> categories(3);
  CategoryRules& service = categories[0];
  service.id = "service";
  service.name = "整體服務類";
  service.rubric.dimensions = {
      {"d1", 6'000, {{"1-1", 1, "", "構想"}, {"1-2", 2, "", "執行"}}, 0, "創新"},
      {"d2", 4'000, {{"2-1", 1, "", "效益"}}, 6'000, "成效"}};
  service.rubric.bonuses = {{"b-1", 500, "跨機關合作"}};
  service.rubric.levels = {{0, "起步", ""}, {7'000, "進階", ""}, {8'500, "標竿", ""}};
  service.rules.tie_chain = {TieKey::kMoreFirstPlaces, TieKey::kHeaviestDimension,
                             TieKey::kDimensionsInOrder, TieKey::kHeadToHead};
  service.rules.cut = 2;
  service.rules.floor = 7'000;
  CategoryRules& digital = categories[1];
  digital.id = "digital";
  digital.rubric.dimensions = {{"d1", 10'000, {{"1-1", 1, "", ""}}, 0, ""}};
  digital.rules.method = Method::kRankSum;
  digital.rules.tie_chain = {TieKey::kMeanTotal};
  digital.rules.cut = 1;
  CategoryRules& small = categories[2];
  small.id = "small";
  small.name = "=small";
  small.rubric.dimensions = {{"d1", 1, {{"1-1", 1, "", ""}}, 0, "甲"},
                             {"d2", 1, {{"2-1", 1, "", ""}}, 0, "乙"}};
  small.rubric.whole_weight = 2;
  small.rules.tie_chain = {TieKey::kRankSum, TieKey::kMedianTotal, TieKey::kLowerVariance};
  small.rules.rank_on = RankOn::kPublished;
  small.rules.rounding.result = {{4, RoundingMode::kTruncate}, {1, RoundingMode::kHalfUp}};
  small.rules.ties_at_cut = TiesAtCut::kStrict;
  small.rules.cut = 2;
  return categories;
}

std::string_view ReportedSheets() {
  return R"(category,application,judge,criterion,score
service,alpha,J1,1-1,90
service,alpha,J1,1-2,84
service,alpha,J1,2-1,88
service,alpha,J1,b-1,0
service,alpha,J2,d1,80
service,alpha,J2,2-1,81
service,alpha,J2,b-1,1.5
service,beta,J1,d1,86
service,beta,J1,2-1,88
service,beta,J1,b-1,0
service,beta,J2,d1,80
service,beta,J2,2-1,81
service,beta,J2,b-1,1.5
service,gamma,J1,d1,82
service,gamma,J1,2-1,84
service,gamma,J1,b-1,0
service,gamma,J2,d1,84.4
service,gamma,J2,2-1,82.9
service,gamma,J2,b-1,0
service,delta,J1,d1,83
service,delta,J1,2-1,82.5
service,delta,J1,b-1,0
service,delta,J2,d1,83
service,delta,J2,2-1,85
service,delta,J2,b-1,0
service,epsilon,J1,d1,95
service,epsilon,J1,2-1,95
service,epsilon,J1,b-1,5
service,epsilon,J2,d1,71
service,epsilon,J2,2-1,71
service,epsilon,J2,b-1,0
service,epsilon,J3,,recused
service,zeta,J1,d1,95
service,zeta,J1,2-1,59.99
service,zeta,J1,b-1,0
service,zeta,J2,d1,95
service,zeta,J2,2-1,60
service,zeta,J2,b-1,0
service,eta,J1,,absent
service,eta,J2,,abstained
service,eta,J3,,pending
service,theta,J1,d1,60
service,theta,J1,2-1,60
service,theta,J1,b-1,0
service,theta,J2,d1,60
service,theta,J2,2-1,85
service,theta,J2,b-1,0
service,iota,J1,d1,60
service,iota,J1,2-1,60.01
service,iota,J1,b-1,0
service,iota,J2,d1,66.66
service,iota,J2,2-1,70
service,iota,J2,b-1,0
digital,a,J1,1-1,80
digital,b,J1,1-1,81
digital,c,J2,1-1,70
digital,d,J2,1-1,90
small,=p,J1,1-1,80
small,=p,J1,2-1,81
small,=p,J2,1-1,80
small,=p,J2,2-1,80
small,=p,J3,1-1,80
small,=p,J3,2-1,80
small,q,J1,1-1,80
small,q,J1,2-1,80
small,q,J2,1-1,81
small,q,J2,2-1,80
small,q,J3,1-1,80
small,q,J3,2-1,80
small,r,J1,1-1,80
small,r,J1,2-1,80
small,r,J2,1-1,80
small,r,J2,2-1,80
small,r,J3,1-1,80
small,r,J3,2-1,81
small,s,J1,1-1,60
small,s,J1,2-1,60
small,s,J2,1-1,60
small,s,J2,2-1,60
small,s,J3,1-1,60
small,s,J3,2-1,60
)";
}

std::string_view ReportedDecisions() {
  return R"(category,decision,number,application,judge
service,EXCLUDE,,epsilon,J1
service,UNDECIDABLE,,theta,
service,VOTE,1,beta,
service,VOTE,1,alpha,
service,LOT,2,gamma,
service,LOT,2,zeta,
)";
}

std::vector<CountedCategory> CountFiles(const std::vector<CategoryRules>& categories,
                                        std::string_view sheets, std::string_view decisions) {
  SheetReader sheet_reader(categories);
  sheet_reader.Feed(sheets);
  SheetsRead read = sheet_reader.Finish();
  EXPECT_EQ(Texts(read.problems), "");
  DecisionReader decision_reader(categories, read.rounds);
  decision_reader.Feed(decisions);
  DecisionsRead decided = decision_reader.Finish();
  EXPECT_EQ(Texts(decided.problems), "");
  std::vector<CountedCategory> counted;
  for (size_t i = 0; i < categories.size(); ++i) {
    Round round = std::move(read.rounds.at(i));
    round.divergence_decisions = std::move(decided.decisions.at(i).divergences);
    round.tie_decisions = std::move(decided.decisions.at(i).ties);
    Tabulation tabulation = Tabulate(round).value();
    counted.push_back({categories[i], std::move(round), std::move(tabulation)});
  }
  return counted;
}

std::vector<CountedCategory> ReportedRounds() {
  return CountFiles(ReportedRules(), ReportedSheets(), ReportedDecisions());
}

}  // namespace award::scoring
