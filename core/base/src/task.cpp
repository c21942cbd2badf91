// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/task.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QPromise>

#include <vector>

namespace agentops {

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
    if (state->running == 0)
        co_return;
    QPromise<void> promise;
    promise.start();
    const QFuture<void> future = promise.future();
    state->joiners.push_back(std::move(promise));
    co_await future;
}

Task<> TaskScope::hold(std::shared_ptr<State> state, Task<> task)
{
    ++state->running;
    co_await task;
    if (--state->running > 0)
        co_return;
    for (QPromise<void> &joiner : std::exchange(state->joiners, {}))
        joiner.finish();
}

} // namespace agentops
