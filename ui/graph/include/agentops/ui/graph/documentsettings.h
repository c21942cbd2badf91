// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/inputsmodel.h>
#include <agentops/ui/graph/outputsmodel.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace agentops::ui::graph {

class GraphSession;

/// How the open workflow runs: what it takes and gives, where it works, and how many of its runs go
/// on at the same time; every change is an edit that can be undone.
/// Thread: main.
class DocumentSettings : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by InspectorModel.")
    Q_PROPERTY(agentops::ui::graph::InputsModel *inputs READ inputs CONSTANT)
    Q_PROPERTY(agentops::ui::graph::OutputsModel *outputs READ outputs CONSTANT)
    /// 0 a worktree of the run's own, 1 the checkout of the person.
    Q_PROPERTY(int workspace READ workspace WRITE setWorkspace NOTIFY changed)
    Q_PROPERTY(bool isLimited READ isLimited WRITE setLimited NOTIFY changed)
    Q_PROPERTY(QString limitKey READ limitKey WRITE setLimitKey NOTIFY changed)
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY changed)
    /// 0 waits, 1 ends what runs, 2 is not begun.
    Q_PROPERTY(int onConflict READ onConflict WRITE setOnConflict NOTIFY changed)

public:
    explicit DocumentSettings(GraphSession &session, QObject *parent = nullptr);

    InputsModel *inputs() { return &m_inputs; }
    OutputsModel *outputs() { return &m_outputs; }
    int workspace() const;
    void setWorkspace(int workspace);
    bool isLimited() const;
    void setLimited(bool isLimited);
    QString limitKey() const;
    void setLimitKey(const QString &key);
    int limit() const;
    void setLimit(int limit);
    int onConflict() const;
    void setOnConflict(int onConflict);

    /// Reads the document again.
    void refresh();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void changeLimit(const std::function<void(workflow::Concurrency &)> &change);

    GraphSession &m_session;
    InputsModel m_inputs;
    OutputsModel m_outputs;
};

} // namespace agentops::ui::graph
