// What one call carries: who, when, and where new ids come from. Made once per call, inside the
// call's transaction, so that a revoked token or role binds on the next call.
#ifndef AWARD_SERVER_WORKFLOW_CONTEXT_H_
#define AWARD_SERVER_WORKFLOW_CONTEXT_H_

#include <string>
#include <vector>

#include "server/base/id.h"
#include "server/base/time.h"
#include "server/model/ids.h"
#include "server/model/person.h"

namespace award::workflow {

struct Caller {
  PersonId person;
  std::vector<RoleGrant> roles;

  bool Has(Role role) const;
  // Whether the caller is an agency user of this agency.
  bool ActsFor(const AgencyId& agency) const;
};

struct Context {
  base::Time now;  // When the call arrived; read once.
  Caller caller;
  std::string verb;        // The method's name, such as "SubmitSheet"; stands in events.
  std::string request_id;  // Empty when the caller gave none.
  base::IdSource& ids;
};

}  // namespace award::workflow

#endif  // AWARD_SERVER_WORKFLOW_CONTEXT_H_
