// `award sheet template`, `update` and `submit`: sheets as files, in the plain-text form or as
// JSON.
#include "award/v1/application.pb.h"
#include "award/v1/season.pb.h"
#include "award/v1/sheet.pb.h"
#include "client/command/handlers.h"
#include "client/command/request.h"
#include "client/contract/names.h"
#include "client/error/error.h"
#include "client/form/sheet_form.h"
#include "client/render/text.h"
#include "fmt/format.h"

namespace award::client {
namespace {

// `…/sheets/jiasian-mobile.first`, with or without a version, judges the application
// `jiasian-mobile`; the ids of applications have no dots.
std::string ApplicationOf(const std::string& sheet) {
  const std::string id = IdOf(sheet);
  return fmt::format("seasons/{}/applications/{}", SeasonOf(sheet), id.substr(0, id.find('.')));
}

// What the template shows besides the sheet.
struct Form {
  v1::Rubric rubric;
  std::string title;
};

absl::StatusOr<Form> LoadForm(Session& session, const std::string& sheet) {
  v1::GetApplicationRequest get_application;
  get_application.set_name(ApplicationOf(sheet));
  ASSIGN_OR_RETURN(
      const auto application,
      session.Call<v1::Application>("ApplicationService.GetApplication", get_application));
  v1::GetSeasonRequest get_season;
  get_season.set_name(fmt::format("seasons/{}", SeasonOf(sheet)));
  ASSIGN_OR_RETURN(const auto season,
                   session.Call<v1::Season>("SeasonService.GetSeason", get_season));
  for (const v1::Category& category : season.rules().categories()) {
    if (category.id() != application.category()) continue;
    return Form{category.rubric(), application.title()};
  }
  return RefusedError("CATEGORY_OF_APPLICATION_UNKNOWN", {{"category", application.category()}});
}

// The sheet with a place for every score and comment, in the order of the rubric.
v1::Sheet WithPlaces(const v1::Sheet& sheet, const v1::Rubric& rubric) {
  v1::Sheet form;
  form.set_name(sheet.name());
  form.set_etag(sheet.etag());
  for (const auto& dimension : rubric.dimensions()) {
    auto* comment = form.add_comments();
    comment->set_dimension(dimension.id());
    for (const auto& given : sheet.comments()) {
      if (given.dimension() == dimension.id()) *comment = given;
    }
    for (const auto& item : dimension.items()) {
      auto* score = form.add_scores();
      score->set_item(item.id());
      for (const auto& given : sheet.scores()) {
        if (given.item() == item.id()) *score = given;
      }
    }
  }
  for (const auto& bonus : rubric.bonuses()) {
    auto* score = form.add_scores();
    score->set_item(bonus.id());
    for (const auto& given : sheet.scores()) {
      if (given.item() == bonus.id()) *score = given;
    }
  }
  return form;
}

// Without the places that were left empty.
void DropEmpty(v1::Sheet& sheet) {
  v1::Sheet kept = sheet;
  kept.clear_scores();
  kept.clear_comments();
  for (const auto& score : sheet.scores()) {
    if (!score.score().empty()) *kept.add_scores() = score;
  }
  for (const auto& comment : sheet.comments()) {
    if (!comment.strengths().empty() || !comment.improvements().empty()) {
      *kept.add_comments() = comment;
    }
  }
  sheet = kept;
}

// The sheet that --from names; it must be the one that NAME names.
absl::StatusOr<v1::Sheet> ReadSheet(Session& session, const Arguments& arguments,
                                    const std::string& name) {
  const std::string file = *arguments.Value("from");
  ASSIGN_OR_RETURN(const std::string text, ReadFrom(session, arguments));
  v1::Sheet sheet;
  if (LooksLikeSheetForm(text)) {
    ASSIGN_OR_RETURN(sheet, ReadSheetForm(file, text));
  } else {
    ASSIGN_OR_RETURN(const MessagePointer parsed, FromJson(v1::Sheet::descriptor(), file, text));
    sheet = dynamic_cast<const v1::Sheet&>(*parsed);
    DropEmpty(sheet);
  }
  if (!sheet.name().empty() && sheet.name() != name) {
    return UsageError("SHEET_NAME_MISMATCH",
                      {{"file", file}, {"form", sheet.name()}, {"name", name}});
  }
  return sheet;
}

Arguments WithoutFrom(Arguments arguments) {
  std::erase_if(arguments.flags, [](const GivenFlag& flag) { return flag.name == "from"; });
  return arguments;
}

}  // namespace

absl::Status RunSheetTemplate(Session& session, const Command& command,
                              const Arguments& arguments) {
  ASSIGN_OR_RETURN(const MessagePointer request, BuildRequest(session, command, arguments));
  const std::string name = dynamic_cast<const v1::GetSheetRequest&>(*request).name();
  const auto found = session.Call<v1::Sheet>(command.method, *request);
  // Before the first draft there is no sheet yet.
  if (!found.ok() && found.status().code() != absl::StatusCode::kNotFound) return found.status();
  v1::Sheet sheet = found.ok() ? *found : v1::Sheet();
  sheet.set_name(name);
  ASSIGN_OR_RETURN(const Form form, LoadForm(session, name));
  if (arguments.Has("text")) {
    session.out << WriteSheetForm(sheet, form.rubric, form.title, session.language());
  } else {
    session.out << RenderJson(ToJson(WithPlaces(sheet, form.rubric)));
  }
  return absl::OkStatus();
}

// A form says the whole sheet, so a flag that says part of it would be lost or stand there twice.
absl::Status CheckOneSource(const Arguments& arguments) {
  for (const char* flag : {"score", "scores", "comments", "sheet.etag"}) {
    if (arguments.Has("from") && arguments.Has(flag)) {
      return UsageError("FLAGS_EXCLUSIVE", {{"flags", fmt::format("--from, --{}", flag)}});
    }
  }
  return absl::OkStatus();
}

absl::Status RunSheetUpdate(Session& session, const Command& command, const Arguments& arguments) {
  ASSIGN_OR_RETURN(const MessagePointer request,
                   BuildRequest(session, command, WithoutFrom(arguments)));
  auto& update = dynamic_cast<v1::UpdateSheetRequest&>(*request);
  RETURN_IF_ERROR(CheckOneSource(arguments));
  if (arguments.Has("from")) {
    ASSIGN_OR_RETURN(v1::Sheet sheet, ReadSheet(session, arguments, update.sheet().name()));
    sheet.MergeFrom(update.sheet());  // Flags come after the file.
    *update.mutable_sheet() = sheet;
    // The file is the whole sheet: what is not in it is taken off.
    update.mutable_update_mask()->Clear();
    update.mutable_update_mask()->add_paths("scores");
    update.mutable_update_mask()->add_paths("comments");
  }
  return CallAndShow(session, command, *request);
}

absl::Status RunSheetSubmit(Session& session, const Command& command, const Arguments& arguments) {
  ASSIGN_OR_RETURN(const MessagePointer request,
                   BuildRequest(session, command, WithoutFrom(arguments)));
  auto& submit = dynamic_cast<v1::SubmitSheetRequest&>(*request);
  RETURN_IF_ERROR(CheckOneSource(arguments));
  if (arguments.Has("from")) {
    ASSIGN_OR_RETURN(*submit.mutable_sheet(), ReadSheet(session, arguments, submit.name()));
    if (submit.etag().empty()) submit.set_etag(submit.sheet().etag());
  }
  return CallAndShow(session, command, *request);
}

}  // namespace award::client
