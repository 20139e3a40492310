// Both forms walk the categories in the season's order.
#include "client/document/nomination.h"

#include <algorithm>

#include "client/contract/names.h"
#include "client/contract/time.h"
#include "client/render/csv.h"
#include "client/render/table.h"
#include "client/render/text.h"
#include "client/render/value.h"
#include "fmt/format.h"

namespace award::client {
namespace {

constexpr Words kRehearsal = {"【演練】本名單為演練之用，不具效力。\n\n",
                              "[REHEARSAL] This list is of a rehearsal and has no effect.\n\n"};
constexpr Words kTitle = {"{}年度政府服務獎推薦名單", "Nomination list, ROC year {}"};
constexpr Words kNone = {"從缺", "nobody is nominated"};

CategoryNames AllCategories(const v1::NominationList& list, const CategoryNames& known) {
  CategoryNames all = known;
  const auto add = [&](const std::string& id) {
    const bool there = std::any_of(all.begin(), all.end(),
                                   [&](const auto& category) { return category.first == id; });
    if (!there) all.emplace_back(id, id);
  };
  for (const auto& nomination : list.nominations()) add(nomination.category());
  for (const auto& category : list.none_categories()) add(category);
  return all;
}

bool IsNone(const v1::NominationList& list, const std::string& category) {
  const auto& none = list.none_categories();
  return std::find(none.begin(), none.end(), category) != none.end();
}

std::string NominationTable(const v1::NominationList& list, const std::string& category,
                            Language language) {
  Table table;
  for (const char* field :
       {"place", "agency_display_name", "title", "mean_total", "application", "revision"}) {
    table.headings.push_back(HeadingOf(field, language));
  }
  for (const auto& nomination : list.nominations()) {
    if (nomination.category() != category) continue;
    table.rows.push_back({fmt::format("{}", nomination.place()), nomination.agency_display_name(),
                          nomination.title(), nomination.mean_total().printed(),
                          IdOf(nomination.application()),
                          fmt::format("{}", nomination.revision())});
  }
  if (table.rows.empty()) {
    return IsNone(list, category) ? fmt::format("{}\n", kNone.In(language)) : "";
  }
  return PrintTable(table, 0);
}

}  // namespace

std::string NominationText(const v1::NominationList& list, const CategoryNames& categories,
                           Language language) {
  std::string text(list.rehearsal() ? kRehearsal.In(language) : "");
  text += fmt::format(fmt::runtime(kTitle.In(language)), SeasonOf(list.name())) + "\n\n";
  std::vector<Pair> pairs = {
      {HeadingOf("name", language), ShortName(list.name())},
      {HeadingOf("state", language),
       ShowEnum(v1::NominationList::State_descriptor()->FindValueByNumber(list.state()), language)},
      {HeadingOf("document_number", language), list.document_number()},
      {HeadingOf("digest", language), list.digest()},
      {HeadingOf("rules_digest", language), list.rules_digest()}};
  if (list.has_dispatch_time()) {
    pairs.push_back(
        {HeadingOf("dispatch_time", language), TaipeiTime(list.dispatch_time(), language)});
  }
  for (const auto& approval : list.approvals()) {
    pairs.push_back({HeadingOf("approvals", language),
                     fmt::format("{}  {}", ShortName(approval.person()),
                                 TaipeiTime(approval.approve_time(), language))});
  }
  text += PrintPairs(pairs, 0, 0);
  for (const auto& [id, name] : AllCategories(list, categories)) {
    text += fmt::format("\n{}\n{}", RenderLine(name), NominationTable(list, id, language));
  }
  return text;
}

std::string NominationCsv(const v1::NominationList& list, const CategoryNames& categories) {
  std::vector<std::string> header;
  if (list.rehearsal()) header.emplace_back("rehearsal");
  for (const char* field :
       {"category", "category_display_name", "place", "application", "revision",
        "agency_display_name", "title", "mean_total", "mean_total_fraction", "content_digest"}) {
    header.emplace_back(field);
  }
  std::string csv = CsvLine(header);
  const auto add = [&](std::vector<std::string> cells) {
    if (list.rehearsal()) cells.insert(cells.begin(), "演練");
    cells.resize(header.size());
    csv += CsvLine(cells);
  };
  for (const auto& [id, name] : AllCategories(list, categories)) {
    for (const auto& nomination : list.nominations()) {
      if (nomination.category() != id) continue;
      add({id, name, fmt::format("{}", nomination.place()), nomination.application(),
           fmt::format("{}", nomination.revision()), nomination.agency_display_name(),
           nomination.title(), nomination.mean_total().printed(),
           nomination.mean_total().fraction(), nomination.content_digest()});
    }
    if (IsNone(list, id)) add({id, name, std::string(kNone.zh)});
  }
  return csv;
}

}  // namespace award::client
