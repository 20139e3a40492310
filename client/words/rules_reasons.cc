// The client's reasons about JSON files and about rules that nothing can be counted by, in words.
// `{text}` is the number or the text that is wrong.
#include "client/words/reasons.h"

namespace award::client {
namespace {

// clang-format off
constexpr ReasonWords kRulesReasons[] = {
    // What is wrong with JSON.
    {"JSON_NOT_UTF8",
     {"這一行不是有效的 UTF-8。", "This line is not valid UTF-8."},
     {"請將檔案另存為 UTF-8。", "Save the file as UTF-8."}},
    {"JSON_EMPTY",
     {"檔案中沒有 JSON。", "There is no JSON in the file."},
     {"評選規則可用 `award rules template` 印出範本。", "`award rules template` prints rules to "
     "begin with."}},
    {"JSON_EXPECTED",
     {"此處或前一行應有「{text}」其中之一。", "Here, or on the line before, one of `{text}` must "
     "stand."},
     {"請檢查逗號、引號與括號。", "Check commas, quotation marks and brackets."}},
    {"JSON_STRING",
     {"文字沒有在同一行以雙引號結束。", "A text does not end with a quotation mark on its line."},
     {"換行請寫成 \\n。", "Write a line break as \\n."}},
    {"JSON_VALUE",
     {"看不懂的值「{text}」。", "This is no value: `{text}`."},
     {"文字請加雙引號；其他只能是數字、true、false、null。",
      "Put texts in quotation marks; else only numbers, true, false and null can stand here."}},
    {"JSON_KEY_TWICE",
     {"「{text}」在同一個物件中出現兩次。", "`{text}` stands in the same object twice."},
     {"請只留一個。", "Keep one of them."}},
    {"JSON_TOO_DEEP",
     {"巢狀超過 {text} 層。", "Values are nested more than {text} deep."}, {}},
    {"JSON_MORE",
     {"JSON 結束之後還有其他內容。", "Something stands after the end of the JSON."},
     {"請刪除多餘內容，或檢查括號。", "Remove it, or check the brackets."}},
    {"JSON_FIELD_UNKNOWN",
     {"沒有「{text}」這個欄位。", "There is no field `{text}`."},
     {"請對照 `award rules template` 的欄位名稱。", "Compare with the names in `award rules "
     "template`."}},
    {"JSON_FIELD",
     {"欄位的值不正確（{text}）。", "A field cannot take this value ({text})."}, {}},

    // What is wrong with rules.
    {"RULES_FILE_INVALID",
     {"評選規則 {file} 有誤，沒有計算。", "The rules in {file} are not valid; nothing was "
     "counted."},
     {"請依下列行號修正。", "Correct these lines."}},
    {"RULES_NO_CATEGORIES",
     {"沒有任何獎項類別。", "There are no categories."}, {"請至少列出一個。", "List at least "
     "one."}},
    {"RULES_CATEGORY_TWICE",
     {"兩個類別的代號相同。", "Two categories have this id."}, {"請改用不同代號。", "Give them "
     "different ids."}},
    {"RULES_QUOTA",
     {"推薦名額至少為 1，不可為 {text}。", "The quota is at least 1, not {text}."}, {}},
    {"RULES_FACTOR",
     {"入圍倍數至少為 1[，不可為 {text}]。", "The shortlist factor is at least 1[, not "
     "{text}]."}, {}},
    {"RULES_METHOD_MISSING",
     {"沒有宣告評定方法。", "The method is not declared."},
     {"請寫 TOTAL_SCORE、RANK_SUM 或 TRIMMED_MEAN。", "Write TOTAL_SCORE, RANK_SUM or "
     "TRIMMED_MEAN."}},
    {"RULES_MEDIAN",
     {"中位數只供參考，不可作為評定方法。", "The median is a shadow; it cannot be the method."},
     {"請寫 TOTAL_SCORE、RANK_SUM 或 TRIMMED_MEAN。", "Write TOTAL_SCORE, RANK_SUM or "
     "TRIMMED_MEAN."}},
    {"RULES_TIE_CHAIN_EMPTY",
     {"沒有宣告同分決定順序。", "The tie chain is not declared."},
     {"請至少列出一項，例如 MORE_FIRST_PLACES。", "List at least one key, such as "
     "MORE_FIRST_PLACES."}},
    {"RULES_TIE_KEY_TWICE",
     {"同分決定順序中有重複的項目。", "A key stands in the tie chain "
     "twice."}, {"請只留一個。", "Keep one of them."}},
    {"RULES_VARIANCE_TOO_FINE",
     {"權重或比重過細，變異數無法精確比較，不可用 LOWER_VARIANCE 決定同分。",
      "The weights or shares are too fine for exact variances, so LOWER_VARIANCE cannot be a key."},
     {"請改用較粗的權重或比重，或其他同分決定項目。",
      "Use coarser weights or shares, or another key."}},
    {"RULES_CHOICE_MISSING",
     {"這裡沒有宣告是哪一種。", "It is not declared which one is meant."},
     {"請對照 `award rules template` 列出的選項。", "Choose one that `award rules template` "
     "lists."}},
    {"RULES_NUMBER",
     {"「{text}」不是 0 到 100、至多兩位小數的數。",
      "`{text}` is not a number from 0 to 100 with at most two decimal places."},
     {"請寫成如 \"70\" 或 \"70.5\"。", "Write it as \"70\" or \"70.5\"."}},
    {"RULES_THRESHOLDS",
     {"明顯差異的門檻應由揭示、討論到決議遞增。", "The divergence thresholds must rise from "
     "shown to discussed to resolved."}, {}},
    {"RULES_TRIM",
     {"截尾須每側至少去 1 個，且評分單數須多於兩側所去之和。",
      "At least 1 is trimmed on each side, and only from more sheets than are trimmed."},
     {"例如 each_side 1、from_judges 5。", "For example each_side 1, from_judges 5."}},
    {"RULES_PLACES",
     {"進位只能保留 0 到 6 位小數。", "A rounding keeps 0 to 6 places."}, {}},
    {"RULES_NO_DIMENSIONS",
     {"評分表沒有構面。", "The rubric has no dimensions."}, {"請至少列出一個。", "List at least "
     "one."}},
    {"RULES_TOO_MANY",
     {"數量過多：{text}。", "There are too many: {text}."},
     {"構面至多 32 個，每構面項目至多 64 個。", "At most 32 dimensions, of at most 64 items "
     "each."}},
    {"RULES_ID_MISSING",
     {"沒有代號（id）。", "The id is missing."}, {"請填寫 id。", "Fill it in."}},
    {"RULES_DIMENSION_TWICE",
     {"兩個構面的代號相同。", "Two dimensions have this id."}, {"請改用不同代號。", "Give them "
     "different ids."}},
    {"RULES_ITEM_TWICE",
     {"代號與另一個項目（或加分項目、面向）或另一個構面相同。", "Two items, bonuses or facets "
      "have this id, or another dimension has it."},
     {"請改用不同代號。", "Give them different ids."}},
    {"RULES_WEIGHT",
     {"構面權重至少為 1，不可為 {text}。", "The weight of a dimension is at least 1, not {text}."},
     {"權重用 weight_basis_points（合計 10000）；有 total_points 時用 weight_points。",
      "Weigh with weight_basis_points, 10000 in all, or with weight_points under a total_points."}},
    {"RULES_TOTAL_POINTS",
     {"total_points 應為 1 到 1000000，不可為 {text}。", "total_points is 1 to 1000000, not "
     "{text}."}, {}},
    {"RULES_WEIGHTS_SUM",
     {"構面權重合計不符：{text}。", "The weights of the dimensions do not sum: {text}."},
     {"權重合計須為 10000 基點，或 total_points。",
      "They sum to 10000 basis points, or to total_points."}},
    {"RULES_TWO_UNITS",
     {"權重只能用一種單位。", "Weights stand in one unit only."},
     {"有 total_points 用 weight_points，沒有則用 weight_basis_points。",
      "Use weight_points with total_points, and weight_basis_points without."}},
    {"RULES_NO_ITEMS",
     {"構面沒有項目。", "The dimension has no items."},
     {"請至少列出一個；整個構面一個分數時也列一個。", "List at least one; one item is one score "
     "for the whole."}},
    {"RULES_SHARE",
     {"配比（share）應為 1 到 10000 的整數，不可為 {text}。", "A share is a whole number from 1 "
     "to 10000, not {text}."}, {}},
    {"RULES_TOO_FINE",
     {"權重與配比過細，無法以精確分數計算。", "Weights and shares are too fine to be counted "
     "exactly."},
     {"請改用較小的整數比。", "Use smaller whole numbers."}},
    {"RULES_LONE_FACET",
     {"面向（facet）只有一個，等於沒有。", "A single facet splits nothing."},
     {"請列出兩個以上，或全部移除。", "List two or more, or none."}},
    {"RULES_FACET_UNKNOWN",
     {"項目的面向（facet）不在評分表的面向之中，或漏填。",
      "The item's facet is missing or is none of the rubric's facets."},
     {"請填寫 facets 中的代號；沒有面向的評分表則留空。",
      "Name one of `facets`; leave it empty in a rubric without."}},
    {"RULES_FACET_EMPTY",
     {"構面缺少這個面向的項目。", "The dimension has no item of this facet."},
     {"每個構面須有各面向的項目。", "Every dimension needs an item of each facet."}},
    {"RULES_BONUS",
     {"加分上限應大於 0、至多 100，不可為 {text}。", "The most a bonus gives is above 0 and up "
     "to 100, not {text}."}, {}},
    {"RULES_LEVELS",
     {"等第須有名稱，由 0 開始遞增，至多 100。", "Levels have names, begin at 0 and rise up to "
     "100."}, {}},
};
// clang-format on

}  // namespace

std::span<const ReasonWords> RulesReasons() { return kRulesReasons; }

}  // namespace award::client
