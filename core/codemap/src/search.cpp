// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/codemap/search.h>

#include <agentops/store/memory.h>

#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <mutex>
#include <queue>

namespace agentops::codemap {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcSearch, "agentops.codemap")

// The index knows runs of three characters; what is shorter is looked for everywhere.
constexpr qsizetype kShortestIndexed = 3;
// A word in the path says less about a node than one in its name.
constexpr int kInPath = 50;
// What decides between equal words is worth less than this.
constexpr int kTies = 16;
constexpr int kExact = 400;

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
int wordScore(const QString &name, const QString &word)
{
    qsizetype at = name.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0)
        return 0;
    if (name.size() == word.size())
        return kExact;
    // A file's extension is not part of what people type.
    if (at == 0)
        return name.size() > word.size() && name[word.size()] == u'.' ? 380 : 300;
    for (; at >= 0; at = name.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (startsWord(name, at))
            return 200;
    }
    return 100;
}

// A qualified name with one separator, however its language writes it.
QString qualifiedName(const Snapshot &snapshot, NodeIndex node)
{
    return snapshot.qualifiedName(node).replace("::"_L1, "."_L1);
}

// The words of a query as names and paths have them: "User::save", "App\\User" and "a.php#User"
// have other separators.
QStringList wordsOf(const QString &query)
{
    QString text = query;
    text.replace("::"_L1, "."_L1).replace(u'\\', u'/').replace(u'#', u' ');
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

// 0 when the word does not occur.
int qualifiedScore(const QString &qualified, const QString &word)
{
    if (!qualified.contains(word, Qt::CaseInsensitive))
        return 0;
    const bool isEnd = qualified.endsWith(word, Qt::CaseInsensitive)
        && (qualified.size() == word.size()
            || qualified[qualified.size() - word.size() - 1] == u'.');
    return isEnd ? kExact : kInPath;
}

} // namespace

// A full-text table in memory: one row per node, by its index. A symbol's row has its qualified
// name, that of a folder or file its path, which its symbols share.
class SearchIndex::Texts
{
public:
    static Result<std::unique_ptr<Texts>> create(const Snapshot &snapshot)
    {
        AO_TRY(auto connection, store::openInMemory());
        AO_CHECK(connection->execute("CREATE VIRTUAL TABLE texts USING fts5(text, content='',"
                                     " columnsize=0, tokenize='trigram'); BEGIN;"));
        for (NodeIndex i = 1; i < snapshot.nodes().size(); ++i) {
            const QString text =
                isSymbol(snapshot.node(i).kind) ? qualifiedName(snapshot, i) : snapshot.path(i);
            AO_CHECK(connection->run("INSERT INTO texts (rowid, text) VALUES (?1, ?2)", i, text));
        }
        AO_CHECK(connection->execute("COMMIT;"));
        return std::unique_ptr<Texts>(new Texts(std::move(connection)));
    }

    // The nodes whose own text contains the word.
    Result<std::vector<NodeIndex>> with(const QString &word) const
    {
        const QString phrase = u'"' + QString(word).replace(u'"', "\"\""_L1) + u'"';
        const std::scoped_lock lock(m_mutex);
        return m_connection->query(
            "SELECT rowid FROM texts WHERE texts MATCH ?1",
            [](const store::Row &row) { return NodeIndex(row.int64(0)); }, phrase);
    }

private:
    explicit Texts(std::unique_ptr<store::Connection> connection)
        : m_connection(std::move(connection))
    { }

    mutable std::mutex m_mutex;
    std::unique_ptr<store::Connection> m_connection;
};

SearchIndex::SearchIndex(SnapshotPtr snapshot) : m_snapshot(std::move(snapshot))
{
    Result<std::unique_ptr<Texts>> texts = Texts::create(*m_snapshot);
    if (texts)
        m_texts = std::move(*texts);
    else
        qCWarning(lcSearch).noquote() << "searching without an index:" << texts.error().describe();
}

SearchIndex::~SearchIndex() = default;

// The nodes that may match, in order: all that contain every indexed word in their own text or, as
// long as another word may be in theirs, in their file's path.
std::vector<NodeIndex> SearchIndex::candidates(const QStringList &words) const
{
    const Snapshot &snapshot = *m_snapshot;
    // How many of the words, in order, each node has.
    std::vector<qsizetype> matched(snapshot.nodes().size(), 0);
    qsizetype wanted = 0;
    for (const QString &word : words) {
        if (!m_texts || word.size() < kShortestIndexed)
            continue;
        const Result<std::vector<NodeIndex>> found = m_texts->with(word);
        if (!found)
            continue; // too many nodes are tried, none is missed
        for (const NodeIndex node : *found) {
            const bool isShared = words.size() > 1 && snapshot.node(node).kind == NodeKind::File;
            const NodeIndex end = isShared ? snapshot.node(node).end : node + 1;
            for (NodeIndex i = node; i < end; ++i) {
                if (matched[i] == wanted)
                    ++matched[i];
            }
        }
        ++wanted;
    }
    std::vector<NodeIndex> nodes;
    for (NodeIndex i = 1; i < matched.size(); ++i) {
        if (matched[i] == wanted)
            nodes.push_back(i);
    }
    return nodes;
}

int SearchIndex::scoreOf(NodeIndex index, const QStringList &words) const
{
    const Node &node = m_snapshot->node(index);
    const bool isSymbolNode = isSymbol(node.kind);
    // Made when a word is not in the name, which most are.
    QString qualified;
    QString path;
    // A definition before its declarations.
    int score = weightOf(node.kind) - (node.isPrototype ? 1 : 0);
    bool isNamed = !isSymbolNode;
    for (const QString &word : words) {
        int part = wordScore(node.name, word);
        if (part == 0 && isSymbolNode) {
            if (qualified.isEmpty())
                qualified = qualifiedName(*m_snapshot, index);
            part = qualifiedScore(qualified, word);
        }
        isNamed = isNamed || part > 0;
        if (part == 0) {
            if (!isNamed && words.size() == 1)
                return 0;
            if (path.isEmpty())
                path = m_snapshot->path(index);
            if (!path.contains(word, Qt::CaseInsensitive))
                return 0;
            // A folder may be written without its last slash.
            const bool isWhole = path.size() - path.endsWith(u'/') <= word.size();
            part = isWhole && !isSymbolNode ? kExact : kInPath;
        }
        score += part;
    }
    return isNamed ? score : 0;
}

QList<SearchHit> SearchIndex::search(const QString &query, int limit) const
{
    const QStringList words = wordsOf(query);
    if (words.isEmpty() || limit <= 0)
        return {};
    const auto isWorse = [](const SearchHit &a, const SearchHit &b) {
        return std::pair(-a.score, a.node) < std::pair(-b.score, b.node);
    };
    std::priority_queue<SearchHit, std::vector<SearchHit>, decltype(isWorse)> best(isWorse);
    for (const NodeIndex node : candidates(words)) {
        const int score = kTies * scoreOf(node, words);
        const bool isFull = qsizetype(best.size()) == limit;
        if (score == 0 || (isFull && score + kTies <= best.top().score))
            continue;
        const auto used = int(m_snapshot->incoming(node).size());
        const auto length = int(m_snapshot->node(node).name.size());
        best.push({node, score + std::min(used, 60) / 4 - std::min(length, 80) / 8});
        if (qsizetype(best.size()) > limit)
            best.pop();
    }
    QList<SearchHit> hits;
    for (; !best.empty(); best.pop())
        hits.prepend(best.top());
    return hits;
}

} // namespace agentops::codemap
