// SPDX-License-Identifier: GPL-3.0-or-later
#include "filecache.h"

#include <agentops/base/file.h>
#include <agentops/base/json.h>
#include <agentops/nodes/archivefile.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimeZone>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

constexpr QLatin1StringView kArchive{"/files.tar.gz"};
constexpr QLatin1StringView kDescription{"/entry.json"};

std::optional<FileCache::Entry> readEntry(const QString &directory)
{
    const QString path = directory + kDescription;
    const Result<QByteArray> text = readFile(path);
    if (!text)
        return std::nullopt;
    const Result<QJsonValue> description = parseJson(*text, path);
    if (!description)
        return std::nullopt;
    const QJsonObject object = description->toObject();
    return FileCache::Entry{.directory = directory,
                            .key = object.value("key"_L1).toString(),
                            .createdAt = object.value("createdAt"_L1).toString(),
                            .sizeBytes = object.value("sizeBytes"_L1).toInteger(),
                            .usedAtMs = QFileInfo(path).lastModified().toMSecsSinceEpoch()};
}

void markUsed(const QString &directory, Timestamp now)
{
    QFile description(directory + kDescription);
    if (description.open(QIODevice::ReadWrite))
        description.setFileTime(
            QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), QTimeZone::UTC),
            QFile::FileModificationTime);
}

} // namespace

QString FileCache::Entry::archive() const
{
    return directory + kArchive;
}

FileCache::FileCache(QString folder, qint64 maxBytes)
    : m_folder(std::move(folder))
    , m_maxBytes(maxBytes)
{ }

QString FileCache::directoryOf(const QString &key, const QStringList &patterns) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(patterns.join(u'\n').toUtf8());
    const QByteArray group = hash.result().toHex().first(16);
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(key.toUtf8());
    return m_folder + u'/' + QString::fromLatin1(group + '-' + hash.result().toHex());
}

QList<FileCache::Entry> FileCache::entries() const
{
    QList<Entry> entries;
    const QStringList names = QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        if (auto entry = readEntry(m_folder + u'/' + name))
            entries.append(std::move(*entry));
    }
    return entries;
}

std::optional<FileCache::Entry> FileCache::find(const QString &key, const QStringList &prefixes,
                                                const QStringList &patterns, Timestamp now) const
{
    const QString exact = directoryOf(key, patterns);
    if (auto entry = readEntry(exact)) {
        markUsed(exact, now);
        return entry;
    }
    const QString group = QFileInfo(exact).fileName().section(u'-', 0, 0) + u'-';
    const QList<Entry> all = entries();
    for (const QString &prefix : prefixes) {
        std::optional<Entry> newest;
        for (const Entry &entry : all) {
            const bool isCandidate = QFileInfo(entry.directory).fileName().startsWith(group)
                && !prefix.isEmpty() && entry.key.startsWith(prefix);
            if (isCandidate && (!newest || entry.createdAt > newest->createdAt))
                newest = entry;
        }
        if (newest) {
            markUsed(newest->directory, now);
            return newest;
        }
    }
    return std::nullopt;
}

Result<bool> FileCache::save(const QString &key, const QStringList &patterns,
                             const QString &directory, const QStringList &files, Timestamp now,
                             const CancelToken &token) const
{
    const QString target = directoryOf(key, patterns);
    if (readEntry(target))
        return false;
    if (!QDir().mkpath(m_folder))
        return fail(
            Error(agentops::errors::kIo, u"the folder cannot be made"_s).with(u"path"_s, m_folder));
    // Hidden, so that nobody takes it for an entry.
    const QTemporaryDir made(m_folder + u"/.new-XXXXXX"_s);
    const QString archive = made.path() + kArchive;
    AO_CHECK(createArchive(archive, ArchiveFormat::TarGz, directory, files, token));
    const qint64 sizeBytes = QFileInfo(archive).size();
    if (sizeBytes > m_maxBytes)
        return false;
    AO_CHECK(writeFile(made.path() + kDescription,
                       writeJson(QJsonObject{{u"key"_s, key},
                                             {u"paths"_s, QJsonArray::fromStringList(patterns)},
                                             {u"createdAt"_s, toIsoString(now)},
                                             {u"sizeBytes"_s, sizeBytes}})));
    markUsed(made.path(), now);
    // Another run may have been faster: its entry is as good.
    if (!QDir().rename(made.path(), target))
        return false;
    evict(m_maxBytes, target);
    return true;
}

void FileCache::evict(qint64 maxBytes, const QString &kept) const
{
    QList<Entry> all = entries();
    std::ranges::sort(all, {}, &Entry::usedAtMs);
    qint64 total = 0;
    for (const Entry &entry : std::as_const(all))
        total += entry.sizeBytes;
    for (const Entry &entry : std::as_const(all)) {
        if (total <= maxBytes)
            return;
        if (entry.directory != kept && QDir(entry.directory).removeRecursively())
            total -= entry.sizeBytes;
    }
}

} // namespace agentops::nodes
