// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/clock.h>
#include <agentops/base/result.h>

#include <QtCore/QStringList>

#include <optional>

namespace agentops::nodes {

/// Files kept from run to run under a key.
///
/// Shape: below the folder one directory for each entry, named by the hash of key and patterns,
/// with `files.tar.gz` and `entry.json` {"key", "paths", "createdAt", "sizeBytes"}; the time of the
/// latter is when the entry was last used. An entry appears when it is whole and never changes.
/// Thread: a worker; several programs may share the folder.
class FileCache
{
public:
    FileCache(QString folder, qint64 maxBytes);

    struct Entry
    {
        QString directory;
        QString key;
        QString createdAt;
        qint64 sizeBytes = 0;
        qint64 usedAtMs = 0;

        QString archive() const;
    };

    /// The entry of the key, else the newest whose key begins with the first of `prefixes` that
    /// any begins with; only entries for the same patterns count.
    std::optional<Entry> find(const QString &key, const QStringList &prefixes,
                              const QStringList &patterns, Timestamp now) const;
    /// Keeps files of a folder; false when the key is there already or they are larger than the
    /// cache. The entries not used for longest make room.
    /// Errors: those of createArchive(), base.io.
    Result<bool> save(const QString &key, const QStringList &patterns, const QString &directory,
                      const QStringList &files, Timestamp now, const CancelToken &token) const;

private:
    QList<Entry> entries() const;
    QString directoryOf(const QString &key, const QStringList &patterns) const;
    void evict(qint64 maxBytes, const QString &kept) const;

    QString m_folder;
    qint64 m_maxBytes;
};

} // namespace agentops::nodes
