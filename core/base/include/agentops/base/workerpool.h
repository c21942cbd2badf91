// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/handover.h>
#include <agentops/base/task.h>

#include <QtCore/QString>

#include <concepts>
#include <functional>
#include <memory>

class QThreadPool;

namespace agentops {

/// A named set of threads for blocking or heavy work.
/// Thread: any. The destructor waits for the work that has begun.
class WorkerPool
{
public:
    /// `threadCount` 0 means one thread per core.
    explicit WorkerPool(const QString &name, int threadCount = 0);
    ~WorkerPool();

    int threadCount() const;
    /// Runs `work` as soon as a thread is free, in the order of the calls.
    void post(std::function<void()> work);

private:
    std::unique_ptr<QThreadPool> m_pool;
};

/// Runs `fn(CancelToken)`, which returns a Result, on the pool and resumes on the caller's thread.
/// Cancel: before it starts; once started, `fn` looks at its token. Errors: base.internal for an
/// exception.
template<std::invocable<CancelToken> F>
    requires isResult<std::invoke_result_t<F, CancelToken>>
auto onWorker(WorkerPool &pool, CancelToken token, F fn)
    -> Task<std::invoke_result_t<F, CancelToken>>
{
    using R = std::invoke_result_t<F, CancelToken>;
    const Handover<R> handover;
    pool.post([handover, token, fn = std::make_shared<F>(std::move(fn))]() mutable {
        // The function's captures die here, on the worker, before the caller is told.
        R result = token.isCancelled() ? R(fail(Error::cancelled())) : R([&]() -> R {
            try {
                return (*fn)(token);
            } catch (const std::exception &e) {
                return fail(errors::kInternal, QString::fromUtf8(e.what()));
            }
        }());
        fn.reset();
        handover.give(std::move(result));
    });
    co_return co_await handover.take();
}

} // namespace agentops
