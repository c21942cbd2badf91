// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

namespace agentops::nodes {

/// A workflow that comes with the program.
struct ExampleWorkflow
{
    /// Stable file stem, such as `check-and-ship`.
    QString name;
    /// Path of the embedded file, `:/agentops/workflows/check-and-ship.agentops.json`.
    QString resourcePath;
    workflow::Document document;
};

/// Every example, the main one (*Check and ship*) first.
/// Thread: any.
QList<ExampleWorkflow> exampleWorkflows();

} // namespace agentops::nodes
