// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/workerpool.h>
#include <agentops/store/connection.h>
#include <agentops/store/schema.h>

#include <chrono>
#include <concepts>
#include <exception>
#include <memory>
#include <type_traits>

namespace agentops::store {

/// What a function on a connection returns.
template<typename F>
using Outcome = std::invoke_result_t<F &, Connection &>;
template<typename F>
concept Access = std::invocable<F &, Connection &> && isResult<Outcome<F>>;

/// One SQLite file: one writer thread, a few readers that see a snapshot each (WAL).
/// Errors: store/errors.h. Thread: any that has an event loop for the tasks; several programs may
/// have the same file open. The owner joins its tasks before it destroys the database.
class Database
{
public:
    /// Opens or makes the file, checks it, and brings it to the schema's version. A file that
    /// cannot be used is left as it was. Files over 64 MiB are checked once they are open, and what
    /// is wrong with them is logged as critical. Where another program is writing, this waits for
    /// as long as `busyTimeout`, now and at every write.
    static Result<std::unique_ptr<Database>> open(
        const QString &path, const Schema &schema, Durability durability,
        std::chrono::milliseconds busyTimeout = std::chrono::seconds(5));
    /// Deletes a database that is not open and can be made again, with its companion files.
    static Result<> discard(const QString &path);

    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    const QString &path() const;

    /// Runs `fn(Connection &)` on the writer thread in a transaction that is undone when it returns
    /// an error. Writes run in the order of the calls; those that wait together share one commit,
    /// and each result is told only after that commit.
    /// Cancel: before `fn` starts.
    template<Access F>
    auto write(CancelToken token, F fn) -> Task<Outcome<F>>
    {
        return awaitJob(enqueueWrite(std::move(token), std::move(fn)));
    }

    /// The same, and it outlasts a loss of power, with everything written before it, whatever
    /// durability the database was opened with.
    template<Access F>
    auto writeSynced(CancelToken token, F fn) -> Task<Outcome<F>>
    {
        return awaitJob(enqueueWrite(std::move(token), std::move(fn), true));
    }

    /// Runs `fn(Connection &)` on a reader: it sees one state of the file whatever is written
    /// meanwhile, and cannot write.
    /// Cancel: also while a statement runs.
    template<Access F>
    auto read(CancelToken token, F fn) -> Task<Outcome<F>>
    {
        return awaitJob(enqueueRead(std::move(token), std::move(fn)));
    }

    /// The same for start-up, the command line and tests: waits for the result.
    /// Thread: any but those of `fn` itself.
    template<Access F>
    Outcome<F> writeBlocking(F fn)
    {
        return enqueueWrite(CancelToken(), std::move(fn)).takeBlocking();
    }
    template<Access F>
    Outcome<F> readBlocking(F fn)
    {
        return enqueueRead(CancelToken(), std::move(fn)).takeBlocking();
    }

    /// A number that is another one once somebody has written, in this program or in another one
    /// that has the file open. It is asked of shared memory: often enough, it takes the place of
    /// reading.
    Task<Result<qint64>> changeMark(CancelToken token);

    /// Reads the whole file and compares indexes with tables; for "doctor".
    Task<Result<>> checkIntegrity(CancelToken token);

private:
    class Private;
    /// A read or write whose result type is hidden.
    struct Job
    {
        CancelToken token;
        /// Whether the commit waits until the disk has it.
        bool isSynced = false;
        /// Runs the function; the error, if any, undoes its changes.
        std::function<Result<>(Connection &)> run;
        /// Tells the caller: the function's result, or the error of what came round it.
        std::function<void(Result<>)> finish;
    };

    template<Access F>
    static Job makeJob(CancelToken token, F fn, const Handover<Outcome<F>> &handover)
    {
        struct State
        {
            explicit State(F &&function) : fn(std::move(function)) { }
            std::optional<F> fn;
            std::optional<Outcome<F>> result;
        };
        auto state = std::make_shared<State>(std::move(fn));
        Job job;
        job.token = std::move(token);
        job.run = [state](Connection &connection) -> Result<> {
            try {
                state->result.emplace((*state->fn)(connection));
            } catch (const std::exception &e) {
                state->result.emplace(
                    fail(agentops::errors::kInternal, QString::fromUtf8(e.what())));
            }
            return *state->result ? Result<>() : Result<>(fail(state->result->error()));
        };
        job.finish = [state, handover](Result<> around) {
            state->fn.reset(); // what it captured dies here, before the caller is told
            handover.give(around ? std::move(*state->result)
                                 : Outcome<F>(fail(std::move(around).error())));
        };
        return job;
    }
    template<Access F>
    Handover<Outcome<F>> enqueueWrite(CancelToken token, F fn, bool isSynced = false)
    {
        Handover<Outcome<F>> handover;
        Job job = makeJob(std::move(token), std::move(fn), handover);
        job.isSynced = isSynced;
        postWrite(std::move(job));
        return handover;
    }
    template<Access F>
    Handover<Outcome<F>> enqueueRead(CancelToken token, F fn)
    {
        Handover<Outcome<F>> handover;
        postRead(makeJob(std::move(token), std::move(fn), handover));
        return handover;
    }
    template<typename R>
    static Task<R> awaitJob(Handover<R> handover)
    {
        co_return co_await handover.take();
    }

    explicit Database(std::unique_ptr<Private> data);
    void postWrite(Job job);
    void postRead(Job job);
    void checkInBackground();

    std::unique_ptr<Private> d;
};

} // namespace agentops::store
