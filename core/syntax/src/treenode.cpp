// SPDX-License-Identifier: GPL-3.0-or-later
#include "treenode.h"

namespace agentops::syntax {

namespace {
constexpr qsizetype kLongestName = 512;
}

qint32 TreeNode::endLine() const
{
    const TSPoint end = ts_node_end_point(m_node);
    // A node that ends with a line break ends on that line, not on the empty beginning of the next.
    const bool atLineStart = end.column == 0 && end.row > ts_node_start_point(m_node).row;
    return static_cast<qint32>(end.row) + (atLineStart ? 0 : 1);
}

QByteArrayView TreeNode::bytes() const
{
    if (isNull())
        return {};
    const qsizetype start = std::min<qsizetype>(startByte(), m_source.size());
    const qsizetype end = std::min<qsizetype>(endByte(), m_source.size());
    return m_source.sliced(start, end - start);
}

QString TreeNode::text() const
{
    const QByteArrayView all = bytes();
    return QString::fromUtf8(all.first(std::min(all.size(), kLongestName)));
}

TreeNode TreeNode::field(QLatin1StringView name) const
{
    if (isNull())
        return *this;
    return {ts_node_child_by_field_name(m_node, name.data(), static_cast<quint32>(name.size())),
            m_source};
}

TreeNode TreeNode::childOfType(QLatin1StringView type) const
{
    for (quint32 i = 0, n = childCount(); i < n; ++i) {
        const TreeNode node = child(i);
        if (node.type() == type)
            return node;
    }
    return {TSNode{}, m_source};
}

bool TreeNode::hasToken(QLatin1StringView type) const
{
    const quint32 count = isNull() ? 0 : std::min(ts_node_child_count(m_node), kMostChildren);
    for (quint32 i = 0; i < count; ++i) {
        if (QLatin1StringView(ts_node_type(ts_node_child(m_node, i))) == type)
            return true;
    }
    return false;
}

QString unquoted(QString literal)
{
    const auto isQuote = [](QChar c) {
        return c == u'"' || c == u'\'' || c == u'`' || c == u'<' || c == u'>';
    };
    qsizetype start = 0;
    qsizetype end = literal.size();
    while (start < end && isQuote(literal[start]))
        ++start;
    while (end > start && isQuote(literal[end - 1]))
        --end;
    return literal.sliced(start, end - start);
}

} // namespace agentops::syntax
