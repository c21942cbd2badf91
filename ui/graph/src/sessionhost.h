// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphsession.h>

namespace agentops::ui::graph {

/// What the hands on the canvas ask of their session.
class GraphSession::Host : public InteractionHost
{
public:
    explicit Host(GraphSession &session) : m_session(session) { }

    void viewMoved() override;
    void liveMoved() override;
    void movingSetChanged() override { Q_EMIT m_session.movingChanged(); }
    void selectionMoved() override { Q_EMIT m_session.selectionChanged(); }
    void refusalMoved(const std::optional<Error> &reason, QPointF viewPos) override;
    void connectionRefused(const Error &reason, QPointF viewPos,
                           const WantedConnection &wanted) override;
    void paletteWanted(QPointF scenePos, const std::optional<workflow::PortRef> &from,
                       bool fromIsOutput) override;
    void contextMenuWanted(QPointF viewPos) override;
    void inspectorWanted() override;
    bool calledWanted(const workflow::NodeId &node) override;
    void textWanted() override;
    bool keyWanted(QKeyCombination pressed) override;
    bool isReadOnly() const override { return m_session.isReadOnly(); }
    QByteArray clipboardText() const override;
    void setClipboardText(const QByteArray &text) override;

private:
    GraphSession &m_session;
};

} // namespace agentops::ui::graph
