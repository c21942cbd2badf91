// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QLatin1StringView>
#include <QtCore/QString>

#include <tree_sitter/api.h>

#include <algorithm>

namespace agentops::syntax {

/// A node of the syntax tree together with the text it was read from.
/// Thread: that of the tree.
class TreeNode
{
public:
    TreeNode(TSNode node, QByteArrayView source) : m_node(node), m_source(source) { }

    bool isNull() const { return ts_node_is_null(m_node); }
    /// Empty for a null node; so are all texts and children of one.
    QLatin1StringView type() const
    {
        return isNull() ? QLatin1StringView() : QLatin1StringView(ts_node_type(m_node));
    }
    qint32 startByte() const { return static_cast<qint32>(ts_node_start_byte(m_node)); }
    qint32 endByte() const { return static_cast<qint32>(ts_node_end_byte(m_node)); }
    /// Units: lines count from 1.
    qint32 startLine() const { return static_cast<qint32>(ts_node_start_point(m_node).row) + 1; }
    qint32 endLine() const;
    /// Invalid UTF-8 becomes replacement characters; names longer than any real one are cut.
    QString text() const;
    QByteArrayView bytes() const;

    /// Cut at a number that no statement of a person reaches: child() has to count its way.
    quint32 childCount() const
    {
        return isNull() ? 0 : std::min(ts_node_named_child_count(m_node), kMostChildren);
    }
    TreeNode child(quint32 i) const
    {
        return {isNull() ? TSNode{} : ts_node_named_child(m_node, i), m_source};
    }
    TreeNode field(QLatin1StringView name) const;
    /// The first named child of this type, or a null node.
    TreeNode childOfType(QLatin1StringView type) const;
    /// Whether one of the children, keywords included, has this type.
    bool hasToken(QLatin1StringView type) const;
    TSNode raw() const { return m_node; }
    TreeNode parent() const { return {ts_node_parent(m_node), m_source}; }

private:
    static constexpr quint32 kMostChildren = 2000;

    TSNode m_node;
    QByteArrayView m_source;
};

/// The text of a string literal without its quotes.
QString unquoted(QString literal);

} // namespace agentops::syntax
