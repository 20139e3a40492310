// Streams the canonical parts into SHA-256; nothing is formatted as text on the way. When OpenSSL
// fails there is no digest to give, so the process ends.
#include "scoring/report/digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>

#include "scoring/report/words.h"
#include "scoring/sheets/decision_writer.h"
#include "scoring/sheets/sheet_writer.h"

namespace award::scoring {

namespace {

struct ContextEnd {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

void Require(int answer) {
  if (answer != 1) std::abort();
}

// Gathers parts and digests them in large pieces.
class PartStream {
 public:
  explicit PartStream(std::string_view format) : context_(EVP_MD_CTX_new()) {
    Require(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr));
    Text(format);
  }

  void Byte(char byte) {
    Room(1);
    buffer_[used_++] = byte;
  }

  void Integer(int64_t value) {
    std::array<char, sizeof(value)> bytes;
    for (size_t i = 0; i < bytes.size(); ++i) {
      bytes[i] = static_cast<char>(static_cast<uint64_t>(value) >> (56 - 8 * i) & 0xFFU);
    }
    Room(bytes.size());
    std::memcpy(buffer_.data() + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
  }

  void Scores(std::span<const int32_t> hundredths) {
    Count(hundredths.size());
    while (!hundredths.empty()) {
      const auto some = hundredths.first(std::min(hundredths.size(), kScoresAtOnce));
      Room(2 * some.size());
      char* at = buffer_.data() + used_;
      for (const int32_t score : some) {
        *at++ = static_cast<char>(static_cast<uint32_t>(score) >> 8 & 0xFFU);
        *at++ = static_cast<char>(static_cast<uint32_t>(score) & 0xFFU);
      }
      used_ += 2 * some.size();
      hundredths = hundredths.subspan(some.size());
    }
  }

  void Text(std::string_view text) {
    Count(text.size());
    while (!text.empty()) {
      Room(1);
      const size_t size = std::min(text.size(), buffer_.size() - used_);
      std::memcpy(buffer_.data() + used_, text.data(), size);
      used_ += size;
      text.remove_prefix(size);
    }
  }

  void Count(size_t count) { Integer(static_cast<int64_t>(count)); }

  void Texts(const std::vector<std::string>& texts) {
    Count(texts.size());
    for (const std::string& text : texts) Text(text);
  }

  std::string Finish() {
    Flush();
    std::array<unsigned char, 32> digest{};
    Require(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr));
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : digest) {
      hex += kDigits[byte >> 4];
      hex += kDigits[byte & 0xFU];
    }
    return hex;
  }

 private:
  void Room(size_t bytes) {
    if (buffer_.size() - used_ < bytes) Flush();
  }

  void Flush() {
    Require(EVP_DigestUpdate(context_.get(), buffer_.data(), used_));
    used_ = 0;
  }

  std::unique_ptr<EVP_MD_CTX, ContextEnd> context_;
  static constexpr size_t kScoresAtOnce = 1'024;
  std::array<char, 16'384> buffer_{};
  size_t used_ = 0;
};

void AddStages(const std::vector<RoundingStage>& stages, PartStream& parts) {
  parts.Count(stages.size());
  for (const RoundingStage& stage : stages) {
    parts.Integer(stage.places);
    parts.Text(NameOf(stage.mode));
  }
}

void AddRules(const Rules& rules, PartStream& parts) {
  parts.Text(NameOf(rules.method));
  parts.Text(NameOf(rules.rank_on));
  parts.Count(rules.tie_chain.size());
  for (const TieKey key : rules.tie_chain) parts.Text(NameOf(key));
  parts.Integer(rules.cut);
  parts.Text(NameOf(rules.ties_at_cut));
  parts.Integer(rules.floor);
  parts.Integer(rules.divergence.show);
  parts.Integer(rules.divergence.discuss);
  parts.Integer(rules.divergence.resolve);
  parts.Integer(rules.trim.each_side);
  parts.Integer(rules.trim.from_judges);
  AddStages(rules.rounding.sheet.dimension_score, parts);
  AddStages(rules.rounding.sheet.judge_total, parts);
  AddStages(rules.rounding.result, parts);
}

void AddRubric(const Rubric& rubric, PartStream& parts) {
  parts.Integer(rubric.whole_weight);
  parts.Count(rubric.dimensions.size());
  for (const Dimension& dimension : rubric.dimensions) {
    parts.Text(dimension.id);
    parts.Text(dimension.name);
    parts.Integer(dimension.weight);
    parts.Integer(dimension.floor);
    parts.Count(dimension.items.size());
    for (const Item& item : dimension.items) {
      parts.Text(item.id);
      parts.Text(item.name);
      parts.Integer(item.share);
      parts.Text(item.facet);
    }
  }
  parts.Count(rubric.facets.size());
  for (const Facet& facet : rubric.facets) {
    parts.Text(facet.id);
    parts.Text(facet.name);
    parts.Integer(facet.share);
  }
  parts.Count(rubric.bonuses.size());
  for (const Bonus& bonus : rubric.bonuses) {
    parts.Text(bonus.id);
    parts.Text(bonus.name);
    parts.Integer(bonus.highest);
  }
  parts.Count(rubric.levels.size());
  for (const Level& level : rubric.levels) {
    parts.Integer(level.lowest);
    parts.Text(level.name);
    parts.Text(level.anchor);
  }
}

std::vector<std::string> Rising(std::vector<std::string> ids) {
  if (!std::is_sorted(ids.begin(), ids.end())) std::sort(ids.begin(), ids.end());
  return ids;
}

char LetterOf(CellState state) {
  switch (state) {
    case CellState::kScored:
      return 'S';
    case CellState::kAbstained:
      return 'A';
    case CellState::kRecused:
      return 'R';
    case CellState::kAbsent:
      return 'N';
    case CellState::kPending:
      break;
  }
  return 'P';
}

void AddSheets(const Round& round, PartStream& parts) {
  parts.Texts(Rising(round.applications));
  parts.Texts(Rising(round.judges));
  const std::vector<const Cell*> cells = SortedCells(round);
  parts.Count(cells.size());
  for (const Cell* cell : cells) {
    parts.Text(cell->application);
    parts.Text(cell->judge);
    parts.Byte(LetterOf(cell->state));
    if (cell->state != CellState::kScored) continue;
    parts.Scores(cell->scores);
  }
}

void AddDecisions(const Round& round, PartStream& parts) {
  parts.Count(round.divergence_decisions.size());
  for (const DivergenceDecision* decision : SortedDivergences(round)) {
    parts.Text(decision->application);
    parts.Text(NameOf(decision->outcome));
    parts.Text(decision->judge);
  }
  parts.Count(round.tie_decisions.size());
  for (const TieDecision* decision : SortedTies(round)) {
    parts.Text(NameOf(decision->way));
    parts.Texts(decision->order);
  }
}

}  // namespace

TabulationDigests DigestsOf(const std::vector<CountedCategory>& categories) {
  PartStream rules("award-rules/1");
  PartStream sheets("award-sheets/1");
  PartStream decisions("award-decisions/1");
  for (PartStream* parts : {&rules, &sheets, &decisions}) parts->Count(categories.size());
  for (const CountedCategory& category : categories) {
    rules.Text(category.rules.id);
    rules.Text(category.rules.name);
    AddRules(category.rules.rules, rules);
    AddRubric(category.rules.rubric, rules);
    sheets.Text(category.rules.id);
    AddSheets(category.round, sheets);
    decisions.Text(category.rules.id);
    AddDecisions(category.round, decisions);
  }
  return {rules.Finish(), sheets.Finish(), decisions.Finish()};
}

}  // namespace award::scoring
