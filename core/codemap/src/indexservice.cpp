// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/codemap/indexservice.h>

#include "indexrun.h"

#include <agentops/git/treewatcher.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QPointer>

#include <optional>

namespace agentops::codemap {

using namespace Qt::StringLiterals;

class IndexService::Private
{
public:
    QPointer<IndexService> owner;
    QString repositoryPath;
    TreeFactory trees;
    store::Database *database = nullptr;
    WorkerPool *pool = nullptr;
    Clock *clock = nullptr;
    IndexedMap current;
    /// What `current` was made of.
    std::optional<IndexInput> input;
    FactsTable facts;
    IndexProgress progress;
    std::optional<Error> lastError;
    std::unique_ptr<git::TreeWatcher> watcher;
    /// Calls take turns: each waits for the promise of the one before.
    std::optional<QFuture<void>> lastTurn;
    int running = 0;
    CancelSource stopping;
    TaskScope scope;

    void setProgress(IndexProgress next)
    {
        progress = next;
        if (owner)
            Q_EMIT owner->progressChanged();
    }

    void watchFiles()
    {
        if (!watcher || !current.snapshot)
            return;
        QStringList files;
        const Snapshot &snapshot = *current.snapshot;
        for (NodeIndex i = 0; i < snapshot.nodes().size(); ++i) {
            if (snapshot.node(i).kind == NodeKind::File)
                files.append(snapshot.path(i));
        }
        watcher->setFiles(files);
    }
};

IndexService::IndexService(const QString &repositoryPath, store::Database &database,
                           WorkerPool &cpuPool, Clock &clock, QObject *parent)
    : IndexService(
          repositoryPath,
          [repositoryPath](const QString &revision) {
              return openGitTree(repositoryPath, revision);
          },
          database, cpuPool, clock, parent)
{ }

IndexService::IndexService(const QString &repositoryPath, TreeFactory trees,
                           store::Database &database, WorkerPool &cpuPool, Clock &clock,
                           QObject *parent)
    : QObject(parent)
    , d(std::make_shared<Private>())
{
    d->owner = this;
    d->repositoryPath = repositoryPath;
    d->trees = std::move(trees);
    d->database = &database;
    d->pool = &cpuPool;
    d->clock = &clock;
}

IndexService::~IndexService() = default;

const QString &IndexService::repositoryPath() const
{
    return d->repositoryPath;
}

const IndexedMap &IndexService::current() const
{
    return d->current;
}

const IndexProgress &IndexService::progress() const
{
    return d->progress;
}

bool IndexService::isIndexing() const
{
    return d->running > 0;
}

const std::optional<Error> &IndexService::lastError() const
{
    return d->lastError;
}

Task<Result<SnapshotPtr>> IndexService::index(IndexOptions options, CancelToken token)
{
    return indexNow(d, std::move(options), std::move(token));
}

Task<Result<SnapshotPtr>> IndexService::indexNow(std::shared_ptr<Private> d, IndexOptions options,
                                                 CancelToken token)
{
    CancelSource cancel(token);
    const CancelCallback stop(d->stopping.token(), [&cancel] { cancel.cancel(); });
    const std::optional<QFuture<void>> before = d->lastTurn;
    QPromise<void> turn;
    turn.start();
    d->lastTurn = turn.future();
    ++d->running;
    if (before)
        co_await *before;

    // The report may come from a worker: it is carried over to the service's thread.
    const auto report = [weak = std::weak_ptr(d), owner = d->owner](IndexProgress progress) {
        if (!owner)
            return;
        QMetaObject::invokeMethod(owner, [weak, progress] {
            if (const auto alive = weak.lock(); alive && alive->running > 0)
                alive->setProgress(progress);
        });
    };
    const TreeFactory trees = d->trees;
    const QString revision = options.revision;
    const bool isWorkingTree = revision.isEmpty();
    const std::chrono::milliseconds began = d->clock->elapsed();
    Result<IndexOutcome> outcome = fail(Error::cancelled());
    if (const Result<> check = cancel.token().check()) {
        using TreeResult = Result<std::shared_ptr<const SourceTree>>;
        const TreeResult tree = co_await onWorker(
            *d->pool, cancel.token(),
            [trees, revision](CancelToken) -> TreeResult { return trees(revision); });
        if (tree) {
            IndexRun run{*tree, d->facts, std::nullopt, d->database, d->pool, report};
            if (isWorkingTree)
                run.before = d->input;
            outcome = co_await runIndex(std::move(run), cancel.token());
        } else {
            outcome = fail(tree.error());
        }
    }

    const bool isUnchanged = outcome && !outcome->map && !d->lastError;
    if (outcome && isWorkingTree) {
        if (outcome->map) {
            d->current = *outcome->map;
            d->current.indexedAt = d->clock->now();
            d->current.duration = d->clock->elapsed() - began;
            d->watchFiles();
        }
        d->input = std::move(outcome->input);
        d->facts = std::move(outcome->facts);
        d->lastError.reset();
    } else if (!outcome && isWorkingTree && !outcome.error().isCancelled()) {
        d->lastError = outcome.error();
    }
    --d->running;
    turn.finish();
    d->setProgress({});
    if (d->owner && isWorkingTree) {
        if (outcome && !isUnchanged)
            Q_EMIT d->owner->changed();
        else if (!outcome && d->lastError)
            Q_EMIT d->owner->failed();
    }
    if (!outcome)
        co_return fail(std::move(outcome).error());
    // A copy: QCoro moves from what is returned, whoever owns it.
    SnapshotPtr snapshot = outcome->map ? outcome->map->snapshot : d->current.snapshot;
    co_return snapshot;
}

Task<> IndexService::follow(std::shared_ptr<Private> d)
{
    const Result<SnapshotPtr> result = co_await indexNow(d, {}, d->scope.token());
    Q_UNUSED(result) // kept in lastError() and told by failed()
}

void IndexService::setWatching(bool watching)
{
    if (watching && !d->watcher) {
        d->watcher = std::make_unique<git::TreeWatcher>(d->repositoryPath);
        connect(d->watcher.get(), &git::TreeWatcher::changed, this, [this] {
            // One that waits will see this change too.
            if (d->running < 2)
                d->scope.start(follow(d));
        });
        d->watchFiles();
    }
    if (d->watcher)
        d->watcher->setActive(watching);
}

Task<Result<QByteArray>> IndexService::readFile(QString path, CancelToken token)
{
    const TreeFactory trees = d->trees;
    co_return co_await onWorker(*d->pool, token, [trees, path](CancelToken) -> Result<QByteArray> {
        AO_TRY(const auto tree, trees(QString()));
        return tree->read({path, QByteArray()});
    });
}

Task<> IndexService::stop()
{
    const std::shared_ptr<Private> data = d;
    data->watcher.reset();
    data->stopping.cancel();
    data->scope.cancel();
    co_await data->scope.join();
    if (data->lastTurn)
        co_await *data->lastTurn;
}

} // namespace agentops::codemap
