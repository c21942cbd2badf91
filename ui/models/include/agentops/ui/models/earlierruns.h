// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/operation.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace agentops::ui {

/// The runs of the same workflow before the one in view, of which one can be compared with it.
/// Nothing is read before somebody asks.
/// Thread: main.
class EarlierRuns : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunView.")

    /// Whether they can be asked for.
    Q_PROPERTY(bool available READ isAvailable NOTIFY changed FINAL)
    /// Newest first, in words.
    Q_PROPERTY(QStringList titles READ titles NOTIFY changed FINAL)
    /// Which of them it is compared with; -1 for none.
    Q_PROPERTY(int chosen READ chosen NOTIFY changed FINAL)
    Q_PROPERTY(agentops::ui::Operation *loading READ loading CONSTANT FINAL)

public:
    explicit EarlierRuns(QObject *parent = nullptr);

    bool isAvailable() const { return m_service != nullptr && !m_current.id.isNull(); }
    QStringList titles() const;
    int chosen() const { return m_chosen; }
    Operation *loading() { return &m_loading; }
    /// Where the chosen run stands; null for none, and while it is being read.
    const workflow::RunStatus *status() const { return m_status ? &*m_status : nullptr; }

    /// Where they are read; must outlive this.
    void setService(workflow::RunService &service);
    /// The run that is in view; another one forgets the choice.
    void setCurrent(const workflow::RunSummary &run, Timestamp now);
    void clear();

    /// Reads which there are, and compares with the last one.
    Q_INVOKABLE void look();
    Q_INVOKABLE void choose(int index);
    /// Compares with none any more.
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void changed();

private:
    void show(const QList<workflow::RunSummary> &runs);

    workflow::RunService *m_service = nullptr;
    workflow::RunSummary m_current;
    Timestamp m_now;
    QList<workflow::RunSummary> m_runs;
    int m_chosen = -1;
    std::optional<workflow::RunStatus> m_status;
    Operation m_loading;
};

} // namespace agentops::ui
