// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "processtree.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFuture>
#include <QtCore/QObject>
#include <QtCore/QPromise>
#include <QtCore/QTimer>

namespace agentops::process {

/// Ends a tree of processes: asks, waits for the grace, forces, and looks again and again, because
/// a process may start another one while it is being ended. Takes 2 s at most.
class TreeEnding : public QObject
{
    Q_OBJECT

public:
    TreeEnding(ProcessIdentity identity, tree::Knowledge knowledge,
               std::chrono::milliseconds grace);

    /// True once nothing of the tree runs, false when something could not be ended.
    QFuture<bool> start();

public Q_SLOTS:
    /// Does not wait for the grace any longer.
    void force();

private:
    void look();

    ProcessIdentity m_identity;
    tree::Knowledge m_knowledge;
    std::chrono::milliseconds m_grace;
    bool m_hasAsked = false;
    bool m_isForcing = false;
    std::chrono::milliseconds m_pause;
    QElapsedTimer m_sinceStart;
    QTimer m_timer;
    QPromise<bool> m_promise;
};

} // namespace agentops::process
