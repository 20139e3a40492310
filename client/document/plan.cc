// Sentences come from scoring; what is counted here is only what a table lists.
#include "client/document/plan.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "client/render/table.h"
#include "client/render/text.h"
#include "client/render/width.h"
#include "client/words/plan_words.h"
#include "fmt/format.h"
#include "scoring/panel/certificate.h"
#include "scoring/panel/classes.h"
#include "scoring/panel/files/affinity_number.h"

namespace award::client {
namespace {

namespace panel = scoring::panel;

constexpr size_t kMostWorst = 5;
constexpr size_t kMostIdle = 8;
constexpr size_t kMostChangesListed = 40;

template <typename... Values>
std::string Fill(Words words, Language language, const Values&... values) {
  return fmt::format(fmt::runtime(words.In(language)), values...);
}

std::string Text(Words words, Language language) { return std::string(words.In(language)); }

std::string Wrapped(const std::string& text, size_t width, size_t indent) {
  const size_t room = width > indent + 20 ? width - indent : 0;
  std::string lines;
  bool first = true;
  for (const std::string& line : Wrap(text, room > 0 ? room : text.size() + 2)) {
    lines += std::string(first ? indent : indent + 2, ' ') + line + "\n";
    first = false;
  }
  return lines;
}

// What each application and each judge gets.
struct Service {
  std::vector<std::vector<int32_t>> panels;  // Judges, by application.
  std::vector<int64_t> sums;                 // By application.
  std::vector<int64_t> loads;                // By judge.
};

Service ServiceOf(const panel::Problem& problem, const std::vector<panel::Pair>& pairs) {
  Service service{std::vector<std::vector<int32_t>>(problem.applications.size()),
                  std::vector<int64_t>(problem.applications.size()),
                  std::vector<int64_t>(problem.judges.size())};
  for (const panel::Pair pair : pairs) {
    const auto application = static_cast<size_t>(pair.application);
    service.panels[application].push_back(pair.judge);
    if (!problem.InConflict(pair)) service.sums[application] += problem.AffinityOf(pair);
    ++service.loads[static_cast<size_t>(pair.judge)];
  }
  return service;
}

std::string NamesOf(const panel::Problem& problem, const std::vector<int32_t>& judges) {
  std::string names;
  for (const int32_t judge : judges) {
    names += (names.empty() ? "" : " ") + problem.judges[static_cast<size_t>(judge)].id;
  }
  return names;
}

// As an exact decimal, rounded half up to two places.
std::string Mean(int64_t sum, size_t count) {
  if (count == 0) return "-";
  const auto judges = static_cast<int64_t>(count);
  return panel::AffinityText((sum * 200 + judges) / (2 * judges), 2);
}

std::string LoadsText(const panel::Problem& problem, const Service& service, Language language) {
  if (service.loads.empty()) return "";
  const auto [least, most] = std::minmax_element(service.loads.begin(), service.loads.end());
  int64_t sum = 0;
  for (const int64_t load : service.loads) sum += load;
  std::string text = Fill(kPlanLoads, language, *least, *most, Mean(sum, service.loads.size()));
  std::vector<int32_t> idle;
  for (size_t j = 0; j < service.loads.size(); ++j) {
    if (service.loads[j] == 0) idle.push_back(static_cast<int32_t>(j));
  }
  if (idle.empty()) return text;
  const size_t more = idle.size() > kMostIdle ? idle.size() - kMostIdle : 0;
  idle.resize(idle.size() - more);
  std::string names = RenderLine(NamesOf(problem, idle));
  if (more > 0) {
    const size_t told = language == Language::kChinese ? idle.size() + more : more;
    names += Fill(kAndMore, language, told);
  }
  if (language == Language::kEnglish) text += ' ';
  return text + Fill(kIdleJudges, language, names);
}

// The largest deficits to own ideals; the lowest sums where no ideal is known.
std::vector<size_t> WorstServed(const panel::Problem& problem, const Service& service,
                                const std::vector<std::optional<int64_t>>& ideals) {
  std::vector<size_t> worst;
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    if (problem.seats[a] > 0) worst.push_back(a);
  }
  const auto key = [&](size_t a) {
    const int64_t deficit = ideals[a].has_value() ? *ideals[a] - service.sums[a] : 0;
    return std::tuple(-deficit, service.sums[a], a);
  };
  const size_t count = std::min(worst.size(), kMostWorst);
  std::partial_sort(worst.begin(), worst.begin() + static_cast<std::ptrdiff_t>(count), worst.end(),
                    [&](size_t a, size_t b) { return key(a) < key(b); });
  worst.resize(count);
  return worst;
}

std::string LowestSumText(const panel::Problem& problem, const Service& service,
                          Language language) {
  std::optional<size_t> lowest;
  for (size_t a = 0; a < service.sums.size(); ++a) {
    if (problem.seats[a] == 0) continue;
    if (!lowest.has_value() || service.sums[a] < service.sums[*lowest]) lowest = a;
  }
  if (!lowest.has_value()) return "";
  return Fill(kLowestSum, language, panel::AffinityText(service.sums[*lowest], problem.decimals),
              RenderLine(problem.applications[*lowest]));
}

std::string WorstText(const panel::Problem& problem, const Service& service, Reader reader) {
  const auto ideals = panel::OwnIdeals(problem, panel::MakeClasses(problem));
  Table table;
  for (const Words& words :
       {kPlanApplicationHeading, kSumHeading, kIdealHeading, kDeficitHeading, kPanelHeading}) {
    table.headings.push_back(Text(words, reader.language));
  }
  for (const size_t a : WorstServed(problem, service, ideals)) {
    const std::optional<int64_t>& ideal = ideals[a];
    const auto shown = [&](int64_t value) { return panel::AffinityText(value, problem.decimals); };
    table.rows.push_back({problem.applications[a], shown(service.sums[a]),
                          ideal.has_value() ? shown(*ideal) : "-",
                          ideal.has_value() ? shown(*ideal - service.sums[a]) : "-",
                          NamesOf(problem, service.panels[a])});
  }
  if (table.rows.empty()) return "";
  return "\n" + Text(kWorstTitle, reader.language) + "\n" + PrintTable(table, reader.width);
}

std::string EmptySeatsText(const panel::Problem& problem, const Service& service, Reader reader) {
  Table table;
  for (const Words& words : {kPlanApplicationHeading, kSeatsHeading, kPanelHeading}) {
    table.headings.push_back(Text(words, reader.language));
  }
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    const auto filled = static_cast<int32_t>(service.panels[a].size());
    if (filled >= problem.seats[a]) continue;
    table.rows.push_back({problem.applications[a], fmt::format("{}", problem.seats[a] - filled),
                          NamesOf(problem, service.panels[a])});
  }
  if (table.rows.empty()) return "";
  return "\n" + Text(kEmptySeatsTitle, reader.language) + "\n" + PrintTable(table, reader.width);
}

std::string Joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
  return text;
}

}  // namespace

const std::string& In(const scoring::Sentences& sentences, Language language) {
  return language == Language::kChinese ? sentences.zh_tw : sentences.en;
}

std::string LinesOf(const std::vector<scoring::Sentences>& sentences, Reader reader,
                    size_t indent) {
  std::string lines;
  for (const scoring::Sentences& sentence : sentences) {
    lines += Wrapped(RenderLine(In(sentence, reader.language)), reader.width, indent);
  }
  return lines;
}

std::string SizesText(const panel::Problem& problem, Reader reader) {
  int64_t places = 0;
  for (const panel::Judge& judge : problem.judges) places += judge.highest_load;
  const auto conflicts =
      std::count(problem.affinity.begin(), problem.affinity.end(), panel::kConflict);
  std::string text =
      Fill(kPlanSizes, reader.language, problem.applications.size(), problem.SeatCount(),
           problem.judges.size(), places, conflicts, problem.locks.size(), problem.rules.size());
  if (!problem.kept.empty()) {
    if (reader.language == Language::kEnglish) text += ' ';
    text += Fill(kPlanKeeps, reader.language, problem.kept.size());
  }
  return Wrapped(text, reader.width, 0);
}

std::string ServiceText(const panel::Problem& problem, const std::vector<panel::Pair>& pairs,
                        Reader reader) {
  const Service service = ServiceOf(problem, pairs);
  return Wrapped(LoadsText(problem, service, reader.language), reader.width, 0) +
         Wrapped(LowestSumText(problem, service, reader.language), reader.width, 0) +
         WorstText(problem, service, reader) + EmptySeatsText(problem, service, reader);
}

std::string PanelsText(const panel::Problem& problem, const std::vector<panel::Pair>& pairs,
                       Reader reader) {
  const Service service = ServiceOf(problem, pairs);
  Table table;
  for (const Words& words : {kPlanApplicationHeading, kSumHeading, kPanelHeading}) {
    table.headings.push_back(Text(words, reader.language));
  }
  for (size_t a = 0; a < problem.applications.size(); ++a) {
    table.rows.push_back({problem.applications[a],
                          panel::AffinityText(service.sums[a], problem.decimals),
                          NamesOf(problem, service.panels[a])});
  }
  return Text(kPanelsTitle, reader.language) + "\n" + PrintTable(table, reader.width);
}

std::string DifferenceText(const panel::Difference& difference, Reader reader) {
  Table panels;
  for (const Words& words : {kPlanApplicationHeading, kLeftHeading, kJoinedHeading}) {
    panels.headings.push_back(Text(words, reader.language));
  }
  for (const panel::PanelChange& change : difference.panels) {
    if (panels.rows.size() == kMostChangesListed) break;
    panels.rows.push_back({change.application, Joined(change.left), Joined(change.joined)});
  }
  Table loads;
  for (const Words& words : {kJudgeHeading, kLoadBeforeHeading, kLoadAfterHeading}) {
    loads.headings.push_back(Text(words, reader.language));
  }
  for (const panel::LoadChange& change : difference.loads) {
    if (loads.rows.size() == kMostChangesListed) break;
    loads.rows.push_back(
        {change.judge, fmt::format("{}", change.before), fmt::format("{}", change.after)});
  }
  std::string text;
  const auto add = [&](const Table& table, size_t all) {
    if (table.rows.empty()) return;
    text += "\n" + PrintTable(table, reader.width);
    if (all > table.rows.size()) text += Fill(kMoreRows, reader.language, all - table.rows.size());
  };
  add(panels, difference.panels.size());
  add(loads, difference.loads.size());
  return text;
}

}  // namespace award::client
