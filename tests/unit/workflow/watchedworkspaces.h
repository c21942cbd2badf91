// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/runworkspace.h>

#include <functional>

namespace agentops::testing {

/// Says where runs work and keeps what it is asked for; nothing of it is on the disk.
class WatchedWorkspaces final : public workflow::RunWorkspaces
{
public:
    using Hook = std::function<Task<Result<>>(CancelToken)>;

    /// What goes before the answer, if anything.
    Hook recording;
    Hook summarizing;
    Hook forgetting;
    /// What became of the folders.
    workflow::WorkspaceResult result;

    QList<workflow::WorkspaceRequest> requests;
    /// Whether the folder was needed, for each that a run has left.
    QList<bool> left;
    QList<workflow::RunId> forgotten;
    /// Of the last one.
    QStringList inUse;

    Task<Result<workflow::RunWorkspace>> record(workflow::WorkspaceRequest request,
                                                CancelToken token) override
    {
        requests.append(request);
        if (recording)
            AO_CO_CHECK(co_await recording(std::move(token)));
        workflow::RunWorkspace workspace;
        workspace.kind = request.kind;
        workspace.commit = QStringLiteral("c0");
        workspace.folder = request.kind == workflow::WorkspaceKind::InPlace
            ? request.repository
            : QStringLiteral("/worktrees/") + request.run.toString();
        co_return workspace;
    }
    Task<Result<>> prepare(workflow::RunPlace, CancelToken) override { co_return {}; }
    Task<Result<workflow::WorkspaceResult>> summarize(workflow::RunPlace, QStringList,
                                                      CancelToken token) override
    {
        if (summarizing)
            AO_CO_CHECK(co_await summarizing(std::move(token)));
        co_return result;
    }
    Task<> leave(workflow::RunPlace, bool isNeeded) override
    {
        left.append(isNeeded);
        co_return;
    }
    Task<Result<>> forget(workflow::RunPlace place, QStringList, QStringList folders) override
    {
        if (forgetting)
            AO_CO_CHECK(co_await forgetting({}));
        forgotten.append(place.run);
        inUse = folders;
        co_return {};
    }
};

} // namespace agentops::testing
