// Look-up in a tabulation.
#include "server/model/tabulation.h"

#include <algorithm>

namespace award {

const Line* CategoryResult::FindLine(const ApplicationId& application) const {
  const auto found = std::find_if(lines.begin(), lines.end(),
                                  [&](const Line& l) { return l.application == application; });
  return found == lines.end() ? nullptr : &*found;
}

const CategoryResult* Tabulation::FindCategory(const CategoryId& category) const {
  const auto found = std::find_if(categories.begin(), categories.end(),
                                  [&](const CategoryResult& c) { return c.category == category; });
  return found == categories.end() ? nullptr : &*found;
}

}  // namespace award
