// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/secrets.h>
#include <agentops/base/task.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/nodetype.h>
#include <agentops/workflow/run.h>
#include <agentops/workflow/runworkspace.h>

#include <QtCore/QHash>

#include <functional>
#include <memory>

namespace agentops::workflow {

/// Steps of one run whose outcomes stand in another.
struct TakenOver
{
    RunId from;
    RunId to;
    /// By the step of the first run: the one of the other that it stands for.
    QHash<StepPath, StepPath> steps;
};

/// Collaborators of a RunService beyond the store.
struct RunServiceOptions
{
    /// Folder for artefacts and for the lock that shows this program is alive. Absolute.
    QString dataDirectory;
    /// Steps at the same time over all runs, and of them those that use one resource, by
    /// resource; 0 means no limit of its own.
    int maxParallel = 4;
    std::array<int, kResourceCount> limits{0, 0, 8, 2, 1};
    /// Every transition waits until the disk has it. Otherwise only those around steps with an
    /// outside effect do, and a loss of power may take back the last others.
    bool isSynced = false;
    /// Reads a workflow that another one calls, by the repository of the run and the name as it is
    /// written. Absent: none can be called.
    std::function<Task<Result<Document>>(QString, QString)> loadWorkflow;
    /// One hash of the files below a folder that the globs name. Absent: no step is left out
    /// because an earlier one came to the same.
    std::function<Task<Result<QByteArray>>(QString, QStringList, CancelToken)> hashFiles;
    /// What is in a folder of a run: another value when a file came, went or was written. Absent:
    /// outcomes of steps that may change files stand for steps in the same folder only.
    std::function<Task<Result<QByteArray>>(QString, CancelToken)> folderState;
    /// Removes what steps of a run have left outside the journal. Absent: nothing is.
    std::function<Task<Result<>>(RunSummary)> removeLeftovers;
    /// Makes what those steps have left outside the journal the other run's as well. Absent: they
    /// leave nothing there.
    std::function<Task<Result<>>(TakenOver)> takeOverLeftovers;
    /// Keeps runs apart from the checkout of the person. Absent: they work in the repository.
    std::shared_ptr<RunWorkspaces> workspaces;
    /// Whether open() takes over unfinished runs that nobody owns and goes on looking for such. A
    /// program that only answers a question or carries out one run says no; it still becomes the
    /// owner of what it starts, reruns or resumes itself.
    bool adoptsRuns = true;
    /// Value of a secret by name; absent: every secret is unknown.
    std::function<Result<QString>(const QString &)> secrets;
    /// Whether a program is installed, by its name; absent: nobody can tell.
    std::function<bool(const QString &)> hasProgram;
    /// Where secrets are added when a step is given them; everything in it is masked in logs,
    /// outputs and errors before they are stored. Absent: the service keeps a list of its own.
    std::shared_ptr<SecretList> secretList;
    /// Ends what is left of a recorded child process of a program that died; an error when some of
    /// it still runs: the step is then in doubt. Absent: such processes are left alone.
    std::function<Task<Result<>>(QJsonObject, CancelToken)> endProcess;
};

} // namespace agentops::workflow
