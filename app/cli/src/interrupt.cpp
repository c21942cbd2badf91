// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupt.h"

#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <functional>
#include <utility>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace agentops::cli {

namespace {

volatile std::sig_atomic_t s_pending = 0;

#ifdef Q_OS_UNIX
/// A handler may do next to nothing, but it may write: this wakes the event loop, which costs
/// nothing while no signal comes. Reading end, writing end.
std::array<int, 2> s_pipe{-1, -1};

void wake()
{
    const int before = errno;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(s_pipe[1], &byte, 1);
    errno = before;
}

std::unique_ptr<QObject> listen(std::function<void()> heard)
{
    if (s_pipe[0] < 0 && ::pipe(s_pipe.data()) == 0) {
        for (const int end : s_pipe) {
            ::fcntl(end, F_SETFD, FD_CLOEXEC);
            ::fcntl(end, F_SETFL, O_NONBLOCK);
        }
    }
    auto notifier = std::make_unique<QSocketNotifier>(s_pipe[0], QSocketNotifier::Read);
    QObject::connect(notifier.get(), &QSocketNotifier::activated,
                     [heard = std::move(heard), source = notifier.get()] {
                         source->setEnabled(false);
                         heard();
                     });
    return notifier;
}
#else
constexpr std::chrono::milliseconds kPollInterval{50};

void wake() { }

// Nothing that a handler may call wakes the event loop here: the loop looks at the flag by itself.
std::unique_ptr<QObject> listen(std::function<void()> heard)
{
    auto timer = std::make_unique<QTimer>();
    timer->callOnTimeout([heard = std::move(heard), source = timer.get()] {
        if (s_pending != 0) {
            source->stop();
            heard();
        }
    });
    timer->start(kPollInterval);
    return timer;
}
#endif

void remember(int signal)
{
    if (s_pending != 0) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
        return;
    }
    s_pending = 1;
    std::signal(signal, remember);
    wake();
}

} // namespace

Interrupt::Interrupt()
{
    s_pending = 0;
    m_listener = listen([this] { m_source.cancel(); });
    std::signal(SIGINT, remember);
    std::signal(SIGTERM, remember);
}

Interrupt::~Interrupt() = default;

} // namespace agentops::cli
