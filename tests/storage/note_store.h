// A store with a small schema of its own, for the tests of the machinery: it does not change when
// the product's tables do.
#ifndef AWARD_TESTS_STORAGE_NOTE_STORE_H_
#define AWARD_TESTS_STORAGE_NOTE_STORE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/status_macros.h"
#include "server/storage/store.h"

namespace award::storage {

inline constexpr Migration kNoteMigrations[] = {
    {"0001_notes", R"sql(
CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE answer (
  id   INTEGER PRIMARY KEY,
  note INTEGER NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
)sql"},
};

// No floor under the free space, so that the tests run on any disk.
inline StoreOptions NoteOptions() {
  StoreOptions options;
  options.writer.free_bytes_min = 0;
  options.migrations = kNoteMigrations;
  return options;
}

inline absl::Status InsertNote(WriteTransaction& transaction, int64_t id, std::string_view body) {
  Statement insert = transaction.Prepare("INSERT INTO note (id, body) VALUES (:id, :body)");
  insert.Bind(":id", id).Bind(":body", body);
  return insert.Run();
}

inline absl::StatusOr<int64_t> CountNotes(const ReadTransaction& transaction) {
  Statement row = transaction.Prepare("SELECT count(*) FROM note");
  RETURN_IF_ERROR(row.Next().status());
  return row.Int(0);
}

inline absl::StatusOr<int64_t> CountNotes(Store& store) {
  int64_t count = 0;
  RETURN_IF_ERROR(store.Read([&](const ReadTransaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(count, CountNotes(transaction));
    return absl::OkStatus();
  }));
  return count;
}

}  // namespace award::storage

#endif  // AWARD_TESTS_STORAGE_NOTE_STORE_H_
