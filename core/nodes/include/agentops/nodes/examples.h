// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

#include <optional>

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

/// A step of a kind in a small workflow, for its help.
struct StepExample
{
    workflow::NodeId step;
    workflow::Document document;
};

/// Nothing for a kind that does not come with the program.
/// Thread: any.
std::optional<StepExample> stepExample(const QString &kind);

} // namespace agentops::nodes
