// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/base/workerpool.h>
#include <agentops/codemap/layout.h>
#include <agentops/codemap/search.h>
#include <agentops/codemap/snapshot.h>
#include <agentops/codemap/sourcetree.h>
#include <agentops/store/database.h>

#include <QtCore/QObject>

#include <functional>
#include <memory>

namespace agentops::codemap {

struct IndexOptions
{
    /// A commit, branch or tag; empty for the working tree.
    QString revision;
};

struct IndexProgress
{
    enum class Step : quint8 { Idle, Listing, Parsing, Resolving };
    Step step = Step::Idle;
    int done = 0;
    int total = 0;
};

/// What a map needs beside the graph, made together on a worker.
struct IndexedMap
{
    SnapshotPtr snapshot;
    std::shared_ptr<const Layout> layout;
    std::shared_ptr<const SearchIndex> search;
    /// When it was finished, and how long that took.
    Timestamp indexedAt{};
    std::chrono::milliseconds duration{};
};

/// The tables of index.db; open it with Durability::Cache.
store::Schema indexSchema();

/// Keeps the map of one repository: indexes it, re-uses what is known about every blob, and follows
/// the files as they are saved.
/// Thread: the one it was made on. Cancel: between files. Errors: codemap/errors.h and core/git's.
class IndexService : public QObject
{
    Q_OBJECT

public:
    using TreeFactory = std::function<Result<std::shared_ptr<const SourceTree>>(QString revision)>;

    IndexService(const QString &repositoryPath, store::Database &database, WorkerPool &cpuPool,
                 Clock &clock, QObject *parent = nullptr);
    /// For tests: files from elsewhere.
    IndexService(const QString &repositoryPath, TreeFactory trees, store::Database &database,
                 WorkerPool &cpuPool, Clock &clock, QObject *parent = nullptr);
    ~IndexService() override;

    const QString &repositoryPath() const;

    /// Indexes and, for the working tree, makes the result current; where nothing has changed, the
    /// current map stays and changed() is not emitted. A call while another one runs waits for that
    /// one and then looks again.
    Task<Result<SnapshotPtr>> index(IndexOptions options, CancelToken token);

    /// The working tree's newest map; its pointers are null until the first index() has ended.
    const IndexedMap &current() const;
    const IndexProgress &progress() const;
    bool isIndexing() const;
    /// Why the last index() of the working tree failed, if it did.
    const std::optional<Error> &lastError() const;

    /// Re-indexes by itself after files have been saved, until called with false.
    void setWatching(bool watching);

    /// The bytes of a file of the working tree, for previews.
    Task<Result<QByteArray>> readFile(QString path, CancelToken token);

    /// Ends what runs; await it before destroying the service.
    Task<> stop();

Q_SIGNALS:
    void changed();
    void progressChanged();
    void failed();

private:
    class Private;
    static Task<Result<SnapshotPtr>> indexNow(std::shared_ptr<Private> d, IndexOptions options,
                                              CancelToken token);
    static Task<> follow(std::shared_ptr<Private> d);

    /// Shared with the work that runs, which outlives a call but not stop().
    std::shared_ptr<Private> d;
};

} // namespace agentops::codemap
