// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphpicture.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/graph/interactionview.h>
#include <agentops/ui/graph/notelayout.h>
#include <agentops/ui/scene/iconatlas.h>
#include <agentops/ui/scene/levelofdetail.h>

namespace agentops::ui::graph {

class PictureSink;

/// Draws a scene into a picture: pure, apart from filling the layout caches and the icon atlas.
///
/// Only what touches the region is looked at. The zoom decides how much of it is drawn: blocks far
/// out, titles nearer, everything near. Edges far out are gathered: one line for all edges between
/// the same two places. A layer that is made again allocates nothing once it has grown, apart from
/// texts that were never laid out.
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
        /// Units: seconds of animation, from any start.
        double seconds = 0;
    };

    /// All of them must outlive the builder; `fonts` are those of `texts`.
    GraphPictureBuilder(const GraphScene &scene, scene::TextLayoutCache &texts,
                        scene::IconAtlas &icons, GraphFonts fonts);

    void setStyle(GraphStyle style) { m_style = std::move(style); }
    const GraphStyle &style() const { return m_style; }

    /// Makes these layers. All of them together begin a new picture; fewer go on with the frame of
    /// the last one, of which only the seconds may be others.
    void build(Layers layers, const Frame &frame, const InteractionView &interaction,
               GraphPicture &picture);

    /// What is to be drawn, by index into the scene's lists, each from below.
    struct Parts
    {
        std::vector<int> containers;
        std::vector<int> groups;
        std::vector<int> notes;
        std::vector<int> edges;
        std::vector<int> nodes;
    };
    /// Tells `sink` everything about these, at full detail, as nobody is at them.
    void draw(const Parts &parts, PictureSink &sink);

private:
    struct Pass;
    enum class Stress { None, Hovered, Selected };
    /// A connection of a dragged card whose other end, or a point on its way, stays.
    struct Stretched
    {
        int edge;
        bool isFromMoving;
        bool isToMoving;
    };

    void buildFrames(const Pass &pass);
    void buildNotes(const Pass &pass);
    void buildEdges(const Pass &pass);
    void buildCards(const Pass &pass);
    void buildStatus(const Pass &pass);
    void buildMoving(const Pass &pass);
    void buildSelection(const Pass &pass);
    void buildLive(const Pass &pass);

    void drawFound(const Pass &pass);
    void paintOn(const Pass &pass, PictureLayer &layer);
    void drawBody(const NodeItem &container, const Pass &pass, PictureLayer &layer);
    void drawGroup(const GroupItem &group, const Pass &pass, PictureLayer &layer);
    void drawNote(const NoteItem &note, const Pass &pass, PictureLayer &layer);
    void drawNoteText(const NoteItem &note, const Pass &pass, PictureLayer &layer);
    void drawNoteMark(const NoteMark &mark, const QRectF &place, const QColor &ink);
    /// What stands for its text where that cannot be read.
    void drawNoteGist(const NoteItem &note, const Pass &pass, PictureLayer &layer);
    const NoteLayout &layoutOf(const NoteItem &note, scene::DetailLevel detail);
    /// Of collapsed groups, into the lowest layer of cards.
    void drawGroupCards(const Pass &pass);
    void drawGroupCard(const GroupItem &group, const Pass &pass, PictureLayer &layer);
    void drawGroupFold(const GroupItem &group, PictureLayer &layer);
    void drawGroupStatus(const Pass &pass);
    bool isGroupCardShown(const GroupItem &group, const Pass &pass) const;
    void ringGroup(const GroupItem &group);
    void ringFrame(const NodeItem &container);
    void ringNote(const NoteItem &note);
    void ringCard(const NodeItem &node);

    void drawEdge(const EdgeItem &edge, const EdgePath &path, const Pass &pass, Stress stress,
                  PictureLayer &layer);
    void drawCondition(const EdgeItem &edge, const EdgePath &path, const Pass &pass,
                       scene::Rgba ink, PictureLayer &layer);
    void drawGatheredEdges(const std::vector<int> &edges, const Pass &pass, const QColor &color,
                           qreal opacity);
    void drawTrail(const EdgeItem &edge, const Pass &pass);
    /// Those that belong wholly to what is dragged; the others are kept in m_stretched.
    void drawMovingEdges(const Pass &pass);
    void drawStretchedEdges(const Pass &pass);
    void drawFlow(const Pass &pass);
    void drawSelectedEdges(const Pass &pass);
    void drawHoveredEdge(const Pass &pass);
    bool isMoving(const EdgeItem &edge, const InteractionView &interaction) const;

    void drawCard(const NodeItem &node, const Pass &pass, bool isMoving, PictureLayer &layer);
    void drawFullCard(const NodeItem &node, const GraphFonts::Set &fonts, PictureLayer &layer);
    void drawCardTitle(const NodeItem &node, PictureLayer &layer);
    void drawCardBlock(const NodeItem &node, PictureLayer &layer);
    /// That there is more below a card.
    void drawStack(const NodeItem &node);
    void drawFold(const NodeItem &node, PictureLayer &layer);
    QColor outlineColor(const NodeItem &node) const;
    void drawPorts(const NodeItem &node, const Pass &pass, PictureLayer &layer);
    void drawBuiltInPorts(int index, const Pass &pass);
    void drawPortName(const QString &name, QPointF portCenter, bool isInput, GraphFonts::Index font,
                      PictureLayer &layer);
    bool isBuiltInPortShown(const Hit &hit, const InteractionView &interaction) const;

    void drawStatus(const NodeItem &node, const Pass &pass, PictureLayer &layer);
    void drawFooter(const NodeItem &node, const Pass &pass, PictureLayer &layer);
    void drawStateIcon(const NodeItem &node, const Pass &pass, PictureLayer &layer);
    void drawStateInside(const NodeItem &container, const Pass &pass, PictureLayer &layer);
    void drawProgress(const NodeItem &node, const Pass &pass);
    void drawActivity(const NodeItem &node, const Pass &pass);
    QRectF progressTrack(const NodeItem &node, const Pass &pass) const;

    QColor markColor(Mark mark) const;
    /// Of what lies below the cards.
    void drawGroundMarks(const Pass &pass);
    void drawMarkedFrame(const QRectF &rect, qreal radius, Mark mark, const Pass &pass);
    void drawMarkedEdge(const EdgeItem &edge, Mark mark, const Pass &pass);
    void drawMark(const NodeItem &node, Mark mark, const Pass &pass);
    void outlineMarked(const QRectF &rect, qreal radius, Mark mark);
    void drawSign(QPointF center, Mark mark);
    void drawBreakpoint(const NodeItem &node);
    void drawBreakpoint(const EdgeItem &edge, const EdgePath &path);
    void drawBreakMark(QPointF center, BreakMark mark);

    void drawLivePorts(const Pass &pass);
    void drawConnectPreview(const InteractionView &interaction);
    size_t layerOf(size_t position);
    void addText(PictureLayer &layer, const QString &text, GraphFonts::Index font,
                 QPointF leftCenter, qreal maxWidth, const QColor &color,
                 Qt::Alignment alignment = Qt::AlignLeft);
    void placeLine(PictureLayer &layer, const scene::TextLine &line, QPointF leftCenter,
                   const QColor &color, Qt::Alignment alignment);
    void addIcon(PictureLayer &layer, const QString &name, QPointF center, qreal size,
                 const QColor &color);

    const GraphScene &m_scene;
    scene::TextLayoutCache &m_texts;
    /// What a run says is new every second, and is forgotten as fast.
    scene::TextLayoutCache m_runTexts;
    scene::IconAtlas &m_icons;
    NoteLayoutCache m_noteLayouts;
    GraphFonts m_fonts;
    GraphStyle m_style;
    QPointF m_anchor;
    scene::MeshPainter m_painter;
    /// Set while draw() goes on.
    PictureSink *m_sink = nullptr;

    // What the picture shows, by index into the scene's lists.
    std::vector<int> m_shownNodes;
    std::vector<size_t> m_layerOfShown;
    std::vector<int> m_shownEdges;
    std::vector<int> m_selectedNodes;
    std::vector<int> m_movingNodes;
    std::vector<int> m_runningNodes;
    std::vector<int> m_flowingEdges;
    std::vector<Stretched> m_stretched;

    // Working memory.
    std::vector<int> m_found;
    std::vector<std::array<quint64, 3>> m_gathered;
    std::vector<QPointF> m_outline;
    EdgePath m_path;
};

} // namespace agentops::ui::graph
