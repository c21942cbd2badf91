// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>
#include <agentops/git/repository.h>
#include <agentops/telemetry/otlpoptions.h>
#include <agentops/workflow/ids.h>
#include <agentops/workspace/datafolder.h>

#include <QtCore/QString>

#include <functional>
#include <memory>

namespace agentops {
class Clock;
class SecretList;
class WorkerPool;
} // namespace agentops

namespace agentops::codemap {
class IndexService;
}

namespace agentops::nodes {
class GitWorkspaces;
struct Cleaned;
enum class Cleaning;
} // namespace agentops::nodes

namespace agentops::review {
class ReviewService;
}

namespace agentops::triggers {
class TriggerService;
}

namespace agentops::versions {
class VersionStore;
}

namespace agentops::workflow {
class DraftStore;
class NodeCatalog;
class RunService;
} // namespace agentops::workflow

namespace agentops::workspace {

/// The repository a workspace is opened on.
struct RepositoryInfo
{
    /// Top folder of the checkout; the git folder of a bare repository.
    QString path;
    /// Last part of the path.
    QString name;
    bool isBare = false;
    /// Whether there is no git at all: `path` is the folder that was asked for.
    bool isPlainFolder = false;
    git::Head head;
};

struct WorkspaceOptions
{
    /// A folder inside the repository.
    QString repository;
    /// Whether a folder without git will do: runs work in the folder itself then.
    bool acceptsPlainFolder = false;
    QString dataRoot = DataFolder::defaultRoot();
    /// Carry on unfinished runs that no living program owns. A command that only looks does not.
    bool adoptsRuns = true;
    /// Start the runs of armed workflows when their triggers say so.
    bool servesTriggers = false;
    /// Port for webhooks; 0: the one of last time, at first any that is free.
    quint16 webhookPort = 0;
    /// Where secrets are added when a step is given them: the one that the program's log masks.
    /// Absent: the workspace has its own.
    std::shared_ptr<SecretList> secretList;
    /// Where runs that end are told; the environment says so, and nowhere is usual.
    telemetry::OtlpOptions telemetry = telemetry::OtlpOptions::fromEnvironment();
    /// Shows a message with title and text on the desktop, for notify.desktop; null where there is
    /// none. Thread: main.
    std::function<void(const QString &title, const QString &text)> notify;
};

/// One open repository with everything the product can do to it: the only thing that programs talk
/// to. It builds the services, owns them, and ends them in the right order.
/// Thread: main.
class Workspace
{
public:
    /// Opens the repository and the databases, and begins to carry on unfinished runs.
    /// Errors: git.not_a_repository and others of git::Repository::open, those of the data folder
    /// and of store::Database::open.
    static Task<Result<std::unique_ptr<Workspace>>> open(WorkspaceOptions options,
                                                         CancelToken token);
    /// close() must have ended.
    ~Workspace();
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    /// Stops what runs, so that another program can go on with it.
    Task<> close();

    const RepositoryInfo &repository() const;
    /// Reads HEAD again: it moves while the workspace is open.
    Task<Result<git::Head>> readHead(CancelToken token);
    const DataFolder &dataFolder() const;
    /// Removes the worktrees and branches that a run that has ended leaves in the repository.
    Task<Result<nodes::Cleaned>> cleanRun(workflow::RunId run, nodes::Cleaning cleaning,
                                          CancelToken token);
    /// Reads all databases in full; takes seconds for large ones.
    /// Errors: store.corrupt, with the file.
    Task<Result<>> checkDatabases(CancelToken token);

    Clock &clock();
    /// For git and files.
    WorkerPool &ioPool();
    /// For parsing and drawing up.
    WorkerPool &cpuPool();
    const workflow::NodeCatalog &catalog() const;
    workflow::RunService &runs();
    triggers::TriggerService &triggers();
    /// Where runs work.
    nodes::GitWorkspaces &workspaces();
    workflow::DraftStore &drafts();
    versions::VersionStore &versions();
    codemap::IndexService &codemap();
    review::ReviewService &review();

private:
    class Private;
    explicit Workspace(std::unique_ptr<Private> data);

    std::unique_ptr<Private> d;
};

} // namespace agentops::workspace
