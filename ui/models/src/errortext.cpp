// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/errortext.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace agentops::ui {

namespace {

constexpr auto kContext = "ErrorText";

struct Action
{
    const char *id = "";
    const char *text = "";
};

constexpr Action kRetry{"retry", QT_TRANSLATE_NOOP("ErrorText", "Try again")};
constexpr Action kOpenRepository{"repository.open",
                                 QT_TRANSLATE_NOOP("ErrorText", "Open another repository")};
constexpr Action kNone{};

/// A code, or the beginning of codes when it ends in a dot.
struct Row
{
    std::string_view code;
    const char *text;
    Action action = kNone;
};

// clang-format off
constexpr std::array kRows{
    Row{"base.cancelled", QT_TRANSLATE_NOOP("ErrorText", "Cancelled.")},
    Row{"base.timeout", QT_TRANSLATE_NOOP("ErrorText", "This took too long and was stopped."), kRetry},
    Row{"base.invalid_argument", QT_TRANSLATE_NOOP("ErrorText", "A value does not fit here.")},
    Row{"base.invalid_json", QT_TRANSLATE_NOOP("ErrorText", "The file is not valid JSON.")},
    Row{"base.not_found", QT_TRANSLATE_NOOP("ErrorText", "This does not exist (any more)."), kRetry},
    Row{"base.permission_denied", QT_TRANSLATE_NOOP("ErrorText", "You may not read or write this place."), kRetry},
    Row{"base.disk_full", QT_TRANSLATE_NOOP("ErrorText", "The disk is full. Free some space, then try again."), kRetry},
    Row{"base.io", QT_TRANSLATE_NOOP("ErrorText", "Reading or writing failed."), kRetry},
    Row{"base.internal", QT_TRANSLATE_NOOP("ErrorText", "Something went wrong inside the program.")},
    // Codes that have no row of their own.
    Row{"base.", QT_TRANSLATE_NOOP("ErrorText", "This did not work."), kRetry},
    Row{"store.", QT_TRANSLATE_NOOP("ErrorText", "The local database could not do this."), kRetry},
    Row{"process.", QT_TRANSLATE_NOOP("ErrorText", "A program could not be run."), kRetry},
    Row{"git.not_a_repository", QT_TRANSLATE_NOOP("ErrorText", "There is no git repository here."), kOpenRepository},
    Row{"git.unsupported_format", QT_TRANSLATE_NOOP("ErrorText", "This kind of repository cannot be read yet."), kOpenRepository},
    Row{"git.unsafe_directory", QT_TRANSLATE_NOOP("ErrorText", "The repository belongs to another user. If you trust it, add it to git's safe.directory."), kRetry},
    Row{"git.not_found", QT_TRANSLATE_NOOP("ErrorText", "There is no such branch, commit or file."), kRetry},
    Row{"git.ambiguous", QT_TRANSLATE_NOOP("ErrorText", "This name fits several commits: write more of it."), kRetry},
    Row{"git.invalid_spec", QT_TRANSLATE_NOOP("ErrorText", "Git does not understand this name."), kRetry},
    Row{"git.no_identity", QT_TRANSLATE_NOOP("ErrorText", "Git does not know who you are: set user.name and user.email."), kRetry},
    Row{"git.locked", QT_TRANSLATE_NOOP("ErrorText", "Another program is using the repository."), kRetry},
    Row{"git.bare", QT_TRANSLATE_NOOP("ErrorText", "This repository has no working tree."), kOpenRepository},
    Row{"git.", QT_TRANSLATE_NOOP("ErrorText", "Git could not do this."), kRetry},
    Row{"syntax.", QT_TRANSLATE_NOOP("ErrorText", "The source could not be parsed.")},
    Row{"workflow.", QT_TRANSLATE_NOOP("ErrorText", "The workflow could not do this."), kRetry},
    Row{"codemap.", QT_TRANSLATE_NOOP("ErrorText", "The code map could not do this."), kRetry},
    Row{"review.not_found", QT_TRANSLATE_NOOP("ErrorText", "This review or comment does not exist (any more)."), kRetry},
    Row{"review.bad_position", QT_TRANSLATE_NOOP("ErrorText", "The file has no such line (any more)."), kRetry},
    Row{"review.empty_comment", QT_TRANSLATE_NOOP("ErrorText", "Write something first.")},
    Row{"review.unrelated_histories", QT_TRANSLATE_NOOP("ErrorText", "These two have no commit in common: compare them as two commits.")},
    Row{"review.", QT_TRANSLATE_NOOP("ErrorText", "The review could not do this."), kRetry},
    Row{"nodes.", QT_TRANSLATE_NOOP("ErrorText", "A step could not do its work."), kRetry},
    Row{"workspace.", QT_TRANSLATE_NOOP("ErrorText", "The repository could not be opened."), kOpenRepository},
};
// clang-format on

const Row *findRow(std::string_view code)
{
    const auto exact = std::ranges::find(kRows, code, &Row::code);
    if (exact != kRows.end())
        return &*exact;
    const auto module = std::ranges::find(kRows, code.substr(0, code.find('.') + 1), &Row::code);
    return module != kRows.end() ? &*module : nullptr;
}

QString translated(const char *text)
{
    return *text ? QCoreApplication::translate(kContext, text) : QString();
}

} // namespace

ErrorText errorText(const Error &error)
{
    const Row *row = findRow(error.code().text());
    if (!row) {
        return {
            QCoreApplication::translate(kContext, "This did not work."), error.describe(), {}, {}};
    }
    return {translated(row->text), error.describe(), QString::fromLatin1(row->action.id),
            translated(row->action.text)};
}

bool hasErrorText(std::string_view code)
{
    return std::ranges::contains(kRows, code, &Row::code);
}

} // namespace agentops::ui
