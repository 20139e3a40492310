// The client's reasons about sheets.csv and decisions.csv, in words. A problem's facts are those of
// scoring::CsvProblem; `{other}` is the place of the other line.
#include "client/words/reasons.h"

namespace award::client {
namespace {

// clang-format off
constexpr ReasonWords kTableReasons[] = {
    {"TABLE_INVALID",
     {"{file} 的內容有誤，沒有計算。[（只列出前 {shown} 項）]",
      "{file} is not valid; nothing was counted.[ Only the first {shown} problems are listed.]"},
     {"請依下列行號修正。", "Correct these lines."}},
    {"COUNT_REFUSED",
     {"類別 {category} 無法計算：{detail}", "Category {category} cannot be counted: {detail}"}, {}},
    {"WEIGHTS_INVALID",
     {"權重檔 {file} 有誤：{detail}", "The weights in {file} are not valid: {detail}"},
     {"標題列為 set 與各構面，每列一組整數權重。",
      "The header is `set` and one column per dimension; each row is one vector of integers."}},
    {"INTERRUPTED",
     {"已中斷，沒有輸出結果。", "Interrupted; no result was written."}, {}},

    // The file.
    {"TABLE_EMPTY",
     {"檔案是空的。", "The file is empty."}, {"第一行請寫：{header}", "Begin it with: {header}"}},
    {"TABLE_HEADER",
     {"標題列不正確：{value}", "The header is not right: {value}"}, {"請寫成：{header}", "Write "
     "exactly: {header}"}},
    {"TABLE_QUOTE_OPEN",
     {"引號沒有結束。", "A quotation mark is not closed."},
     {"請補上；引號內的引號要寫兩次。", "Close it; inside quotation marks write one twice."}},
    {"TABLE_ROW_TOO_LONG",
     {"這一列沒有結束。", "The row does not end."},
     {"請確認這是 CSV 檔，且每列有換行。", "Check that this is a CSV file and that every row "
     "ends its line."}},
    // A row.
    {"TABLE_QUOTE",
     {"引號出現在文字中間。", "A quotation mark stands inside a text."},
     {"請將整個儲存格加引號，其中的引號寫兩次。", "Quote the whole cell and write the inner one "
     "twice."}},
    {"TABLE_COLUMNS",
     {"這一列有 {value} 欄。", "The row has {value} columns."},
     {"應有的欄位：{header}；含逗號的文字請加引號。", "They are: {header}; quote a text that has "
     "a comma."}},
    {"TABLE_NOT_UTF8",
     {"不是有效的 UTF-8：{value}", "This is not UTF-8: {value}"},
     {"請將檔案另存為「CSV UTF-8」。", "Save the file as CSV UTF-8."}},
    {"TABLE_ID_MISSING",
     {"欄位 {value} 是空的。", "The column {value} is empty."}, {"請填寫代號。", "Fill in the "
     "id."}},
    {"TABLE_ID_TOO_LONG",
     {"代號過長：{value}", "The id is too long: {value}"}, {"至多 255 個位元組。", "Use at most "
     "255 bytes."}},
    {"TABLE_ID_CONTROL",
     {"代號含有控制字元：{value}", "The id has a control character: "
     "{value}"}, {"請移除。", "Remove it."}},
    {"TABLE_ID_SPACE",
     {"代號前後有空白：「{value}」。", "The id begins or ends with a space: `{value}`."},
     {"請移除空白，否則會被當成另一個代號。",
      "Remove it, or it would count as another id."}},
    {"TABLE_CATEGORY_UNKNOWN",
     {"評選規則沒有類別「{value}」。", "The rules have no category `{value}`."},
     {"請更正，或使用對應的規則。", "Correct it, or use the rules that have it."}},
    // A row of sheets.csv.
    {"SCORE_ITEM_UNKNOWN",
     {"類別 {category} 沒有項目或構面「{criterion}」。", "Category {category} has no item or "
     "dimension `{criterion}`."},
     {"請依規則更正。", "Correct it after the rules."}},
    {"SCORE_NOT_A_NUMBER",
     {"[{criterion} 的]分數「{value}」不是數字。", "The score [of {criterion} ]is not a number: "
     "`{value}`."},
     {"請寫如 85.5，或 abstained、recused、absent、pending 之一。",
      "Write a decimal such as 85.5, or one of abstained, recused, absent, pending."}},
    {"SCORE_PLACES",
     {"[{criterion} 的]分數 {value} 超過兩位小數。", "The score {value} [of {criterion} ]has "
     "more than two decimal places."},
     {"至多兩位小數。", "Write at most two."}},
    {"SCORE_RANGE",
     {"[{criterion} 的]分數 {value} 超出範圍。", "The score {value} [of {criterion} ]is out of "
     "range."},
     {"項目為 0 到 100；加分項目以規則所定上限為準。",
      "An item takes 0 to 100, a bonus up to the highest that the rules name."}},
    // A sheet.
    {"SCORE_TWICE",
     {"委員 {judge} 對申請案 {application} [的 {criterion} ]評了兩次（另見第 {other} 行）。",
      "Judge {judge} scored [{criterion} of ]application {application} twice (also on line "
      "{other})."},
     {"請只留一個。", "Keep one of them."}},
    {"SCORE_ITEMS_AND_DIMENSION",
     {"委員 {judge} 對申請案 {application} 同時評了構面 {criterion} 及其項目。",
      "Judge {judge} scored the dimension {criterion} of application {application}, and items of "
      "it too."},
     {"請只留其中一種。", "Keep the one or the others."}},
    {"SHEET_STATES",
     {"委員 {judge} 對申請案 {application} 的狀態互相矛盾：{value}。",
      "The sheet of judge {judge} for application {application} is several things at once: "
      "{value}."},
     {"請只留一種。", "Keep one of them."}},
    {"SHEET_INCOMPLETE",
     {"委員 {judge} 對申請案 {application} 缺少：{value}。",
      "The sheet of judge {judge} for application {application} lacks {value}."},
     {"請補上分數；尚未完成者請寫 pending。", "Add the scores, or a row `pending` when it is not "
     "finished."}},
    // decisions.csv.
    {"DECISION_UNKNOWN",
     {"沒有「{value}」這種決議。", "There is no decision `{value}`."},
     {"請寫 KEEP、EXCLUDE、RESCORE、UNDECIDABLE、VOTE 或 LOT。",
      "Write KEEP, EXCLUDE, RESCORE, UNDECIDABLE, VOTE or LOT."}},
    {"DECISION_APPLICATION_UNKNOWN",
     {"類別 {category} 沒有申請案 {application} 的評分單。", "Application {application} has no "
     "sheets in category {category}."},
     {"請更正代號。", "Correct the id."}},
    {"DECISION_NO_SHEET",
     {"委員 {judge} 沒有申請案 {application} 的已評分評分單可除去。",
      "Judge {judge} has no scored sheet for application {application} that could be excluded."},
     {"請更正代號。", "Correct the ids."}},
    {"DECISION_NUMBER",
     {"「{value}」不是決議編號。", "`{value}` is no number of a decision."},
     {"同一次投票或抽籤的各列請用同一個由 1 起的整數。",
      "Give the rows of one vote or lot the same whole number from 1."}},
    {"DECISION_CELL_NOT_EMPTY",
     {"這種決議的欄位 {criterion} 應為空白，不可為「{value}」。",
      "The column {criterion} of this decision must be empty, not `{value}`."},
     {"請清空。", "Empty it."}},
    {"DECISION_TWICE",
     {"申請案 {application} 有兩個決議（另見第 {other} 行）。",
      "Application {application} is decided twice (also on line {other})."},
     {"請只留一個；只有除去不同委員可以並存。", "Keep one; only exclusions of different judges "
     "stand together."}},
    {"DECISION_WAYS",
     {"決議 {value} 在此是投票，在第 {other} 行是抽籤，或相反。",
      "Decision {value} is a vote in one row and a lot in another (line {other})."},
     {"請分別編號。", "Number them apart."}},
    {"DECISION_ORDER_TWICE",
     {"決議 {value} 兩次列出申請案 {application}（另見第 {other} 行）。",
      "Decision {value} names application {application} twice (also on line {other})."},
     {"請只留一列。", "Keep one row."}},
    {"DECISION_LONE",
     {"決議 {value} 只有一個申請案 {application}。", "Decision {value} orders only application "
     "{application}."},
     {"請補上同名次者。", "Add the rows of its equals."}},
    {"DECISION_GROUP_TWICE",
     {"兩個決議排列相同的申請案（另見第 {other} 行）。",
      "Two decisions order the same applications (also on line {other})."},
     {"請只留有效的一個。", "Keep the one that holds."}},
};
// clang-format on

}  // namespace

std::span<const ReasonWords> TableReasons() { return kTableReasons; }

}  // namespace award::client
