// The conventions of the contract as functions, named by the API Improvement Proposal (AIP) they
// follow where there is one. api_lint_test.cc runs all of them over the compiled contract;
// api_rules_test.cc shows that each can fail. A new rule goes into the table below.
#ifndef AWARD_TESTS_API_API_RULES_H_
#define AWARD_TESTS_API_API_RULES_H_

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/api/contract.h"

namespace award::api {

struct Breach {
  std::string what;  // The full name of the declaration.
  std::string message;
};

using Breaches = std::vector<Breach>;

// Declarations (declaration_rules.cc).
Breaches Aip191Files(const Contract& contract);          // Package, path, one service a file.
Breaches Aip192Comments(const Contract& contract);       // A comment on everything.
Breaches Aip203FieldBehavior(const Contract& contract);  // "Required." … begins a field's comment.
Breaches Aip140FieldNames(const Contract& contract);     // lower_snake_case.
Breaches Aip142Times(const Contract& contract);          // Timestamps end in _time, no past tense.
Breaches Aip126Enums(const Contract& contract);          // Zero is …_UNSPECIFIED.
Breaches Aip216States(const Contract& contract);         // A resource's state is output only.
Breaches Aip180Numbers(const Contract& contract);        // A gap in the numbers is reserved.
Breaches ExactNumbers(const Contract& contract);         // No floating point on the wire.

// Resources and methods (method_rules.cc).
Breaches Aip122Patterns(const Contract& contract);  // `collections/{variable}`.
Breaches Aip148Names(const Contract& contract);     // `string name = 1` comes first.
Breaches Aip130Methods(const Contract& contract);   // VerbNoun, request and response names.
Breaches Aip136Verbs(const Contract& contract);     // Custom verbs name one resource.
Breaches Aip131Get(const Contract& contract);
Breaches Aip132List(const Contract& contract);
Breaches Aip133Create(const Contract& contract);
Breaches Aip134Update(const Contract& contract);
Breaches Aip135Delete(const Contract& contract);
Breaches Aip158Pages(const Contract& contract);         // page_size, page_token, next_page_token.
Breaches Aip154Etags(const Contract& contract);         // Whatever changes carries an etag.
Breaches Aip155RequestIds(const Contract& contract);    // Every change can be repeated safely.
Breaches Aip163ValidateOnly(const Contract& contract);  // Every change can be tried.
Breaches Aip211Access(const Contract& contract);        // Default deny: roles on every method.

struct Rule {
  std::string_view name;
  Breaches (*check)(const Contract&);
};

// How GoogleTest prints a rule.
inline void PrintTo(const Rule& rule, std::ostream* out) { *out << rule.name; }

inline constexpr Rule kRules[] = {
    {"Aip191Files", Aip191Files},
    {"Aip192Comments", Aip192Comments},
    {"Aip203FieldBehavior", Aip203FieldBehavior},
    {"Aip140FieldNames", Aip140FieldNames},
    {"Aip142Times", Aip142Times},
    {"Aip126Enums", Aip126Enums},
    {"Aip216States", Aip216States},
    {"Aip180Numbers", Aip180Numbers},
    {"ExactNumbers", ExactNumbers},
    {"Aip122Patterns", Aip122Patterns},
    {"Aip148Names", Aip148Names},
    {"Aip130Methods", Aip130Methods},
    {"Aip136Verbs", Aip136Verbs},
    {"Aip131Get", Aip131Get},
    {"Aip132List", Aip132List},
    {"Aip133Create", Aip133Create},
    {"Aip134Update", Aip134Update},
    {"Aip135Delete", Aip135Delete},
    {"Aip158Pages", Aip158Pages},
    {"Aip154Etags", Aip154Etags},
    {"Aip155RequestIds", Aip155RequestIds},
    {"Aip163ValidateOnly", Aip163ValidateOnly},
    {"Aip211Access", Aip211Access},
};

}  // namespace award::api

#endif  // AWARD_TESTS_API_API_RULES_H_
