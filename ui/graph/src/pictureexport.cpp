// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/pictureexport.h>

#include <agentops/base/file.h>
#include <agentops/base/workerpool.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/workflow/selection.h>

#include <QtCore/QBuffer>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <memory>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

constexpr int kClipboardScale = 2;
/// What the window can wait for.
constexpr qreal kMostPixelsAtOnce = 16e6;
constexpr auto kSvgType = "image/svg+xml"_L1;

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// A name of a file, from that of a workflow.
QString fileStem(const QString &name)
{
    QString stem;
    for (const QChar letter : name.trimmed().toLower()) {
        if (letter.isLetterOrNumber())
            stem += letter;
        else if (!stem.isEmpty() && !stem.endsWith(u'-'))
            stem += u'-';
    }
    while (stem.endsWith(u'-'))
        stem.chop(1);
    return stem.isEmpty() ? u"workflow"_s : stem;
}

} // namespace

PictureExport::PictureExport(const GraphSession &session, WorkerPool &files, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_files(files)
{ }

PictureExport::~PictureExport() = default;

PictureOptions PictureExport::options(bool onlySelection, const GraphStyle &style,
                                      bool isTransparent) const
{
    const auto &properties = m_session.editor().document().properties;
    PictureOptions options;
    options.title = properties.name;
    options.description = properties.description;
    if (onlySelection && m_session.interaction().hasSelection())
        options.only = m_session.interaction().view().selection();
    if (!isTransparent)
        options.ground = style.canvas;
    return options;
}

GraphStyle PictureExport::chosenStyle() const
{
    const bool isDark = m_colours == Colours::Dark;
    return GraphStyle::fromPalette(
        theme::Theme::paletteOf(isDark ? theme::Theme::Scheme::Dark : theme::Theme::Scheme::Light),
        isDark);
}

QString PictureExport::preview() const
{
    if (!m_units)
        return {};
    const GraphStyle style = chosenStyle();
    PictureOptions wanted = options(m_onlySelection, style, m_isTransparent);
    wanted.fonts = PictureFonts::Exact;
    return QString::fromUtf8(toSvg(m_session.scene(), style, *m_units, wanted));
}

void PictureExport::begin()
{
    m_operation.reset();
    m_onlySelection = m_session.selectedNodeCount() > 1;
    if (m_theme)
        m_colours = m_theme->isDark() ? Colours::Dark : Colours::Light;
    Q_EMIT changed();
}

QUrl PictureExport::proposedFile() const
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (!QFileInfo::exists(folder))
        folder = QDir::homePath();
    const QString ending = m_format == Format::Svg ? u".svg"_s : u".png"_s;
    return QUrl::fromLocalFile(QDir(folder).absoluteFilePath(
        fileStem(m_session.editor().document().properties.name) + ending));
}

void PictureExport::saveTo(const QUrl &file)
{
    if (!file.isLocalFile() || !m_units)
        return;
    const QString path = file.toLocalFile();
    const GraphStyle style = chosenStyle();
    PictureOptions wanted = options(m_onlySelection, style, m_isTransparent);
    const int scale = m_format == Format::Png ? m_scale : 0;
    if (scale > 0)
        wanted.fonts = PictureFonts::Exact;
    const QByteArray svg = toSvg(m_session.scene(), style, *m_units, wanted);
    m_operation.run(
        tr("Writing %1").arg(QFileInfo(path).fileName()),
        [&](CancelToken token) {
            return onWorker(m_files, token,
                            [path, svg, scale](const CancelToken &) -> Result<QString> {
                                QByteArray bytes = svg;
                                if (scale > 0) {
                                    AO_TRY(const QImage image, imageOf(svg, scale));
                                    bytes = pngOf(image);
                                }
                                AO_CHECK(writeFile(path, bytes));
                                return path;
                            });
        },
        [this](const QString &written) { Q_EMIT saved(QDir::toNativeSeparators(written)); });
}

Result<QImage> PictureExport::imageNow(PictureOptions wanted, const GraphStyle &style) const
{
    wanted.fonts = PictureFonts::Exact;
    return imageOf(toSvg(m_session.scene(), style, *m_units, wanted), kClipboardScale,
                   kMostPixelsAtOnce);
}

void PictureExport::copy()
{
    if (!m_units || !m_theme)
        return;
    const GraphStyle style = GraphStyle::fromTheme(*m_theme);
    const PictureOptions wanted = options(true, style, false);
    const Result<QImage> image = imageNow(wanted, style);
    if (!image) {
        m_operation.begin(tr("Copying the image"));
        m_operation.fail(image.error());
        return;
    }
    auto data = std::make_unique<QMimeData>();
    data->setImageData(*image);
    data->setData(kSvgType, toSvg(m_session.scene(), style, *m_units, wanted));
    QGuiApplication::clipboard()->setMimeData(data.release());
    Q_EMIT copied();
}

QVariantMap PictureExport::dragged() const
{
    if (!m_units || !m_theme)
        return {};
    const GraphStyle style = GraphStyle::fromTheme(*m_theme);
    const PictureOptions wanted = options(true, style, false);
    const Selection &selected = m_session.interaction().view().selection();
    QVariantMap data{
        {u"text/plain"_s,
         QString::fromUtf8(m_session.editor().copy(
             {.nodes = selected.selectedNodes, .notes = selected.selectedNotes}))},
        {kSvgType, toSvg(m_session.scene(), style, *m_units, wanted)},
    };
    if (const Result<QImage> image = imageNow(wanted, style))
        data.insert(u"image/png"_s, pngOf(*image));
    return data;
}

} // namespace agentops::ui::graph
