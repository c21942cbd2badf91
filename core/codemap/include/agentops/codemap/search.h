// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/codemap/snapshot.h>

#include <QtCore/QList>

#include <memory>

namespace agentops::codemap {

struct SearchHit
{
    NodeIndex node = kNoNode;
    int score = 0;

    friend bool operator==(const SearchHit &, const SearchHit &) = default;
};

/// Finds nodes by parts of their names: every word of the query must occur, in the name, the
/// qualified name or the path, and for a symbol one of them in its names. Exact names, beginnings,
/// and beginnings of camel-case or snake-case words rank first, then types before functions before
/// constants, definitions before declarations, then what more of the repository depends on. Whole
/// paths, qualified names ("User.save" or "User::save") and ids are words too.
/// Thread: any, several at once. Source: https://www.sqlite.org/fts5.html, the trigram tokenizer.
class SearchIndex
{
public:
    explicit SearchIndex(SnapshotPtr snapshot);
    ~SearchIndex();

    /// Shape: best first, at most `limit`.
    QList<SearchHit> search(const QString &query, int limit = 50) const;
    const SnapshotPtr &snapshot() const { return m_snapshot; }

private:
    class Texts;

    std::vector<NodeIndex> candidates(const QStringList &words) const;
    /// 0 for a node that lacks one of the words.
    int scoreOf(NodeIndex index, const QStringList &words) const;

    SnapshotPtr m_snapshot;
    std::unique_ptr<Texts> m_texts;
};

} // namespace agentops::codemap
