// SPDX-License-Identifier: GPL-3.0-or-later
#include "contentfiles.h"

#include <agentops/base/file.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

QByteArray hashOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

/// Whoever removes old files that nobody names sees then that somebody is about to.
bool isThere(const QString &path, qint64 sizeBytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) && file.size() == sizeBytes
        && file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
}

} // namespace

QString ContentFiles::pathOf(const QByteArray &hash) const
{
    const QString name = QString::fromLatin1(hash.toHex());
    return m_folder + u'/' + name.first(2) + u'/' + name.sliced(2);
}

QByteArray ContentFiles::hashInPath(const QString &path)
{
    const QFileInfo info(path);
    return QByteArray::fromHex((info.dir().dirName() + info.fileName()).toLatin1());
}

Result<QByteArray> ContentFiles::store(const QByteArray &content) const
{
    const QByteArray hash = hashOf(content);
    const QString path = pathOf(hash);
    const QString folder = QFileInfo(path).path();
    if (!isThere(path, content.size())) {
        if (!QDir().mkpath(folder)) {
            return fail(Error(agentops::errors::kIo, u"the folder cannot be made"_s)
                            .with(u"path"_s, folder));
        }
        AO_CHECK(writeFile(path, content));
    }
    // Also when it was there: whoever made it may not have come to this yet.
    AO_CHECK(syncFolder(folder));
    AO_CHECK(syncFolder(m_folder));
    AO_CHECK(syncFolder(QFileInfo(m_folder).path()));
    return hash;
}

bool ContentFiles::contains(const QByteArray &hash) const
{
    return QFileInfo::exists(pathOf(hash));
}

Result<QByteArray> ContentFiles::load(const QByteArray &hash) const
{
    Result<QByteArray> content = readFile(pathOf(hash));
    if (!content && content.error().code() == agentops::errors::kNotFound) {
        return fail(Error(errors::kDamagedJournal, u"a stored value is gone"_s)
                        .with(u"file"_s, pathOf(hash)));
    }
    if (content && hashOf(*content) != hash) {
        return fail(Error(errors::kDamagedJournal, u"a stored value is not what was written"_s)
                        .with(u"file"_s, pathOf(hash)));
    }
    return content;
}

} // namespace agentops::workflow
