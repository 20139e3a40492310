// Checks a flow against its network without knowing how it was found: the proof of an assignment.
#ifndef AWARD_SCORING_PANEL_BEFORE_CERTIFICATE_H_
#define AWARD_SCORING_PANEL_BEFORE_CERTIFICATE_H_

#include "absl/status/status.h"
#include "scoring/panel_before/network.h"

namespace award::scoring::panel_before {

// OK when the flow keeps every bound, every node's supply, and the prices leave no arc whose change
// would lower the cost; then no flow of this network costs less. kFailedPrecondition names the
// first arc or node that fails.
absl::Status CheckFlow(const Network& network, const Flow& flow);

}  // namespace award::scoring::panel_before

#endif  // AWARD_SCORING_PANEL_BEFORE_CERTIFICATE_H_
