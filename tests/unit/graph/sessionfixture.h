// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "samplegraph.h"

#include <agentops/ui/graph/graphsession.h>

#include <memory>

namespace agentops::ui::graph::sample {

/// A session without a window, and hands on it.
class SessionFixture
{
public:
    SessionFixture() { addTypes(catalog); }

    /// At actual size.
    void open(workflow::Document document = checkAndShip(), QSizeF viewSize = {1200, 700})
    {
        session = std::make_unique<GraphSession>(catalog);
        hands().resize(viewSize);
        session->open(std::move(document));
        session->zoomToActualSize();
    }

    GraphInteraction &hands() { return session->interaction(); }
    const workflow::Document &document() const { return session->editor().document(); }
    const NodeItem &node(const QString &id) const
    {
        return session->scene().nodes()[size_t(session->scene().indexOf(workflow::NodeId(id)))];
    }
    QPointF viewPos(QPointF scenePos) { return hands().viewport().toView(scenePos); }
    void press(QPointF place, Qt::KeyboardModifiers modifiers = {})
    {
        hands().press({place, Qt::LeftButton, modifiers});
    }
    void move(QPointF place, Qt::KeyboardModifiers modifiers = {})
    {
        hands().move({place, Qt::LeftButton, modifiers});
    }
    void release(QPointF place, Qt::KeyboardModifiers modifiers = {})
    {
        hands().release({place, Qt::LeftButton, modifiers});
    }
    /// In scene coordinates.
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {})
    {
        press(viewPos(from), modifiers);
        move(viewPos(from + (to - from) / 2), modifiers);
        move(viewPos(to), modifiers);
        release(viewPos(to), modifiers);
    }

    workflow::NodeCatalog catalog;
    std::unique_ptr<GraphSession> session;
};

} // namespace agentops::ui::graph::sample
