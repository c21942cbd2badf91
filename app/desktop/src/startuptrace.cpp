// SPDX-License-Identifier: GPL-3.0-or-later
#include "startuptrace.h"

#include <QtQuick/QQuickWindow>

#include <cstdio>

namespace agentops::desktop {

StartupTrace::StartupTrace(bool prints) : m_prints(prints)
{
    m_timer.start();
}

void StartupTrace::mark(const char *what) const
{
    if (!m_prints)
        return;
    std::printf("startup: %-12s %5lld ms\n", what, static_cast<long long>(m_timer.elapsed()));
    std::fflush(stdout);
}

void StartupTrace::watch(QQuickWindow *window)
{
    if (!m_prints)
        return;
    // The signal comes from the thread that draws; the mark is made here.
    connect(
        window, &QQuickWindow::frameSwapped, this, [this] { mark("first frame"); },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

} // namespace agentops::desktop
