// SPDX-License-Identifier: GPL-3.0-or-later
#include "triggerservice_p.h"

#include "filesource.h"
#include "gitsource.h"
#include "runsource.h"
#include "schedulesource.h"
#include "webhooksource.h"

#include <agentops/base/clock.h>
#include <agentops/base/file.h>
#include <agentops/base/workerpool.h>
#include <agentops/store/database.h>
#include <agentops/triggers/errors.h>
#include <agentops/triggers/triggerkinds.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/runservice.h>
#include <agentops/workflow/validation.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

using store::Connection;
using workflow::Document;
using workflow::WorkflowId;

namespace {

QString signalPath(const QString &dataDirectory)
{
    return dataDirectory + "/triggers.signal"_L1;
}

Result<> requireValid(const Document &document, const workflow::NodeCatalog &catalog)
{
    for (const workflow::Diagnostic &diagnostic : validate(document, catalog)) {
        if (diagnostic.severity == workflow::Diagnostic::Severity::Error) {
            return fail(Error(workflow::errors::kInvalidDocument, diagnostic.message)
                            .with(u"node"_s, diagnostic.node.text())
                            .with(u"diagnostic"_s, diagnostic.code));
        }
    }
    return {};
}

/// Whether the document is what was armed, wherever things stand on the canvas.
bool isArmed(Document now, const QByteArray &armedText)
{
    const auto armed = workflow::parseDocument(armedText).document;
    if (!armed)
        return false;
    now.layout = armed->layout;
    return now == *armed;
}

bool holds(const QString &path, const QByteArray &armedText)
{
    const auto parsed = workflow::readDocumentFileBlocking(path);
    return parsed && parsed->document && isArmed(*parsed->document, armedText);
}

} // namespace

TriggerService::TriggerService(store::Database &database, workflow::RunService &runs,
                               const workflow::NodeCatalog &catalog, WorkerPool &git, Clock &clock,
                               TriggerOptions options)
    : d(std::make_unique<Private>(this, database, runs, catalog, git, clock, std::move(options)))
{
    const QString &repository = d->options.repository;
    addSource(std::make_unique<ScheduleSource>(*d, clock));
    addSource(std::make_unique<FileSource>(*d, database, runs, git, clock, repository));
    addSource(std::make_unique<GitSource>(*d, database, runs, git, clock, repository));
    addSource(std::make_unique<RunSource>(*d, database, runs, git, repository));
    addSource(
        std::make_unique<WebhookSource>(*d, database, d->options.secrets, d->options.webhookPort));
}

TriggerService::~TriggerService() = default;

void TriggerService::addSource(std::unique_ptr<TriggerSource> source)
{
    d->sources.push_back(std::move(source));
}

Task<Result<>> TriggerService::serve(CancelToken token)
{
    AO_CO_TRY(const auto call, d->enter());
    co_return co_await d->serve(std::move(token));
}

Task<> TriggerService::close()
{
    d->scope.cancel();
    for (const auto &source : d->sources)
        co_await source->close();
    co_await d->scope.join();
}

Task<Result<QList<TriggerStatus>>> TriggerService::arm(Document document, QString file,
                                                       Replaces replaces, CancelToken token)
{
    AO_CO_TRY(const auto call, d->enter());
    AO_CO_CHECK(requireValid(document, d->catalog));
    if (replaces == Replaces::SameFile) {
        AO_CO_CHECK(co_await d->requireNoOther(document.properties.id, file, token));
    }
    AO_CO_TRY(const workflow::Library library,
              co_await d->runs.loadCalled(document, d->options.repository, token));
    AO_CO_CHECK(workflow::Recipe::create(document, d->catalog, library));
    AO_CO_TRY(const QList<ArmedTrigger> triggers, co_await d->begin(document, token));
    const WorkflowId id = document.properties.id;
    if (triggers.isEmpty()) {
        co_return fail(Error(errors::kNoTriggers,
                             u"the workflow \"%1\" has no trigger to arm: it begins by hand"_s.arg(
                                 document.properties.name))
                           .with(u"workflow"_s, id.toString()));
    }
    ArmedWorkflow workflow{.workflow = id,
                           .name = document.properties.name,
                           .file = file,
                           .hash = {},
                           .text = writeDocument(document),
                           .called = {},
                           .armedAt = d->clock.now()};
    workflow.hash = QCryptographicHash::hash(workflow.text, QCryptographicHash::Sha256);
    for (const auto &[name, called] : library.asKeyValueRange())
        workflow.called.insert(name, writeDocument(called));
    AO_CO_CHECK(co_await d->database.write(token, [workflow, triggers](Connection &db) {
        return writeArmed(db, workflow, triggers);
    }));
    AO_CO_CHECK(notify(d->options.dataDirectory));
    AO_CO_CHECK(co_await d->reload());
    Q_EMIT changed();
    AO_CO_TRY(QList<TriggerStatus> all, co_await d->database.read(token, readTriggers));
    all.removeIf([id](const TriggerStatus &status) { return status.trigger.ref.workflow != id; });
    co_return co_await d->complete(std::move(all), token);
}

Task<Result<>> TriggerService::disarm(WorkflowId workflow, CancelToken token)
{
    AO_CO_TRY(const auto call, d->enter());
    AO_CO_TRY(const bool wasArmed, co_await d->database.write(token, [workflow](Connection &db) {
        return removeArmed(db, workflow);
    }));
    if (!wasArmed) {
        co_return fail(Error(errors::kNotArmed, u"the workflow is not armed"_s)
                           .with(u"workflow"_s, workflow.toString()));
    }
    AO_CO_CHECK(notify(d->options.dataDirectory));
    AO_CO_CHECK(co_await d->reload());
    Q_EMIT changed();
    co_return {};
}

Task<Result<QList<TriggerStatus>>> TriggerService::list(CancelToken token)
{
    AO_CO_TRY(const auto call, d->enter());
    AO_CO_TRY(QList<TriggerStatus> all, co_await d->database.read(token, readTriggers));
    co_return co_await d->complete(std::move(all), token);
}

Result<> TriggerService::notify(const QString &dataDirectory)
{
    QFile file(signalPath(dataDirectory));
    if (!file.exists())
        return {};
    // Written in place: who watches the file would lose sight of another one in its place.
    if (!file.open(QIODevice::ReadWrite) || !file.resize(0)
        || file.write(createUuidV7().toByteArray()) < 0 || !file.flush())
        return fail(fileError(file, u"cannot write"_s));
    return {};
}

TriggerService::Private::Private(TriggerService *service, store::Database &db,
                                 workflow::RunService &runService,
                                 const workflow::NodeCatalog &nodeCatalog, WorkerPool &gitPool,
                                 Clock &theClock, TriggerOptions triggerOptions)
    : q(service)
    , database(db)
    , runs(runService)
    , catalog(nodeCatalog)
    , git(gitPool)
    , clock(theClock)
    , options(std::move(triggerOptions))
{ }

Result<std::shared_ptr<void>> TriggerService::Private::enter()
{
    AO_CHECK(scope.token().check());
    const auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    const auto ended = [](QFuture<void> future) -> Task<> {
        co_await future;
    };
    scope.start(ended(promise->future()));
    return std::shared_ptr<void>(promise.get(), [promise](void *) { promise->finish(); });
}

TriggerSource *TriggerService::Private::sourceOf(const QString &kind) const
{
    const auto found = std::ranges::find_if(
        sources, [&kind](const auto &source) { return source->kinds().contains(kind); });
    return found == sources.end() ? nullptr : found->get();
}

Task<Result<QList<ArmedTrigger>>> TriggerService::Private::begin(Document document,
                                                                 CancelToken token)
{
    QList<ArmedTrigger> triggers;
    for (const workflow::Node &node : std::as_const(document.nodes)) {
        const workflow::NodeType *type = catalog.findType(node.kind);
        TriggerSource *source = sourceOf(node.kind);
        if (!type || !source || node.isMuted)
            continue;
        ArmedTrigger trigger{.ref = {document.properties.id, node.id},
                             .workflowName = document.properties.name,
                             .kind = node.kind,
                             .parameters = node.parameters,
                             .progress = {}};
        for (const workflow::Parameter &parameter : type->parameters) {
            const QJsonValue value = node.parameters.value(parameter.name);
            if (value.isUndefined() || value.isNull())
                trigger.parameters.insert(parameter.name, parameter.defaultValue);
        }
        AO_CO_TRY(trigger.progress, co_await source->begin(trigger, token));
        triggers.append(trigger);
    }
    co_return triggers;
}

Task<Result<>> TriggerService::Private::requireNoOther(WorkflowId id, QString file,
                                                       CancelToken token)
{
    AO_CO_TRY(const auto other,
              co_await database.read(token, [id](Connection &db) { return readArmed(db, id); }));
    if (!other || other->file == file)
        co_return {};
    const auto isThere =
        [id, path = QDir(options.repository).filePath(other->file)](CancelToken) -> Result<bool> {
        const auto now = workflow::readDocumentFileBlocking(path);
        return QFile::exists(path)
            && (!now || !now->document || now->document->properties.id == id);
    };
    AO_CO_TRY(const bool isCopy, co_await onWorker(git, token, isThere));
    if (!isCopy)
        co_return {};
    co_return fail(
        Error(errors::kArmedElsewhere,
              u"%1 is armed, and has the same id: %2 may be a copy of it, and would take "
              "its place"_s.arg(other->file, file))
            .with(u"file"_s, other->file)
            .with(u"workflow"_s, id.toString()));
}

Task<Result<QList<TriggerStatus>>> TriggerService::Private::complete(QList<TriggerStatus> statuses,
                                                                     CancelToken token)
{
    struct More
    {
        std::optional<QString> port;
        QHash<WorkflowId, ArmedWorkflow> workflows;
    };
    const auto readMore = [statuses](Connection &db) -> Result<More> {
        More more;
        AO_TRY(more.port, readSetting(db, WebhookSource::portSetting()));
        for (const TriggerStatus &status : statuses) {
            const WorkflowId &workflow = status.trigger.ref.workflow;
            AO_TRY(const auto found, readArmed(db, workflow));
            if (found)
                more.workflows.insert(workflow, *found);
        }
        return more;
    };
    AO_CO_TRY(const More more, co_await database.read(token, readMore));
    for (TriggerStatus &status : statuses) {
        if (status.trigger.kind == kWebhookKind && more.port)
            status.address =
                u"http://127.0.0.1:"_s + *more.port + WebhookSource::pathOf(status.trigger.ref);
    }
    QHash<WorkflowId, bool> isChanged;
    for (const ArmedWorkflow &workflow : more.workflows)
        isChanged.insert(workflow.workflow, co_await isFileChanged(workflow, token));
    AO_CO_CHECK(token.check());
    for (TriggerStatus &status : statuses)
        status.isFileChanged = isChanged.value(status.trigger.ref.workflow, true);
    co_return statuses;
}

Task<bool> TriggerService::Private::isFileChanged(ArmedWorkflow workflow, CancelToken token)
{
    const QString path = QDir(options.repository).filePath(workflow.file);
    const auto isHeld = co_await onWorker(git, token, [path, text = workflow.text](CancelToken) {
        return Result<bool>(holds(path, text));
    });
    if (!isHeld || !*isHeld)
        co_return true;
    const auto document = workflow::parseDocument(workflow.text).document;
    const auto now = co_await runs.loadCalled(*document, options.repository, token);
    if (!now)
        co_return true;
    for (const auto &[name, text] : workflow.called.asKeyValueRange()) {
        const auto called = now->constFind(name);
        if (called == now->cend() || !isArmed(*called, text))
            co_return true;
    }
    co_return false;
}

} // namespace agentops::triggers
