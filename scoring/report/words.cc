// One switch for each kind of word; a word never changes its meaning.
#include "scoring/report/words.h"

namespace award::scoring {

std::string_view NameOf(Method method) {
  switch (method) {
    case Method::kTotalScore:
      return "TOTAL_SCORE";
    case Method::kRankSum:
      return "RANK_SUM";
    case Method::kTrimmedMean:
      return "TRIMMED_MEAN";
    case Method::kMedian:
      return "MEDIAN";
  }
  return "";
}

std::string_view NameOf(TieKey key) {
  switch (key) {
    case TieKey::kMoreFirstPlaces:
      return "MORE_FIRST_PLACES";
    case TieKey::kHeaviestDimension:
      return "HEAVIEST_DIMENSION";
    case TieKey::kDimensionsInOrder:
      return "DIMENSIONS_IN_ORDER";
    case TieKey::kMeanTotal:
      return "MEAN_TOTAL";
    case TieKey::kRankSum:
      return "LOWER_RANK_SUM";
    case TieKey::kMedianTotal:
      return "MEDIAN_TOTAL";
    case TieKey::kHeadToHead:
      return "HEAD_TO_HEAD";
    case TieKey::kLowerVariance:
      return "LOWER_VARIANCE";
  }
  return "";
}

std::string_view NameOf(RankOn rank_on) {
  switch (rank_on) {
    case RankOn::kExact:
      return "EXACT";
    case RankOn::kPublished:
      return "PUBLISHED";
  }
  return "";
}

std::string_view NameOf(TiesAtCut ties) {
  switch (ties) {
    case TiesAtCut::kAdmit:
      return "ADMITTED";
    case TiesAtCut::kStrict:
      return "STRICT";
  }
  return "";
}

std::string_view NameOf(RoundingMode mode) {
  switch (mode) {
    case RoundingMode::kHalfUp:
      return "HALF_UP";
    case RoundingMode::kTruncate:
      return "TRUNCATE";
    case RoundingMode::kUp:
      return "UP";
  }
  return "";
}

std::string_view NameOf(Admission admission) {
  switch (admission) {
    case Admission::kAdmitted:
      return "ADMITTED";
    case Admission::kUnranked:
      return "UNRANKED";
    case Admission::kBelowFloor:
      return "BELOW_FLOOR";
    case Admission::kBelowDimensionFloor:
      return "BELOW_DIMENSION_FLOOR";
    case Admission::kBeyondCut:
      return "BEYOND_CUT";
    case Admission::kTiedAtCut:
      return "TIED_AT_CUT";
  }
  return "";
}

std::string_view NameOf(Unranked unranked) {
  switch (unranked) {
    case Unranked::kNoScoredSheet:
      return "NO_SCORED_SHEET";
    case Unranked::kAwaitingRescore:
      return "AWAITING_RESCORE";
    case Unranked::kUndecidable:
      return "UNDECIDABLE";
  }
  return "";
}

std::string_view NameOf(RankRefusal refusal) {
  switch (refusal) {
    case RankRefusal::kJudgeWithOneApplication:
      return "JUDGE_WITH_ONE_APPLICATION";
    case RankRefusal::kPanelsShareNoJudge:
      return "PANELS_SHARE_NO_JUDGE";
    case RankRefusal::kDoesNotFit:
      return "DOES_NOT_FIT";
  }
  return "";
}

std::string_view NameOf(DivergenceLevel level) {
  switch (level) {
    case DivergenceLevel::kNone:
      return "NONE";
    case DivergenceLevel::kShow:
      return "SHOWN";
    case DivergenceLevel::kDiscuss:
      return "DISCUSSED";
    case DivergenceLevel::kResolve:
      return "RESOLVED";
  }
  return "";
}

std::string_view NameOf(DivergenceOutcome outcome) {
  switch (outcome) {
    case DivergenceOutcome::kKeep:
      return "KEEP";
    case DivergenceOutcome::kExclude:
      return "EXCLUDE_JUDGE";
    case DivergenceOutcome::kRescore:
      return "RESCORE";
    case DivergenceOutcome::kUndecidable:
      return "UNDECIDABLE";
  }
  return "";
}

std::string_view NameOf(DecidedBy decided_by) {
  switch (decided_by) {
    case DecidedBy::kMethod:
      return "METHOD";
    case DecidedBy::kTieKey:
      return "TIE_KEY";
    case DecidedBy::kDecision:
      return "RECORDED";
    case DecidedBy::kNothing:
      return "TIED";
  }
  return "";
}

std::string_view NameOf(TieWay way) {
  switch (way) {
    case TieWay::kVote:
      return "VOTE";
    case TieWay::kLot:
      return "LOT";
  }
  return "";
}

std::string_view StateNameOf(const JudgeLine& judge) {
  if (judge.excluded) return "EXCLUDED";
  switch (judge.state) {
    case CellState::kScored:
      return "SCORED";
    case CellState::kAbstained:
      return "ABSTAINED";
    case CellState::kRecused:
      return "RECUSED";
    case CellState::kAbsent:
      return "ABSENT";
    case CellState::kPending:
      return "PENDING";
  }
  return "";
}

}  // namespace award::scoring
