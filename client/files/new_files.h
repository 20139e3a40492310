// Several new files that appear under their names together, complete, or not at all.
#ifndef AWARD_CLIENT_FILES_NEW_FILES_H_
#define AWARD_CLIENT_FILES_NEW_FILES_H_

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace award::client {

struct NamedBytes {
  std::string path;
  std::string bytes;
};

// OK when nothing has these names yet and their folders can be written into: to be asked before
// long work. FILE_EXISTS, also when a name is there twice; FILE_UNWRITABLE (usage).
absl::Status CheckNewFiles(const std::vector<std::string>& paths);

// Writes all beside their places first and gives them their names once all bytes are on the disk.
// Nothing is overwritten. Errors likewise; then none of them stays.
absl::Status WriteNewFiles(const std::vector<NamedBytes>& files);

}  // namespace award::client

#endif  // AWARD_CLIENT_FILES_NEW_FILES_H_
