// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QObject>

#include <condition_variable>
#include <coroutine>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace agentops {

/// Resumes a coroutine on the thread that it is made on, which has an event loop.
class Resumption final : public QObject
{
public:
    explicit Resumption(std::coroutine_handle<> coroutine) : m_coroutine(coroutine) { }

    /// Thread: any.
    void post() { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        m_coroutine.resume(); // this may be gone now
        return true;
    }

private:
    std::coroutine_handle<> m_coroutine;
};

/// One value that is given once, on any thread, and taken once: by a coroutine, which resumes on
/// its own thread, or by a thread that waits. A QFuture with its watcher posts four events for it,
/// this one.
template<typename T>
class Handover
{
public:
    Handover() : m_state(std::make_shared<State>()) { }

    void give(T value) const
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->value.emplace(std::move(value));
        m_state->given.notify_one();
        if (m_state->waiting)
            m_state->waiting->post();
    }

    auto take() const { return Awaiter{m_state, {}}; }

    T takeBlocking() const
    {
        std::unique_lock lock(m_state->mutex);
        m_state->given.wait(lock, [this] { return m_state->value.has_value(); });
        return *std::exchange(m_state->value, {});
    }

private:
    struct State
    {
        std::mutex mutex;
        std::condition_variable given;
        std::optional<T> value;
        Resumption *waiting = nullptr;
    };

    struct Awaiter
    {
        std::shared_ptr<State> state;
        std::unique_ptr<Resumption> resumption;

        // NOLINTBEGIN(readability-identifier-naming): the language names these.
        bool await_ready() const noexcept { return false; }
        bool await_suspend(std::coroutine_handle<> coroutine)
        {
            const std::lock_guard lock(state->mutex);
            if (state->value)
                return false;
            resumption = std::make_unique<Resumption>(coroutine);
            state->waiting = resumption.get();
            return true;
        }
        T await_resume() { return *std::exchange(state->value, {}); }
        // NOLINTEND(readability-identifier-naming)
    };

    std::shared_ptr<State> m_state;
};

} // namespace agentops
