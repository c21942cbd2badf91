// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/syntax/facts.h>
#include <agentops/syntax/language.h>

#include <QtCore/QString>

#include <limits>

namespace agentops::codemap {

/// Position of a node in one snapshot; another snapshot may give it another position.
using NodeIndex = quint32;
inline constexpr NodeIndex kNoNode = std::numeric_limits<NodeIndex>::max();

enum class NodeKind : quint8 {
    Dir,
    File,
    Namespace,
    Module,
    Class,
    Struct,
    Interface,
    Trait,
    Enum,
    Function,
    Method,
    Constant,
    TypeAlias,
};

enum class EdgeKind : quint8 { Imports, Includes, Inherits, Implements, Uses, Calls };

/// A folder, a file, or a symbol in a file.
/// Units: lines count from 1; 0 for folders and files.
struct Node
{
    /// A folder or file's last path component (the root's is empty), a symbol's own name.
    QString name;
    NodeKind kind = NodeKind::File;
    NodeIndex parent = kNoNode;
    /// One past the last node below this one: the nodes of a subtree are neighbours.
    NodeIndex end = 0;
    qint32 line = 0;
    qint32 endLine = 0;
    /// Files only; null for a file the language table does not know.
    const syntax::Language *language = nullptr;
    /// Functions: declared here, the body is elsewhere.
    bool isPrototype = false;
    /// Files: lines of text.
    qint32 lineCount = 0;
    /// Files: the grammar met text it could not read, or did not finish, or the file may not be
    /// read.
    bool hasErrors = false;
};

/// A dependency that the resolver is sure of.
struct Edge
{
    NodeIndex from = kNoNode;
    NodeIndex to = kNoNode;
    EdgeKind kind = EdgeKind::Imports;
    /// Where it is written, in the file of `from`.
    qint32 line = 0;
    /// Gone at run time (`import type`): listed, but it closes no cycle.
    bool isTypeOnly = false;

    friend bool operator==(const Edge &, const Edge &) = default;
};

/// The words of exports and ids, such as "type_alias".
QLatin1StringView nameOf(NodeKind kind);
QLatin1StringView nameOf(EdgeKind kind);
inline bool isSymbol(NodeKind kind)
{
    return kind > NodeKind::File;
}
NodeKind nodeKindOf(syntax::SymbolKind kind);

} // namespace agentops::codemap
