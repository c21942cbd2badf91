// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/store/database.h>

#include "opener.h"

#include <QtCore/QFile>
#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <deque>
#include <mutex>
#include <span>

using namespace Qt::StringLiterals;

namespace agentops::store {

namespace {

Q_LOGGING_CATEGORY(lcStore, "agentops.store")

constexpr int kReaderCount = 3;
/// Writes that may share one commit; a larger group only delays the first of them.
constexpr size_t kMaxGroupSize = 64;

} // namespace

class Database::Private
{
public:
    explicit Private(Opener fileOpener) : opener(std::move(fileOpener)) { }

    void drainWrites();
    /// Runs a group in one transaction and returns how many of its jobs are done.
    size_t runGroup(std::span<Job> group);
    void runRead(Job &job);
    Result<std::unique_ptr<Connection>> takeReader();
    Result<qint64> readChangeMark();

    Opener opener;
    std::unique_ptr<Connection> writer;
    std::mutex mutex; // guards what follows
    std::deque<Job> waiting;
    bool draining = false;
    std::vector<std::unique_ptr<Connection>> idleReaders;
    std::mutex observing; // guards what follows
    /// Writes nothing itself, and counts the commits of all others.
    std::unique_ptr<Connection> observer;
    /// Of the check that a large file gets after it was opened.
    CancelSource checking;
    // Last: their destructors wait for work that uses all of the above.
    std::unique_ptr<WorkerPool> readPool =
        std::make_unique<WorkerPool>(u"store.read"_s, kReaderCount);
    std::unique_ptr<WorkerPool> writePool = std::make_unique<WorkerPool>(u"store.write"_s, 1);
};

void Database::Private::drainWrites()
{
    while (true) {
        std::vector<Job> group;
        {
            const std::lock_guard lock(mutex);
            while (!waiting.empty() && group.size() < kMaxGroupSize) {
                group.push_back(std::move(waiting.front()));
                waiting.pop_front();
            }
            if (group.empty()) {
                draining = false;
                return;
            }
        }
        // These need not wait until another program lets go of the file.
        std::erase_if(group, [](const Job &job) {
            const bool isCancelled = job.token.isCancelled();
            if (isCancelled)
                job.finish(fail(Error::cancelled()));
            return isCancelled;
        });
        std::span<Job> left(group);
        while (!left.empty())
            left = left.subspan(runGroup(left));
    }
}

size_t Database::Private::runGroup(std::span<Job> group)
{
    struct Done
    {
        Job *job;
        Result<> outcome; // of the job itself
        bool told; // whether its own result says so
    };
    std::vector<Done> done;
    const bool isSynced = opener.durability() != Durability::PowerLoss
        && std::ranges::any_of(group, [](const Job &job) { return job.isSynced; });
    Result<> around =
        isSynced ? writer->execute(synchronousPragma(Durability::PowerLoss)) : Result<>();
    if (around)
        around = writer->run("BEGIN IMMEDIATE");
    const bool begun = around.has_value();
    // One job alone is undone with its transaction.
    const bool isShared = group.size() > 1;
    for (Job &job : group) {
        if (job.token.isCancelled()) {
            done.push_back({&job, fail(Error::cancelled()), false});
            continue;
        }
        if (!begun) {
            done.push_back({&job, {}, true});
            continue;
        }
        around = isShared ? writer->run("SAVEPOINT job") : Result<>();
        if (!around)
            break;
        Result<> outcome = job.run(*writer);
        const bool failed = !outcome;
        done.push_back({&job, std::move(outcome), true});
        if (!writer->inTransaction()) {
            // SQLite gave up the whole transaction (disk full, I/O error): what ran before in it is
            // lost with this job; those behind it get another try in a group of their own.
            around = done.back().outcome;
            break;
        }
        if (failed)
            around = writer->run(isShared ? "ROLLBACK TO job" : "ROLLBACK");
        if (around && isShared)
            around = writer->run("RELEASE job");
        if (!around)
            break;
    }
    if (writer->inTransaction() && around)
        around = writer->run("COMMIT");
    if (writer->inTransaction())
        static_cast<void>(writer->run("ROLLBACK"));
    if (isSynced)
        static_cast<void>(writer->execute(synchronousPragma(opener.durability())));
    if (done.empty())
        done.push_back({&group.front(), {}, true});
    for (Done &entry : done) {
        const bool ownResult = entry.told && (around || !entry.outcome);
        entry.job->finish(ownResult ? Result<>() : entry.outcome ? around : entry.outcome);
    }
    return done.size();
}

Result<std::unique_ptr<Connection>> Database::Private::takeReader()
{
    {
        const std::lock_guard lock(mutex);
        if (!idleReaders.empty()) {
            auto reader = std::move(idleReaders.back());
            idleReaders.pop_back();
            return reader;
        }
    }
    return opener.openReader();
}

Result<qint64> Database::Private::readChangeMark()
{
    const std::lock_guard lock(observing);
    if (!observer) {
        AO_TRY(observer, opener.openReader());
    }
    AO_TRY(const auto version,
           observer->queryOne("PRAGMA data_version", [](const Row &row) { return row.int64(0); }));
    return version.value_or(0);
}

void Database::Private::runRead(Job &job)
{
    if (const Result<> wanted = job.token.check(); !wanted)
        return job.finish(wanted);
    auto reader = takeReader();
    if (!reader)
        return job.finish(fail(reader.error()));
    Connection &connection = **reader;
    connection.watch(&job.token);
    Result<> around = connection.execute("BEGIN"_ba);
    if (around)
        around = job.run(connection);
    connection.watch(nullptr);
    if (connection.inTransaction())
        static_cast<void>(connection.execute("ROLLBACK"_ba)); // nothing was written
    {
        const std::lock_guard lock(mutex);
        idleReaders.push_back(std::move(*reader));
    }
    job.finish(std::move(around));
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, const Schema &schema,
                                                 Durability durability,
                                                 std::chrono::milliseconds busyTimeout)
{
    auto data = std::make_unique<Private>(Opener(path, schema, durability, busyTimeout));
    AO_TRY(data->writer, data->opener.openWriter());
    std::unique_ptr<Database> database(new Database(std::move(data)));
    if (database->d->opener.isLarge())
        database->checkInBackground();
    return database;
}

void Database::checkInBackground()
{
    Job job;
    job.token = d->checking.token();
    job.run = [path = path()](Connection &connection) {
        return store::checkIntegrity(connection, "quick_check", path);
    };
    job.finish = [](const Result<> &checked) {
        if (!checked && !checked.error().isCancelled())
            qCCritical(lcStore, "%s", qPrintable(checked.error().describe()));
    };
    postRead(std::move(job));
}

Result<> Database::discard(const QString &path)
{
    // The log first: alone it is nothing, while a database without its log may be half of itself.
    for (const QString &file : {path + "-wal"_L1, path + "-shm"_L1, path}) {
        QFile companion(file);
        if (companion.exists() && !companion.remove())
            return fail(
                Error(errors::kPermissionDenied, companion.errorString()).with(u"file"_s, file));
    }
    return {};
}

Database::Database(std::unique_ptr<Private> data) : d(std::move(data)) { }

Database::~Database()
{
    d->checking.cancel();
}

const QString &Database::path() const
{
    return d->opener.path();
}

void Database::postWrite(Job job)
{
    {
        const std::lock_guard lock(d->mutex);
        d->waiting.push_back(std::move(job));
        if (std::exchange(d->draining, true))
            return;
    }
    d->writePool->post([this] { d->drainWrites(); });
}

void Database::postRead(Job job)
{
    d->readPool->post([this, job = std::make_shared<Job>(std::move(job))] { d->runRead(*job); });
}

Task<Result<qint64>> Database::changeMark(CancelToken token)
{
    return onWorker(*d->readPool, std::move(token),
                    [this](const CancelToken &) { return d->readChangeMark(); });
}

Task<Result<>> Database::checkIntegrity(CancelToken token)
{
    return read(std::move(token), [path = path()](Connection &connection) {
        return store::checkIntegrity(connection, "integrity_check", path);
    });
}

} // namespace agentops::store
