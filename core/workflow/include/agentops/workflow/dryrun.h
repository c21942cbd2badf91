// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/workflow/nodetype.h>
#include <agentops/workflow/recipe.h>
#include <agentops/workflow/runworkspace.h>

#include <functional>

namespace agentops::workflow {

class NodeCatalog;

/// Whether a step would run.
enum class Outlook {
    Runs, ///< when what comes before it succeeds
    Depends, ///< on what is only known in a run
    Skipped,
};

/// `runs`, `depends`, `skipped`.
QString outlookName(Outlook outlook);

/// What one step would do. Nodes in a container are told once, for all of its passes.
struct DryStep
{
    NodeId node;
    /// Containers that it is in, the outermost first.
    QList<NodeId> containers;
    QString kind;
    QString title;
    Outlook outlook = Outlook::Runs;
    /// Why it is skipped (`muted`, `branch_not_taken`, `condition`, `other_trigger`, `not_asked`,
    /// `no_items`, in a container `pinned`), or what it depends on: a condition as it is written,
    /// or a step; of one that runs `pinned` when a value stands for it, else nothing.
    QString reason;
    /// With defaults; texts that refer to what is not known yet stand as they are written.
    QJsonObject parameters;
    /// Those of them.
    QStringList unresolved;
    Effect effect = Effect::Pure;
    QList<PlannedEffect> effects;
    QStringList secrets;
    QStringList programs;
    /// Whether it waits for a person.
    bool asksPerson = false;
    /// Of a container: how many passes; -1 when that is not known.
    int passes = -1;
};

/// Something that a run needs of the machine.
struct Requirement
{
    QString name;
    /// Absent: nobody can tell.
    std::optional<bool> isThere;
};

/// What a run would do.
struct DryRun
{
    QJsonObject inputs;
    /// Where it would work; absent: it has no use for a folder, or the program keeps none apart.
    std::optional<WorkspaceKind> workspace;
    /// Why in place although nobody wants that, as in RunWorkspace; else empty.
    QString workspaceReason;
    /// Whether it would ask before it changes the checkout.
    bool asksForConsent = false;
    /// In an order in which each comes after what it needs, a container before what is in it.
    QList<DryStep> steps;
    QList<Requirement> secrets;
    QList<Requirement> programs;
};

/// What is known before the run.
struct DryRunRequest
{
    /// With defaults filled in.
    QJsonObject inputs;
    QString repository;
    NodeId trigger;
    QJsonValue payload;
    WorkspaceKind workspace = WorkspaceKind::Worktree;
    bool isIsolated = false;
    /// Whether the person has agreed to changes in their checkout.
    bool isConsented = false;
    /// RunOptions::pins.
    QJsonObject pins{};
    /// RunOptions::targets.
    QList<NodeId> targets{};
    /// What expressions take for the time.
    Timestamp now{};
    std::function<bool(const QString &)> hasSecret;
    std::function<bool(const QString &)> hasProgram;
};

/// Goes through the steps without running any but instant ones, which touch nothing: takes it that
/// steps succeed, and decides what can be decided from inputs and instant steps.
/// Thread: main, where the executors of instant kinds live.
DryRun planDryRun(const Recipe &recipe, const NodeCatalog &catalog, const DryRunRequest &request);

} // namespace agentops::workflow
