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

} // namespace

QString ContentFiles::pathOf(const QByteArray &hash) const
{
    const QString name = QString::fromLatin1(hash.toHex());
    return m_folder + u'/' + name.first(2) + u'/' + name.sliced(2);
}

Result<QByteArray> ContentFiles::store(const QByteArray &content) const
{
    const QByteArray hash = hashOf(content);
    const QString path = pathOf(hash);
    const QString folder = QFileInfo(path).path();
    if (!QFile::exists(path)) {
        if (!QDir().mkpath(folder)) {
            return fail(Error(agentops::errors::kIo, u"the folder cannot be made"_s)
                            .with(u"path"_s, folder));
        }
        AO_CHECK(writeFile(path, content));
    } else if (QFile file(path); file.open(QIODevice::ReadWrite)) {
        // Whoever removes old files that nobody names is to see that somebody is about to.
        file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
    }
    // Also when it was there: whoever made it may not have come to this yet.
    AO_CHECK(syncFolder(folder));
    AO_CHECK(syncFolder(m_folder));
    return hash;
}

Result<QByteArray> ContentFiles::load(const QByteArray &hash) const
{
    AO_TRY(const QByteArray content, readFile(pathOf(hash)));
    if (hashOf(content) != hash) {
        return fail(Error(errors::kDamagedJournal, u"a stored value is not what was written"_s)
                        .with(u"file"_s, pathOf(hash)));
    }
    return content;
}

} // namespace agentops::workflow
