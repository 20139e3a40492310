// SQLite as the rest of storage sees it: connections, transactions, statements. sqlite.cc is the
// only file that includes <sqlite3.h>. A connection is used by one thread at a time.
#ifndef AWARD_SERVER_STORAGE_SQLITE_H_
#define AWARD_SERVER_STORAGE_SQLITE_H_

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/base/digest.h"
#include "server/base/id.h"
#include "server/base/time.h"

namespace award::storage {

// The text of one statement: a string literal, or a constexpr array at namespace scope. Its address
// is the key of the statement cache; a text that is put together at run time does not compile.
class Sql {
 public:
  consteval Sql(const char* text) : text_(text) {}  // NOLINT: implicit on purpose.
  const char* text() const { return text_; }

 private:
  const char* text_;
};

class Database;

// Bytes for a BLOB column; a plain string is bound as TEXT.
struct Blob {
  std::string_view bytes;
};

// One prepared statement, borrowed from its connection until the end of the scope. Use:
//   Statement row = transaction.Prepare(kFindSheet);
//   row.Bind(":sheet", id);
//   ASSIGN_OR_RETURN(const bool found, row.Next());
//   if (found) … row.Text(0) …
// A parameter that does not exist or was not bound ends the process: it is a mistake in the code.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  ~Statement();

  // Values: integers, bool, text, Blob, Time (microseconds), Digest (32 bytes), Id (text),
  // std::nullopt, and std::optional of any of them. Text and blobs are copied.
  template <typename T>
  Statement& Bind(const char* name, const T& value);

  // Steps to the next row; false after the last, when all must be bound anew. What the database
  // refuses comes as the reasons listed at ErrorFromResult in database.cc.
  absl::StatusOr<bool> Next();

  // Runs to the end and drops any rows.
  absl::Status Run();

  // Rows inserted, updated or deleted by this statement. Valid after it has run to its end.
  int64_t changes() const;

  // The columns of the current row, counted from 0. Reading a column as another type than the one
  // it holds, or NULL without OrNull, gives an empty value and makes the whole transaction fail
  // with INTERNAL: SQLite's silent conversions would hide a mistake.
  int64_t Int(int column) const;
  bool Bool(int column) const;
  std::string Text(int column) const;
  std::string Bytes(int column) const;
  base::Time Time(int column) const;
  base::Digest Digest(int column) const;
  bool IsNull(int column) const;
  std::optional<int64_t> IntOrNull(int column) const;
  std::optional<std::string> TextOrNull(int column) const;
  std::optional<std::string> BytesOrNull(int column) const;
  std::optional<base::Time> TimeOrNull(int column) const;
  std::optional<base::Digest> DigestOrNull(int column) const;

 private:
  friend class Database;
  struct Cached;
  explicit Statement(Cached* cached) : cached_(cached) {}

  // The index of the parameter, now bound; 0 when the statement could not be prepared.
  int Parameter(const char* name);
  // Whether the current row holds this SQLite type there; remembers the mistake if not.
  bool Holds(int column, int type) const;
  void BindInt(const char* name, int64_t value);
  void BindText(const char* name, std::string_view value);
  void BindBytes(const char* name, std::string_view value);
  void BindNull(const char* name);

  Cached* cached_;
};

// What a function that reads takes: proof that it runs inside a transaction. One snapshot.
class ReadTransaction {
 public:
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

  // Mistakes in the SQL come with the first Next or Run.
  Statement Prepare(Sql sql) const;

 protected:
  friend class Store;
  explicit ReadTransaction(Database& database) : database_(database) {}
  ~ReadTransaction() = default;

 private:
  Database& database_;
};

// What a function that writes takes. Only the writer makes one; it also commits or rolls back.
class WriteTransaction : public ReadTransaction {
 private:
  friend class Writer;
  explicit WriteTransaction(Database& database) : ReadTransaction(database) {}
};

template <typename T>
Statement& Statement::Bind(const char* name, const T& value) {
  if constexpr (std::integral<T>) {
    static_assert(sizeof(T) < 8 || std::signed_integral<T>, "SQLite has no unsigned integers");
    BindInt(name, static_cast<int64_t>(value));
  } else if constexpr (std::same_as<T, base::Time>) {
    BindInt(name, value.us);
  } else if constexpr (std::same_as<T, base::Digest>) {
    BindBytes(name, value.Bytes());
  } else if constexpr (std::same_as<T, Blob>) {
    BindBytes(name, value.bytes);
  } else if constexpr (std::same_as<T, std::nullopt_t>) {
    BindNull(name);
  } else if constexpr (requires { value.has_value(); }) {  // std::optional
    value.has_value() ? static_cast<void>(Bind(name, *value)) : BindNull(name);
  } else if constexpr (requires { value.value(); }) {  // base::Id
    BindText(name, value.value());
  } else {
    BindText(name, std::string_view(value));
  }
  return *this;
}

}  // namespace award::storage

#endif  // AWARD_SERVER_STORAGE_SQLITE_H_
