// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grammar.h"
#include "treenode.h"

#include <agentops/syntax/facts.h>

#include <vector>

namespace agentops::syntax {

/// Collects the matches of a query over one tree and turns them into facts.
/// Thread: one at a time.
class SymbolReader
{
public:
    SymbolReader(const Grammar &grammar, QByteArrayView source);

    void add(const TSQueryMatch &match);
    /// Nests, names and orders what was collected.
    void finish(Facts &facts);

private:
    struct Definition
    {
        Symbol symbol;
        qint32 nameByte = 0;
        /// "Foo" of a member defined outside of Foo.
        QString owner;
        bool isContainer = false;
    };
    struct Mention
    {
        Reference reference;
        qint32 byte = 0;
    };

    void addDefinition(const TreeNode &node, const Capture &capture, const TreeNode &name,
                       const TreeNode &owner);
    void dropImportedNames();
    void sortDefinitions();
    void nest();
    void adopt();
    void write(Facts &facts);
    void assignReferences(Facts &facts, const std::vector<qint32> &places);

    const Grammar &m_grammar;
    QByteArrayView m_source;
    std::vector<Definition> m_definitions;
    std::vector<Mention> m_mentions;
    QList<Import> m_imports;
    QList<Package> m_packages;
};

} // namespace agentops::syntax
