// Values go to the contract and come back the same; what is none is refused by name.
#include "server/service/convert.h"

#include "award/v1/agency.pb.h"
#include "award/v1/judge.pb.h"
#include "award/v1/season.pb.h"
#include "server/model/agency.h"
#include "server/model/judging_words.h"
#include "server/model/season.h"
#include "tests/testing/matchers.h"

namespace award::service {
namespace {

using base::Reason;
using testing::HasReason;
using testing::IsOkAndHolds;

TEST(Convert, TimesComeBackToTheMicrosecond) {
  for (const base::Time time : {base::Time{0}, base::Time{1}, base::Time{1'801'443'600'123'456}}) {
    EXPECT_THAT(FromProto("create_time", ToProto(time)), IsOkAndHolds(time));
  }
}

TEST(Convert, ATimeOutsideTheCalendarIsRefused) {
  google::protobuf::Timestamp before;
  before.set_seconds(-1);
  google::protobuf::Timestamp odd;
  odd.set_nanos(1'000'000'000);
  EXPECT_THAT(FromProto("time", before), HasReason(Reason::kFieldInvalid));
  EXPECT_THAT(FromProto("time", odd), HasReason(Reason::kFieldInvalid));
}

// Every word of the model is a word of the contract, so that no state is lost on the way.
template <typename Value, typename E>
void ExpectSameWords() {
  for (const auto& [enumerator, word] : Words<E>::kRows) {
    const Value value = ToProto<Value>(enumerator);
    EXPECT_EQ(google::protobuf::GetEnumDescriptor<Value>()->FindValueByNumber(value)->name(), word);
    EXPECT_THAT(FromProto<E>("state", value), IsOkAndHolds(enumerator));
  }
}

TEST(Convert, WordsOfTheModelAreWordsOfTheContract) {
  ExpectSameWords<v1::Season::State, SeasonState>();
  ExpectSameWords<v1::Agency::Level, AgencyLevel>();
  ExpectSameWords<v1::Judge::Gender, Gender>();
}

TEST(Convert, AnUnsetOrUnknownWordIsRefused) {
  EXPECT_THAT(FromProto<AgencyLevel>("level", v1::Agency::LEVEL_UNSPECIFIED),
              HasReason(Reason::kFieldRequired));
  EXPECT_THAT(FromProto<AgencyLevel>("level", static_cast<v1::Agency::Level>(99)),
              HasReason(Reason::kFieldInvalid));
}

TEST(Convert, DigestsAreHexadecimal) {
  const base::Digest digest = base::Digest::Of("a");
  EXPECT_THAT(DigestFromProto("digest", digest.Hex()), IsOkAndHolds(digest));
  EXPECT_THAT(DigestFromProto("digest", ""), HasReason(Reason::kFieldRequired));
  EXPECT_THAT(DigestFromProto("digest", "AB"), HasReason(Reason::kFieldInvalid));
  EXPECT_EQ(ToProto(std::optional<base::Digest>()), "");
}

TEST(Convert, HundredthsArePrintedWithoutSuperfluousZeros) {
  EXPECT_EQ(DecimalFromHundredths(0), "0");
  EXPECT_EQ(DecimalFromHundredths(7000), "70");
  EXPECT_EQ(DecimalFromHundredths(8650), "86.5");
  EXPECT_EQ(DecimalFromHundredths(8605), "86.05");
  EXPECT_EQ(DecimalFromHundredths(5), "0.05");
}

TEST(Convert, FractionsAreRoundedHalfUpOnce) {
  EXPECT_EQ(ExactFromFraction("1709/20").printed(), "85.45");
  EXPECT_EQ(ExactFromFraction("1709/20").fraction(), "1709/20");
  EXPECT_EQ(ExactFromFraction("9").printed(), "9.00");
  EXPECT_EQ(ExactFromFraction("1/200").printed(), "0.01");    // 0.005
  EXPECT_EQ(ExactFromFraction("999/200").printed(), "5.00");  // 4.995
  EXPECT_EQ(ExactFromFraction("-1/200").printed(), "-0.01");  // Away from zero.
  EXPECT_EQ(ExactFromFraction("-1/1000").printed(), "0.00");  // Never minus nothing.
  EXPECT_EQ(ExactFromFraction("200000000000000000000/3000000000000000000").printed(), "66.67");
}

}  // namespace
}  // namespace award::service
