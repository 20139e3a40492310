// The reasons in words.
#include "scoring/insight/undefined.h"

namespace award::scoring::insight {
namespace {

struct Words {
  std::string_view name;
  std::string_view english;
  std::string_view chinese;
};

Words WordsOf(Undefined reason) {
  switch (reason) {
    case Undefined::kTooFewApplications:
      return {"too_few_applications", "There are too few applications to compare.",
              "申請件數不足，無法比較。"};
    case Undefined::kTooFewJudges:
      return {"too_few_judges", "It takes scores by at least two judges.",
              "須有二位以上委員評分，始能計算。"};
    case Undefined::kTooFewInCommon:
      return {"too_few_in_common", "Too few applications were scored by the same judges.",
              "由相同委員共同評分之申請件數不足。"};
    case Undefined::kIncompletePanel:
      return {"incomplete_panel",
              "It has a meaning only where every judge scored every application.",
              "須每位委員均評閱每一申請案，此數值始有意義。"};
    case Undefined::kNoVariation:
      return {"no_variation", "All scores concerned are equal.", "相關分數完全相同，無從比較。"};
    case Undefined::kNoDegreesOfFreedom:
      return {"no_degrees_of_freedom",
              "There are as many effects as scores, so that no error can be estimated.",
              "待估效應數與評分數相等，無法估計誤差。"};
    case Undefined::kNoError:
      return {"no_error", "The effects reproduce every score exactly, so that there is no error.",
              "各效應完全重現所有分數，沒有誤差可供衡量。"};
    case Undefined::kDisconnected:
      return {"disconnected", "The applications fall into groups that share no judge.",
              "申請案分屬沒有共同委員之群組，無法互相比較。"};
    case Undefined::kNegativeValue:
      return {"negative_value", "A ratio scale has no values below zero.", "比率尺度不得有負值。"};
    case Undefined::kNoVarianceBetween:
      return {"no_variance_between",
              "No difference between the applications was found that more judges could firm up.",
              "未發現申請案之間的差異，增加委員亦無助於區分。"};
    case Undefined::kTooLarge:
      return {"too_large", "There are too many applications, judges or values to compute this.",
              "申請案、委員或分數之數量過多，未予計算。"};
    case Undefined::kNoCut:
      return {"no_cut", "The rules admit nobody, so that there is no award set.",
              "評選規則未設錄取名額，無入列名單可言。"};
    case Undefined::kOneDimension:
      return {"one_dimension", "With a single dimension there is no weight to change.",
              "僅有單一構面，無權重可資變動。"};
    case Undefined::kNoWeightVectors:
      return {"no_weight_vectors", "No weight vectors are stored for this number of dimensions.",
              "未備有此構面數目之權重組。"};
    case Undefined::kNotConverged:
      return {"not_converged", "The estimation did not settle on a result.", "估計程序未能收斂。"};
    case Undefined::kNotFinite:
      return {"not_finite", "The computation left the range of numbers.",
              "計算結果超出可表示之數值範圍。"};
  }
  return {"", "", ""};
}

}  // namespace

std::string_view NameOf(Undefined reason) { return WordsOf(reason).name; }
std::string_view EnglishOf(Undefined reason) { return WordsOf(reason).english; }
std::string_view ChineseOf(Undefined reason) { return WordsOf(reason).chinese; }

}  // namespace award::scoring::insight
