// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>

class QQuickWindow;

namespace agentops::desktop {

/// Prints how long the parts of the start took, counted from the beginning of main().
class StartupTrace : public QObject
{
    Q_OBJECT

public:
    explicit StartupTrace(bool prints);

    void mark(const char *what) const;
    /// Marks the first picture of a window.
    void watch(QQuickWindow *window);

private:
    QElapsedTimer m_timer;
    bool m_prints;
};

} // namespace agentops::desktop
