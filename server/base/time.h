// Points in time, and the clock they come from. The clock is read once per call, in server/rpc, and
// travels as `context.now`; nothing below reads it.
#ifndef AWARD_SERVER_BASE_TIME_H_
#define AWARD_SERVER_BASE_TIME_H_

#include <atomic>
#include <chrono>
#include <compare>
#include <cstdint>

namespace award::base {

// Microseconds since 1970-01-01 00:00 UTC, leap seconds not counted. Stored as they are.
struct Time {
  int64_t us = 0;

  auto operator<=>(const Time&) const = default;
};

constexpr Time operator+(Time time, std::chrono::microseconds span) {
  return {time.us + span.count()};
}
constexpr Time operator-(Time time, std::chrono::microseconds span) {
  return {time.us - span.count()};
}
constexpr std::chrono::microseconds operator-(Time left, Time right) {
  return std::chrono::microseconds(left.us - right.us);
}

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time Now() = 0;
};

// The machine's clock, but each reading is later than every earlier one by at least a microsecond,
// also when somebody sets the machine's clock back. Thread-safe.
class SystemClock final : public Clock {
 public:
  Time Now() override;

 private:
  std::atomic<int64_t> last_us_{0};
};

}  // namespace award::base

#endif  // AWARD_SERVER_BASE_TIME_H_
