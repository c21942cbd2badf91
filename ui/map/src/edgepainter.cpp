// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <cmath>

namespace agentops::ui::map {

namespace {

// Leaves one rectangle and enters the other at the sides that face each other.
scene::Cubic curveBetween(const QRectF &from, const QRectF &to, qreal bend)
{
    const QPointF a = from.center();
    const QPointF b = to.center();
    const qreal gapX = std::max(to.left() - from.right(), from.left() - to.right());
    const qreal gapY = std::max(to.top() - from.bottom(), from.top() - to.bottom());
    scene::Cubic curve;
    if (gapX >= 0 || gapX >= gapY) {
        const bool isRight = b.x() >= a.x();
        curve.start = QPointF(isRight ? from.right() : from.left(), a.y());
        curve.end = QPointF(isRight ? to.left() : to.right(), b.y());
        const qreal reach = std::max(bend, std::abs(curve.end.x() - curve.start.x()) * 0.45);
        curve.control1 = curve.start + QPointF(isRight ? reach : -reach, 0);
        curve.control2 = curve.end - QPointF(isRight ? reach : -reach, 0);
    } else {
        // One above the other: out of the same side and back in, so that the curve stays clear.
        const bool isDown = b.y() >= a.y();
        curve.start = QPointF(a.x() + from.width() * 0.18, isDown ? from.bottom() : from.top());
        curve.end = QPointF(b.x() + to.width() * 0.18, isDown ? to.top() : to.bottom());
        const qreal reach = std::max(bend, std::abs(curve.end.y() - curve.start.y()) * 0.45);
        curve.control1 = curve.start + QPointF(0, isDown ? reach : -reach);
        curve.control2 = curve.end - QPointF(0, isDown ? reach : -reach);
    }
    return curve;
}

} // namespace

QString countText(int files)
{
    return QCoreApplication::translate("CodeMap", "%n files", "label of a folder on the map",
                                       files);
}

QString linesText(int lines)
{
    return QCoreApplication::translate("CodeMap", "%n lines", "label of a file on the map", lines);
}

void MapPictureBuilder::drawBundle(Pass &pass, const EdgeBundle &bundle)
{
    const QRectF from = pass.scene.rect(bundle.from);
    const QRectF to = pass.scene.rect(bundle.to);
    const scene::Cubic curve = curveBetween(from, to, pass.edges.px(28));
    if (!curve.bounds().adjusted(-1, -1, 1, 1).intersects(pass.frame.region))
        return;
    const QColor color = bundle.role == EdgeBundle::Role::Cycle ? m_style.failed
        : bundle.role == EdgeBundle::Role::Incoming             ? m_style.incoming
                                                                : m_style.accent;
    const qreal width = pass.edges.px(1.3 + 0.33 * std::log2(double(bundle.count)));
    const bool isIncoming = bundle.role == EdgeBundle::Role::Incoming;
    const scene::Rgba rgba = scene::toRgba(color, isIncoming ? 0.7 : 0.9);
    pass.edges.cubic(curve, width, rgba);
    const QPointF direction = curve.end - curve.control2;
    if (!direction.isNull())
        pass.edges.arrowHead(curve.end, direction, pass.edges.px(8) + width,
                             pass.edges.px(6) + width, rgba);
    // Numbers on the thickest only: the rest is told by the lists.
    constexpr size_t kMostPills = 14;
    if (bundle.count < 2 || pass.pills.size() >= kMostPills)
        return;
    const QPointF middle = pass.toText(curve.at(0.5));
    const scene::TextLine &line =
        m_texts.line(QLocale().toString(bundle.count), m_fonts.captionStrong);
    const QSizeF size(std::max(line.width + 12, 22.0), line.height + 4);
    const QRectF pill(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(),
                      size.height());
    const auto overlaps = [&pill](const QRectF &other) {
        return other.intersects(pill);
    };
    if (std::ranges::any_of(pass.pills, overlaps))
        return; // the thicker bundle, drawn before, keeps its number
    pass.pills.push_back(pill);
    const QRectF scenePill(pass.toScene(pill.topLeft()), pill.size() / pass.frame.scale);
    const scene::Corners corners = scene::Corners::all(scenePill.height() / 2);
    pass.edges.roundedRect(scenePill, corners, scene::toRgba(m_style.raised));
    pass.edges.roundedFrame(scenePill, corners, pass.edges.px(1), scene::toRgba(color, 0.6));
    pass.picture.edgeTexts.push_back(
        {line,
         {pass.snapped(middle.x() - line.width / 2), pass.snapped(middle.y() - line.height / 2)},
         m_style.text});
}

} // namespace agentops::ui::map
