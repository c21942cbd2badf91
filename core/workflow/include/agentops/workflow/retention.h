// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/ids.h>

#include <QtCore/QList>

#include <chrono>

namespace agentops::workflow {

/// How long finished runs are kept, with everything they have left.
struct Retention
{
    std::chrono::days maxAge{180};
    /// The newest runs of each workflow stay, however old they are.
    int keptPerWorkflow = 20;
};

struct Pruned
{
    QList<RunId> runs;
    /// Files of values and artefacts that no run names any more.
    int fileCount = 0;
    qint64 sizeBytes = 0;
};

} // namespace agentops::workflow
