// Cleaning and measuring the content of applications.
#include "server/workflow/application_content.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "fmt/format.h"
#include "server/base/limits.h"
#include "server/base/status_macros.h"
#include "server/base/text.h"

namespace award::workflow {
namespace {

using base::CleanText;
using base::Reason;
using base::TextShape;

// Replaces a text by its clean form.
absl::Status CleanField(std::string_view field, size_t length_max, std::string& text,
                        TextShape shape = TextShape::kLine) {
  ASSIGN_OR_RETURN(text, CleanText(field, text, length_max, shape));
  return absl::OkStatus();
}

absl::Status InvalidField(std::string_view field, std::string_view why) {
  return base::Error(Reason::kFieldInvalid, fmt::format("{} {}.", field, why),
                     {{"field", std::string(field)}});
}

std::optional<int> DateDigits(std::string_view text) {
  if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool IsDay(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  const std::optional<int> year = DateDigits(date.substr(0, 4));
  const std::optional<int> month = DateDigits(date.substr(5, 2));
  const std::optional<int> day = DateDigits(date.substr(8, 2));
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(*year),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

absl::Status CheckDay(std::string_view field, const std::string& date) {
  if (date.empty() || IsDay(date)) return absl::OkStatus();
  // What is no date may be no text either, so it is not repeated.
  return base::Error(Reason::kDateInvalid,
                     fmt::format("{} is not a day of the calendar as YYYY-MM-DD.", field),
                     {{"field", std::string(field)}});
}

absl::Status CheckDates(const Content& content) {
  RETURN_IF_ERROR(CheckDay("content.start_date", content.start_date));
  RETURN_IF_ERROR(CheckDay("content.end_date", content.end_date));
  // Days in this form compare as their texts do.
  if (content.start_date.empty() || content.end_date.empty() ||
      content.start_date <= content.end_date) {
    return absl::OkStatus();
  }
  return base::Error(Reason::kDateInvalid, "The last day is before the first.",
                     {{"field", "content.end_date"}, {"date", content.end_date}});
}

absl::StatusOr<std::vector<DimensionText>> CleanDimensions(
    const std::vector<DimensionText>& dimensions, const Category& category, const Rules& rules) {
  const size_t length_max = std::min(
      static_cast<size_t>(std::max(rules.dimension_text_length_max, 0)), base::kNarrativeLengthMax);
  for (const DimensionText& given : dimensions) {
    if (category.FindDimension(given.dimension) != nullptr) continue;
    const std::string id = base::IsValidId(given.dimension.value()) ? given.dimension.value() : "";
    return base::Error(
        Reason::kDimensionUnknown,
        fmt::format("The rubric of {} has no dimension {}.", category.id.value(), id),
        {{"field", "content.dimensions"}, {"dimension", id}});
  }
  std::vector<DimensionText> clean;
  for (const Dimension& dimension : category.dimensions) {
    const auto is_it = [&](const DimensionText& t) { return t.dimension == dimension.id; };
    const auto given = std::find_if(dimensions.begin(), dimensions.end(), is_it);
    if (given == dimensions.end()) continue;
    if (std::count_if(dimensions.begin(), dimensions.end(), is_it) > 1) {
      return InvalidField("content.dimensions",
                          fmt::format("names the dimension {} twice", dimension.id.value()));
    }
    std::string text = given->text;
    RETURN_IF_ERROR(CleanField(fmt::format("content.dimensions[{}]", dimension.id.value()),
                               length_max, text, TextShape::kParagraphs));
    if (!text.empty()) clean.push_back({dimension.id, std::move(text)});
  }
  return clean;
}

absl::Status CleanTeam(std::vector<TeamMember>& team) {
  if (team.size() > static_cast<size_t>(base::kTeamMembersMax)) {
    return InvalidField("content.team",
                        fmt::format("has more than {} members", base::kTeamMembersMax));
  }
  for (TeamMember& member : team) {
    RETURN_IF_ERROR(
        CleanField("content.team.organization", base::kTitleLengthMax, member.organization));
    RETURN_IF_ERROR(
        CleanField("content.team.display_name", base::kTitleLengthMax, member.display_name));
    RETURN_IF_ERROR(CleanField("content.team.job_title", base::kTitleLengthMax, member.job_title));
  }
  return absl::OkStatus();
}

absl::Status CleanPeople(Contact& contact, Attestation& attestation) {
  RETURN_IF_ERROR(
      CleanField("content.contact.display_name", base::kTitleLengthMax, contact.display_name));
  RETURN_IF_ERROR(
      CleanField("content.contact.job_title", base::kTitleLengthMax, contact.job_title));
  RETURN_IF_ERROR(CleanField("content.contact.phone", base::kCodeLengthMax, contact.phone));
  RETURN_IF_ERROR(CleanField("content.contact.email", base::kEmailLengthMax, contact.email));
  RETURN_IF_ERROR(CleanField("content.attestation.attested_by", base::kTitleLengthMax,
                             attestation.attested_by));
  return CleanField("content.attestation.job_title", base::kTitleLengthMax, attestation.job_title);
}

bool IsComplete(const TeamMember& member) {
  return !member.organization.empty() && !member.display_name.empty() && !member.job_title.empty();
}

bool IsComplete(const Contact& contact) {
  return !contact.display_name.empty() && !contact.job_title.empty() && !contact.phone.empty() &&
         !contact.email.empty();
}

bool IsComplete(const Attestation& attestation) {
  return attestation.attested && !attestation.attested_by.empty() && !attestation.job_title.empty();
}

}  // namespace

absl::StatusOr<Content> CleanContent(const Content& content, const Category& category,
                                     const Rules& rules) {
  Content clean = content;
  RETURN_IF_ERROR(CleanField("content.title", base::kTitleLengthMax, clean.title));
  RETURN_IF_ERROR(CleanField("content.summary", base::kReasonTextLengthMax, clean.summary,
                             TextShape::kParagraphs));
  ASSIGN_OR_RETURN(clean.dimensions, CleanDimensions(content.dimensions, category, rules));
  RETURN_IF_ERROR(CleanTeam(clean.team));
  if (clean.budget_thousand_twd < 0) {
    return InvalidField("content.budget_thousand_twd", "is below 0");
  }
  RETURN_IF_ERROR(CheckDates(clean));
  RETURN_IF_ERROR(CleanPeople(clean.contact, clean.attestation));
  return clean;
}

std::vector<base::Violation> ContentGaps(const Content& content, const Category& category) {
  std::vector<base::Violation> gaps;
  const auto need = [&](bool is_there, Reason reason, std::string subject, std::string_view text) {
    if (!is_there) gaps.push_back({reason, std::move(subject), std::string(text)});
  };
  need(!content.title.empty(), Reason::kFieldRequired, "content.title", "The title is missing.");
  need(!content.summary.empty(), Reason::kFieldRequired, "content.summary",
       "The summary is missing.");
  for (const Dimension& dimension : category.dimensions) {
    const bool has_text = std::any_of(
        content.dimensions.begin(), content.dimensions.end(),
        [&](const DimensionText& t) { return t.dimension == dimension.id && !t.text.empty(); });
    need(has_text, Reason::kTextMissing,
         fmt::format("content.dimensions[{}]", dimension.id.value()),
         fmt::format("There is no text on {}.", dimension.display_name));
  }
  const bool has_team = !content.team.empty() &&
                        std::all_of(content.team.begin(), content.team.end(),
                                    [](const TeamMember& member) { return IsComplete(member); });
  need(has_team, Reason::kTeamMissing, "content.team",
       "The team needs at least one member, each with organisation, name and job title.");
  need(!content.start_date.empty() && !content.end_date.empty(), Reason::kDatesMissing,
       "content.start_date", "The first and the last day of the project are needed.");
  need(IsComplete(content.contact), Reason::kContactMissing, "content.contact",
       "The contact needs name, job title, telephone number and e-mail address.");
  need(IsComplete(content.attestation), Reason::kAttestationMissing, "content.attestation",
       "The head of the agency must attest the results, with name and job title.");
  return gaps;
}

}  // namespace award::workflow
