// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <cmath>

namespace agentops::ui::map {

using namespace Qt::StringLiterals;
using codemap::Layout;
using codemap::NodeKind;

namespace {

// What does not belong to the selection keeps this much of its colour.
constexpr qreal kFadedShape = 0.25;
constexpr qreal kFadedText = 0.38;
// Heights in view pixels at which a card becomes one.
constexpr qreal kCardPx = 11;
constexpr qreal kNamePx = 13;
constexpr qreal kSmallestPx = 0.7;

} // namespace

void MapPicture::clear()
{
    ground.clear();
    edges.clear();
    texts.clear();
    edgeTexts.clear();
    labels.clear();
}

bool MapPictureBuilder::Pass::isLifted(NodeIndex node) const
{
    if (focus.selected == kNoNode)
        return true;
    if (scene.snapshot().contains(focus.selected, node)
        || scene.snapshot().contains(node, focus.selected))
        return true;
    if (scene.node(node).kind == NodeKind::Dir)
        return liftedFolders.contains(node);
    return focus.related.contains(scene.snapshot().fileOf(node));
}

void MapPictureBuilder::build(const MapScene &scene, const MapFocus &focus, const MapFrame &frame,
                              MapPicture &picture)
{
    picture.clear();
    picture.anchor = frame.region.center();
    m_texts.nextGeneration();
    Pass pass(scene, focus, frame, picture);
    for (NodeIndex file : focus.related) {
        for (NodeIndex at = file; at != 0; at = scene.node(at).parent)
            pass.liftedFolders.insert(at);
    }
    // Pre-order: what is outside, closed or too small is passed over whole.
    for (NodeIndex i = 0; i < scene.count();) {
        const codemap::Node &node = scene.node(i);
        const QRectF &rect = scene.rect(i);
        const bool isSeen =
            rect.intersects(frame.region) && rect.height() * frame.scale >= kSmallestPx;
        if (!isSeen) {
            i = node.end;
        } else if (node.kind == NodeKind::File) {
            drawCard(pass, i);
            i = node.end;
        } else if (codemap::isChained(scene.snapshot(), i)) {
            ++i;
        } else {
            drawFolder(pass, i);
            if (scene.openness(i, frame.scale) == Openness::Open) {
                ++i;
            } else {
                drawClosedContents(pass, i);
                i = node.end;
            }
        }
    }
    // Names of closed folders lie over what shows through from inside.
    for (const NodeIndex folder : pass.closed)
        drawClosedName(pass, folder);
    for (const EdgeBundle &bundle : bundleEdges(scene, focus, frame.scale))
        drawBundle(pass, bundle);
    drawMarks(pass);
}

bool MapPictureBuilder::addLabel(Pass &pass, NodeIndex node, const QString &text, int font,
                                 const QColor &color, const QRectF &zone, Qt::Alignment alignment)
{
    const qreal room = zone.width() * pass.frame.scale;
    const qreal height = zone.height() * pass.frame.scale;
    constexpr qreal kNarrowest = 18;
    if (room < kNarrowest || text.isEmpty())
        return false;
    const scene::TextLine &line = m_texts.line(text, font, std::floor(room));
    if (line.height > height + 1.5)
        return false;
    const QPointF topLeft = pass.toText(zone.topLeft());
    qreal x = topLeft.x();
    if (alignment & Qt::AlignHCenter)
        x += (room - line.width) / 2;
    else if (alignment & Qt::AlignRight)
        x += room - line.width;
    qreal y = topLeft.y();
    if (alignment & Qt::AlignVCenter)
        y += (height - line.height) / 2;
    const QPointF position(pass.snapped(x), pass.snapped(y));
    pass.picture.texts.push_back({line, position, color});
    pass.picture.labels.push_back({node, QRectF(position, QSizeF(line.width, line.height))});
    return true;
}

void MapPictureBuilder::drawFolder(Pass &pass, NodeIndex folder)
{
    if (folder == 0)
        return;
    const QRectF &rect = pass.scene.rect(folder);
    const bool isClosed = pass.scene.openness(folder, pass.frame.scale) == Openness::Closed;
    const qreal fade = pass.isLifted(folder) ? 1.0 : kFadedShape + 0.2;
    const QColor tint = m_style.tint(pass.scene.language(folder));
    const qreal radius = pass.radius(rect, 8);
    // Each level inside another adds a little of its tint, so that nesting shows.
    const qreal fill = (m_style.isDark ? 0.05 : 0.055) * (isClosed ? 1.5 : 1.0);
    pass.ground.roundedRect(rect, scene::Corners::all(radius), scene::toRgba(tint, fill * fade));
    pass.ground.roundedFrame(rect, scene::Corners::all(radius), pass.ground.px(1),
                             scene::toRgba(tint, (m_style.isDark ? 0.34 : 0.30) * fade));
    if (isClosed) {
        pass.closed.push_back(folder);
        return;
    }
    const qreal header = pass.scene.header(folder);
    const qreal headerPx = header * pass.frame.scale;
    const qreal inset = std::clamp(rect.width() * 0.03, pass.ground.px(6), pass.ground.px(12));
    QRectF zone = rect.adjusted(inset, 0, -inset, 0);
    zone.setHeight(header);
    const int font = headerPx >= 26 ? m_fonts.title
        : headerPx >= 19            ? m_fonts.bodyStrong
                                    : m_fonts.captionStrong;
    const qreal textFade = pass.isLifted(folder) ? 1.0 : kFadedText;
    QColor name = tint;
    name.setAlphaF(float(textFade));
    // The count needs room beside a name that keeps at least half of the strip.
    const qreal countWidth = pass.ground.px(64);
    const bool hasCount = zone.width() > 3 * countWidth;
    if (hasCount) {
        QColor color = m_style.muted;
        color.setAlphaF(float(textFade));
        QRectF right = zone;
        right.setLeft(zone.right() - countWidth);
        addLabel(pass, folder, countText(pass.scene.fileCount(folder)), m_fonts.caption, color,
                 right, Qt::AlignRight | Qt::AlignVCenter);
        zone.setRight(zone.right() - countWidth - pass.ground.px(6));
    }
    addLabel(pass, folder, pass.scene.label(folder), font, name, zone, Qt::AlignVCenter);
}

// Files as a texture: how many there are and of what, without a name.
void MapPictureBuilder::drawClosedContents(Pass &pass, NodeIndex folder)
{
    const qreal fade = pass.isLifted(folder) ? 1.0 : kFadedShape;
    for (NodeIndex i = folder + 1; i < pass.scene.node(folder).end;) {
        const codemap::Node &node = pass.scene.node(i);
        if (node.kind != NodeKind::File) {
            ++i;
            continue;
        }
        const QRectF &rect = pass.scene.rect(i);
        if (rect.height() * pass.frame.scale >= kSmallestPx && rect.intersects(pass.frame.region)) {
            const bool isTold = pass.focus.selected != kNoNode && pass.isLifted(i);
            const qreal strength = isTold ? 0.8 : (m_style.isDark ? 0.2 : 0.24) * fade;
            pass.ground.rect(rect, scene::toRgba(m_style.tint(node.language), strength));
        }
        i = node.end;
    }
}

void MapPictureBuilder::drawClosedName(Pass &pass, NodeIndex folder)
{
    const QRectF &rect = pass.scene.rect(folder);
    const qreal width = rect.width() * pass.frame.scale;
    const qreal height = rect.height() * pass.frame.scale;
    if (width < 44 || height < 18)
        return;
    const bool isLifted = pass.isLifted(folder);
    const int font = width > 150 && height > 60 ? m_fonts.bodyStrong : m_fonts.captionStrong;
    const qreal room = std::floor(width - 16);
    const scene::TextLine line = m_texts.line(pass.scene.label(folder), font, room);
    const bool hasCount = height > 2.6 * line.height && width > 70;
    const scene::TextLine count = hasCount
        ? m_texts.line(countText(pass.scene.fileCount(folder)), m_fonts.caption, room)
        : scene::TextLine();
    const QSizeF size(std::max(line.width, count.width) + 14,
                      line.height + count.height + (height > 28 ? 6 : 2));
    const QPointF center = pass.toText(rect.center());
    const QRectF box(center.x() - size.width() / 2, center.y() - size.height() / 2, size.width(),
                     size.height());
    const QRectF sceneBox(pass.toScene(box.topLeft()), box.size() / pass.frame.scale);
    const QColor ground = m_style.isDark ? m_style.canvas : m_style.surface;
    pass.ground.roundedRect(sceneBox, scene::Corners::all(pass.ground.px(5)),
                            scene::toRgba(ground, m_style.isDark ? 0.78 : 0.82));
    QColor color = m_style.tint(pass.scene.language(folder));
    color.setAlphaF(isLifted ? 1.0f : float(kFadedText));
    QPointF at(pass.snapped(center.x() - line.width / 2),
               pass.snapped(center.y() - (line.height + count.height) / 2));
    pass.picture.texts.push_back({line, at, color});
    pass.picture.labels.push_back({folder, QRectF(at, QSizeF(line.width, line.height))});
    if (!hasCount)
        return;
    color = m_style.muted;
    color.setAlphaF(isLifted ? 1.0f : float(kFadedText));
    at = QPointF(pass.snapped(center.x() - count.width / 2), pass.snapped(at.y() + line.height));
    pass.picture.texts.push_back({count, at, color});
    pass.picture.labels.push_back({folder, QRectF(at, QSizeF(count.width, count.height))});
}

void MapPictureBuilder::drawCard(Pass &pass, NodeIndex file)
{
    const QRectF &rect = pass.scene.rect(file);
    const qreal heightPx = Layout::kCardHeight * pass.frame.scale;
    const bool isLifted = pass.isLifted(file);
    const qreal fade = isLifted ? 1.0 : kFadedShape;
    const QColor tint = m_style.tint(pass.scene.node(file).language);
    if (heightPx < kCardPx) {
        pass.ground.rect(rect, scene::toRgba(tint, (m_style.isDark ? 0.5 : 0.55) * fade));
        return;
    }
    const qreal radius = pass.radius(rect, 5);
    pass.ground.roundedRect(rect, scene::Corners::all(radius),
                            scene::toRgba(m_style.raised, isLifted ? 1.0 : 0.35));
    pass.ground.roundedFrame(rect, scene::Corners::all(radius), pass.ground.px(1),
                             scene::toRgba(m_style.line, isLifted ? 1.0 : 0.4));
    const QRectF bar(rect.left(), rect.top(), pass.ground.px(3), rect.height());
    pass.ground.roundedRect(bar, {radius, 0, 0, radius}, scene::toRgba(tint, fade));
    if (heightPx < kNamePx)
        return;
    QRectF zone = rect.adjusted(pass.ground.px(11), 0, -pass.ground.px(8), 0);
    if (pass.scene.showsSymbols(file, pass.frame.scale)) {
        zone.setHeight(Layout::kCardHeader);
        drawCardName(pass, file, zone, fade);
        drawSymbols(pass, file, fade);
        return;
    }
    // Close up, the name stays at the top instead of floating in the middle.
    constexpr qreal kTallNamePx = 40;
    zone.setHeight(std::min(Layout::kCardHeight, pass.ground.px(kTallNamePx)));
    drawCardName(pass, file, zone, fade);
    drawSkeleton(pass, file, fade);
}

void MapPictureBuilder::drawCardName(Pass &pass, NodeIndex file, const QRectF &zone, qreal fade)
{
    const qreal heightPx = zone.height() * pass.frame.scale;
    const bool isStrong = pass.frame.scale > 1.4;
    const int font = isStrong ? m_fonts.bodyStrong
        : heightPx >= 20      ? m_fonts.body
                              : m_fonts.caption;
    QColor color = m_style.text;
    color.setAlphaF(float(fade < 1 ? kFadedText : 1.0));
    QRectF nameZone = zone;
    const int lines = pass.scene.node(file).lineCount;
    const qreal linesWidth = pass.ground.px(64);
    if (isStrong && lines > 0 && zone.width() > 4 * linesWidth) {
        QColor faint = m_style.faint;
        faint.setAlphaF(color.alphaF());
        QRectF right = zone;
        right.setLeft(zone.right() - linesWidth);
        addLabel(pass, file, linesText(lines), m_fonts.caption, faint, right,
                 Qt::AlignRight | Qt::AlignVCenter);
        nameZone.setRight(right.left() - pass.ground.px(6));
    }
    addLabel(pass, file, pass.scene.node(file).name, font, color, nameZone, Qt::AlignVCenter);
}

void MapPictureBuilder::drawSymbols(Pass &pass, NodeIndex file, qreal fade)
{
    const codemap::Node &node = pass.scene.node(file);
    for (NodeIndex i = file + 1; i < node.end; ++i) {
        const QRectF &row = pass.scene.rect(i);
        if (!row.intersects(pass.frame.region))
            continue;
        const codemap::Node &symbol = pass.scene.node(i);
        int depth = 0;
        for (NodeIndex at = symbol.parent; at != file; at = pass.scene.node(at).parent)
            ++depth;
        const qreal rowPx = row.height() * pass.frame.scale;
        const qreal indent = pass.ground.px(6 + 10 * std::min(depth, 4));
        const bool isType = symbol.kind >= NodeKind::Namespace && symbol.kind <= NodeKind::Enum;
        const QColor kindColor = isType         ? m_style.tint(node.language)
            : symbol.kind == NodeKind::Constant ? m_style.faint
                                                : m_style.muted;
        if (isType)
            pass.ground.roundedRect(row, scene::Corners::all(pass.ground.px(3)),
                                    scene::toRgba(kindColor, 0.10 * fade));
        const QPointF dot(row.left() + indent, row.center().y());
        const qreal radius = pass.ground.px(std::min(3.0, rowPx * 0.22));
        if (isType)
            pass.ground.shape(scene::Shape::Square, dot, radius, scene::toRgba(kindColor, fade));
        else if (symbol.kind == NodeKind::Constant)
            pass.ground.shape(scene::Shape::Diamond, dot, radius, scene::toRgba(kindColor, fade));
        else
            pass.ground.circle(dot, radius * 0.8, scene::toRgba(kindColor, fade));
        QColor color = isType ? m_style.text : m_style.muted;
        color.setAlphaF(float(fade < 1 ? kFadedText : 1.0));
        const QRectF zone = row.adjusted(indent + pass.ground.px(8), 0, -pass.ground.px(3), 0);
        const int font = rowPx >= 17 ? (isType ? m_fonts.bodyStrong : m_fonts.body)
            : isType                 ? m_fonts.captionStrong
                                     : m_fonts.caption;
        addLabel(pass, i, symbol.name, font, color, zone, Qt::AlignVCenter);
    }
}

// Before names fit, the rows of a tall card show as bars under its name.
void MapPictureBuilder::drawSkeleton(Pass &pass, NodeIndex file, qreal fade)
{
    const QRectF &rect = pass.scene.rect(file);
    const codemap::Node &node = pass.scene.node(file);
    const qreal top = rect.top() + Layout::kCardHeight * 0.92;
    if (node.end == file + 1 || rect.bottom() - top < Layout::kCardHeight
        || pass.scene.rect(file + 1).height() * pass.frame.scale < 1.6)
        return;
    const QColor tint = m_style.tint(node.language);
    for (NodeIndex i = file + 1; i < node.end; ++i) {
        const QRectF &row = pass.scene.rect(i);
        if (row.top() < top)
            continue;
        const qreal share = std::clamp(double(pass.scene.node(i).name.size()) / 30, 0.12, 0.85);
        const QRectF bar(row.left() + row.width() * 0.06, row.top() + row.height() * 0.25,
                         row.width() * share, row.height() * 0.5);
        pass.ground.rect(bar, scene::toRgba(tint, 0.28 * fade));
    }
}

// The selection's and the pointer's frames, over everything.
void MapPictureBuilder::drawMarks(Pass &pass)
{
    const auto frame = [&](NodeIndex node, qreal width, const QColor &color) {
        const NodeIndex shown = pass.scene.representative(node, pass.frame.scale);
        const QRectF rect = pass.scene.rect(shown);
        if (!rect.intersects(pass.frame.region))
            return;
        const qreal grow = pass.ground.px(width);
        const qreal radius = pass.radius(rect, 6);
        pass.edges.roundedFrame(rect.adjusted(-grow, -grow, grow, grow),
                                scene::Corners::all(radius + grow), grow, scene::toRgba(color));
    };
    if (pass.focus.hovered != kNoNode && pass.focus.hovered != pass.focus.selected)
        frame(pass.focus.hovered, 1, m_style.muted);
    if (pass.focus.selected != kNoNode)
        frame(pass.focus.selected, 2, m_style.accent);
}

} // namespace agentops::ui::map
