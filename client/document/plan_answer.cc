// The sentences are scoring's; what is added here is where in the officer's own files to change it.
#include "client/document/plan_answer.h"

#include <string_view>

#include "client/render/text.h"
#include "client/words/plan_words.h"
#include "fmt/format.h"
#include "scoring/panel/files/certificate_json.h"
#include "scoring/panel/words/narrator.h"
#include "scoring/report/json.h"

namespace award::client {
namespace {

namespace panel = scoring::panel;

template <typename... Values>
std::string Fill(Words words, Language language, const Values&... values) {
  return fmt::format(fmt::runtime(words.In(language)), values...);
}

const std::string& ApplicationId(const panel::Problem& problem, int32_t application) {
  return problem.applications[static_cast<size_t>(application)];
}

const std::string& JudgeId(const panel::Problem& problem, int32_t judge) {
  return problem.judges[static_cast<size_t>(judge)].id;
}

std::string RuleName(const panel::Rule& rule) {
  return rule.value.empty() ? rule.id : fmt::format("{} ({})", rule.id, rule.value);
}

// Where the change is made: `judges.csv: max_load of J7 from 5 to 7`.
std::string ChangeLine(const panel::Problem& problem, const panel::Change& change,
                       const PlanRequest& request, Language language) {
  const auto cell = [&](const std::string& file, std::string_view column, const std::string& id,
                        int64_t before, int64_t after) {
    const bool english = language == Language::kEnglish;
    return Fill(kChangeCell, language, file, english ? std::string(column) : id,
                english ? id : std::string(column), before, after);
  };
  switch (change.kind) {
    case panel::Change::Kind::kRaiseLoad: {
      const panel::Judge& judge = problem.judges[static_cast<size_t>(change.judge)];
      return cell(request.judges, "max_load", judge.id, judge.highest_load,
                  judge.highest_load + change.amount);
    }
    case panel::Change::Kind::kLowerLowestLoad: {
      const panel::Judge& judge = problem.judges[static_cast<size_t>(change.judge)];
      return cell(request.judges, "min_load", judge.id, judge.lowest_load,
                  judge.lowest_load - change.amount);
    }
    case panel::Change::Kind::kFewerSeats: {
      const int32_t seats = problem.seats[static_cast<size_t>(change.application)];
      return cell(request.applications, "k", ApplicationId(problem, change.application), seats,
                  seats - change.amount);
    }
    case panel::Change::Kind::kLiftRule: {
      const panel::Rule& rule = problem.rules[static_cast<size_t>(change.rule)];
      return Fill(kLiftRule, language, request.rules.value_or("rules.csv"), RuleName(rule));
    }
    case panel::Change::Kind::kUnlock:
      return Fill(kTakeOut, language, request.locks.value_or(request.started.value_or("locks.csv")),
                  fmt::format("{},{}", ApplicationId(problem, change.application),
                              JudgeId(problem, change.judge)));
  }
  return "";
}

void AddSentences(scoring::JsonWriter& json, const std::vector<scoring::Sentences>& sentences) {
  json.BeginArray();
  for (const scoring::Sentences& sentence : sentences) {
    json.BeginObject().Key("zh_tw").String(sentence.zh_tw).Key("en").String(sentence.en);
    json.EndObject();
  }
  json.EndArray();
}

std::string_view NameOf(panel::BlockedBy by) {
  switch (by) {
    case panel::BlockedBy::kLocks:
      return "LOCKS";
    case panel::BlockedBy::kApplication:
      return "APPLICATION";
    case panel::BlockedBy::kGroup:
      return "GROUP";
    case panel::BlockedBy::kPanel:
      return "PANEL";
    case panel::BlockedBy::kLowestLoads:
      return "LOWEST_LOADS";
    case panel::BlockedBy::kCrossing:
      return "CROSSING";
  }
  return "";
}

std::string_view NameOf(panel::Change::Kind kind) {
  switch (kind) {
    case panel::Change::Kind::kRaiseLoad:
      return "RAISE_LOAD";
    case panel::Change::Kind::kLowerLowestLoad:
      return "LOWER_LOWEST_LOAD";
    case panel::Change::Kind::kFewerSeats:
      return "FEWER_SEATS";
    case panel::Change::Kind::kLiftRule:
      return "LIFT_RULE";
    case panel::Change::Kind::kUnlock:
      return "UNLOCK";
  }
  return "";
}

void AddChange(scoring::JsonWriter& json, const panel::Problem& problem,
               const panel::Change& change) {
  json.BeginFlatObject().Key("kind").String(NameOf(change.kind));
  if (change.application >= 0) {
    json.Key("application").String(ApplicationId(problem, change.application));
  }
  if (change.judge >= 0) json.Key("judge").String(JudgeId(problem, change.judge));
  if (change.rule >= 0) {
    const panel::Rule& rule = problem.rules[static_cast<size_t>(change.rule)];
    json.Key("rule").String(rule.id).Key("value").String(rule.value);
  }
  json.Key("amount").Int(change.amount).EndObject();
}

void AddPairs(scoring::JsonWriter& json, const panel::Problem& problem,
              const std::vector<panel::Pair>& pairs) {
  json.BeginArray();
  for (const panel::Pair pair : pairs) {
    json.BeginFlatObject().Key("application").String(ApplicationId(problem, pair.application));
    json.Key("judge").String(JudgeId(problem, pair.judge)).EndObject();
  }
  json.EndArray();
}

void AddObstacle(scoring::JsonWriter& json, const panel::Problem& problem,
                 const panel::Blocked& blocked) {
  json.Key("applications").BeginFlatArray();
  for (const int32_t application : blocked.applications) {
    json.String(ApplicationId(problem, application));
  }
  json.EndArray().Key("judges").BeginFlatArray();
  for (const int32_t judge : blocked.judges) json.String(JudgeId(problem, judge));
  json.EndArray().Key("rules").BeginArray();
  for (const int32_t rule : blocked.rules) {
    const panel::Rule& declared = problem.rules[static_cast<size_t>(rule)];
    json.BeginFlatObject().Key("rule").String(declared.id).Key("value").String(declared.value);
    json.EndObject();
  }
  json.EndArray().Key("locks");
  AddPairs(json, problem, blocked.locks);
  json.Key("apart");
  AddPairs(json, problem, blocked.apart);
  json.Key("wanted").Int(blocked.wanted).Key("available").Int(blocked.available);
  json.Key("conflicts").Int(blocked.conflicts);
}

std::vector<scoring::Sentences> BreachSentences(const panel::Problem& problem,
                                                const std::vector<panel::Breach>& breaches) {
  const panel::Narrator narrator(problem);
  std::vector<scoring::Sentences> sentences;
  for (const panel::Breach& breach : breaches) sentences.push_back(narrator.ForBreach(breach));
  return sentences;
}

}  // namespace

std::string BlockedText(const panel::Problem& problem, const panel::Blocked& blocked,
                        const PlanRequest& request, Reader reader) {
  panel::Blocked shown = blocked;  // With the first changes of long repairs.
  for (panel::Repair& repair : shown.repairs) {
    if (repair.changes.size() > panel::kMostNamed) repair.changes.resize(panel::kMostNamed);
  }
  const std::vector<scoring::Sentences> answer = panel::Narrator(problem).ForAnswer(shown);
  const size_t before = answer.size() - shown.repairs.size();  // It ends with the repairs.
  std::string text;
  for (size_t i = 0; i < answer.size(); ++i) {
    text += LinesOf({answer[i]}, reader, i < before ? 0 : 2);
    if (i < before) continue;
    const size_t all = blocked.repairs[i - before].changes.size();
    for (const panel::Change& change : shown.repairs[i - before].changes) {
      const std::string line = ChangeLine(problem, change, request, reader.language);
      text += LinesOf({{line, line}}, reader, 6);
    }
    if (all == shown.repairs[i - before].changes.size()) continue;
    const std::string more = Fill(kMoreChanges, reader.language, all - panel::kMostNamed);
    text += LinesOf({{more, more}}, reader, 6);
  }
  return text;
}

std::string BlockedJson(const panel::Problem& problem, const panel::Blocked& blocked) {
  const panel::Narrator narrator(problem);
  scoring::JsonWriter json;
  json.BeginObject().Key("format").String("award-plan-blocked/1");
  json.Key("by").String(NameOf(blocked.by));
  AddObstacle(json, problem, blocked);
  json.Key("reason");
  AddSentences(json, {narrator.ForBlocked(blocked)});
  json.Key("repairs").BeginArray();
  for (const panel::Repair& repair : blocked.repairs) {
    json.BeginObject().Key("cost").Int(repair.cost).Key("changes").BeginArray();
    for (const panel::Change& change : repair.changes) AddChange(json, problem, change);
    json.EndArray().Key("sentence");
    AddSentences(json, {narrator.ForRepair(repair)});
    json.EndObject();
  }
  json.EndArray().EndObject();
  return std::move(json).Finish();
}

std::string CheckedText(const panel::Problem& problem, const CheckedPlan& checked, Reader reader) {
  const Language language = reader.language;
  std::string text = Fill(kQuestion, language, checked.question) + "\n\n";
  if (checked.breaches.empty()) {
    text += Fill(kNoBreach, language) + "\n";
  } else {
    text += Fill(kBreachesTitle, language, checked.breaches.size()) + "\n";
    text += LinesOf(BreachSentences(problem, checked.breaches), reader, 2);
  }
  if (!checked.tiers.empty()) {
    text += "\n" + Fill(kValuesTitle, language) + "\n";
    text += LinesOf(panel::Narrator(problem).ForPlan({{}, checked.tiers, {}}), reader, 2);
  }
  text += "\n";
  if (!checked.with_proof) return text + Fill(kWithoutProof, language) + "\n";
  if (!checked.same_files) text += Fill(kOtherFiles, language) + "\n";
  if (!checked.same_pairs) text += Fill(kOtherPairs, language) + "\n";
  if (!checked.proved) return text;
  const std::string verdict = Fill(checked.gap ? kPlanHolds : kPlanProved, language);
  return text + LinesOf({{verdict, verdict}}, reader);
}

std::string CheckedJson(const panel::Problem& problem, const CheckedPlan& checked) {
  scoring::JsonWriter json;
  json.BeginObject().Key("format").String("award-plan-check/1");
  json.Key("question").String(checked.question);
  json.Key("breach_count").Int(static_cast<int64_t>(checked.breaches.size()));
  json.Key("breaches");
  AddSentences(json, BreachSentences(problem, checked.breaches));
  json.Key("tiers").BeginArray();
  for (const panel::TierResult& tier : checked.tiers) {
    json.BeginFlatObject().Key("tier").String(panel::NameOf(tier.tier));
    json.Key("value").Int(tier.value).Key("bound");
    if (tier.bound.has_value()) {
      json.Int(*tier.bound);
    } else {
      json.Null();
    }
    json.EndObject();
  }
  json.EndArray().Key("decimals").Int(problem.decimals);
  json.Key("with_proof").Bool(checked.with_proof);
  json.Key("same_files").Bool(checked.same_files).Key("same_pairs").Bool(checked.same_pairs);
  json.Key("proved").Bool(checked.proved).Key("gap").Bool(checked.gap).EndObject();
  return std::move(json).Finish();
}

}  // namespace award::client
