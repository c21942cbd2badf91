// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include <agentops/ui/shell/desktop.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace agentops::desktop {

/// Shows one page of the real program, waits until nothing works any more, saves a picture and
/// ends. Errors are one line on stderr and exit code 1.
class Screenshot : public QObject
{
    Q_OBJECT

public:
    Screenshot(ui::shell::Desktop &desktop, ui::shell::Desktop::Window window, Options options);

private:
    void look();
    bool isBusy() const;
    /// Opens something to see on the picture, the example and the newest run; false until it is
    /// there.
    bool showsSomething();
    void save();
    void end(int exitCode);

    ui::shell::Desktop &m_desktop;
    ui::shell::Desktop::Window m_window;
    Options m_options;
    QTimer m_timer;
    int m_quietCount = 0;
    int m_lookCount = 0;
    bool m_hasSelected = false;
};

} // namespace agentops::desktop
