// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/runservice.h>

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::shell {

class Notifications;

/// Tells in the status bar what is running, and in a message how it ended or that it waits; a run
/// that waited already when its repository was opened is told as well.
/// Thread: main.
class RunWatch : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A window has its watch.")
    /// "running", "waiting", or empty when no run is going on.
    Q_PROPERTY(QString state READ state NOTIFY changed)
    /// "Check and ship · 4 of 9".
    Q_PROPERTY(QString text READ text NOTIFY changed)
    /// Finished steps of all that are planned. Units: 0 to 1.
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    /// Whether there is one run that cancel() would end.
    Q_PROPERTY(bool cancellable READ isCancellable NOTIFY changed)

public:
    explicit RunWatch(Notifications &notifications, QObject *parent = nullptr);

    /// Follows the runs of a workspace, or nothing.
    void follow(workflow::RunService *service);
    QString state() const;
    QString text() const;
    double progress() const;
    bool isCancellable() const { return m_active.size() == 1; }
    /// Ends the run that is shown; it can be run again.
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void changed();

private:
    void takeUnfinished(const QList<workflow::RunSummary> &runs);
    void onRunChanged(const workflow::RunSummary &run);
    void onRunLost(const workflow::RunId &run, const Error &error);
    void tell(const workflow::RunSummary &run);

    Notifications &m_notifications;
    QPointer<workflow::RunService> m_service;
    /// Runs that are not finished.
    QHash<workflow::RunId, workflow::RunSummary> m_active;
};

} // namespace agentops::ui::shell
