// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/workflowdrawing.h>

#include <agentops/nodes/builtinnodes.h>
#include <agentops/ui/graph/graphscene.h>
#include <agentops/ui/graph/scenesvg.h>
#include <agentops/ui/theme/units.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workspace/authoring.h>

#include <QtCore/QBuffer>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;

namespace {

Result<workflow::Document> readDocument(const QString &file)
{
    AO_TRY(workspace::SourceWorkflow source, workspace::readSourceWorkflowBlocking(file));
    if (source.document)
        return *std::move(source.document);
    for (const workspace::SourceFinding &finding : source.findings) {
        if (finding.diagnostic.severity == workflow::Diagnostic::Severity::Error)
            return fail(errors::kInvalidArgument,
                        u"%1:%2: %3"_s.arg(finding.file, QString::number(finding.diagnostic.line),
                                           finding.diagnostic.message));
    }
    return fail(errors::kInvalidArgument, u"%1 holds no workflow"_s.arg(file));
}

} // namespace

Result<QByteArray> drawWorkflowBlocking(const QString &file, const DrawingOptions &options)
{
    AO_TRY(const workflow::Document document, readDocument(file));
    workflow::NodeCatalog catalog;
    nodes::registerBuiltinNodes(catalog, {});
    graph::GraphScene scene;
    scene.rebuild(document, catalog);
    const bool isDark = options.scheme != theme::Theme::Scheme::Light;
    const graph::GraphStyle style =
        graph::GraphStyle::fromPalette(theme::Theme::paletteOf(options.scheme), isDark);
    graph::PictureOptions wanted;
    wanted.title = document.properties.name;
    wanted.description = document.properties.description;
    if (!options.isTransparent)
        wanted.ground = style.canvas;
    const theme::Units units(nullptr);
    if (options.format == DrawingOptions::Format::Svg) {
        const QByteArray svg = graph::toSvg(scene, style, units, wanted);
        if (svg.isEmpty())
            return fail(errors::kInvalidArgument, u"there is nothing to draw"_s);
        return svg;
    }
    wanted.fonts = graph::PictureFonts::Exact;
    AO_TRY(const QImage image,
           graph::imageOf(graph::toSvg(scene, style, units, wanted), options.scale));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return fail(errors::kInternal, u"the image cannot be written as PNG"_s);
    return bytes;
}

} // namespace agentops::ui::shell
