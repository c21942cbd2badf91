// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/run.h>

#include <QtCore/QSet>

// What the scheduler knows beyond the status of a run; all of it follows from recipe and events.
namespace agentops::workflow {

/// What is known of a step beyond its status.
struct StepProgress
{
    int scope = 0;
    /// In its plan.
    int index = 0;
    /// Incoming edges whose source has not ended, and those followed so far.
    int open = 0;
    int followed = 0;
    bool isJudged = false;
    bool isExecuting = false;
    bool isSettled = false;
    bool hasTurn = false;
    /// Of the steps before it in the same pass, directly or not.
    bool hasFailedBefore = false;
    bool hasCancelledBefore = false;
    /// Whether a failure or a cancellation has closed an edge into it.
    bool hasCutEdge = false;
    /// Skipped for that: the steps behind it are as well.
    bool isCutOff = false;
};

/// The run, or one pass of a container.
struct Scope
{
    int plan = 0;
    /// -1 for the run.
    int container = -1;
    int pass = 0;
    int first = 0;
    /// Steps that have not ended, without those that only run when it has failed.
    int open = 0;
    /// Steps that are executing, and containers with open passes.
    int active = 0;
    /// Whether a step in it has run, also in a container in it.
    bool hasBegun = false;
    /// Nothing of it begins any more.
    bool isStopping = false;
    /// It has failed; only what cleans up begins.
    bool isCleaning = false;
    bool hasBegunCleanup = false;
    bool isClosed = false;
    RunError failure;
    StepPath failedStep;
};

/// A container whose passes are going on.
struct OpenContainer
{
    int passCount = 0;
    int begunCount = 0;
    /// The first pass that has not begun, and later ones that have: a run that repeats a part of
    /// another one takes over passes from the middle.
    int next = 0;
    QSet<int> begunAhead{};
    int maxParallel = 1;
    QList<int> openScopes;
    bool stopsAtFailure = true;
    bool isStopping = false;
    bool isOverdue = false;
    RunError failure;

    void noteBegun(int pass);
    int takeNext();
};

} // namespace agentops::workflow
