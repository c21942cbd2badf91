// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/versions/versionstore.h>
#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/draftstore.h>
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
    /// Those that steps can be given.
    std::function<QStringList()> secretNames;
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
    /// Who signs approvals.
    QString person;
    /// Documents that come with the program.
    QList<workflow::Document> examples;
    AuthoringHooks authoring;
};

/// Where a repository keeps its workflows.
inline constexpr QLatin1StringView kWorkflowFolder{".agentops/workflows"};

} // namespace agentops::ui::graph
