// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/task.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QLoggingCategory>
#include <QtCore/QPromise>

#include <exception>
#include <vector>

namespace agentops {

namespace {

Q_LOGGING_CATEGORY(lcTask, "agentops.base")

} // namespace

struct TaskScope::State
{
    explicit State(const CancelToken &parent) : source(parent) { }

    CancelSource source;
    int running = 0;
    std::vector<QPromise<void>> joiners;
};

TaskScope::TaskScope() : TaskScope(CancelToken()) { }

TaskScope::TaskScope(const CancelToken &parent) : m_state(std::make_shared<State>(parent)) { }

TaskScope::~TaskScope()
{
    AO_VERIFY(m_state->running == 0);
}

CancelToken TaskScope::token() const
{
    return m_state->source.token();
}

void TaskScope::start(Task<> task)
{
    static_cast<void>(hold(m_state, std::move(task))); // the state keeps count of it
}

int TaskScope::runningCount() const
{
    return m_state->running;
}

void TaskScope::cancel()
{
    m_state->source.cancel();
}

Task<> TaskScope::join()
{
    const auto state = m_state;
    // Between the end of the last task and this resuming, another one may have been started.
    while (state->running > 0) {
        QPromise<void> promise;
        promise.start();
        const QFuture<void> future = promise.future();
        state->joiners.push_back(std::move(promise));
        co_await future;
    }
}

Task<> TaskScope::hold(std::shared_ptr<State> state, Task<> task)
{
    ++state->running;
    try {
        co_await task;
    } catch (const std::exception &e) {
        // Nothing of ours throws; what a library throws must not keep the scope from ending.
        qCCritical(lcTask, "a task ended with an exception: %s", e.what());
    } catch (...) {
        qCCritical(lcTask, "a task ended with an exception");
    }
    if (--state->running > 0)
        co_return;
    for (QPromise<void> &joiner : std::exchange(state->joiners, {}))
        joiner.finish();
}

} // namespace agentops
