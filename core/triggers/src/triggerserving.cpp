// SPDX-License-Identifier: GPL-3.0-or-later
#include "triggerservice_p.h"

#include <agentops/base/clock.h>
#include <agentops/store/database.h>
#include <agentops/triggers/errors.h>
#include <agentops/triggers/triggerkinds.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QFile>
#include <QtCore/QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What goes on while a program serves.
namespace agentops::triggers {

using store::Connection;
using workflow::RunId;

namespace {

Q_LOGGING_CATEGORY(lcTriggers, "agentops.triggers")

/// How long it takes at most until it is noticed that the clock was set, the computer slept, or
/// another program has armed something where files cannot be watched.
constexpr auto kHeartbeat = 30s;

/// The commit that the run is about: the checkout may hold another one, and work that is not done.
/// Empty: what the checkout holds, as in place there is nothing else.
QString revisionOf(const workflow::Document &document, const PendingFiring &firing)
{
    const auto node = std::ranges::find(document.nodes, firing.ref.node, &workflow::Node::id);
    const bool isAboutCommit = node != document.nodes.end() && node->kind == kGitKind
        && document.properties.workspace == workflow::WorkspaceKind::Worktree;
    return isAboutCommit ? firing.payload.value("commit"_L1).toString() : QString();
}

/// Whether trying later may help. A run that another one keeps from beginning was refused, as its
/// document asks for.
bool mayPass(const Error &error)
{
    return error.code() != workflow::errors::kBusy
        && error.code().errorClass() == ErrorClass::Transient;
}

} // namespace

Task<Result<>> TriggerService::Private::serve(CancelToken token)
{
    AO_CO_CHECK(token.check());
    if (std::exchange(isServing, true))
        co_return {};
    QFile file(options.dataDirectory + "/triggers.signal"_L1);
    if (!file.exists() && !file.open(QIODevice::WriteOnly | QIODevice::Append))
        qCWarning(lcTriggers, "%s: %s", qPrintable(file.fileName()),
                  qPrintable(file.errorString()));
    file.close();
    signal.addPath(file.fileName());
    QObject::connect(&signal, &QFileSystemWatcher::fileChanged, q, [this] {
        if (!scope.token().isCancelled())
            scope.start(reloadAndLook());
    });
    AO_CO_CHECK(co_await reload());
    scope.start(heartbeat());
    co_return {};
}

Task<> TriggerService::Private::heartbeat()
{
    while (co_await clock.sleep(kHeartbeat, scope.token()))
        co_await reloadAndLook();
}

Task<> TriggerService::Private::reloadAndLook()
{
    const Result<> done = co_await reload();
    if (!done && !done.error().isCancelled())
        qCWarning(lcTriggers, "%s", qPrintable(done.error().describe()));
    for (const auto &source : sources)
        source->look();
}

Task<Result<>> TriggerService::Private::reload()
{
    // One after the other: what was read first must not come last.
    isStale = isServing;
    while (!isReloading && isStale) {
        isStale = false;
        isReloading = true;
        const Result<> done = co_await reloadOnce();
        isReloading = false;
        AO_CO_CHECK(done);
    }
    co_return {};
}

Task<Result<>> TriggerService::Private::reloadOnce()
{
    AO_CO_TRY(const QList<PendingFiring> pending,
              co_await database.read(scope.token(), readPending));
    for (const PendingFiring &firing : pending)
        static_cast<void>(co_await settleLine(firing.ref, {}));
    AO_CO_TRY(const QList<TriggerStatus> statuses,
              co_await database.read(scope.token(), readTriggers));
    QList<ArmedTrigger> now;
    for (const TriggerStatus &status : statuses)
        now.append(status.trigger);
    if (now == armed || scope.token().isCancelled())
        co_return {};
    const QList<ArmedTrigger> before = std::exchange(armed, now);
    for (const auto &source : sources) {
        const QStringList kinds = source->kinds();
        const auto of = [&kinds](QList<ArmedTrigger> triggers) {
            triggers.removeIf(
                [&kinds](const ArmedTrigger &trigger) { return !kinds.contains(trigger.kind); });
            return triggers;
        };
        if (of(before) != of(now))
            source->watch(of(now));
    }
    Q_EMIT q->changed();
    co_return {};
}

Task<Result<Fired>> TriggerService::Private::fire(TriggerRef ref, Firing firing)
{
    firing.after.lastFired = clock.now();
    const PendingFiring pending{ref, firing.key, firing.payload, firing.mayQueue};
    const auto take = [ref, firing, pending](Connection &db) {
        return writeProgress(db, ref, firing.after, pending);
    };
    AO_CO_TRY(WrittenProgress written, co_await database.write(scope.token(), take));
    if (!written.isOurs) {
        // Perhaps a firing stands in its way whose program has died, or whose run could not begin.
        static_cast<void>(co_await settleLine(ref, {}));
        if (written.now.revision == firing.after.revision) {
            AO_CO_TRY(written, co_await database.write(scope.token(), take));
        }
    }
    learn(ref, written.now);
    Fired fired{.isTaken = written.isOurs, .run = {}, .progress = written.now};
    // It is taken whatever becomes of it now: what cannot be started yet is tried again later.
    if (written.isOurs)
        fired.run = co_await settleLine(ref, firing.key);
    co_return fired;
}

Task<Result<TriggerProgress>> TriggerService::Private::remember(TriggerRef ref,
                                                                TriggerProgress after)
{
    const auto write = [ref, after](Connection &db) {
        return writeProgress(db, ref, after, {});
    };
    AO_CO_TRY(const WrittenProgress written, co_await database.write(scope.token(), write));
    learn(ref, written.now);
    co_return written.now;
}

Task<Result<TriggerProgress>> TriggerService::Private::refuse(TriggerRef ref, TriggerProgress after,
                                                              Error why)
{
    const auto write = [ref, after, text = why.message()](Connection &db) {
        return writeRefusal(db, ref, after, text);
    };
    AO_CO_TRY(const WrittenProgress written, co_await database.write(scope.token(), write));
    learn(ref, written.now);
    if (written.isOurs) {
        qCWarning(lcTriggers, "%s: %s", qPrintable(ref.node.text()), qPrintable(why.describe()));
        Q_EMIT q->failed(ref, why);
    }
    co_return written.now;
}

void TriggerService::Private::learn(const TriggerRef &ref, const TriggerProgress &now)
{
    const auto known = std::ranges::find(armed, ref, &ArmedTrigger::ref);
    if (known != armed.end())
        known->progress = now;
}

Task<RunId> TriggerService::Private::settleLine(TriggerRef ref, QString key)
{
    RunId wanted;
    QString tried;
    while (!scope.token().isCancelled()) {
        const auto first = co_await database.read(
            scope.token(), [ref](Connection &db) { return readPendingOf(db, ref); });
        if (!first || !*first || (*first)->key == tried)
            break;
        tried = (*first)->key;
        // It tells itself what goes wrong.
        const RunId run = (co_await settle(**first)).value_or(RunId());
        if (tried == key)
            wanted = run;
    }
    co_return wanted;
}

Task<Result<RunId>> TriggerService::Private::settle(PendingFiring firing)
{
    const QString name =
        firing.ref.workflow.toString() + firing.ref.node.text() + u':' + firing.key;
    if (settling.contains(name))
        co_return RunId();
    settling.insert(name);
    const Result<RunId> run = co_await settleOnce(std::move(firing));
    settling.remove(name);
    co_return run;
}

Task<Result<RunId>> TriggerService::Private::settleOnce(PendingFiring firing)
{
    AO_CO_TRY(const auto workflow,
              co_await database.read(scope.token(), [ref = firing.ref](Connection &db) {
                  return readArmed(db, ref.workflow);
              }));
    if (!workflow)
        co_return fail(errors::kNotArmed, u"the workflow is not armed any more"_s);
    const Result<RunId> run = co_await start(*workflow, firing);
    if (!run && run.error().isCancelled())
        co_return run;
    if (!run && mayPass(run.error())) {
        co_await tellTrouble(firing, workflow->name, run.error());
        co_return run;
    }
    if (!run) {
        qCWarning(lcTriggers, "%s of %s: %s", qPrintable(firing.ref.node.text()),
                  qPrintable(workflow->name), qPrintable(run.error().describe()));
        Q_EMIT q->failed(firing.ref, run.error());
    }
    const QString error = run ? QString() : run.error().message();
    // The run exists: no cancellation from here on.
    AO_CO_CHECK(co_await database.write(
        CancelToken(), [firing, id = run.value_or(RunId()), error](Connection &db) {
            return settlePending(db, firing, id, error);
        }));
    if (run)
        Q_EMIT q->fired(firing.ref, *run);
    co_return run;
}

Task<> TriggerService::Private::tellTrouble(PendingFiring firing, QString workflowName, Error why)
{
    const auto write = [firing, text = why.message()](Connection &db) {
        return writeTrouble(db, firing, text);
    };
    const Result<bool> isNew = co_await database.write(scope.token(), write);
    // It is tried again and again: once is enough.
    if (!isNew.value_or(true) || scope.token().isCancelled())
        co_return;
    qCWarning(lcTriggers, "%s of %s: %s; it is tried again", qPrintable(firing.ref.node.text()),
              qPrintable(workflowName), qPrintable(why.describe()));
    Q_EMIT q->failed(firing.ref, why);
    Q_EMIT q->changed();
}

Task<Result<RunId>> TriggerService::Private::start(ArmedWorkflow plan, PendingFiring firing)
{
    AO_CO_TRY(const workflow::Document document, workflow::parseDocument(plan.text).toResult());
    workflow::RunOptions run;
    run.repository = options.repository;
    run.trigger = firing.ref.node;
    run.payload = firing.payload;
    run.revision = revisionOf(document, firing);
    run.library.emplace();
    for (const auto &[name, text] : plan.called.asKeyValueRange()) {
        AO_CO_TRY(const workflow::Document called, workflow::parseDocument(text).toResult());
        run.library->insert(name, called);
    }
    run.idempotencyKey = u"trigger:%1:%2"_s.arg(firing.ref.node.text(), firing.key);
    co_return co_await runs.start(document, run, scope.token());
}

} // namespace agentops::triggers
