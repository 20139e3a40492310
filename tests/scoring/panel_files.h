// Files of assignment problems for tests, and faults as one line each.
#ifndef AWARD_TESTS_SCORING_PANEL_FILES_H_
#define AWARD_TESTS_SCORING_PANEL_FILES_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/panel/files/fault.h"
#include "scoring/panel/files/problem_reader.h"
#include "scoring/panel/problem.h"

namespace award::scoring::panel {

using FileTexts = std::map<File, std::string>;

// Three applications and three judges with two attributes each, and no other file.
FileTexts SmallFiles();

// `files` as small files with these instead.
FileTexts SmallFilesWith(const FileTexts& instead);

// Fed in pieces of so many bytes.
ProblemRead ReadFiles(const FileTexts& files, const ReadOptions& options = {},
                      size_t piece = 1'000);

// The problem of the small files.
Problem FiledProblem();

// "RULE_TWICE rules.csv:3/2 rule=r" and so on: what is filled in, in the order of Fault.
std::string Told(const Fault& fault);
std::vector<std::string> Told(const std::vector<Fault>& faults);

// The faults of the files; those kept are all.
std::vector<std::string> FaultsOf(const FileTexts& files, const ReadOptions& options = {});

}  // namespace award::scoring::panel

#endif  // AWARD_TESTS_SCORING_PANEL_FILES_H_
