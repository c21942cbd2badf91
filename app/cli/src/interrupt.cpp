// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupt.h"

#include <chrono>
#include <csignal>

namespace agentops::cli {

namespace {

constexpr std::chrono::milliseconds kPollInterval{50};

volatile std::sig_atomic_t s_pending = 0;

// A handler may do next to nothing, and portable C++ cannot wake an event loop from it: the loop
// looks at the flag by itself.
void remember(int signal)
{
    if (s_pending != 0) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
        return;
    }
    s_pending = 1;
    std::signal(signal, remember);
}

} // namespace

Interrupt::Interrupt()
{
    s_pending = 0;
    std::signal(SIGINT, remember);
    std::signal(SIGTERM, remember);
    m_poll.callOnTimeout([this] {
        if (s_pending != 0) {
            m_poll.stop();
            m_source.cancel();
        }
    });
    m_poll.start(kPollInterval);
}

} // namespace agentops::cli
