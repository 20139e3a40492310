// Statements: the cache by the literal's address, strict binding, strict reading.
#include "server/storage/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "fmt/format.h"
#include "server/base/error.h"
#include "server/base/status_macros.h"
#include "server/storage/database.h"

namespace award::storage {
namespace {

using base::Error;
using base::Reason;

[[noreturn]] void EndWithMistake(const char* sql, const std::string& what) {
  std::fprintf(stderr, "Mistake in the use of a statement: %s\n%s\n", what.c_str(), sql);
  std::abort();
}

const char* TypeName(int type) {
  switch (type) {
    case SQLITE_INTEGER:
      return "INTEGER";
    case SQLITE_FLOAT:
      return "REAL";
    case SQLITE_TEXT:
      return "TEXT";
    case SQLITE_BLOB:
      return "BLOB";
    default:
      return "NULL";
  }
}

}  // namespace

Statement::Cached::Cached(Database& owner, const char* text) : database(owner), sql(text) {
  const char* rest = nullptr;
  const int result =
      sqlite3_prepare_v3(database.handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, &rest);
  if (result != SQLITE_OK) {
    error = database.ErrorFromResult(result);
    return;
  }
  bound.resize(static_cast<size_t>(sqlite3_bind_parameter_count(handle)));
}

Statement::Cached::~Cached() { sqlite3_finalize(handle); }

void Statement::Cached::Reset() {
  if (handle == nullptr) return;
  sqlite3_reset(handle);
  sqlite3_clear_bindings(handle);
  std::fill(bound.begin(), bound.end(), false);
  is_running = false;
}

Statement Database::Prepare(Sql sql) {
  std::unique_ptr<Statement::Cached>& slot = statements_[sql.text()];
  // A statement that could not be prepared is tried again: its table may exist by now.
  if (slot == nullptr || (!slot->in_use && slot->handle == nullptr)) {
    slot = std::make_unique<Statement::Cached>(*this, sql.text());
  }
  Statement::Cached* cached = slot.get();
  if (cached->in_use) {
    cached = new Statement::Cached(*this, sql.text());
    cached->is_kept = false;
  }
  cached->in_use = true;
  ++statements_in_use_;
  return Statement(cached);
}

Statement::Statement(Statement&& other) noexcept : cached_(other.cached_) {
  other.cached_ = nullptr;
}

Statement::~Statement() {
  if (cached_ == nullptr) return;
  cached_->Reset();
  cached_->in_use = false;
  --cached_->database.statements_in_use_;
  if (!cached_->is_kept) delete cached_;
}

int Statement::Parameter(const char* name) {
  if (cached_->handle == nullptr) return 0;
  const int index = sqlite3_bind_parameter_index(cached_->handle, name);
  if (index == 0) EndWithMistake(cached_->sql, fmt::format("there is no parameter {}", name));
  if (cached_->is_running)
    EndWithMistake(cached_->sql, fmt::format("{} bound while it runs", name));
  cached_->bound[static_cast<size_t>(index - 1)] = true;
  return index;
}

void Statement::BindInt(const char* name, int64_t value) {
  if (const int index = Parameter(name); index != 0) {
    sqlite3_bind_int64(cached_->handle, index, value);
  }
}

void Statement::BindText(const char* name, std::string_view value) {
  if (const int index = Parameter(name); index != 0) {
    // A null pointer would bind NULL; an empty text is not that.
    sqlite3_bind_text64(cached_->handle, index, value.empty() ? "" : value.data(), value.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
  }
}

void Statement::BindBytes(const char* name, std::string_view value) {
  if (const int index = Parameter(name); index != 0) {
    sqlite3_bind_blob64(cached_->handle, index, value.empty() ? "" : value.data(), value.size(),
                        SQLITE_TRANSIENT);
  }
}

void Statement::BindNull(const char* name) {
  if (const int index = Parameter(name); index != 0) sqlite3_bind_null(cached_->handle, index);
}

absl::StatusOr<bool> Statement::Next() {
  if (cached_->handle == nullptr) return cached_->error;
  if (!cached_->is_running) {
    const auto missing = std::find(cached_->bound.begin(), cached_->bound.end(), false);
    if (missing != cached_->bound.end()) {
      const int index = static_cast<int>(missing - cached_->bound.begin()) + 1;
      EndWithMistake(cached_->sql,
                     fmt::format("parameter {} is not bound",
                                 sqlite3_bind_parameter_name(cached_->handle, index)));
    }
    cached_->is_running = true;
    cached_->changes = 0;
  }
  const int result = sqlite3_step(cached_->handle);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) {
    const bool reads_only = sqlite3_stmt_readonly(cached_->handle) != 0;
    cached_->changes = reads_only ? 0 : sqlite3_changes64(cached_->database.handle_);
    cached_->Reset();
    return false;
  }
  absl::Status error = cached_->database.ErrorFromResult(result);
  cached_->Reset();
  return error;
}

absl::Status Statement::Run() {
  while (true) {
    ASSIGN_OR_RETURN(const bool found, Next());
    if (!found) return absl::OkStatus();
  }
}

int64_t Statement::changes() const { return cached_->changes; }

bool Statement::Holds(int column, int type) const {
  const bool has_row = cached_->handle != nullptr && cached_->is_running &&
                       column < sqlite3_data_count(cached_->handle);
  const int held = has_row ? sqlite3_column_type(cached_->handle, column) : SQLITE_NULL;
  if (held == type) return true;
  cached_->database.Remember(
      Error(Reason::kInternal,
            fmt::format("Column {} holds {} and was read as {} in: {}", column,
                        has_row ? TypeName(held) : "no row", TypeName(type), cached_->sql)));
  return false;
}

bool Statement::IsNull(int column) const {
  return cached_->handle != nullptr && sqlite3_column_type(cached_->handle, column) == SQLITE_NULL;
}

int64_t Statement::Int(int column) const {
  return Holds(column, SQLITE_INTEGER) ? sqlite3_column_int64(cached_->handle, column) : 0;
}

bool Statement::Bool(int column) const { return Int(column) != 0; }

std::string Statement::Text(int column) const {
  if (!Holds(column, SQLITE_TEXT)) return {};
  const unsigned char* text = sqlite3_column_text(cached_->handle, column);
  const int size = sqlite3_column_bytes(cached_->handle, column);
  return std::string(reinterpret_cast<const char*>(text), static_cast<size_t>(size));
}

std::string Statement::Bytes(int column) const {
  if (!Holds(column, SQLITE_BLOB)) return {};
  const void* bytes = sqlite3_column_blob(cached_->handle, column);
  const int size = sqlite3_column_bytes(cached_->handle, column);
  if (size == 0) return {};  // SQLite gives a null pointer for it.
  return std::string(static_cast<const char*>(bytes), static_cast<size_t>(size));
}

base::Time Statement::Time(int column) const { return {Int(column)}; }

base::Digest Statement::Digest(int column) const {
  const std::optional<base::Digest> digest = base::Digest::FromBytes(Bytes(column));
  if (!digest.has_value()) {
    cached_->database.Remember(
        Error(Reason::kInternal,
              fmt::format("Column {} is not a digest of 32 bytes in: {}", column, cached_->sql)));
  }
  return digest.value_or(base::Digest());
}

std::optional<int64_t> Statement::IntOrNull(int column) const {
  return IsNull(column) ? std::nullopt : std::optional(Int(column));
}
std::optional<std::string> Statement::TextOrNull(int column) const {
  return IsNull(column) ? std::nullopt : std::optional(Text(column));
}
std::optional<std::string> Statement::BytesOrNull(int column) const {
  return IsNull(column) ? std::nullopt : std::optional(Bytes(column));
}
std::optional<base::Time> Statement::TimeOrNull(int column) const {
  return IsNull(column) ? std::nullopt : std::optional(Time(column));
}
std::optional<base::Digest> Statement::DigestOrNull(int column) const {
  return IsNull(column) ? std::nullopt : std::optional(Digest(column));
}

Statement ReadTransaction::Prepare(Sql sql) const { return database_.Prepare(sql); }

}  // namespace award::storage
