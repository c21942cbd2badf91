// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/runhistory.h>
#include <agentops/ui/models/runview.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

/// Goes back and forth in what has happened in the run in view: each of its events is a moment that
/// can be looked at, also while the run goes on. At the last one it follows the run.
/// Thread: main.
class RunHistoryView : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowRun.")

    /// Whether somebody is looking back, be it at the last moment.
    Q_PROPERTY(bool opened READ isOpened NOTIFY moved FINAL)
    /// Whether what is shown is not how it is now.
    Q_PROPERTY(bool past READ isPast NOTIFY moved FINAL)
    /// The moment that is shown, from 1 on, and the last one; 0 without a run.
    Q_PROPERTY(int position READ position WRITE setPosition NOTIFY moved FINAL)
    Q_PROPERTY(int count READ count NOTIFY moved FINAL)
    /// What happened at the moment, and when, in words.
    Q_PROPERTY(QString text READ text NOTIFY moved FINAL)
    Q_PROPERTY(QString timeText READ timeText NOTIFY moved FINAL)
    /// Moments at which something went wrong, ascending; of very many only as many as can be told
    /// apart.
    Q_PROPERTY(QList<int> failures READ failures NOTIFY failuresChanged FINAL)
    Q_PROPERTY(bool playing READ isPlaying NOTIFY moved FINAL)

public:
    /// `view` is the run as it is now, and must outlive this.
    explicit RunHistoryView(RunView &view, QObject *parent = nullptr);

    bool isOpened() const { return m_isOpened; }
    bool isPast() const { return m_position < count(); }
    int position() const { return m_position; }
    void setPosition(int position);
    int count() const { return int(m_history.count()); }
    QString text() const;
    QString timeText() const;
    const QList<int> &failures() const { return m_failures; }
    bool isPlaying() const { return m_playTimer.isActive(); }

    /// The state of the moment. Valid until the next call. Needs a run.
    const workflow::RunStatus &status() { return m_history.at(m_position); }
    /// What has happened until then. Needs a run.
    QList<workflow::RunEvent> eventsUntil() const { return m_history.events().first(m_position); }
    Timestamp time() const { return m_history.events().at(m_position - 1).at; }

    /// Begins at the last moment of the run in view, and of any other that comes into view.
    Q_INVOKABLE void open();
    /// Back to now.
    Q_INVOKABLE void leave();
    Q_INVOKABLE void stepBack() { setPosition(m_position - 1); }
    Q_INVOKABLE void stepOn() { setPosition(m_position + 1); }
    /// To the next moment, or the one before, at which something went wrong.
    Q_INVOKABLE void failureBack();
    Q_INVOKABLE void failureOn();
    /// Goes on from moment to moment, from the first one when it is at the last; and stops.
    Q_INVOKABLE void togglePlaying();

Q_SIGNALS:
    void moved();
    void failuresChanged();

private:
    void load();
    void follow();
    void playOn();
    void addFailures(qsizetype from);

    RunView &m_view;
    RunHistory m_history;
    workflow::RunId m_run;
    bool m_isOpened = false;
    int m_position = 0;
    QList<int> m_failures;
    QTimer m_playTimer;
    /// Prepares while nothing else is to be done.
    QTimer m_prepareTimer;
};

} // namespace agentops::ui::graph
