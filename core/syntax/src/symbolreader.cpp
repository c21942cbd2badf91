// SPDX-License-Identifier: GPL-3.0-or-later
#include "symbolreader.h"

#include "importreader.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <algorithm>
#include <tuple>

namespace agentops::syntax {

using namespace Qt::StringLiterals;

namespace {

// Of two kinds for one name the more telling one stays.
int rankOf(SymbolKind kind)
{
    switch (kind) {
    case SymbolKind::Constant:
        return 2;
    case SymbolKind::TypeAlias:
        return 1;
    default:
        return 0;
    }
}

bool isFunctionLike(SymbolKind kind)
{
    return kind == SymbolKind::Function || kind == SymbolKind::Method;
}

struct MentionKey
{
    ReferenceKind kind;
    qint32 symbol;
    QString name;
    QString on;

    friend bool operator==(const MentionKey &, const MentionKey &) = default;
    friend size_t qHash(const MentionKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, int(key.kind), key.symbol, key.name, key.on);
    }
};

QString withoutTypeArguments(QString name)
{
    const qsizetype angle = name.indexOf(u'<');
    // operator<, operator<<
    if (angle > 0 && !name.contains("operator"_L1))
        name.truncate(angle);
    return name;
}

// C++ writes "ns::Type<T>" around the name that a query finds.
QString qualifiedText(TreeNode node, QByteArrayView source)
{
    if (!source.first(node.startByte()).endsWith("::"))
        return node.text();
    if (node.parent().type() == "template_type"_L1)
        node = node.parent();
    while (node.parent().type() == "qualified_identifier"_L1)
        node = node.parent();
    return node.text();
}

} // namespace

SymbolReader::SymbolReader(const Grammar &grammar, QByteArrayView source)
    : m_grammar(grammar)
    , m_source(source)
{ }

void SymbolReader::add(const TSQueryMatch &match)
{
    const TreeNode none(TSNode{}, m_source);
    TreeNode definition = none, name = none, owner = none, import = none, require = none,
             reference = none, on = none;
    Capture definitionCapture, referenceCapture;
    for (quint16 i = 0; i < match.capture_count; ++i) {
        const Capture &capture = m_grammar.capture(match.captures[i].index);
        const TreeNode node(match.captures[i].node, m_source);
        switch (capture.role) {
        case CaptureRole::Definition:
        case CaptureRole::Prototype:
        case CaptureRole::Container:
            definition = node;
            definitionCapture = capture;
            break;
        case CaptureRole::Name:
            name = node;
            break;
        case CaptureRole::Owner:
            owner = node;
            break;
        case CaptureRole::Package:
            m_packages.append({node.type() == "namespace_definition"_L1 ? QString() : node.text(),
                               node.startLine()});
            break;
        case CaptureRole::Import:
            import = node;
            break;
        case CaptureRole::Require:
            require = node;
            break;
        case CaptureRole::Reference:
            reference = node;
            referenceCapture = capture;
            break;
        case CaptureRole::On:
            on = node;
            break;
        case CaptureRole::Error:
            readImportsOfError(node, m_imports);
            break;
        case CaptureRole::None:
            break;
        }
    }
    if (!import.isNull()) {
        const QString callee = require.text();
        if (require.isNull() || callee.startsWith("require"_L1))
            readImport(import, m_imports);
    }
    if (!definition.isNull() && !name.isNull())
        addDefinition(definition, definitionCapture, name, owner);
    if (!reference.isNull()) {
        Mention mention;
        mention.reference.name = qualifiedText(reference, m_source);
        mention.reference.on = on.text();
        mention.reference.kind = referenceCapture.reference;
        mention.reference.line = reference.startLine();
        mention.byte = reference.startByte();
        m_mentions.push_back(std::move(mention));
    }
}

void SymbolReader::addDefinition(const TreeNode &node, const Capture &capture, const TreeNode &name,
                                 const TreeNode &owner)
{
    Definition definition;
    Symbol &symbol = definition.symbol;
    symbol.name = unquoted(name.text()).simplified();
    symbol.kind = capture.symbol;
    symbol.line = name.startLine();
    symbol.startLine = node.startLine();
    symbol.endLine = node.endLine();
    symbol.startByte = node.startByte();
    symbol.endByte = node.endByte();
    definition.nameByte = name.startByte();
    symbol.isPrototype = capture.role == CaptureRole::Prototype;
    definition.isContainer = capture.role == CaptureRole::Container;
    if (!owner.isNull()) {
        // C++ `ns::Foo::bar` arrives as owner "ns" and name "Foo::bar".
        const QString full = withoutTypeArguments(owner.text()) + "::"_L1 + symbol.name;
        const qsizetype last = full.lastIndexOf("::"_L1);
        definition.owner = withoutTypeArguments(full.first(last).section("::"_L1, -1));
        symbol.name = full.sliced(last + 2);
    }
    if (!symbol.name.isEmpty())
        m_definitions.push_back(std::move(definition));
}

void SymbolReader::sortDefinitions()
{
    std::ranges::sort(m_definitions, [](const Definition &a, const Definition &b) {
        return std::tuple(a.symbol.startByte, -a.symbol.endByte, a.nameByte, rankOf(a.symbol.kind))
            < std::tuple(b.symbol.startByte, -b.symbol.endByte, b.nameByte, rankOf(b.symbol.kind));
    });
    // One name, one definition: the first in this order, or the better kind right behind it.
    QHash<qint32, size_t> byName;
    std::vector<Definition> kept;
    kept.reserve(m_definitions.size());
    for (Definition &definition : m_definitions) {
        const auto it = byName.constFind(definition.nameByte);
        if (it == byName.constEnd()) {
            byName.insert(definition.nameByte, kept.size());
            kept.push_back(std::move(definition));
        } else if (rankOf(definition.symbol.kind) < rankOf(kept[*it].symbol.kind)) {
            kept[*it].symbol.kind = definition.symbol.kind;
        }
    }
    m_definitions = std::move(kept);
}

// Parents by containment. Drops prototypes and constants inside functions, which are variables.
void SymbolReader::nest()
{
    std::vector<Definition> kept;
    std::vector<qint32> open;
    kept.reserve(m_definitions.size());
    for (Definition &definition : m_definitions) {
        Symbol &symbol = definition.symbol;
        while (!open.empty() && kept[size_t(open.back())].symbol.endByte <= symbol.startByte)
            open.pop_back();
        symbol.parent = open.empty() ? -1 : open.back();
        if (symbol.parent >= 0) {
            Symbol &around = kept[size_t(symbol.parent)].symbol;
            const bool isLocal = isFunctionLike(around.kind)
                && (symbol.isPrototype || symbol.kind == SymbolKind::Constant);
            if (isLocal)
                continue;
            // typedef struct X { … } X; is one thing.
            if (around.kind == SymbolKind::TypeAlias && isClassLike(symbol.kind)
                && around.name == symbol.name) {
                around.kind = symbol.kind;
                continue;
            }
        }
        open.push_back(qint32(kept.size()));
        kept.push_back(std::move(definition));
    }
    m_definitions = std::move(kept);
}

// Members defined outside of their type move below it; containers vanish.
void SymbolReader::adopt()
{
    QHash<QString, qint32> types;
    for (size_t i = 0; i < m_definitions.size(); ++i) {
        const Definition &definition = m_definitions[i];
        const SymbolKind kind = definition.symbol.kind;
        if (!definition.isContainer && (isClassLike(kind) || kind == SymbolKind::TypeAlias)
            && !types.contains(definition.symbol.name))
            types.insert(definition.symbol.name, qint32(i));
    }
    for (size_t i = 0; i < m_definitions.size(); ++i) {
        Definition &definition = m_definitions[i];
        Symbol &symbol = definition.symbol;
        const bool isInContainer =
            symbol.parent >= 0 && m_definitions[size_t(symbol.parent)].isContainer;
        if (definition.owner.isEmpty() && isInContainer)
            definition.owner = m_definitions[size_t(symbol.parent)].symbol.name;
        if (!definition.owner.isEmpty()) {
            const qint32 type = types.value(definition.owner, -1);
            if (type >= 0 && size_t(type) != i) {
                symbol.parent = type;
            } else {
                symbol.name = definition.owner + "::"_L1 + symbol.name;
                while (symbol.parent >= 0 && m_definitions[size_t(symbol.parent)].isContainer)
                    symbol.parent = m_definitions[size_t(symbol.parent)].symbol.parent;
            }
        }
        const bool isMember =
            symbol.parent >= 0 && isClassLike(m_definitions[size_t(symbol.parent)].symbol.kind);
        if (symbol.kind == SymbolKind::Function && (isMember || isInContainer))
            symbol.kind = SymbolKind::Method;
        // Ruby writes free functions like methods.
        else if (symbol.kind == SymbolKind::Method && symbol.parent < 0
                 && definition.owner.isEmpty())
            symbol.kind = SymbolKind::Function;
    }
}

// Parents before children, siblings by position; an iterative walk.
void SymbolReader::write(Facts &facts)
{
    const size_t count = m_definitions.size();
    std::vector<std::vector<qint32>> children(count + 1);
    for (size_t i = 0; i < count; ++i) {
        if (!m_definitions[i].isContainer)
            children[size_t(m_definitions[i].symbol.parent + 1)].push_back(qint32(i));
    }
    std::vector<qint32> places(count, -1);
    std::vector<qint32> open;
    for (size_t i = children[0].size(); i-- > 0;)
        open.push_back(children[0][i]);
    while (!open.empty()) {
        const qint32 index = open.back();
        open.pop_back();
        Symbol symbol = m_definitions[size_t(index)].symbol;
        if (symbol.parent >= 0)
            symbol.parent = places[size_t(symbol.parent)];
        places[size_t(index)] = qint32(facts.symbols.size());
        facts.symbols.append(std::move(symbol));
        const std::vector<qint32> &below = children[size_t(index) + 1];
        for (size_t i = below.size(); i-- > 0;)
            open.push_back(below[i]);
    }
    assignReferences(facts, places);
}

void SymbolReader::assignReferences(Facts &facts, const std::vector<qint32> &places)
{
    std::ranges::stable_sort(m_mentions, {}, &Mention::byte);
    QSet<MentionKey> seen;
    std::vector<qint32> open;
    size_t next = 0;
    for (Mention &mention : m_mentions) {
        while (next < m_definitions.size()
               && m_definitions[next].symbol.startByte <= mention.byte) {
            while (!open.empty()
                   && m_definitions[size_t(open.back())].symbol.endByte
                       <= m_definitions[next].symbol.startByte)
                open.pop_back();
            open.push_back(qint32(next++));
        }
        while (!open.empty() && m_definitions[size_t(open.back())].symbol.endByte <= mention.byte)
            open.pop_back();
        qint32 around = open.empty() ? -1 : open.back();
        // A definition's own name is no mention of it.
        if (around >= 0 && m_definitions[size_t(around)].nameByte == mention.byte)
            continue;
        if (around >= 0 && m_definitions[size_t(around)].isContainer)
            around = m_definitions[size_t(around)].symbol.parent;
        Reference &reference = mention.reference;
        reference.symbol = around < 0 ? -1 : places[size_t(around)];
        const MentionKey key{reference.kind, reference.symbol, reference.name, reference.on};
        if (seen.contains(key))
            continue;
        seen.insert(key);
        facts.references.append(std::move(reference));
    }
}

// `const fs = require('fs')` imports fs, it does not define it.
void SymbolReader::dropImportedNames()
{
    QSet<std::pair<qint32, QString>> bound;
    for (const Import &import : std::as_const(m_imports)) {
        for (const ImportedName &name : import.names)
            bound.insert({import.line, name.local});
    }
    std::erase_if(m_definitions, [&](const Definition &definition) {
        return definition.symbol.kind == SymbolKind::Constant
            && bound.contains({definition.symbol.line, definition.symbol.name});
    });
}

void SymbolReader::finish(Facts &facts)
{
    dropImportedNames();
    sortDefinitions();
    nest();
    adopt();
    write(facts);
    std::ranges::stable_sort(m_imports, {}, &Import::line);
    const auto repeated = std::ranges::unique(m_imports);
    m_imports.erase(repeated.begin(), repeated.end());
    facts.imports = std::move(m_imports);
    std::ranges::stable_sort(m_packages, {}, &Package::line);
    facts.packages = std::move(m_packages);
}

} // namespace agentops::syntax
