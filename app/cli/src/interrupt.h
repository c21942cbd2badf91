// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>

#include <QtCore/QObject>

#include <memory>

namespace agentops::cli {

/// Turns Ctrl+C and the request to end (SIGINT, SIGTERM) into cancellation; the second one ends the
/// program at once. Thread: main; at most one at a time.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();

    CancelToken token() const { return m_source.token(); }
    bool isInterrupted() const { return m_source.isCancelled(); }

private:
    CancelSource m_source;
    /// Hears in the event loop what the handler of the signal has left.
    std::unique_ptr<QObject> m_listener;
};

} // namespace agentops::cli
