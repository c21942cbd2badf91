// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triggertables.h"

#include <agentops/triggers/triggerservice.h>
#include <agentops/triggers/triggersource.h>

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QSet>

namespace agentops::triggers {

/// The moving part of TriggerService.
class TriggerService::Private final : public TriggerSink
{
public:
    Private(TriggerService *service, store::Database &database, workflow::RunService &runs,
            const workflow::NodeCatalog &catalog, WorkerPool &git, Clock &clock,
            TriggerOptions options);

    Task<Result<Fired>> fire(TriggerRef trigger, Firing firing) override;
    Task<Result<TriggerProgress>> remember(TriggerRef trigger, TriggerProgress after) override;
    Task<Result<TriggerProgress>> refuse(TriggerRef trigger, TriggerProgress after,
                                         Error why) override;

    /// Counts a call until what this returns is let go of. Errors: base.cancelled when closing.
    Result<std::shared_ptr<void>> enter();
    TriggerSource *sourceOf(const QString &kind) const;
    /// The triggers of a document, each where it begins.
    Task<Result<QList<ArmedTrigger>>> begin(workflow::Document document, CancelToken token);
    /// Errors: triggers.armed_elsewhere.
    Task<Result<>> requireNoOther(workflow::WorkflowId id, QString file, CancelToken token);
    /// What the statuses leave open when they are read.
    Task<Result<QList<TriggerStatus>>> complete(QList<TriggerStatus> statuses, CancelToken token);
    /// Whether its file, or one of a workflow that it calls, says something else than was armed.
    Task<bool> isFileChanged(ArmedWorkflow workflow, CancelToken token);
    Task<Result<>> serve(CancelToken token);
    Task<> heartbeat();
    /// Reads what is armed, tells the sources what is new in it, and starts what is pending.
    Task<Result<>> reload();
    Task<Result<>> reloadOnce();
    Task<> reloadAndLook();
    void learn(const TriggerRef &ref, const TriggerProgress &now);
    /// Starts the runs of what a trigger has taken, one after the other, as long as they can be
    /// started; the run of the firing with this key, null when it has not come to that.
    Task<workflow::RunId> settleLine(TriggerRef ref, QString key);
    /// Starts the run of a firing that is taken; null while that is going on already.
    Task<Result<workflow::RunId>> settle(PendingFiring firing);
    Task<Result<workflow::RunId>> settleOnce(PendingFiring firing);
    Task<> tellTrouble(PendingFiring firing, QString workflowName, Error why);
    Task<Result<workflow::RunId>> start(ArmedWorkflow plan, PendingFiring firing);

    TriggerService *q;
    store::Database &database;
    workflow::RunService &runs;
    const workflow::NodeCatalog &catalog;
    WorkerPool &git;
    Clock &clock;
    TriggerOptions options;
    std::vector<std::unique_ptr<TriggerSource>> sources;
    /// As the sources know it.
    QList<ArmedTrigger> armed;
    /// Hears what other programs say through the file.
    QFileSystemWatcher signal;
    /// Firings whose runs are being started.
    QSet<QString> settling;
    bool isServing = false;
    bool isReloading = false;
    /// Something may be different from what was read last.
    bool isStale = false;
    TaskScope scope;
};

} // namespace agentops::triggers
