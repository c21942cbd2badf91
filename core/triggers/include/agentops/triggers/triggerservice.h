// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>
#include <agentops/triggers/trigger.h>
#include <agentops/workflow/document.h>

#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <vector>

namespace agentops {
class Clock;
class WorkerPool;
} // namespace agentops

namespace agentops::store {
class Database;
}

namespace agentops::workflow {
class NodeCatalog;
class RunService;
} // namespace agentops::workflow

namespace agentops::triggers {

class TriggerSource;

struct TriggerOptions
{
    /// Top folder of the repository. Absolute.
    QString repository;
    /// Where the file lies that programs wake each other with. Absolute.
    QString dataDirectory;
    /// Value of a secret by name.
    std::function<Result<QString>(const QString &)> secrets;
    /// Port for webhooks; 0: the one of last time, at first any that is free.
    quint16 webhookPort = 0;
};

/// What a workflow that is armed may take the place of: one with the same id.
enum class Replaces {
    SameFile, ///< also one whose file is gone, or is another workflow's now
    AnyFile,
};

/// Starts the runs of workflows that a person has armed, when what their triggers wait for happens.
/// A workflow is armed with the text it has then: what a pull changes in its file does not run
/// before it is armed again. What is due is in the journal's database and begins exactly one run,
/// whatever is killed when and however many programs serve the same data.
/// Thread: main. Errors: those of the store; base.cancelled once close() has been called.
class TriggerService : public QObject
{
    Q_OBJECT

public:
    /// The database is that of the run journal; `git` runs what blocks.
    TriggerService(store::Database &database, workflow::RunService &runs,
                   const workflow::NodeCatalog &catalog, WorkerPool &git, Clock &clock,
                   TriggerOptions options);
    ~TriggerService() override;

    /// Adds a source beside those for the built-in kinds; before serve().
    void addSource(std::unique_ptr<TriggerSource> source);

    /// Begins to serve what is armed, also what is armed later or by another program.
    Task<Result<>> serve(CancelToken token);
    /// Ends serving; done when every other call has ended too. Call before destruction.
    Task<> close();

    /// Arms the triggers of a workflow, with this text and those of what it calls from now on; one
    /// that has not changed keeps its progress. `file` is relative to the repository.
    /// Errors: triggers.no_triggers, triggers.armed_elsewhere, workflow.invalid_document,
    /// workflow.not_loaded.
    Task<Result<QList<TriggerStatus>>> arm(workflow::Document document, QString file,
                                           Replaces replaces, CancelToken token);
    /// Errors: triggers.not_armed.
    Task<Result<>> disarm(workflow::WorkflowId workflow, CancelToken token);
    /// Shape: by name of the workflow, then in the order of its nodes.
    Task<Result<QList<TriggerStatus>>> list(CancelToken token);

    /// Tells the programs that serve the data in this folder to look again at once; does nothing
    /// when there has never been one. Needs no service: it is what a git hook calls.
    static Result<> notify(const QString &dataDirectory);

Q_SIGNALS:
    /// What is armed, or how far it has come, is different.
    void changed();
    /// A run has begun, by this program or, with the same key, by another one.
    void fired(const agentops::triggers::TriggerRef &trigger, const agentops::workflow::RunId &run);
    /// Something has happened, and no run could be started.
    void failed(const agentops::triggers::TriggerRef &trigger, const agentops::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace agentops::triggers
