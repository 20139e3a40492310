// The plain-text form of a sheet: a judge fills it in with any editor, away from the network. What
// is written can be read back without loss; what cannot be understood is named with its line
// number.
//
//   評分單: 116/lin/jiasian-mobile.first
//   版本標記: "3"
//
//   == 1 完備基礎服務項目（權重 10%）==
//   [1-1] 標準作業流程與正確性: 85.5
//   優點: 櫃檯與行動服務車流程一致。
//     接續的行縮排。
//   可改進: 尚未公開處理時限。
//
// Bonuses come last, as items. Facets, floors and the anchors of the scale stand in remarks.
#ifndef AWARD_CLIENT_FORM_SHEET_FORM_H_
#define AWARD_CLIENT_FORM_SHEET_FORM_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "award/v1/rules.pb.h"
#include "award/v1/sheet.pb.h"
#include "client/words/language.h"

namespace award::client {

// The form with what the sheet holds and an empty place for everything else. `title` is the
// application's. The labels are in the given language; both are understood by ReadSheetForm.
std::string WriteSheetForm(const v1::Sheet& sheet, const v1::Rubric& rubric, std::string_view title,
                           Language language);

// Whether the text is a form rather than JSON.
bool LooksLikeSheetForm(std::string_view text);

// Reads name, etag, scores and comments. Only the shape is checked here; the server is the judge of
// what scores and items there are. SHEET_FORM_INVALID (usage) naming every line that is wrong.
absl::StatusOr<v1::Sheet> ReadSheetForm(std::string_view file, std::string_view text);

}  // namespace award::client

#endif  // AWARD_CLIENT_FORM_SHEET_FORM_H_
