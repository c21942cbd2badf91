// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/refs.h>

#include "gitcall.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <QtCore/QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::git {

namespace {

class StampWriter
{
public:
    void add(const QFileInfo &file)
    {
        if (!file.exists())
            return;
        const qint64 at = file.lastModified(QTimeZone::UTC).toMSecsSinceEpoch();
        m_hash.addData(file.filePath().toUtf8());
        m_hash.addData(' ' + QByteArray::number(at) + ' ' + QByteArray::number(file.size()) + '\n');
        m_newest = std::max(m_newest, at);
    }

    RefsStamp stamp() const
    {
        return {.files = m_hash.result(), .newest = Timestamp(std::chrono::milliseconds(m_newest))};
    }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha1};
    qint64 m_newest = 0;
};

} // namespace

Result<QMap<QString, Oid>> readRefs(const Repository &repository)
{
    QMap<QString, Oid> refs;
    for (const char *pattern : {"refs/heads/*", "refs/tags/*"}) {
        Owned<git_reference_iterator, git_reference_iterator_free> iterator;
        AO_CHECK(call(
            git_reference_iterator_glob_new(std::out_ptr(iterator), repository.handle(), pattern),
            u"cannot list branches and tags"_s));
        for (;;) {
            OwnedReference reference;
            const int code = git_reference_next(std::out_ptr(reference), iterator.get());
            if (code == GIT_ITEROVER)
                break;
            AO_CHECK(call(code, u"cannot list branches and tags"_s));
            if (const git_oid *target = git_reference_target(reference.get()))
                refs.insert(QString::fromUtf8(git_reference_name(reference.get())), toOid(*target));
        }
    }
    return refs;
}

RefsStamp readRefsStamp(const Repository &repository)
{
    // Git replaces files and never writes into them: a folder tells of what came and went in it.
    StampWriter writer;
    writer.add(QFileInfo(repository.commonDir() + u"/packed-refs"_s));
    for (const QString &kind : {u"/refs/heads"_s, u"/refs/remotes"_s, u"/refs/tags"_s}) {
        const QString folder = repository.commonDir() + kind;
        writer.add(QFileInfo(folder));
        QDirIterator below(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                           QDirIterator::Subdirectories);
        while (below.hasNext())
            writer.add(below.nextFileInfo());
    }
    return writer.stamp();
}

} // namespace agentops::git
