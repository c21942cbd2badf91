// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/workerpool.h>
#include <agentops/ui/models/operation.h>

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// The beginning of a text file, read for a person to look at. It never opens other programs.
/// Thread: main; the file is read on the pool.
class ArtefactPreview : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunsController.")

    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString path READ path NOTIFY changed FINAL)
    /// Where the file lies, for the file manager.
    Q_PROPERTY(QUrl folder READ folder NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(bool markdown READ isMarkdown NOTIFY changed FINAL)
    /// The file goes on behind `text`.
    Q_PROPERTY(bool truncated READ isTruncated NOTIFY changed FINAL)
    Q_PROPERTY(agentops::ui::Operation *loading READ loading CONSTANT FINAL)

public:
    static constexpr qint64 kMaxBytes = 128 * 1024;

    explicit ArtefactPreview(WorkerPool &pool, QObject *parent = nullptr);

    const QString &name() const { return m_name; }
    const QString &path() const { return m_path; }
    QUrl folder() const;
    const QString &text() const { return m_text; }
    bool isMarkdown() const { return m_mediaType == u"text/markdown"; }
    bool isTruncated() const { return m_isTruncated; }
    Operation *loading() { return &m_loading; }

    Q_INVOKABLE void open(const QString &name, const QString &path, const QString &mediaType);
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();

private:
    WorkerPool &m_pool;
    QString m_name;
    QString m_path;
    QString m_mediaType;
    QString m_text;
    bool m_isTruncated = false;
    Operation m_loading;
};

} // namespace agentops::ui
