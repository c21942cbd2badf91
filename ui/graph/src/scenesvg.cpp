// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/scenesvg.h>

#include "svgsink.h"

#include <agentops/ui/graph/graphpicturebuilder.h>

#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using Parts = GraphPictureBuilder::Parts;

namespace {

// Around what is drawn. Units: scene units.
constexpr qreal kMargin = 24;
// The band above a frame that carries its title.
constexpr qreal kFrameTitle = 30;
// An image of this many pixels takes a gigabyte.
constexpr qreal kMaxEdge = 32767;

Parts partsOf(const GraphScene &scene, const std::optional<Selection> &only)
{
    QSet<workflow::NodeId> wanted;
    if (only) {
        wanted = only->selectedNodes;
        for (const GroupItem &group : scene.groups()) {
            if (!only->selectedGroups.contains(group.id))
                continue;
            for (const int node : group.nodes)
                wanted.insert(scene.nodes()[size_t(node)].id);
        }
        wanted = scene.withBodies(wanted);
    }
    const auto isNodeShown = [&](int index) {
        const NodeItem &node = scene.nodes()[size_t(index)];
        return !node.isHidden && (!only || wanted.contains(node.id));
    };
    const auto isGroupShown = [&](int index) {
        const GroupItem &group = scene.groups()[size_t(index)];
        return !group.isHidden && (!only || only->selectedGroups.contains(group.id));
    };
    const auto isEndShown = [&](int node) {
        const int group = scene.nodes()[size_t(node)].hidingGroup;
        return group < 0 ? isNodeShown(scene.shownNode(node)) : isGroupShown(group);
    };
    Parts parts;
    for (int i = 0; i < int(scene.nodes().size()); ++i) {
        if (isNodeShown(i))
            parts.nodes.push_back(i);
    }
    std::ranges::copy_if(scene.containers(), std::back_inserter(parts.containers), isNodeShown);
    for (int i = 0; i < int(scene.edges().size()); ++i) {
        const EdgeItem &edge = scene.edges()[size_t(i)];
        if (!edge.isHidden && isEndShown(edge.from) && isEndShown(edge.to))
            parts.edges.push_back(i);
    }
    for (int i = 0; i < int(scene.groups().size()); ++i) {
        if (isGroupShown(i))
            parts.groups.push_back(i);
    }
    for (int i = 0; i < int(scene.notes().size()); ++i) {
        if (!only || only->selectedNotes.contains(scene.notes()[size_t(i)].id))
            parts.notes.push_back(i);
    }
    return parts;
}

/// On whole units, so that hairlines stay sharp; null when nothing is in it.
QRectF regionOf(const GraphScene &scene, const Parts &parts)
{
    QRectF all;
    for (const int node : parts.nodes)
        all |= scene.nodes()[size_t(node)].extent();
    for (const int edge : parts.edges)
        all |= scene.edges()[size_t(edge)].curve.bounds();
    for (const int group : parts.groups)
        all |= scene.groups()[size_t(group)].rect.adjusted(0, -kFrameTitle, 0, 0);
    for (const int note : parts.notes)
        all |= scene.notes()[size_t(note)].rect;
    if (all.isEmpty())
        return {};
    all.adjust(-kMargin, -kMargin, kMargin, kMargin);
    return all.toAlignedRect();
}

} // namespace

QByteArray toSvg(const GraphScene &scene, const GraphStyle &style, const theme::Units &units,
                 const PictureOptions &options)
{
    const Parts parts = partsOf(scene, options.only);
    const QRectF region = regionOf(scene, parts);
    if (region.isEmpty())
        return {};
    QByteArray svg;
    QXmlStreamWriter xml(&svg);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(1);
    xml.writeStartDocument();
    xml.writeStartElement(u"svg"_s);
    xml.writeDefaultNamespace(u"http://www.w3.org/2000/svg"_s);
    const auto number = [](qreal whole) {
        return QString::number(qint64(whole));
    };
    xml.writeAttribute(u"width"_s, number(region.width()));
    xml.writeAttribute(u"height"_s, number(region.height()));
    xml.writeAttribute(u"viewBox"_s,
                       u"%1 %2 %3 %4"_s.arg(number(region.x()), number(region.y()),
                                            number(region.width()), number(region.height())));
    xml.writeAttribute(u"role"_s, u"img"_s);
    xml.writeTextElement(u"title"_s, xmlText(options.title));
    if (!options.description.isEmpty())
        xml.writeTextElement(u"desc"_s, xmlText(options.description));

    SvgSink sink(xml, scene, options.fonts);
    if (options.ground.isValid())
        sink.fillRect(region, {}, scene::toRgba(options.ground));
    scene::TextLayoutCache texts;
    scene::IconAtlas noIcons([](const QString &) { return QByteArray(); }, 1);
    GraphPictureBuilder builder(scene, texts, noIcons, GraphFonts::create(texts, units));
    builder.setStyle(style);
    builder.draw(parts, sink);

    xml.writeEndElement();
    xml.writeEndDocument();
    return svg;
}

Result<QImage> imageOf(const QByteArray &svg, qreal scale, qreal mostPixels)
{
    QSvgRenderer renderer(svg);
    if (svg.isEmpty() || !renderer.isValid())
        return fail(errors::kInvalidArgument, u"there is nothing to draw"_s);
    const QSizeF size = QSizeF(renderer.defaultSize()) * scale;
    if (size.width() * size.height() > mostPixels
        || std::max(size.width(), size.height()) > kMaxEdge)
        return fail(errors::kInvalidArgument,
                    u"an image of %1 x %2 pixels is too large: take a smaller scale, or SVG"_s
                        .arg(size.width(), 0, 'f', 0)
                        .arg(size.height(), 0, 'f', 0));
    QImage image(size.toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    return image;
}

void paintSvg(const QByteArray &svg, QPainter &painter, const QRectF &area)
{
    QSvgRenderer renderer(svg);
    if (svg.isEmpty() || !renderer.isValid() || area.isEmpty())
        return;
    const QSizeF size = QSizeF(renderer.defaultSize()).scaled(area.size(), Qt::KeepAspectRatio);
    QRectF place(QPointF(), size);
    place.moveCenter(area.center());
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, place);
}

} // namespace agentops::ui::graph
