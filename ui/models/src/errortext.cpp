// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/runtext.h>

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

/// A sentence with %1 and %2 for facts from the error's context.
struct Named
{
    const char *text = "";
    std::array<const char *, 2> facts{"", ""};
};

/// A code, or the beginning of codes when it ends in a dot.
struct Row
{
    std::string_view code;
    const char *text;
    Action action = kNone;
    /// Says more, where the error knows all of its facts.
    Named named{};
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
    Row{"process.program_not_found", QT_TRANSLATE_NOOP("ErrorText", "The program is not installed, or not where programs are looked for.")},
    Row{"process.no_working_directory", QT_TRANSLATE_NOOP("ErrorText", "The folder that the step works in does not exist (any more).")},
    Row{"process.sandbox_unavailable", QT_TRANSLATE_NOOP("ErrorText", "This computer cannot shut a command in: install bubblewrap, or run the step without.")},
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
    Row{"git.nothing_to_commit", QT_TRANSLATE_NOOP("ErrorText", "Nothing has changed since the last commit.")},
    Row{"git.conflict", QT_TRANSLATE_NOOP("ErrorText", "There are conflicts to resolve first.")},
    Row{"git.unsupported_filter", QT_TRANSLATE_NOOP("ErrorText", "The files pass through a filter, such as Git LFS, which this program cannot run: commit them with git.")},
    Row{"git.unborn", QT_TRANSLATE_NOOP("ErrorText", "The repository has no commit yet.")},
    Row{"git.exists", QT_TRANSLATE_NOOP("ErrorText", "There is a branch, tag or folder of this name already.")},
    Row{"git.uncommitted", QT_TRANSLATE_NOOP("ErrorText", "There are changes that have not been committed.")},
    Row{"git.too_large", QT_TRANSLATE_NOOP("ErrorText", "The checkout holds too much that is in no commit: run on a commit, or let git ignore it.")},
    Row{"git.", QT_TRANSLATE_NOOP("ErrorText", "Git could not do this."), kRetry},
    Row{"syntax.", QT_TRANSLATE_NOOP("ErrorText", "The source could not be parsed.")},
    Row{"workflow.malformed", QT_TRANSLATE_NOOP("ErrorText", "The file is not valid JSON."), kNone, {QT_TRANSLATE_NOOP("ErrorText", "The file is not valid JSON: see line %1."), {"line", ""}}},
    Row{"workflow.newer_format", QT_TRANSLATE_NOOP("ErrorText", "A newer version of this program has written the workflow.")},
    Row{"workflow.invalid_document", QT_TRANSLATE_NOOP("ErrorText", "The workflow has errors."), kNone, {QT_TRANSLATE_NOOP("ErrorText", "The workflow has an error in line %1."), {"line", ""}}},
    Row{"workflow.merge_conflict", QT_TRANSLATE_NOOP("ErrorText", "A merge has left something to be decided.")},
    Row{"workflow.unknown_element", QT_TRANSLATE_NOOP("ErrorText", "This is not part of the workflow (any more).")},
    Row{"workflow.unknown_kind", QT_TRANSLATE_NOOP("ErrorText", "This program has no node of this kind.")},
    Row{"workflow.unknown_port", QT_TRANSLATE_NOOP("ErrorText", "The node has no such port.")},
    Row{"workflow.self_connection", QT_TRANSLATE_NOOP("ErrorText", "A step cannot wait for itself.")},
    Row{"workflow.duplicate_connection", QT_TRANSLATE_NOOP("ErrorText", "These two ports are connected already.")},
    Row{"workflow.type_mismatch", QT_TRANSLATE_NOOP("ErrorText", "These two ports carry different kinds of data."), kNone, {QT_TRANSLATE_NOOP("ErrorText", "“%1” does not fit into “%2”."), {"from", "to"}}},
    Row{"workflow.cycle", QT_TRANSLATE_NOOP("ErrorText", "The steps would wait for each other in a circle.")},
    Row{"workflow.not_extractable", QT_TRANSLATE_NOOP("ErrorText", "These steps would do something else as a workflow of their own."), kNone, {QT_TRANSLATE_NOOP("ErrorText", "These steps would do something else as a workflow of their own: see “%1”."), {"nodes", ""}}},
    Row{"workflow.not_inlinable", QT_TRANSLATE_NOOP("ErrorText", "The called workflow would do something else in the place of the call."), kNone, {QT_TRANSLATE_NOOP("ErrorText", "The called workflow would do something else in the place of “%1”."), {"node", ""}}},
    Row{"workflow.nothing_to_paste", QT_TRANSLATE_NOOP("ErrorText", "The clipboard holds no steps of a workflow.")},
    Row{"workflow.bad_expression", QT_TRANSLATE_NOOP("ErrorText", "An expression in {{ }} cannot be understood.")},
    Row{"workflow.no_value", QT_TRANSLATE_NOOP("ErrorText", "An expression refers to a value that is not there.")},
    Row{"workflow.missing_input", QT_TRANSLATE_NOOP("ErrorText", "A value is missing that is needed."), kNone, {QT_TRANSLATE_NOOP("ErrorText", "The input “%1” is needed."), {"input", ""}}},
    Row{"workflow.wrong_type", QT_TRANSLATE_NOOP("ErrorText", "A value is of another kind than is needed."), kNone, {QT_TRANSLATE_NOOP("ErrorText", "The value of “%1” is of another kind than is needed."), {"input", ""}}},
    Row{"workflow.step_timeout", QT_TRANSLATE_NOOP("ErrorText", "The step took longer than its time limit.")},
    Row{"workflow.rejected", QT_TRANSLATE_NOOP("ErrorText", "A person has rejected this.")},
    Row{"workflow.marked_failed", QT_TRANSLATE_NOOP("ErrorText", "A person has marked this as failed.")},
    Row{"workflow.output_too_large", QT_TRANSLATE_NOOP("ErrorText", "The step handed on more than a run can keep.")},
    Row{"workflow.run_not_found", QT_TRANSLATE_NOOP("ErrorText", "This run does not exist (any more).")},
    Row{"workflow.run_finished", QT_TRANSLATE_NOOP("ErrorText", "The run has ended already.")},
    Row{"workflow.not_waiting", QT_TRANSLATE_NOOP("ErrorText", "The step does not wait for this (any more).")},
    Row{"workflow.owned_elsewhere", QT_TRANSLATE_NOOP("ErrorText", "Another program carries this run out.")},
    Row{"workflow.lease_lost", QT_TRANSLATE_NOOP("ErrorText", "Another program has taken this run over.")},
    Row{"workflow.not_recorded", QT_TRANSLATE_NOOP("ErrorText", "What happened could not be written down, so the run has stopped here.")},
    Row{"workflow.damaged_journal", QT_TRANSLATE_NOOP("ErrorText", "The record of this run is damaged.")},
    Row{"workflow.unknown_secret", QT_TRANSLATE_NOOP("ErrorText", "There is no secret of this name."), kNone, {QT_TRANSLATE_NOOP("ErrorText", "There is no secret “%1”: set %2 before the program starts."), {"secret", "variable"}}},
    Row{"workflow.other_body", QT_TRANSLATE_NOOP("ErrorText", "A connection cannot lead into a container, or out of one.")},
    Row{"workflow.not_a_container", QT_TRANSLATE_NOOP("ErrorText", "This step cannot have others in it.")},
    Row{"workflow.not_loaded", QT_TRANSLATE_NOOP("ErrorText", "A workflow that this one calls cannot be read.")},
    Row{"workflow.busy", QT_TRANSLATE_NOOP("ErrorText", "Another run that must not go on at the same time is going on.")},
    Row{"workflow.too_many_passes", QT_TRANSLATE_NOOP("ErrorText", "The loop would go on after the last pass it may have.")},
    Row{"workflow.run_going_on", QT_TRANSLATE_NOOP("ErrorText", "The run is still going on: cancel it first.")},
    Row{"workflow.checkout_refused", QT_TRANSLATE_NOOP("ErrorText", "A person does not let this run change the checkout.")},
    Row{"workflow.folder_lost", QT_TRANSLATE_NOOP("ErrorText", "The folder that the run has worked in is gone.")},
    Row{"workflow.", QT_TRANSLATE_NOOP("ErrorText", "The workflow could not do this."), kRetry},
    Row{"script.syntax", QT_TRANSLATE_NOOP("ErrorText", "The script is not valid JavaScript.")},
    Row{"script.failed", QT_TRANSLATE_NOOP("ErrorText", "The script ended with an error.")},
    Row{"script.too_long", QT_TRANSLATE_NOOP("ErrorText", "The script took too long and was stopped.")},
    Row{"script.out_of_memory", QT_TRANSLATE_NOOP("ErrorText", "The script needed more memory than it may have.")},
    Row{"script.too_deep", QT_TRANSLATE_NOOP("ErrorText", "The script calls itself too deeply.")},
    Row{"script.result_too_large", QT_TRANSLATE_NOOP("ErrorText", "What the script hands on is larger than a step can take.")},
    Row{"script.", QT_TRANSLATE_NOOP("ErrorText", "The script could not do this.")},
    Row{"triggers.bad_cron", QT_TRANSLATE_NOOP("ErrorText", "This is no schedule: five fields of numbers, such as 0 6 * * 1-5.")},
    Row{"triggers.never_due", QT_TRANSLATE_NOOP("ErrorText", "The schedule is never due.")},
    Row{"triggers.unknown_time_zone", QT_TRANSLATE_NOOP("ErrorText", "There is no time zone of this name.")},
    Row{"triggers.bad_pattern", QT_TRANSLATE_NOOP("ErrorText", "The pattern for files cannot be understood.")},
    Row{"triggers.no_triggers", QT_TRANSLATE_NOOP("ErrorText", "The workflow has no trigger to arm.")},
    Row{"triggers.armed_elsewhere", QT_TRANSLATE_NOOP("ErrorText", "Another file with the same workflow is armed; this one may be a copy of it.")},
    Row{"triggers.not_armed", QT_TRANSLATE_NOOP("ErrorText", "The workflow is not armed.")},
    Row{"triggers.cannot_listen", QT_TRANSLATE_NOOP("ErrorText", "Webhooks cannot be listened for: another program may use the port.")},
    Row{"triggers.foreign_hook", QT_TRANSLATE_NOOP("ErrorText", "The repository has a hook of somebody else, which is left as it is.")},
    Row{"triggers.goes_in_circles", QT_TRANSLATE_NOOP("ErrorText", "Runs begin each other without end: the trigger has stopped.")},
    Row{"triggers.", QT_TRANSLATE_NOOP("ErrorText", "The trigger could not do this.")},
    Row{"versions.unknown_version", QT_TRANSLATE_NOOP("ErrorText", "There is no such version (any more).")},
    Row{"versions.unknown_conflict", QT_TRANSLATE_NOOP("ErrorText", "There is no such conflict (any more).")},
    Row{"versions.", QT_TRANSLATE_NOOP("ErrorText", "The version could not be told.")},
    Row{"interop.", QT_TRANSLATE_NOOP("ErrorText", "The file could not be taken over.")},
    Row{"telemetry.unreachable", QT_TRANSLATE_NOOP("ErrorText", "The server for measurements cannot be reached.")},
    Row{"telemetry.", QT_TRANSLATE_NOOP("ErrorText", "The server for measurements has refused them.")},
    Row{"reports.malformed", QT_TRANSLATE_NOOP("ErrorText", "The report cannot be understood.")},
    Row{"reports.too_large", QT_TRANSLATE_NOOP("ErrorText", "The report is larger than a step can take.")},
    Row{"reports.", QT_TRANSLATE_NOOP("ErrorText", "The report cannot be read.")},
    Row{"codemap.no_sources", QT_TRANSLATE_NOOP("ErrorText", "There are no files to map yet.")},
    Row{"codemap.", QT_TRANSLATE_NOOP("ErrorText", "The code map could not do this."), kRetry},
    Row{"review.not_found", QT_TRANSLATE_NOOP("ErrorText", "This review or comment does not exist (any more)."), kRetry},
    Row{"review.bad_position", QT_TRANSLATE_NOOP("ErrorText", "The file has no such line (any more)."), kRetry},
    Row{"review.empty_comment", QT_TRANSLATE_NOOP("ErrorText", "Write something first.")},
    Row{"review.unrelated_histories", QT_TRANSLATE_NOOP("ErrorText", "These two have no commit in common: compare them as two commits.")},
    Row{"review.", QT_TRANSLATE_NOOP("ErrorText", "The review could not do this."), kRetry},
    Row{"nodes.command_failed", QT_TRANSLATE_NOOP("ErrorText", "The command ended with an error.")},
    Row{"nodes.tests_failed", QT_TRANSLATE_NOOP("ErrorText", "The tests failed.")},
    Row{"nodes.no_tests", QT_TRANSLATE_NOOP("ErrorText", "No tests were run: there are none, or what they need is missing.")},
    Row{"nodes.bad_parameter", QT_TRANSLATE_NOOP("ErrorText", "A setting of the step cannot be used.")},
    Row{"nodes.outside_working_directory", QT_TRANSLATE_NOOP("ErrorText", "A path leads out of the folder that the step works in.")},
    Row{"nodes.unexpected_status", QT_TRANSLATE_NOOP("ErrorText", "The server answered with a status that was not expected.")},
    Row{"nodes.request_failed", QT_TRANSLATE_NOOP("ErrorText", "The server did not answer.")},
    Row{"nodes.response_too_large", QT_TRANSLATE_NOOP("ErrorText", "The answer is larger than the step allows.")},
    Row{"nodes.findings", QT_TRANSLATE_NOOP("ErrorText", "The linter has found something.")},
    Row{"nodes.no_files", QT_TRANSLATE_NOOP("ErrorText", "No file fits the patterns.")},
    Row{"nodes.too_many_files", QT_TRANSLATE_NOOP("ErrorText", "The patterns fit more files than a step can take.")},
    Row{"nodes.file_too_large", QT_TRANSLATE_NOOP("ErrorText", "A file is larger than a step can take.")},
    Row{"nodes.no_artifact", QT_TRANSLATE_NOOP("ErrorText", "No step of this run has kept files under this name.")},
    Row{"nodes.artifact_exists", QT_TRANSLATE_NOOP("ErrorText", "Another step of this run has kept files under this name.")},
    Row{"nodes.bad_archive", QT_TRANSLATE_NOOP("ErrorText", "The archive is damaged, or of a kind that cannot be read.")},
    Row{"nodes.unsafe_archive", QT_TRANSLATE_NOOP("ErrorText", "The archive has a path that leads out of the folder.")},
    Row{"nodes.archive_too_large", QT_TRANSLATE_NOOP("ErrorText", "The archive holds more than a step may take out of it.")},
    Row{"nodes.bad_command_file", QT_TRANSLATE_NOOP("ErrorText", "What the command wrote for later steps cannot be understood.")},
    Row{"nodes.tool_missing", QT_TRANSLATE_NOOP("ErrorText", "A tool that the workflow needs is not installed.")},
    Row{"nodes.tool_version", QT_TRANSLATE_NOOP("ErrorText", "A tool has another version than the workflow needs.")},
    Row{"nodes.push_rejected", QT_TRANSLATE_NOOP("ErrorText", "The server has not accepted the push.")},
    Row{"nodes.remote_denied", QT_TRANSLATE_NOOP("ErrorText", "The other computer has not let this one in.")},
    Row{"nodes.remote_failed", QT_TRANSLATE_NOOP("ErrorText", "The command on the other computer failed.")},
    Row{"nodes.mail_refused", QT_TRANSLATE_NOOP("ErrorText", "The mail server has not accepted the message.")},
    Row{"nodes.too_many_requests", QT_TRANSLATE_NOOP("ErrorText", "The server wants fewer requests.")},
    Row{"nodes.server_error", QT_TRANSLATE_NOOP("ErrorText", "The server is in trouble.")},
    Row{"nodes.not_available", QT_TRANSLATE_NOOP("ErrorText", "This cannot be done on this computer.")},
    Row{"nodes.remote_action", QT_TRANSLATE_NOOP("ErrorText", "This action only runs at GitHub.")},
    Row{"nodes.foreign_step", QT_TRANSLATE_NOOP("ErrorText", "This step was imported and has no equivalent here.")},
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

/// The named sentence with its facts; empty when one of them is not known.
QString namedText(const Named &named, const Error &error)
{
    if (!*named.text)
        return {};
    const auto fact = [&error](std::string_view key) {
        const QString value = error.contextValue(QString::fromLatin1(key));
        // Ends of a connection are told by their types.
        return key == "from" || key == "to" ? portTypeText(value) : value;
    };
    const bool hasTwo = *named.facts[1] != 0;
    const QString first = fact(named.facts[0]);
    const QString second = hasTwo ? fact(named.facts[1]) : QString();
    if (first.isEmpty() || (hasTwo && second.isEmpty()))
        return {};
    const QString text = translated(named.text);
    return hasTwo ? text.arg(first, second) : text.arg(first);
}

ErrorText textOf(const Row *row, const QString &detail)
{
    if (!row)
        return {QCoreApplication::translate(kContext, "This did not work."), detail, {}, {}};
    return {translated(row->text), detail, QString::fromLatin1(row->action.id),
            translated(row->action.text)};
}

} // namespace

ErrorText errorText(const Error &error)
{
    const Row *row = findRow(error.code().text());
    ErrorText text = textOf(row, error.describe());
    if (const QString named = row ? namedText(row->named, error) : QString(); !named.isEmpty())
        text.text = named;
    return text;
}

ErrorText errorText(const workflow::RunError &error)
{
    if (error.isEmpty())
        return {};
    return textOf(findRow(error.code.toStdString()), error.message);
}

bool hasErrorText(std::string_view code)
{
    return std::ranges::contains(kRows, code, &Row::code);
}

} // namespace agentops::ui
