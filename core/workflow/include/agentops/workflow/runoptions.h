// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/breakpoint.h>
#include <agentops/workflow/recipe.h>
#include <agentops/workflow/runworkspace.h>

#include <QtCore/QJsonObject>

#include <optional>

namespace agentops::workflow {

/// How a run is to be carried out.
struct RunOptions
{
    /// Absolute folder in which the first steps work.
    QString repository;
    /// By input name.
    QJsonObject inputs;
    /// Steps at the same time within this run; 0 means the service's limit.
    int maxParallel = 0;
    /// Approvals are given at once in this name; empty: a person is asked.
    QString approveAs;
    /// Leave the run to whichever program looks for work next, instead of beginning it here.
    bool isDetached = false;
    /// The trigger that begins the run, and what it has to say; empty: a person has started it.
    NodeId trigger;
    QJsonValue payload;
    /// The run that was started with the same key, if there is one, is taken for this one. Empty:
    /// always a new one.
    QString idempotencyKey;
    /// Where the run works; absent: as the document says. InPlace also means that the person agrees
    /// to changes in their checkout, so that the run does not ask.
    std::optional<WorkspaceKind> workspace;
    /// The commit, branch or tag that it works on; empty: what the checkout holds now, changes that
    /// are in no commit included; of a rerun, what that run worked on.
    QString revision;
    /// Of several runs whose steps wait for a slot the highest goes first.
    int priority = 0;
    /// Values that stand for what steps at the top or in containers hand on, by node: these do not
    /// run.
    QJsonObject pins;
    /// Whether outcomes of earlier runs may stand for steps that allow it.
    bool reuses = true;
    /// Only what these nodes of the document need, and they themselves, is carried out; all else is
    /// skipped with the reason `not_asked`. Empty: everything is. They may be in containers.
    QList<NodeId> targets;
    /// Where the run holds; one of an element that there is not holds nothing.
    QList<Breakpoint> breakpoints;
    /// What the document calls, as it was agreed to; absent: as it is now. Only of start().
    std::optional<Library> library;
};

} // namespace agentops::workflow
