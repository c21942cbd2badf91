// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/codemap/search.h>

#include <QtCore/QByteArrayMatcher>

#include <algorithm>
#include <queue>

namespace agentops::codemap {

using namespace Qt::StringLiterals;

namespace {

// Types are looked for more often than functions, those more often than constants.
quint8 weightOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Class:
    case NodeKind::Interface:
    case NodeKind::Trait:
    case NodeKind::Struct:
    case NodeKind::Enum:
        return 40;
    case NodeKind::File:
        return 34;
    case NodeKind::Function:
        return 30;
    case NodeKind::TypeAlias:
        return 28;
    case NodeKind::Method:
        return 24;
    case NodeKind::Dir:
        return 22;
    case NodeKind::Namespace:
    case NodeKind::Module:
        return 16;
    case NodeKind::Constant:
        return 10;
    }
    Q_UNREACHABLE_RETURN(0);
}

bool startsWord(const QString &name, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar here = name[at];
    const QChar before = name[at - 1];
    return !before.isLetterOrNumber() || (here.isUpper() && !before.isUpper())
        || (here.isDigit() && !before.isDigit());
}

// 0 when the word does not occur.
int scoreOf(const QString &name, const QString &word)
{
    qsizetype at = name.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0)
        return 0;
    if (name.size() == word.size())
        return 400;
    // A file's extension is not part of what people type.
    if (at == 0)
        return name.size() > word.size() && name[word.size()] == u'.' ? 380 : 300;
    for (; at >= 0; at = name.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (startsWord(name, at))
            return 200;
    }
    return 100;
}

} // namespace

SearchIndex::SearchIndex(SnapshotPtr snapshot) : m_snapshot(std::move(snapshot))
{
    const std::span<const Node> nodes = m_snapshot->nodes();
    m_entries.reserve(nodes.size());
    for (NodeIndex i = 1; i < nodes.size(); ++i) {
        const QByteArray name = nodes[i].name.toLower().toUtf8();
        const auto length =
            quint16(std::min<qsizetype>(name.size(), std::numeric_limits<quint16>::max()));
        m_entries.push_back({i, quint32(m_names.size()), length, weightOf(nodes[i].kind)});
        m_names += name.first(length);
        m_names += '\n'; // no match runs across two names
    }
}

QList<SearchHit> SearchIndex::search(const QString &query, int limit) const
{
    const QStringList words = query.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty() || limit <= 0)
        return {};
    // The longest word is the rarest: it is found in one pass over all names; the others may be in
    // the path.
    const QString &rarest =
        *std::ranges::max_element(words, {}, [](const QString &word) { return word.size(); });
    const QByteArray needle = rarest.toLower().toUtf8();
    const QByteArrayMatcher matcher(needle);

    const auto isWorse = [](const SearchHit &a, const SearchHit &b) {
        return std::pair(-a.score, a.node) < std::pair(-b.score, b.node);
    };
    std::priority_queue<SearchHit, std::vector<SearchHit>, decltype(isWorse)> best(isWorse);
    qsizetype at = matcher.indexIn(m_names, 0);
    while (at >= 0) {
        const auto after = std::ranges::upper_bound(m_entries, quint32(at), {}, &Entry::offset);
        const Entry &entry = *std::prev(after);
        const Node &node = m_snapshot->node(entry.node);
        int score = entry.weight;
        for (const QString &word : words) {
            int part = scoreOf(node.name, word);
            if (part == 0 && m_snapshot->path(entry.node).contains(word, Qt::CaseInsensitive))
                part = 50;
            if (part == 0) {
                score = 0;
                break;
            }
            score += part;
        }
        if (score > 0) {
            const auto used = int(m_snapshot->incoming(entry.node).size());
            score = score * 16 + std::min(used, 60) / 4 - std::min(int(node.name.size()), 80) / 8;
            best.push({entry.node, score});
            if (qsizetype(best.size()) > limit)
                best.pop();
        }
        at = matcher.indexIn(m_names, entry.offset + entry.length);
    }
    QList<SearchHit> hits;
    for (; !best.empty(); best.pop())
        hits.prepend(best.top());
    return hits;
}

} // namespace agentops::codemap
