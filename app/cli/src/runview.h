// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"

#include <agentops/base/task.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace agentops::cli {

/// Tells on standard error how a run goes: a line per step that ends, and a progress line between.
class RunView : public QObject
{
    Q_OBJECT

public:
    RunView(workflow::RunService &service, workflow::RunId run, Console &console);

    /// Tells what has happened since the run was begun, or taken up again, and goes on from there;
    /// until then nothing is told.
    void begin(workflow::RunDetail detail);

private:
    void takeEvent(const workflow::RunEvent &event);
    void showEvent(const workflow::RunEvent &event);
    void showWait(const workflow::RunTurn &turn);
    void showProgress(const workflow::StepPath &node, double fraction, const QString &text);
    QString labelOf(const workflow::StepPath &path) const;
    void say(Color color, const QString &word, const workflow::RunEvent &event,
             const QString &more = {});

    workflow::RunId m_run;
    Console &m_console;
    std::optional<workflow::RunStatus> m_status;
    /// What happened before it began to tell.
    QList<workflow::RunEvent> m_early;
    QHash<workflow::StepPath, Timestamp> m_starts;
};

} // namespace agentops::cli
