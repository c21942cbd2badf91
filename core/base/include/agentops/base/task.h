// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>

#include <QCoro/QCoroTask>

#include <memory>

namespace agentops {

/// A coroutine of the product. Parameters are taken by value: it starts at once and outlives its
/// caller.
template<typename T = void>
using Task = QCoro::Task<T>;

/// Owns running coroutines: they are cancelled together and joined before what they work on is
/// destroyed. Thread: the thread it was made on. Declare it as the last member of its owner.
class TaskScope
{
public:
    TaskScope();
    explicit TaskScope(const CancelToken &parent);
    /// Every task must have ended: call cancel() and await join() before.
    ~TaskScope();
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;

    /// The token to hand to the tasks of this scope.
    CancelToken token() const;
    /// Keeps a task that has just been started until it ends.
    void start(Task<> task);
    int runningCount() const;
    void cancel();
    /// Resumes when no task is running any more.
    Task<> join();

private:
    struct State;
    static Task<> hold(std::shared_ptr<State> state, Task<> task);

    std::shared_ptr<State> m_state;
};

} // namespace agentops
