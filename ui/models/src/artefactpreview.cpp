// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/artefactpreview.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::ui {

namespace {

struct Beginning
{
    QString text;
    bool isTruncated = false;
};

Result<Beginning> readBlocking(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        const ErrorCode code = file.exists() ? errors::kPermissionDenied : errors::kNotFound;
        return fail(Error(code, file.errorString()).with(u"path"_s, path));
    }
    const QByteArray bytes = file.read(ArtefactPreview::kMaxBytes);
    return Beginning{QString::fromUtf8(bytes), !file.atEnd()};
}

} // namespace

ArtefactPreview::ArtefactPreview(WorkerPool &pool, QObject *parent) : QObject(parent), m_pool(pool)
{ }

QUrl ArtefactPreview::folder() const
{
    return QUrl::fromLocalFile(QFileInfo(m_path).path());
}

void ArtefactPreview::open(const QString &name, const QString &path, const QString &mediaType)
{
    m_name = name;
    m_path = path;
    m_mediaType = mediaType;
    m_text.clear();
    m_isTruncated = false;
    Q_EMIT changed();
    m_loading.run(
        tr("Reading %1").arg(name),
        [this, path](CancelToken token) {
            return onWorker(m_pool, token, [path](CancelToken) { return readBlocking(path); });
        },
        [this](const Beginning &beginning) {
            m_text = beginning.text;
            m_isTruncated = beginning.isTruncated;
            Q_EMIT changed();
        });
}

void ArtefactPreview::close()
{
    m_loading.cancel();
    m_loading.reset();
    m_name.clear();
    m_path.clear();
    m_mediaType.clear();
    m_text.clear();
    m_isTruncated = false;
    Q_EMIT changed();
}

} // namespace agentops::ui
