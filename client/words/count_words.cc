// One word for each term of scoring.
#include "client/words/count_words.h"

namespace award::client {

Words MethodWords(scoring::Method method) {
  switch (method) {
    case scoring::Method::kTotalScore:
      return {"總評分法", "total score"};
    case scoring::Method::kRankSum:
      return {"序位法", "rank sum"};
    case scoring::Method::kTrimmedMean:
      return {"截尾平均", "trimmed mean"};
    case scoring::Method::kMedian:
      return {"中位數", "median"};
  }
  return {};
}

Words ComparedWords(scoring::Method method) {
  switch (method) {
    case scoring::Method::kTotalScore:
      return {"平均總分", "mean total"};
    case scoring::Method::kRankSum:
      return {"序位和", "ranks"};
    case scoring::Method::kTrimmedMean:
      return {"截尾平均", "trimmed mean"};
    case scoring::Method::kMedian:
      return {"中位數", "median"};
  }
  return {};
}

Words DivergenceWords(scoring::DivergenceLevel level) {
  switch (level) {
    case scoring::DivergenceLevel::kNone:
      return {"", ""};
    case scoring::DivergenceLevel::kShow:
      return {"應揭示", "shown"};
    case scoring::DivergenceLevel::kDiscuss:
      return {"應討論", "to discuss"};
    case scoring::DivergenceLevel::kResolve:
      return {"應決議", "to resolve"};
  }
  return {};
}

Words OutcomeWords(scoring::DivergenceOutcome outcome) {
  switch (outcome) {
    case scoring::DivergenceOutcome::kKeep:
      return {"維持", "kept"};
    case scoring::DivergenceOutcome::kExclude:
      return {"除去", "excluded"};
    case scoring::DivergenceOutcome::kRescore:
      return {"廢棄重評", "scored anew"};
    case scoring::DivergenceOutcome::kUndecidable:
      return {"無法評定", "undecidable"};
  }
  return {};
}

Words AdmissionWords(scoring::Admission admission) {
  switch (admission) {
    case scoring::Admission::kAdmitted:
      return {"入列", "admitted"};
    case scoring::Admission::kUnranked:
      return {"無名次", "no place"};
    case scoring::Admission::kBelowFloor:
      return {"未達最低標準", "below the floor"};
    case scoring::Admission::kBelowDimensionFloor:
      return {"構面未達最低標準：", "below the floor of dimension"};
    case scoring::Admission::kBeyondCut:
      return {"名額外", "beyond the cut"};
    case scoring::Admission::kTiedAtCut:
      return {"名額末位同名次，待決", "tied at the cut"};
  }
  return {};
}

Words UnrankedWords(scoring::Unranked unranked) {
  switch (unranked) {
    case scoring::Unranked::kNoScoredSheet:
      return {"無名次：沒有計入的評分單", "no place: no sheet counts"};
    case scoring::Unranked::kAwaitingRescore:
      return {"無名次：待重評", "no place: to be scored anew"};
    case scoring::Unranked::kUndecidable:
      return {"無名次：無法評定", "no place: undecidable"};
  }
  return {};
}

Words CellWords(scoring::CellState state) {
  switch (state) {
    case scoring::CellState::kPending:
      return {"未評分", "pending"};
    case scoring::CellState::kScored:
      return {"已評分", "scored"};
    case scoring::CellState::kAbstained:
      return {"棄權", "abstained"};
    case scoring::CellState::kRecused:
      return {"迴避", "recused"};
    case scoring::CellState::kAbsent:
      return {"缺席", "absent"};
  }
  return {};
}

}  // namespace award::client
