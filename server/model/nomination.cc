// The digest of a nomination list and the form of a document number.
#include "server/model/nomination.h"

#include <algorithm>

namespace award {

base::Digest ListDigest(const NominationList& list) {
  base::Canonical bytes("nomination-list/1");
  bytes.Text(list.season.value()).Text(list.id.value()).Bool(list.rehearsal);
  bytes.Bytes(list.rules_digest.Bytes()).List(list.categories.size());
  for (const NominationCategory& category : list.categories) {
    bytes.Text(category.category.value()).Text(category.tabulation.value()).Bool(category.none);
  }
  bytes.List(list.nominations.size());
  for (const Nomination& nomination : list.nominations) {
    bytes.Text(nomination.category.value()).Int(nomination.place);
    bytes.Text(nomination.application.value()).Int(nomination.revision);
    bytes.Text(nomination.agency_display_name).Text(nomination.title).Text(nomination.mean_total);
    bytes.Bytes(nomination.content_digest.Bytes());
  }
  return bytes.Digest();
}

bool IsDocumentNumber(std::string_view text) {
  constexpr std::string_view kMiddle = "字第";
  constexpr std::string_view kEnd = "號";
  const size_t middle = text.find(kMiddle);
  if (middle == std::string_view::npos || middle == 0 || !text.ends_with(kEnd)) return false;
  text.remove_prefix(middle + kMiddle.size());
  text.remove_suffix(kEnd.size());
  return text.size() >= 5 && text.size() <= 15 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace award
