// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/versions/versionstore.h>
#include <agentops/workflow/draftstore.h>
#include <agentops/workflow/runservice.h>

namespace agentops {
class WorkerPool;
}

namespace agentops::ui::graph {

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
};

/// Where a repository keeps its workflows.
inline constexpr QLatin1StringView kWorkflowFolder{".agentops/workflows"};

} // namespace agentops::ui::graph
