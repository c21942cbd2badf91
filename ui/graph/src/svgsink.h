// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picturesink.h"

#include <agentops/ui/graph/graphscene.h>
#include <agentops/ui/graph/scenesvg.h>

#include <QtCore/QXmlStreamWriter>

namespace agentops::ui::graph {

/// Text as XML can hold it: without the characters that XML knows no way to write.
QString xmlText(const QString &text);

/// Writes a picture as the content of an SVG document.
class SvgSink : public PictureSink
{
public:
    /// Both must outlive the sink.
    SvgSink(QXmlStreamWriter &xml, const GraphScene &scene, PictureFonts fonts);

    void beginFrame(const NodeItem &container) override;
    void begin(const NodeItem &node) override;
    void begin(const GroupItem &group) override;
    void begin(const NoteItem &note) override;
    void begin(const EdgeItem &edge) override;
    void end() override;

    void icon(const QString &name, const QRectF &place, const QColor &color) override;
    void text(const scene::TextLine &line, QPointF position, const QColor &color) override;

    void fillRect(const QRectF &rect, const scene::Corners &corners, scene::Rgba fill) override;
    void strokeRect(const QRectF &rect, const scene::Corners &corners,
                    const scene::Stroke &stroke) override;
    void fillPolygon(std::span<const QPointF> corners, scene::Rgba fill) override;
    void strokeLine(std::span<const QPointF> points, const scene::Stroke &stroke) override;
    void strokePath(std::span<const scene::Cubic> pieces, const scene::Stroke &stroke) override;

private:
    void beginElement(const QString &kind, const QString &title, const QString &description);
    void writeNumber(const QString &name, qreal value);
    void writeRect(const QRectF &rect);
    void writePoints(std::span<const QPointF> points);
    void writeColor(const QString &name, const QColor &color);
    void writeStroke(const scene::Stroke &stroke);
    void copyShapes(const QByteArray &svg);

    QXmlStreamWriter &m_xml;
    const GraphScene &m_scene;
    PictureFonts m_fonts;
};

} // namespace agentops::ui::graph
