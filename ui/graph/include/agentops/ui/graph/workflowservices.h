// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/versions/versionstore.h>
#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/draftstore.h>
#include <agentops/workflow/expressionassist.h>
#include <agentops/workflow/runservice.h>

#include <functional>
#include <optional>

namespace agentops {
class WorkerPool;
}

namespace agentops::ui::graph {

/// Something that is wrong, or different here, in a file that was taken over.
struct ImportFinding
{
    QString file;
    workflow::Diagnostic diagnostic;

    friend bool operator==(const ImportFinding &, const ImportFinding &) = default;
};

/// What came of reading a workflow that anybody may have written.
struct ImportedWorkflow
{
    /// The name of the program that it is of; empty for this one.
    QString program;
    /// Absent when the source is wrong: then a finding is an error.
    std::optional<workflow::Document> document;
    QList<ImportFinding> findings;
};

/// What a file was before a merge that git could not end, and on either side of it.
struct ConflictTexts
{
    std::optional<QByteArray> base;
    QByteArray ours;
    QByteArray theirs;
};

/// The templates of a folder or of a git repository.
struct TemplateListing
{
    QList<workflow::Document> templates;
    /// Files that are named like workflows and hold none.
    QStringList unreadable;
};

/// What the editor asks other parts of the program, which it does not know.
struct AuthoringHooks
{
    /// Reads a workflow file in any format that the program knows; the path is absolute.
    std::function<Task<Result<ImportedWorkflow>>(QString path, CancelToken token)> readWorkflow;
    /// Reads the templates of a folder, by its absolute path, or of a git repository, by its
    /// address; with `isFetched` the latter is fetched anew.
    std::function<Task<Result<TemplateListing>>(QString source, bool isFetched, CancelToken token)>
        readTemplates;
    /// The local branches of the repository.
    std::function<Task<Result<QStringList>>(CancelToken token)> branches;
    /// What is in a folder of the repository, by its path below that: folders first, with a `/`
    /// behind their names.
    std::function<Task<Result<QStringList>>(QString folder, CancelToken token)> folderEntries;
    /// What an expression comes to; it may take long.
    std::function<Task<Result<workflow::ExpressionPreview>>(
        QString text, workflow::ExpressionContext context, CancelToken token)>
        preview;
    /// Those that steps can be given.
    std::function<QStringList()> secretNames;
    /// What a file of the repository is in the commit that is checked out; nothing when it is not
    /// in it, or there is none yet.
    std::function<Task<Result<std::optional<QByteArray>>>(QString file, CancelToken token)>
        committedText;
    /// The sides of a file of the repository that git could not merge; nothing when it has no
    /// conflict.
    std::function<Task<Result<std::optional<ConflictTexts>>>(QString file, CancelToken token)>
        conflictTexts;
    /// The next moments of a schedule.
    std::function<Result<QList<Timestamp>>(QString cron, QString timeZone, Timestamp after,
                                           int count)>
        nextDates;
};

/// What the editor works with; everything must outlive the controller.
struct WorkflowServices
{
    const workflow::NodeCatalog *catalog = nullptr;
    workflow::RunService *runs = nullptr;
    workflow::DraftStore *drafts = nullptr;
    /// What files were before.
    versions::VersionStore *versions = nullptr;
    Clock *clock = nullptr;
    /// Reads and writes files.
    WorkerPool *files = nullptr;
    /// Absolute top folder of the repository.
    QString repository;
    /// Absolute folder where breakpoints are kept, made when needed; empty: they are not.
    QString breakpoints;
    /// Who signs approvals.
    QString person;
    /// Documents that come with the program.
    QList<workflow::Document> examples;
    AuthoringHooks authoring;
};

/// Where a repository keeps its workflows.
inline constexpr QLatin1StringView kWorkflowFolder{".agentops/workflows"};

} // namespace agentops::ui::graph
