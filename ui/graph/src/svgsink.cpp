// SPDX-License-Identifier: GPL-3.0-or-later
#include "svgsink.h"

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/theme/icons.h>

#include <QtCore/QXmlStreamReader>
#include <QtGui/QFontInfo>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal kIconGrid = 24;
constexpr qreal kIconStroke = 1.5;

/// Hundredths are finer than anybody sees.
QString numberText(qreal value)
{
    QString text = QString::number(value, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == "-0"_L1 ? u"0"_s : text;
}

QString pointText(QPointF point)
{
    return numberText(point.x()) + u' ' + numberText(point.y());
}

QColor colorOf(scene::Rgba color)
{
    const auto channel = [&color](quint8 value) {
        return std::min(255, int(std::lround(value * 255.0 / std::max<int>(color.a, 1))));
    };
    return {channel(color.r), channel(color.g), channel(color.b), int(color.a)};
}

qreal pixelSizeOf(const QFont &font)
{
    if (font.pixelSize() > 0)
        return font.pixelSize();
    const QScreen *screen = QGuiApplication::primaryScreen();
    return font.pointSizeF() * (screen ? screen->logicalDotsPerInchY() : 96.0) / 72;
}

bool isPlain(const scene::Corners &corners)
{
    return corners.topLeft == corners.topRight && corners.topRight == corners.bottomRight
        && corners.bottomRight == corners.bottomLeft;
}

/// A rectangle with corners that differ.
QString outlineOf(const QRectF &rect, const scene::Corners &corners)
{
    QString path;
    const auto corner = [&path](qreal radius, QPointF from, QPointF to) {
        path += (path.isEmpty() ? u"M"_s : u"L"_s) + pointText(from);
        if (radius > 0)
            path += u"A%1 %1 0 0 1 "_s.arg(numberText(radius)) + pointText(to);
    };
    const qreal a = corners.topLeft;
    const qreal b = corners.topRight;
    const qreal c = corners.bottomRight;
    const qreal d = corners.bottomLeft;
    corner(a, rect.topLeft() + QPointF(0, a), rect.topLeft() + QPointF(a, 0));
    corner(b, rect.topRight() - QPointF(b, 0), rect.topRight() + QPointF(0, b));
    corner(c, rect.bottomRight() - QPointF(0, c), rect.bottomRight() - QPointF(c, 0));
    corner(d, rect.bottomLeft() + QPointF(d, 0), rect.bottomLeft() - QPointF(0, d));
    return path + u'Z';
}

} // namespace

QString xmlText(const QString &text)
{
    // Source: Extensible Markup Language 1.0, production 2 (Char).
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar here = text.at(i);
        if (here.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            clean += here;
            clean += text.at(++i);
            continue;
        }
        const char16_t code = here.unicode();
        const bool isControl = code < 0x20 && code != u'\t' && code != u'\n' && code != u'\r';
        if (!isControl && !here.isSurrogate() && code < 0xfffe)
            clean += here;
    }
    return clean;
}

SvgSink::SvgSink(QXmlStreamWriter &xml, const GraphScene &scene, PictureFonts fonts)
    : m_xml(xml)
    , m_scene(scene)
    , m_fonts(fonts)
{ }

void SvgSink::beginElement(const QString &kind, const QString &title, const QString &description)
{
    m_xml.writeStartElement(u"g"_s);
    m_xml.writeAttribute(u"class"_s, kind);
    m_xml.writeTextElement(u"title"_s, xmlText(title));
    if (!description.isEmpty())
        m_xml.writeTextElement(u"desc"_s, xmlText(description));
}

void SvgSink::beginFrame(const NodeItem &container)
{
    beginElement(u"container"_s, container.title, {});
}

void SvgSink::begin(const NodeItem &node)
{
    QStringList facts;
    if (!node.summary.isEmpty())
        facts.append(node.summary);
    if (node.overlay)
        facts.append(stateText(node.overlay->state));
    if (node.problem == workflow::Diagnostic::Severity::Error)
        facts.append(GraphSession::tr("has an error"));
    else if (node.problem == workflow::Diagnostic::Severity::Warning)
        facts.append(GraphSession::tr("has a warning"));
    if (node.isMuted)
        facts.append(GraphSession::tr("muted"));
    beginElement(u"step"_s, node.title, facts.join(u" · "_s));
}

void SvgSink::begin(const GroupItem &group)
{
    beginElement(u"group"_s, GraphSession::tr("Frame %1").arg(group.title), {});
}

void SvgSink::begin(const NoteItem &note)
{
    beginElement(u"note"_s, GraphSession::tr("Note: %1").arg(note.text.trimmed()), {});
}

void SvgSink::begin(const EdgeItem &edge)
{
    const NodeItem &from = m_scene.nodes()[size_t(edge.from)];
    const NodeItem &to = m_scene.nodes()[size_t(edge.to)];
    QStringList facts;
    if (!edge.condition.isEmpty())
        facts.append(edge.condition);
    if (edge.isMuted)
        facts.append(GraphSession::tr("muted"));
    beginElement(u"connection"_s,
                 GraphSession::tr("Connection from %1 of %2 to %3 of %4")
                     .arg(from.outputs[size_t(edge.fromPort)].name, from.title,
                          to.inputs[size_t(edge.toPort)].name, to.title),
                 facts.join(u" · "_s));
}

void SvgSink::end()
{
    m_xml.writeEndElement();
}

void SvgSink::writeNumber(const QString &name, qreal value)
{
    m_xml.writeAttribute(name, numberText(value));
}

void SvgSink::writeRect(const QRectF &rect)
{
    writeNumber(u"x"_s, rect.x());
    writeNumber(u"y"_s, rect.y());
    writeNumber(u"width"_s, rect.width());
    writeNumber(u"height"_s, rect.height());
}

void SvgSink::writePoints(std::span<const QPointF> points)
{
    QStringList texts;
    for (const QPointF point : points)
        texts.append(pointText(point));
    m_xml.writeAttribute(u"points"_s, texts.join(u' '));
}

void SvgSink::writeColor(const QString &name, const QColor &color)
{
    m_xml.writeAttribute(name, color.name());
    if (color.alpha() < 255)
        writeNumber(name + u"-opacity"_s, color.alphaF());
}

void SvgSink::writeStroke(const scene::Stroke &stroke)
{
    m_xml.writeAttribute(u"fill"_s, u"none"_s);
    writeColor(u"stroke"_s, colorOf(stroke.color));
    writeNumber(u"stroke-width"_s, stroke.width);
    if (stroke.dash > 0)
        m_xml.writeAttribute(u"stroke-dasharray"_s,
                             numberText(stroke.dash) + u' ' + numberText(stroke.gap));
}

void SvgSink::fillRect(const QRectF &rect, const scene::Corners &corners, scene::Rgba fill)
{
    const bool plain = isPlain(corners);
    m_xml.writeEmptyElement(plain ? u"rect"_s : u"path"_s);
    if (!plain) {
        m_xml.writeAttribute(u"d"_s, outlineOf(rect, corners));
    } else {
        writeRect(rect);
        if (corners.topLeft > 0)
            writeNumber(u"rx"_s, corners.topLeft);
    }
    writeColor(u"fill"_s, colorOf(fill));
}

void SvgSink::strokeRect(const QRectF &rect, const scene::Corners &corners,
                         const scene::Stroke &stroke)
{
    m_xml.writeEmptyElement(u"rect"_s);
    writeRect(rect);
    if (corners.topLeft > 0)
        writeNumber(u"rx"_s, corners.topLeft);
    writeStroke(stroke);
}

void SvgSink::fillPolygon(std::span<const QPointF> corners, scene::Rgba fill)
{
    m_xml.writeEmptyElement(u"polygon"_s);
    writePoints(corners);
    writeColor(u"fill"_s, colorOf(fill));
}

void SvgSink::strokeLine(std::span<const QPointF> points, const scene::Stroke &stroke)
{
    m_xml.writeEmptyElement(u"polyline"_s);
    writePoints(points);
    writeStroke(stroke);
}

void SvgSink::strokePath(std::span<const scene::Cubic> pieces, const scene::Stroke &stroke)
{
    if (pieces.empty())
        return;
    QString path = u'M' + pointText(pieces.front().start);
    for (const scene::Cubic &piece : pieces)
        path += u'C' + pointText(piece.control1) + u' ' + pointText(piece.control2) + u' '
            + pointText(piece.end);
    m_xml.writeEmptyElement(u"path"_s);
    m_xml.writeAttribute(u"d"_s, path);
    writeStroke(stroke);
}

void SvgSink::icon(const QString &name, const QRectF &place, const QColor &color)
{
    const QByteArray svg = theme::iconSvg(name);
    if (svg.isEmpty())
        return;
    const qreal scale = place.width() / kIconGrid;
    m_xml.writeStartElement(u"g"_s);
    m_xml.writeAttribute(u"transform"_s,
                         u"translate(%1) scale(%2)"_s.arg(pointText(place.topLeft()),
                                                          QString::number(scale, 'f', 4)));
    writeStroke({kIconStroke / scale, scene::toRgba(color)});
    m_xml.writeAttribute(u"stroke-linecap"_s, u"round"_s);
    m_xml.writeAttribute(u"stroke-linejoin"_s, u"round"_s);
    copyShapes(svg);
    m_xml.writeEndElement();
}

void SvgSink::copyShapes(const QByteArray &svg)
{
    QXmlStreamReader reader(svg);
    reader.readNextStartElement(); // svg itself, whose colours are ours
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            m_xml.writeStartElement(reader.name().toString());
            for (const QXmlStreamAttribute &attribute : reader.attributes())
                m_xml.writeAttribute(attribute.name(), attribute.value());
            break;
        case QXmlStreamReader::EndElement:
            if (reader.name() != "svg"_L1)
                m_xml.writeEndElement();
            break;
        default:
            break;
        }
    }
}

void SvgSink::text(const scene::TextLine &line, QPointF position, const QColor &color)
{
    const QFont font = line.layout->font();
    QString family = QFontInfo(font).family();
    if (m_fonts == PictureFonts::WithFallback)
        family = u"'%1', %2"_s.arg(
            family, font.styleHint() == QFont::Monospace ? u"monospace"_s : u"sans-serif"_s);
    m_xml.writeStartElement(u"text"_s);
    writeNumber(u"x"_s, position.x());
    writeNumber(u"y"_s, position.y() + line.ascent);
    m_xml.writeAttribute(u"font-family"_s, family);
    writeNumber(u"font-size"_s, pixelSizeOf(font));
    if (font.weight() != QFont::Normal)
        m_xml.writeAttribute(u"font-weight"_s, QString::number(font.weight()));
    if (font.italic())
        m_xml.writeAttribute(u"font-style"_s, u"italic"_s);
    writeColor(u"fill"_s, color);
    // Where the font is another one, the text still takes the room that was kept for it.
    if (line.width > 0)
        writeNumber(u"textLength"_s, line.width);
    m_xml.writeAttribute(u"lengthAdjust"_s, u"spacingAndGlyphs"_s);
    m_xml.writeAttribute(u"xml:space"_s, u"preserve"_s);
    m_xml.writeCharacters(xmlText(line.layout->text()));
    m_xml.writeEndElement();
}

} // namespace agentops::ui::graph
