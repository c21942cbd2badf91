// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/map/mapscene.h>
#include <agentops/ui/map/mapstyle.h>
#include <agentops/ui/scene/mesh.h>
#include <agentops/ui/scene/meshpainter.h>
#include <agentops/ui/scene/textlayoutcache.h>

#include <QtCore/QSet>

#include <vector>

namespace agentops::ui::map {

/// What part of the map a picture shows.
struct MapFrame
{
    QRectF region;
    qreal scale = 1;
    qreal devicePixelRatio = 1;

    friend bool operator==(const MapFrame &, const MapFrame &) = default;
};

/// What a person pointed at.
struct MapFocus
{
    NodeIndex selected = kNoNode;
    NodeIndex hovered = kNoNode;
    /// Files at the other end of the selection's edges; with these the rest fades.
    QSet<NodeIndex> related;
    /// Edges of import cycles, drawn while nothing is selected.
    QList<codemap::Edge> cycles;
};

/// Edges between two things as drawn, together.
struct EdgeBundle
{
    NodeIndex from = kNoNode;
    NodeIndex to = kNoNode;
    int count = 0;
    enum class Role : quint8 { Outgoing, Incoming, Cycle } role = Role::Outgoing;
    friend bool operator==(const EdgeBundle &, const EdgeBundle &) = default;
};

/// A line of text that the picture shows, for tests and for reading aloud.
struct MapLabel
{
    NodeIndex node = kNoNode;
    /// Units: view pixels relative to the anchor.
    QRectF rect;
};

/// Vertices and texts of one picture.
/// Spaces: meshes in scene units relative to `anchor`; texts in view pixels relative to it, so that
/// they keep their size whatever the zoom.
struct MapPicture
{
    QPointF anchor;
    scene::Mesh ground;
    std::vector<scene::PlacedText> texts;
    scene::Mesh edges;
    std::vector<scene::PlacedText> edgeTexts;
    std::vector<MapLabel> labels;

    void clear();
};

/// The bundles to draw at a zoom: those of the selection, else those of import cycles.
/// Shape: the thickest first, at most `limit`.
std::vector<EdgeBundle> bundleEdges(const MapScene &scene, const MapFocus &focus, qreal scale,
                                    int limit = 60);

/// Makes pictures: a pure function of scene, focus, style and frame.
/// Complexity: the nodes that are seen; what lies outside or is too small is passed over whole.
/// Thread: GUI (texts are laid out).
class MapPictureBuilder
{
public:
    MapPictureBuilder(scene::TextLayoutCache &texts, MapFonts fonts)
        : m_texts(texts)
        , m_fonts(fonts)
    { }

    void setStyle(MapStyle style) { m_style = std::move(style); }
    const MapStyle &style() const { return m_style; }
    void build(const MapScene &scene, const MapFocus &focus, const MapFrame &frame,
               MapPicture &picture);

private:
    struct Pass;

    void drawFolder(Pass &pass, NodeIndex folder);
    void drawClosedContents(Pass &pass, NodeIndex folder);
    void drawClosedName(Pass &pass, NodeIndex folder);
    void drawCard(Pass &pass, NodeIndex file);
    void drawCardName(Pass &pass, NodeIndex file, const QRectF &zone, qreal fade);
    void drawSymbols(Pass &pass, NodeIndex file, qreal fade);
    void drawSkeleton(Pass &pass, NodeIndex file, qreal fade);
    void drawBundle(Pass &pass, const EdgeBundle &bundle);
    void drawMarks(Pass &pass);
    /// Writes into a strip given in scene units, elided; false when there is no room.
    bool addLabel(Pass &pass, NodeIndex node, const QString &text, int font, const QColor &color,
                  const QRectF &zone, Qt::Alignment alignment);

    scene::TextLayoutCache &m_texts;
    MapFonts m_fonts;
    MapStyle m_style;
};

} // namespace agentops::ui::map
