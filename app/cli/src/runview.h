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

    /// Names for the steps; until they are known steps are called by their ids.
    void setStatus(const workflow::RunStatus &status);

private:
    void showEvent(const workflow::RunEvent &event);
    void showWait(const workflow::RunTurn &turn);
    void showProgress(const workflow::StepPath &node, double fraction, const QString &text);
    QString titleOf(const workflow::StepPath &node) const;
    void say(Color color, const QString &word, const workflow::RunEvent &event,
             const QString &more = {});

    workflow::RunId m_run;
    Console &m_console;
    QHash<workflow::StepPath, QString> m_titles;
    QHash<workflow::StepPath, Timestamp> m_starts;
};

} // namespace agentops::cli
