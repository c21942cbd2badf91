// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <agentops/ui/graph/cardmetrics.h>

// Of GraphPictureBuilder: what a search has found, and the rest.
namespace agentops::ui::graph {

using scene::Corners;
using scene::DetailLevel;
using scene::toRgba;

namespace {

constexpr qreal kVeil = 0.66;
constexpr qreal kRingPx = 2;
constexpr qreal kRingGapPx = 3;

} // namespace

void GraphPictureBuilder::drawFound(const Pass &pass)
{
    if (!pass.view.found)
        return;
    const Selection &found = *pass.view.found;
    const scene::Rgba veil = toRgba(m_style.canvas, kVeil);
    const auto show = [&](const QRectF &rect, qreal radius, bool isFound) {
        if (!isFound) {
            m_painter.roundedRect(rect, Corners::all(radius), veil);
            return;
        }
        const qreal gap = m_painter.px(kRingGapPx);
        m_painter.roundedFrame(rect.adjusted(-gap, -gap, gap, gap), Corners::all(radius + gap),
                               m_painter.px(kRingPx), toRgba(m_style.waiting));
    };
    // Far out there are too many to go through one by one; cards tell enough.
    if (pass.detail() != DetailLevel::Dot) {
        for (const int index : m_shownEdges) {
            const EdgeItem &edge = m_scene.edges()[size_t(index)];
            const bool isFound = found.selectedEdges.contains(edge.id);
            m_painter.path(edge.curve.pieces(), m_painter.px(isFound ? 4 : 3),
                           isFound ? toRgba(m_style.waiting) : veil);
        }
    }
    for (const int index : m_shownNodes) {
        const NodeItem &node = m_scene.nodes()[size_t(index)];
        show(node.rect, CardMetrics::kRadius, found.selectedNodes.contains(node.id));
    }
    for (const NoteItem &note : m_scene.notes()) {
        if (touches(note.rect, pass.frame.region))
            show(note.rect, 6, found.selectedNotes.contains(note.id));
    }
    for (const GroupItem &group : m_scene.groups()) {
        const bool isFound = found.selectedGroups.contains(group.id);
        if (!group.isHidden && (isFound || group.isCollapsed)
            && touches(group.rect, pass.frame.region))
            show(group.rect, 10, isFound);
    }
}

} // namespace agentops::ui::graph
