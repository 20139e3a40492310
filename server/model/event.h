// Events (稽核紀錄): one line for everything that changed. Never a score or a secret.
#ifndef AWARD_SERVER_MODEL_EVENT_H_
#define AWARD_SERVER_MODEL_EVENT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "server/base/digest.h"
#include "server/base/time.h"

namespace award {

struct Event {
  int64_t id = 0;  // From 1, without gaps; given by storage.
  base::Time create_time;
  std::string actor;     // A person's id, or "console".
  std::string verb;      // The contract's verb, such as "SubmitApplication".
  std::string resource;  // The resource's name.
  std::string from_state;
  std::string to_state;
  std::string reason;
  std::optional<base::Digest> digest;
  std::string request_id;
};

}  // namespace award

#endif  // AWARD_SERVER_MODEL_EVENT_H_
