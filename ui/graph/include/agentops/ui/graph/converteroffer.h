// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/interactionhost.h>

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

class GraphSession;

/// Nodes that would make a refused connection possible by standing in between.
/// Thread: GUI.
class ConverterOffer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offers belong to a GraphSession.")
    /// What can be put in between, each as a command; empty: nothing is offered.
    Q_PROPERTY(QStringList titles READ titles NOTIFY changed)

public:
    static constexpr qsizetype kMost = 2;

    /// The session must outlive it.
    explicit ConverterOffer(GraphSession &session);

    QStringList titles() const;
    /// False when nothing fits in between.
    bool offer(const WantedConnection &wanted);
    void withdraw();
    /// Puts the node of a title in between and selects it, as one step.
    Q_INVOKABLE void accept(int index);

Q_SIGNALS:
    void changed();
    void accepted();

private:
    GraphSession &m_session;
    WantedConnection m_wanted;
    /// Shape: kinds.
    QStringList m_kinds;
};

} // namespace agentops::ui::graph
