// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphscene.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/graph/interactionview.h>
#include <agentops/ui/scene/iconatlas.h>
#include <agentops/ui/scene/iconbatchnode.h>
#include <agentops/ui/scene/levelofdetail.h>

namespace agentops::ui::graph {

/// Shapes, icons and texts that lie on top of one another in this order.
/// Shape: positions relative to the picture's anchor.
struct PictureLayer
{
    scene::Mesh shapes;
    std::vector<scene::PlacedIcon> icons;
    std::vector<scene::PlacedText> texts;

    void clear();
};

/// Everything the scene graph needs to draw one region of a graph.
struct GraphPicture
{
    /// Scene position that all others are relative to.
    QPointF anchor;
    /// Groups, notes and edges.
    PictureLayer ground;
    /// Cards; a card that covers another one is in a later layer. Shape: the first `cardLayers`
    /// are in use, the others keep their memory.
    std::vector<PictureLayer> cards;
    size_t cardLayers = 0;
    /// Dragged cards at their old place.
    PictureLayer moving;
    /// What changes from frame to frame: progress, spinners, rings, previews.
    PictureLayer live;
    /// Whether `live` moves by itself and wants another frame.
    bool isAnimated = false;
    int drawnNodes = 0;
    int drawnEdges = 0;
};

/// Draws a scene into a picture: pure, apart from filling the layout cache and the icon atlas.
///
/// Only what touches the region is looked at. The zoom decides how much of it is drawn: blocks far
/// out, titles nearer, everything near. Edges far out are gathered: one line for all edges between
/// the same two places.
/// Thread: GUI.
class GraphPictureBuilder
{
public:
    struct Frame
    {
        QRectF region;
        qreal scale = 1;
        qreal devicePixelRatio = 1;
        scene::DetailLevel detail = scene::DetailLevel::Full;
    };

    GraphPictureBuilder(const GraphScene &scene, scene::TextLayoutCache &texts,
                        scene::IconAtlas &icons, GraphFonts fonts);

    void setStyle(GraphStyle style) { m_style = std::move(style); }
    const GraphStyle &style() const { return m_style; }

    /// Ground and cards of the region.
    void build(const Frame &frame, const InteractionView &interaction, GraphPicture &picture);
    /// The live layer. Units: `seconds` of animation, from any start.
    void buildLive(const Frame &frame, const InteractionView &interaction, double seconds,
                   GraphPicture &picture);

private:
    void buildGround(const Frame &frame, const InteractionView &interaction, GraphPicture &picture);
    void drawGroup(const GroupItem &group, const Frame &frame, const InteractionView &interaction,
                   QPointF offset, PictureLayer &layer, scene::MeshPainter &painter);
    void drawNote(const NoteItem &note, const Frame &frame, bool isSelected, QPointF offset,
                  PictureLayer &layer, scene::MeshPainter &painter);
    enum class Stress { None, Hovered, Selected };
    void drawEdge(const EdgeItem &edge, const scene::Cubic &curve, const Frame &frame,
                  Stress stress, PictureLayer &layer, scene::MeshPainter &painter);
    /// Edges of dragged cards, which follow them.
    void drawMovingEdges(const Frame &frame, const InteractionView &interaction,
                         PictureLayer &layer, scene::MeshPainter &painter);
    /// The selected edges and the one under the pointer, over what the ground shows of them.
    void drawStressedEdges(const Frame &frame, const InteractionView &interaction,
                           PictureLayer &layer, scene::MeshPainter &painter);
    bool isMoving(const EdgeItem &edge, const InteractionView &interaction) const;
    void drawGatheredEdges(const std::vector<int> &edges, const Frame &frame,
                           scene::MeshPainter &painter);
    void drawCard(const NodeItem &node, const Frame &frame, bool isMoving, PictureLayer &layer,
                  scene::MeshPainter &painter);
    void drawFullCard(const NodeItem &node, const GraphFonts::Set &fonts, PictureLayer &layer,
                      scene::MeshPainter &painter);
    void drawCardTitle(const NodeItem &node, PictureLayer &layer, scene::MeshPainter &painter);
    void drawCardBlock(const NodeItem &node, PictureLayer &layer, scene::MeshPainter &painter);
    void drawPorts(const NodeItem &node, const Frame &frame, PictureLayer &layer,
                   scene::MeshPainter &painter);
    void drawBuiltInPorts(int index, QPointF shift, const Frame &frame,
                          const InteractionView &interaction, PictureLayer &layer,
                          scene::MeshPainter &painter);
    void drawPortName(const QString &name, QPointF portCenter, bool isInput, GraphFonts::Index font,
                      PictureLayer &layer, scene::MeshPainter &painter);
    bool isBuiltInPortShown(const Hit &hit, const InteractionView &interaction) const;
    void drawConnectPreview(const InteractionView &interaction, scene::MeshPainter &painter);
    void drawActivity(const NodeItem &node, QPointF offset, const Frame &frame, double seconds,
                      scene::MeshPainter &painter);
    size_t layerOf(int node, const std::vector<int> &visible, size_t position);
    void addText(PictureLayer &layer, const QString &text, scene::TextLayoutCache::FontIndex font,
                 QPointF leftCenter, qreal maxWidth, const QColor &color,
                 Qt::Alignment alignment = Qt::AlignLeft);
    void addIcon(PictureLayer &layer, const QString &name, QPointF center, qreal size,
                 const QColor &color);

    const GraphScene &m_scene;
    scene::TextLayoutCache &m_texts;
    scene::IconAtlas &m_icons;
    GraphFonts m_fonts;
    GraphStyle m_style;
    QPointF m_anchor;
    std::vector<int> m_visible;
    std::vector<int> m_candidates;
    std::vector<size_t> m_layerOfVisible;
    QHash<std::pair<quint64, quint64>, int> m_gathered;
};

} // namespace agentops::ui::graph
