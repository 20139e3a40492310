// Names are matched against patterns segment by segment; a brace stands for an id and '?' for a
// segment that its own function takes apart.
#include "server/service/resource_name.h"

#include <optional>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/id.h"
#include "server/base/status_macros.h"

namespace award::service {
namespace {

using Segments = std::vector<std::string_view>;

constexpr size_t kNameBytesMax = 400;  // Longer than any valid name.
constexpr size_t kShownBytesMax = 100;

absl::Status NameInvalid(std::string_view field, std::string_view name, std::string_view pattern) {
  return base::Error(base::Reason::kNameInvalid,
                     fmt::format("{} must be a name of the form {}.", field, pattern),
                     {{"field", std::string(field)},
                      {"name", std::string(name.substr(0, kShownBytesMax))},
                      {"pattern", std::string(pattern)}});
}

Segments Split(std::string_view text, char separator) {
  Segments segments;
  for (size_t begin = 0;;) {
    const size_t end = text.find(separator, begin);
    segments.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return segments;
    begin = end + 1;
  }
}

bool Matches(const Segments& segments, const Segments& pattern) {
  if (segments.size() != pattern.size()) return false;
  for (size_t i = 0; i < segments.size(); ++i) {
    const std::string_view wanted = pattern[i];
    if (wanted == "?") continue;
    if (wanted.starts_with("{") ? !base::IsValidId(segments[i]) : segments[i] != wanted) {
      return false;
    }
  }
  return true;
}

// The segments of `name` that stand where `pattern` has braces or '?', in order. `shown` is the
// pattern as errors show it.
absl::StatusOr<Segments> Match(std::string_view field, std::string_view name,
                               std::string_view pattern, std::string_view shown) {
  if (name.empty()) {
    return base::Error(base::Reason::kFieldRequired, fmt::format("{} must be set.", field),
                       {{"field", std::string(field)}});
  }
  const Segments wanted = Split(pattern, '/');
  const Segments segments = Split(name, '/');
  if (name.size() > kNameBytesMax || !Matches(segments, wanted)) {
    return NameInvalid(field, name, shown);
  }
  Segments variable;
  for (size_t i = 0; i < segments.size(); ++i) {
    if (wanted[i] == "?" || wanted[i].starts_with("{")) variable.push_back(segments[i]);
  }
  return variable;
}

absl::StatusOr<Segments> Match(std::string_view field, std::string_view name,
                               std::string_view pattern) {
  return Match(field, name, pattern, pattern);
}

// A whole number from 1 without leading zeros.
std::optional<int32_t> ParseNumber(std::string_view text) {
  if (text.empty() || text.size() > 9 || text.front() == '0') return std::nullopt;
  int32_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// A name with a season and one more id.
template <typename Key, typename Id>
absl::StatusOr<Key> ParseInSeason(std::string_view field, std::string_view name,
                                  std::string_view pattern) {
  ASSIGN_OR_RETURN(const Segments ids, Match(field, name, pattern));
  return Key{SeasonId(ids[0]), Id(ids[1])};
}

}  // namespace

absl::StatusOr<AgencyId> ParseAgency(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const Segments ids, Match(field, name, "agencies/{agency}"));
  return AgencyId(ids[0]);
}

absl::StatusOr<PersonId> ParsePerson(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const Segments ids, Match(field, name, "people/{person}"));
  return PersonId(ids[0]);
}

absl::StatusOr<TokenKey> ParseToken(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const Segments ids, Match(field, name, "people/{person}/tokens/{token}"));
  return TokenKey{PersonId(ids[0]), TokenId(ids[1])};
}

absl::StatusOr<SeasonId> ParseSeason(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const Segments ids, Match(field, name, "seasons/{season}"));
  return SeasonId(ids[0]);
}

absl::StatusOr<ApplicationKey> ParseApplication(std::string_view field, std::string_view name) {
  return ParseInSeason<ApplicationKey, ApplicationId>(
      field, name, "seasons/{season}/applications/{application}");
}

absl::StatusOr<RevisionKey> ParseRevision(std::string_view field, std::string_view name) {
  constexpr std::string_view kPattern =
      "seasons/{season}/applications/{application}/revisions/{number}";
  ASSIGN_OR_RETURN(const Segments ids, Match(field, name, kPattern));
  const std::optional<int32_t> number = ParseNumber(ids[2]);
  if (!number) return NameInvalid(field, name, kPattern);
  return RevisionKey{SeasonId(ids[0]), ApplicationId(ids[1]), *number};
}

absl::StatusOr<AttachmentKey> ParseAttachment(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(
      const Segments ids,
      Match(field, name, "seasons/{season}/applications/{application}/attachments/{attachment}"));
  return AttachmentKey{SeasonId(ids[0]), ApplicationId(ids[1]), AttachmentId(ids[2])};
}

absl::StatusOr<JudgeKey> ParseJudge(std::string_view field, std::string_view name) {
  return ParseInSeason<JudgeKey, JudgeId>(field, name, "seasons/{season}/judges/{judge}");
}

absl::StatusOr<JudgeKey> ParseJudgeOrEvery(std::string_view field, std::string_view name) {
  if (!name.ends_with("/-")) return ParseJudge(field, name);
  ASSIGN_OR_RETURN(const Segments ids, Match(field, name, "seasons/{season}/judges/-",
                                             "seasons/{season}/judges/{judge}"));
  return JudgeKey{SeasonId(ids[0]), JudgeId()};
}

absl::StatusOr<ConflictKey> ParseConflict(std::string_view field, std::string_view name) {
  return ParseInSeason<ConflictKey, ConflictId>(field, name,
                                                "seasons/{season}/conflicts/{conflict}");
}

absl::StatusOr<PlanKey> ParsePlan(std::string_view field, std::string_view name) {
  return ParseInSeason<PlanKey, PlanId>(field, name,
                                        "seasons/{season}/assignmentPlans/{assignment_plan}");
}

absl::StatusOr<LockKey> ParseLock(std::string_view field, std::string_view name) {
  constexpr std::string_view kShown =
      "seasons/{season}/locks/{application}.{first or final}.{judge}";
  ASSIGN_OR_RETURN(const Segments ids, Match(field, name, "seasons/{season}/locks/?", kShown));
  const Segments parts = Split(ids[1], '.');
  if (parts.size() != 3 || !base::IsValidId(parts[0]) || !base::IsValidId(parts[2]) ||
      (parts[1] != "first" && parts[1] != "final")) {
    return NameInvalid(field, name, kShown);
  }
  return LockKey{SeasonId(ids[0]), ApplicationId(parts[0]),
                 parts[1] == "first" ? Round::kFirst : Round::kFinal, JudgeId(parts[2])};
}

absl::StatusOr<SheetKey> ParseSheet(std::string_view field, std::string_view name) {
  constexpr std::string_view kShown =
      "seasons/{season}/judges/{judge}/sheets/{application}.{first or final}";
  ASSIGN_OR_RETURN(const Segments ids,
                   Match(field, name, "seasons/{season}/judges/{judge}/sheets/?", kShown));
  const Segments parts = Split(ids[2], '.');
  SheetKey key{SeasonId(ids[0]), JudgeId(ids[1]), ApplicationId(parts[0])};
  if (parts.size() < 2 || parts.size() > 3 || !base::IsValidId(parts[0]) ||
      (parts[1] != "first" && parts[1] != "final")) {
    return NameInvalid(field, name, kShown);
  }
  key.round = parts[1] == "first" ? Round::kFirst : Round::kFinal;
  if (parts.size() == 3) {
    const std::optional<int32_t> version =
        parts[2].starts_with("v") ? ParseNumber(parts[2].substr(1)) : std::nullopt;
    if (!version) return NameInvalid(field, name, kShown);
    key.superseded_version = *version;
  }
  return key;
}

absl::StatusOr<TabulationKey> ParseTabulation(std::string_view field, std::string_view name) {
  return ParseInSeason<TabulationKey, TabulationId>(field, name,
                                                    "seasons/{season}/tabulations/{tabulation}");
}

absl::StatusOr<ResolutionKey> ParseResolution(std::string_view field, std::string_view name) {
  return ParseInSeason<ResolutionKey, ResolutionId>(field, name,
                                                    "seasons/{season}/resolutions/{resolution}");
}

absl::StatusOr<CoachingCaseKey> ParseCoachingCase(std::string_view field, std::string_view name) {
  return ParseInSeason<CoachingCaseKey, CoachingCaseId>(
      field, name, "seasons/{season}/coachingCases/{coaching_case}");
}

absl::StatusOr<AdviceKey> ParseAdvice(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(
      const Segments ids,
      Match(field, name, "seasons/{season}/coachingCases/{coaching_case}/advice/{advice}"));
  return AdviceKey{SeasonId(ids[0]), CoachingCaseId(ids[1]), AdviceId(ids[2])};
}

absl::StatusOr<NominationListKey> ParseNominationList(std::string_view field,
                                                      std::string_view name) {
  return ParseInSeason<NominationListKey, NominationListId>(
      field, name, "seasons/{season}/nominationLists/{nomination_list}");
}

}  // namespace award::service
