// The order of the draws is part of the format: every number below is drawn where the published
// generator draws it.
#include "tests/scoring/panel_award_generator.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "fmt/format.h"
#include "openssl/evp.h"

namespace award::scoring::panel {

namespace {

constexpr int kTopics = 24;
constexpr int kSeats = 5;
constexpr int64_t kSlack = 115;  // Places for a hundred seats.

class Draws {
 public:
  explicit Draws(uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15U + 0x1234567U) {}

  uint64_t Next() {
    state_ += 0x9e3779b97f4a7c15U;
    uint64_t bits = state_;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31);
  }
  int Below(int count) { return static_cast<int>(Next() % static_cast<uint64_t>(count)); }
  // A position with the chance of its weight.
  int Pick(const std::vector<int>& weights) {
    int left = Below(std::accumulate(weights.begin(), weights.end(), 0));
    int position = 0;
    for (; left >= weights[static_cast<size_t>(position)]; ++position) {
      left -= weights[static_cast<size_t>(position)];
    }
    return position;
  }

 private:
  uint64_t state_;
};

struct Topics {
  int first = 0;
  int second = 0;
  int institution = 0;
};

// By topic, how well a judge of these three topics knows it, of a hundred.
std::array<int, kTopics> MatchesOf(const std::array<int, 3>& topics) {
  constexpr std::array<int, 3> kLevels = {100, 70, 40};
  std::array<int, kTopics> matches{};
  for (int topic = 0; topic < kTopics; ++topic) {
    int& match = matches[static_cast<size_t>(topic)];
    for (size_t i = 0; i < topics.size(); ++i) {
      const int apart = std::abs(topics[i] - topic);
      if (apart == 0) match = std::max(match, kLevels[i]);
      if (apart == 1 || apart == kTopics - 1) match = std::max(match, kLevels[i] * 45 / 100);
    }
  }
  return matches;
}

class Generator {
 public:
  Generator(int applications, int judges, uint64_t seed)
      : draws_(seed), applications_(applications), judges_(judges) {
    for (int t = 0; t < kTopics; ++t) popular_.push_back(3000 / (3 + t));
    scarce_.assign(popular_.rbegin(), popular_.rend());
    for (int i = 0; i < std::max(12, judges / 2); ++i) institutions_.push_back(2000 / (4 + i) + 1);
  }

  Problem Generate() {
    for (int a = 0; a < applications_; ++a) DrawApplication(a);
    for (int j = 0; j < judges_; ++j) DrawJudge(j);
    RaiseLoads();
    problem_.decimals = 3;
    problem_.affinity.reserve(static_cast<size_t>(applications_) * static_cast<size_t>(judges_));
    for (const Topics& own : topics_) {
      for (size_t j = 0; j < matches_.size(); ++j) DrawAffinity(own, j);
    }
    return std::move(problem_);
  }

 private:
  void DrawApplication(int number) {
    Topics own;
    own.first = draws_.Pick(popular_);
    own.second = draws_.Below(100) < 70 ? (own.first + 1 + draws_.Below(3)) % kTopics
                                        : draws_.Pick(popular_);
    own.institution = draws_.Pick(institutions_);
    topics_.push_back(own);
    problem_.applications.push_back(fmt::format("A{:05}", number));
    problem_.seats.push_back(kSeats);
  }

  void DrawJudge(int number) {
    const std::vector<int>& weights = draws_.Below(3) == 0 ? scarce_ : popular_;
    std::array<int, 3> topics{};
    topics[0] = draws_.Pick(weights);
    topics[1] =
        draws_.Below(100) < 60 ? (topics[0] + 1 + draws_.Below(4)) % kTopics : draws_.Pick(weights);
    topics[2] = draws_.Pick(weights);
    const int64_t share = 60 + 20 * draws_.Below(5);  // Of the mean load, of a hundred.
    judge_institutions_.push_back(draws_.Pick(institutions_));
    draws_.Below(4);  // External; no part of the problem.
    draws_.Below(3);  // Seniority.
    matches_.push_back(MatchesOf(topics));
    const int64_t whole = int64_t{10'000} * judges_;
    const int64_t load = (kSlack * kSeats * applications_ * share + whole - 1) / whole;
    problem_.judges.push_back({fmt::format("J{:04}", number), 0, static_cast<int32_t>(load)});
  }

  // At least 105 places for a hundred seats.
  void RaiseLoads() {
    const int64_t wanted = int64_t{kSeats} * applications_ * 105;
    int64_t places = 0;
    for (const Judge& judge : problem_.judges) places += judge.highest_load;
    if (places * 100 >= wanted) return;
    const int64_t whole = int64_t{100} * judges_;
    const int64_t more = (wanted - places * 100 + whole - 1) / whole;
    for (Judge& judge : problem_.judges) judge.highest_load += static_cast<int32_t>(more);
  }

  void DrawAffinity(const Topics& own, size_t judge) {
    const uint64_t bits = draws_.Next();
    const auto noise = static_cast<int>(bits % 151);
    const auto wish = static_cast<int>((bits >> 16) % 100);
    if (judge_institutions_[judge] == own.institution || (bits >> 32) % 100 == 0) {
      problem_.affinity.push_back(kConflict);
      return;
    }
    const std::array<int, kTopics>& match = matches_[judge];
    int affinity = (550 * match[static_cast<size_t>(own.first)] +
                    250 * match[static_cast<size_t>(own.second)]) /
                       100 +
                   noise;
    if (wish < 8) affinity += 150;
    if (wish >= 8 && wish < 13) affinity -= 200;
    problem_.affinity.push_back(std::clamp(affinity, 0, 1000));
  }

  Draws draws_;
  int applications_;
  int judges_;
  std::vector<int> popular_;
  std::vector<int> scarce_;
  std::vector<int> institutions_;
  std::vector<Topics> topics_;
  std::vector<int> judge_institutions_;
  std::vector<std::array<int, kTopics>> matches_;
  Problem problem_;
};

}  // namespace

Problem GenerateAward(int applications, int judges, uint64_t seed) {
  return Generator(applications, judges, seed).Generate();
}

std::string AffinityCsv(const Problem& problem) {
  std::string text = "application_id";
  for (const Judge& judge : problem.judges) text += "," + judge.id;
  text += "\n";
  size_t cell = 0;
  for (const std::string& application : problem.applications) {
    text += application;
    for (size_t j = 0; j < problem.judges.size(); ++j, ++cell) {
      const int32_t value = problem.affinity[cell];
      text += ",";
      if (value == 0 || value == 1000) text += value == 0 ? "0" : "1";
      if (value > 0 && value < 1000) text += fmt::format("0.{:03}", value);
    }
    text += "\n";
  }
  return text;
}

std::string DigestOf(const std::string& bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string text;
  for (size_t i = 0; i < 8; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

}  // namespace award::scoring::panel
