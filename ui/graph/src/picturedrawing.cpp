// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"
#include "picturesink.h"

// Of GraphPictureBuilder: a picture that is a file. The same functions paint it, in the painter's
// order instead of in layers.
namespace agentops::ui::graph {

void GraphPictureBuilder::draw(const Parts &parts, PictureSink &sink)
{
    const Frame frame;
    const InteractionView nobody;
    GraphPicture unused;
    PictureLayer &layer = unused.frames;
    const Pass pass{frame, nobody, unused};
    m_anchor = {};
    m_texts.nextGeneration();
    m_runTexts.nextGeneration();
    m_sink = &sink;
    m_painter.divertTo(&sink);
    paintOn(pass, layer);

    for (const int index : parts.containers) {
        const NodeItem &container = m_scene.nodes()[size_t(index)];
        sink.beginFrame(container);
        drawBody(container, pass, layer);
        sink.end();
    }
    const auto drawGroups = [&](bool areCollapsed) {
        for (const int index : parts.groups) {
            const GroupItem &group = m_scene.groups()[size_t(index)];
            if (group.isCollapsed != areCollapsed)
                continue;
            sink.begin(group);
            drawGroup(group, pass, layer);
            sink.end();
        }
    };
    drawGroups(false);
    for (const int index : parts.notes) {
        const NoteItem &note = m_scene.notes()[size_t(index)];
        sink.begin(note);
        drawNote(note, pass, layer);
        sink.end();
    }
    for (const int index : parts.edges) {
        const EdgeItem &edge = m_scene.edges()[size_t(index)];
        sink.begin(edge);
        if (edge.overlay != EdgeOverlay::None)
            drawTrail(edge, pass);
        drawEdge(edge, edge.curve, pass, Stress::None, layer);
        sink.end();
    }
    drawGroups(true);
    for (const int index : parts.nodes) {
        const NodeItem &node = m_scene.nodes()[size_t(index)];
        sink.begin(node);
        drawCard(node, pass, false, layer);
        if (node.isCollapsed)
            drawStateInside(node, pass, layer);
        if (node.overlay) {
            drawStatus(node, pass, layer);
            if (node.overlay->state == workflow::StepState::Running)
                drawActivity(node, pass);
        }
        sink.end();
    }

    m_painter.divertTo(nullptr);
    m_sink = nullptr;
}

} // namespace agentops::ui::graph
