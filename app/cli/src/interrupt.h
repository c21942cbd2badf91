// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>

#include <QtCore/QTimer>

namespace agentops::cli {

/// Turns Ctrl+C and the request to end (SIGINT, SIGTERM) into cancellation; the second one ends the
/// program at once. Thread: main; at most one at a time.
class Interrupt
{
public:
    Interrupt();

    CancelToken token() const { return m_source.token(); }
    bool isInterrupted() const { return m_source.isCancelled(); }

private:
    CancelSource m_source;
    QTimer m_poll;
};

} // namespace agentops::cli
