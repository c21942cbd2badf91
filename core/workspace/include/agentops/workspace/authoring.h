// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/result.h>
#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/document.h>

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <optional>

// What an editor of workflows asks beside the document itself.
namespace agentops::workspace {

enum class WorkflowFormat { Own, GithubActions, N8n };

/// Something that is wrong, or different here, and in which file.
struct SourceFinding
{
    QString file;
    workflow::Diagnostic diagnostic;
};

/// What came of reading a workflow that anybody may have written.
struct SourceWorkflow
{
    WorkflowFormat format = WorkflowFormat::Own;
    /// Absent when the source is wrong: then a finding is an error.
    std::optional<workflow::Document> document;
    QList<SourceFinding> findings;
};

/// Reads a workflow of this program, of GitHub Actions, or that n8n has exported: the ending of the
/// file and what it holds tell which it is.
/// Errors: those of reading the file. Thread: any.
Result<SourceWorkflow> readSourceWorkflowBlocking(const QString &path);

/// The local branches of a repository, by name. Errors: those of git::Repository::open.
/// Thread: any.
Result<QStringList> branchNamesBlocking(const QString &repository);

/// What a file is in the commit that is checked out; nothing when it is not in it, or there is no
/// commit yet. `file` is relative to `repository`, a folder of a working tree.
/// Errors: those of git::Repository::open and of reading a blob. Thread: any.
Result<std::optional<QByteArray>> committedTextBlocking(const QString &repository,
                                                        const QString &file);

/// What a file was before a merge that could not be ended, and on either side of it.
struct ConflictTexts
{
    std::optional<QByteArray> base;
    QByteArray ours;
    QByteArray theirs;
};

/// Nothing when git has no conflict there, or only one side has the file.
/// Errors: those of committedTextBlocking(). Thread: any.
Result<std::optional<ConflictTexts>> conflictTextsBlocking(const QString &repository,
                                                           const QString &file);

/// What is in a folder of the repository, folders with a `/` behind their name, those first; never
/// what git keeps. The folder is relative to the repository, empty for its top.
/// Errors: base.not_found; base.invalid_argument for a folder outside. Thread: any.
Result<QStringList> folderEntriesBlocking(const QString &repository, const QString &folder);

/// The secrets that steps can be given, as they are named in the environment.
QStringList secretNames();

/// The next moments of a schedule. Errors: those of triggers::nextDates().
Result<QList<Timestamp>> nextScheduleDates(const QString &cron, const QString &timeZone,
                                           Timestamp after, int count);

} // namespace agentops::workspace
