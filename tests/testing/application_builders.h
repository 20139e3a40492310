// Applications for tests: a content that lacks nothing, and rows laid down directly in any state.
#ifndef AWARD_TESTS_TESTING_APPLICATION_BUILDERS_H_
#define AWARD_TESTS_TESTING_APPLICATION_BUILDERS_H_

#include <string>

#include "absl/status/status.h"
#include "server/base/time.h"
#include "server/model/application.h"
#include "server/storage/sqlite.h"

namespace award::testing {

// Everything a submission needs, under the rubrics of ARules().
Content AContent(const std::string& title = "行動戶政到偏鄉");

// A small file that is told to be a PDF.
inline constexpr char kPdf[] = "%PDF-1.7\n%a small file\n";

// The id of an application that a test does not name.
inline const ApplicationId kMobile{"mobile"};

struct PlacedApplication {
  std::string id = kMobile.value();
  std::string agency = "household";
  std::string category = "digital";
  ApplicationState state = ApplicationState::kSubmitted;
  std::string title = "行動戶政到偏鄉";
  std::string person = "ho";  // Who submitted, and endorsed for the head of the agency.
};

// The application with one revision: submitted and endorsed, or open when it is a DRAFT.
absl::Status PlaceApplication(storage::WriteTransaction& transaction, const SeasonId& season,
                              base::Time now, const PlacedApplication& placed = {});

}  // namespace award::testing

#endif  // AWARD_TESTS_TESTING_APPLICATION_BUILDERS_H_
