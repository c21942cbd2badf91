// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../support/figures.h"

#include <agentops/ui/graph/outlinemodel.h>
#include <agentops/ui/graph/problemmodel.h>
#include <agentops/ui/graph/workflowcanvas.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QElapsedTimer>
#include <QtQuick/QQuickWindow>

namespace agentops::bench {

/// The mouse pressed, moved in equal steps, and released.
struct Drag
{
    QPoint from;
    QPoint to;
    int moves = 1;

    Drag back() const { return {.from = to, .to = from, .moves = moves}; }
};

/// The editor's canvas, with the lists that follow each edit, in a window of its own that real
/// input events go to.
class BenchCanvas
{
public:
    BenchCanvas();

    ui::graph::GraphSession &session() { return m_session; }
    const ui::scene::Viewport &viewport() const { return m_session.interaction().viewport(); }
    /// What draws.
    QByteArray renderer();

    /// Milliseconds from the text of a document to the first frame in which what lies in the middle
    /// of the view can be found with the mouse.
    double open(const QByteArray &text);
    /// As the document was opened: at actual size.
    void showStart();
    void showWhole();
    void select(const QList<workflow::NodeId> &nodes);
    /// Cost: CPU milliseconds per move of this process and of the display server.
    Sample drag(Qt::MouseButton button, const Drag &drag);
    /// Milliseconds until the first frame after `act` for which `isShown` holds.
    double timed(const std::function<void()> &act, const std::function<bool()> &isShown = {});

private:
    void settle();

    workflow::NodeCatalog m_catalog;
    ui::theme::Theme m_theme{nullptr};
    ui::theme::Units m_units{nullptr};
    ui::graph::GraphSession m_session{m_catalog};
    ui::graph::OutlineModel m_outline{m_session};
    ui::graph::ProblemModel m_problems{m_session};
    QQuickWindow m_window;
    ui::scene::Viewport m_start;
    QElapsedTimer m_clock;
    std::function<bool()> m_isShown;
    double m_shownAt = -1;
    int m_frameCount = 0;
};

/// Memory of this process that no other one shares. Units: MiB.
double privateMegabytes();

} // namespace agentops::bench
