// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/stepdata.h>
#include <agentops/workflow/document.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace agentops::ui::graph {

class GraphSession;

/// What went through the part of the graph that is selected, in the run that is shown: over a
/// connection, into or out of the port that the keyboard is on, or out of a node.
/// Thread: main.
class EdgeData : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowRun.")
    /// Whether something is selected that values go through.
    Q_PROPERTY(bool hasSource READ hasSource NOTIFY changed FINAL)
    /// Where the values come from and where they go, in words.
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    /// Whether somebody looks at data(); else it holds nothing.
    Q_PROPERTY(bool watched READ isWatched WRITE setWatched NOTIFY changed FINAL)
    Q_PROPERTY(agentops::ui::StepData *data READ data CONSTANT FINAL)

public:
    /// Both must outlive it.
    EdgeData(GraphSession &session, RunView &view, QObject *parent = nullptr);
    /// Another state of the run, which must outlive it.
    void setView(RunView &view);
    /// Of each node the step whose values are shown, by itself and until a person chooses another.
    void setPaths(const QHash<workflow::NodeId, workflow::StepPath> &paths);

    bool hasSource() const { return m_source.has_value(); }
    const QString &title() const { return m_title; }
    bool isWatched() const { return m_data.view() != nullptr; }
    void setWatched(bool watched);
    StepData *data() { return &m_data; }
    /// What went over a connection in the pass that is shown of the step it comes from, its last
    /// one unless that is selected; undefined for nothing.
    QJsonValue edgeValue(const workflow::EdgeId &edge) const;

Q_SIGNALS:
    void changed();

private:
    void follow();
    void showPath();
    /// Without a name of a port: all of them.
    std::optional<workflow::PortRef> selectedSource(QString &title) const;
    QString nameOf(const workflow::PortRef &port) const;
    QString edgeTitle(const workflow::Edge &edge) const;
    QString portTypeOf(const workflow::PortRef &port) const;

    GraphSession &m_session;
    RunView *m_view;
    StepData m_data;
    QHash<workflow::NodeId, workflow::StepPath> m_paths;
    std::optional<workflow::PortRef> m_source;
    QString m_title;
};

} // namespace agentops::ui::graph
