// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include <agentops/ui/shell/desktop.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace agentops::desktop {

/// Walks through every page and panel of the real program. Any warning that is logged meanwhile
/// makes it fail: exit code 1 and the warnings on stderr.
class SelfTest : public QObject
{
    Q_OBJECT

public:
    /// Begins to listen to the log; made before the interface is loaded.
    SelfTest();
    ~SelfTest() override;

    void start(ui::shell::Desktop &desktop, ui::shell::Desktop::Window window, Options options);

private:
    void step();
    void end();

    ui::shell::Desktop *m_desktop = nullptr;
    ui::shell::Desktop::Window m_window;
    Options m_options;
    QTimer m_timer;
    QStringList m_steps;
    int m_waitedCount = 0;
};

} // namespace agentops::desktop
