// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/scenesvg.h>
#include <agentops/ui/models/operation.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QUrl>
#include <QtCore/QVariantMap>

namespace agentops {
class WorkerPool;
}

namespace agentops::ui::graph {

class GraphSession;

/// Pictures of the open workflow, or of what is selected in it: in a file, on the clipboard, and
/// for other programs to have dropped on them.
/// Thread: main; images for files are drawn and written on the pool. Errors are shown by
/// operation().
class PictureExport : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(agentops::ui::theme::Theme *theme MEMBER m_theme NOTIFY changed)
    Q_PROPERTY(agentops::ui::theme::Units *units MEMBER m_units NOTIFY changed)
    Q_PROPERTY(agentops::ui::Operation *operation READ operation CONSTANT)
    Q_PROPERTY(Format format MEMBER m_format NOTIFY changed)
    Q_PROPERTY(Colours colours MEMBER m_colours NOTIFY changed)
    /// Pixels of a PNG for each unit of the scene.
    Q_PROPERTY(int scale MEMBER m_scale NOTIFY changed)
    Q_PROPERTY(bool onlySelection MEMBER m_onlySelection NOTIFY changed)
    Q_PROPERTY(bool transparent MEMBER m_isTransparent NOTIFY changed)
    /// SVG for a SvgItem.
    Q_PROPERTY(QString preview READ preview NOTIFY changed)

public:
    enum class Format { Svg, Png };
    Q_ENUM(Format)
    enum class Colours { Light, Dark };
    Q_ENUM(Colours)

    /// Both must outlive it.
    PictureExport(const GraphSession &session, WorkerPool &files, QObject *parent = nullptr);
    ~PictureExport() override;

    Operation *operation() { return &m_operation; }
    QString preview() const;

    /// What is wanted begins with what is seen: the selection where there is one, in the colours of
    /// the window.
    Q_INVOKABLE void begin();
    /// The file that is proposed.
    Q_INVOKABLE QUrl proposedFile() const;
    Q_INVOKABLE void saveTo(const QUrl &file);
    /// Puts the selection, or everything, on the clipboard as an image and as SVG, in the colours
    /// of the window.
    Q_INVOKABLE void copy();
    /// The selection for other programs: an image, SVG, and the text that can be pasted.
    /// Shape: by MIME type, for Drag.mimeData.
    Q_INVOKABLE QVariantMap dragged() const;

Q_SIGNALS:
    void changed();
    void saved(const QString &file);
    void copied();

private:
    PictureOptions options(bool onlySelection, const GraphStyle &style, bool isTransparent) const;
    GraphStyle chosenStyle() const;
    Result<QImage> imageNow(PictureOptions wanted, const GraphStyle &style) const;

    const GraphSession &m_session;
    WorkerPool &m_files;
    theme::Theme *m_theme = nullptr;
    theme::Units *m_units = nullptr;
    Format m_format = Format::Svg;
    Colours m_colours = Colours::Light;
    int m_scale = 2;
    bool m_onlySelection = false;
    bool m_isTransparent = false;
    Operation m_operation;
};

} // namespace agentops::ui::graph
