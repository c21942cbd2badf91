// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/runview.h>
#include <agentops/ui/models/shownvalue.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// What a step of the run in view has handed on: the passes in which it ran, its ports, and the
/// value of the one that is chosen, beside that of an earlier run when one is compared.
/// Thread: main.
class StepData : public QObject
{
    Q_OBJECT
    QML_ELEMENT

    Q_PROPERTY(agentops::ui::RunView *view READ view WRITE setView NOTIFY sourceChanged FINAL)
    /// Path of a step, or id of a node, which stands for all its passes.
    Q_PROPERTY(QString step READ step WRITE setStep NOTIFY sourceChanged FINAL)
    /// A port that is wanted; the first that has a value where that one has none. Empty: any.
    Q_PROPERTY(QString port READ port WRITE setPort NOTIFY sourceChanged FINAL)
    /// Passes in which the step ran, in words; empty unless there are several.
    Q_PROPERTY(QStringList passes READ passes NOTIFY changed FINAL)
    Q_PROPERTY(int pass READ pass WRITE setPass NOTIFY changed FINAL)
    /// The step that is shown; empty when it is not in the run.
    Q_PROPERTY(QString path READ path NOTIFY changed FINAL)
    Q_PROPERTY(QStringList ports READ ports NOTIFY changed FINAL)
    /// Which of ports() is shown; -1 for none.
    Q_PROPERTY(int portIndex READ portIndex NOTIFY changed FINAL)
    /// The values come from elsewhere: "" for no, "pinned" or "reused".
    Q_PROPERTY(QString origin READ origin NOTIFY changed FINAL)
    Q_PROPERTY(agentops::ui::ShownValue *value READ value CONSTANT FINAL)

public:
    explicit StepData(QObject *parent = nullptr);

    RunView *view() const { return m_view; }
    void setView(RunView *view);
    const QString &step() const { return m_step; }
    void setStep(const QString &step);
    const QString &port() const { return m_port; }
    void setPort(const QString &port);
    /// All three at once; the type is that of the port, see portTypeName(), or empty.
    void setSource(const QString &step, const QString &port, const QString &portType);
    QStringList passes() const;
    int pass() const;
    void setPass(int pass);
    /// Shows one of passes() by its step; does nothing for what is none of them.
    void showPath(const workflow::StepPath &path);
    QString path() const { return m_path.text(); }
    const QStringList &ports() const { return m_ports; }
    int portIndex() const { return int(m_ports.indexOf(m_shownPort)); }
    QString origin() const;
    ShownValue *value() { return &m_value; }
    /// What is handed on at a port in the pass that is shown; undefined for nothing.
    QJsonValue valueAt(const QString &port) const;

Q_SIGNALS:
    void sourceChanged();
    void changed();
    /// A person has chosen another pass.
    void passChosen(const agentops::workflow::StepPath &path);

private:
    void refresh();
    void showValue();
    const workflow::StepStatus *status() const;
    QList<workflow::StepPath> pathsOfStep() const;
    /// Of m_paths: the last that has ended, or else that has begun; empty without any.
    workflow::StepPath lastPath() const;

    QPointer<RunView> m_view;
    QString m_step;
    QString m_port;
    QString m_portType;
    QList<workflow::StepPath> m_paths;
    workflow::StepPath m_path;
    /// A person has chosen it; else it is the last.
    bool m_isPassChosen = false;
    QStringList m_ports;
    QString m_shownPort;
    ShownValue m_value;
};

} // namespace agentops::ui
