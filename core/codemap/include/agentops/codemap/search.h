// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/codemap/snapshot.h>

#include <QtCore/QList>

namespace agentops::codemap {

struct SearchHit
{
    NodeIndex node = kNoNode;
    int score = 0;

    friend bool operator==(const SearchHit &, const SearchHit &) = default;
};

/// Finds nodes by parts of their names: every word of the query must occur, in the name or in the
/// path; exact names, beginnings, and beginnings of camel-case or snake-case words rank first, then
/// types before functions before constants, then what more of the repository depends on.
/// Thread: any; immutable.
class SearchIndex
{
public:
    explicit SearchIndex(SnapshotPtr snapshot);

    /// Shape: best first, at most `limit`.
    QList<SearchHit> search(const QString &query, int limit = 50) const;
    const SnapshotPtr &snapshot() const { return m_snapshot; }

private:
    struct Entry
    {
        NodeIndex node;
        quint32 offset;
        quint16 length;
        quint8 weight;
    };

    SnapshotPtr m_snapshot;
    /// Lower-case names behind each other, so that a scan stays in the cache.
    QByteArray m_names;
    std::vector<Entry> m_entries;
};

} // namespace agentops::codemap
