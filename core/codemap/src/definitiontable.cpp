// SPDX-License-Identifier: GPL-3.0-or-later
#include "definitiontable.h"

namespace agentops::codemap {

using namespace Qt::StringLiterals;
using syntax::SymbolKind;

Family familyOf(const syntax::Language *language)
{
    if (!language)
        return Family::None;
    const QLatin1StringView id = language->id;
    if (id == "php"_L1)
        return Family::Php;
    if (id == "typescript"_L1 || id == "tsx"_L1 || id == "javascript"_L1 || id == "vue"_L1)
        return Family::Ecma;
    if (id == "python"_L1)
        return Family::Python;
    if (id == "cpp"_L1 || id == "c"_L1)
        return Family::C;
    if (id == "java"_L1)
        return Family::Java;
    if (id == "go"_L1)
        return Family::Go;
    if (id == "rust"_L1)
        return Family::Rust;
    if (id == "csharp"_L1)
        return Family::CSharp;
    if (id == "ruby"_L1)
        return Family::Ruby;
    return Family::None;
}

bool importsEverything(Family family)
{
    return family == Family::Ecma || family == Family::Python || family == Family::C;
}

QString foldedPhp(const QString &name)
{
    return name.startsWith(u'\\') ? name.sliced(1).toLower() : name.toLower();
}

namespace {

QString qualified(Family family, const QString &package, const QString &name)
{
    if (family == Family::Php)
        return foldedPhp(package.isEmpty() ? name : package + u'\\' + name);
    return package.isEmpty() ? name : package + u'.' + name;
}

bool isType(SymbolKind kind)
{
    return syntax::isClassLike(kind) || kind == SymbolKind::TypeAlias;
}

// Folders of code without a place of their own.
bool isTransparent(SymbolKind kind)
{
    return kind == SymbolKind::Namespace || kind == SymbolKind::Module;
}

} // namespace

DefinitionTable::DefinitionTable(const FileTable &files)
    : m_files(files)
    , m_topLevel(size_t(files.count()))
    , m_members(size_t(files.count()))
{
    for (FileIndex i = 0; i < files.count(); ++i) {
        if (files.file(i).facts)
            add(i);
    }
}

void DefinitionTable::add(FileIndex index)
{
    const FileFacts &file = m_files.file(index);
    const syntax::Facts &facts = *file.facts;
    const Family family = familyOf(file.language);
    for (const syntax::Package &package : facts.packages) {
        const QChar separator = family == Family::Php ? u'\\' : u'.';
        QString name = family == Family::Php ? foldedPhp(package.name) : package.name;
        while (!name.isEmpty()) {
            m_namespaces.insert({family, name});
            const qsizetype last = name.lastIndexOf(separator);
            name.truncate(last < 0 ? 0 : last);
        }
    }
    for (qint32 i = 0; i < facts.symbols.size(); ++i) {
        const syntax::Symbol &symbol = facts.symbols[i];
        const Place place{index, i};
        qint32 parent = symbol.parent;
        while (parent >= 0 && isTransparent(facts.symbols[parent].kind))
            parent = facts.symbols[parent].parent;
        if (parent >= 0) {
            QHash<std::pair<qint32, QString>, qint32> &members = m_members[size_t(index)];
            const QString name = family == Family::Php ? symbol.name.toLower() : symbol.name;
            if (!members.contains({parent, name}))
                members.insert({parent, name}, i);
        } else if (!isTransparent(symbol.kind)) {
            QHash<QString, qint32> &top = m_topLevel[size_t(index)];
            if (!top.contains(symbol.name))
                top.insert(symbol.name, i);
        }
        if (isTransparent(symbol.kind) || symbol.kind == SymbolKind::Method)
            continue;
        if (parent < 0) {
            const QString name = qualified(family, facts.packageAt(symbol.line), symbol.name);
            if (isType(symbol.kind))
                m_types[{family, name}].append(place);
            else if (symbol.kind == SymbolKind::Function)
                m_functions[{family, name}].append(place);
        }
        if (parent < 0 || isType(symbol.kind))
            m_byName[{family, symbol.name}].append(place);
    }
}

QList<Place> DefinitionTable::types(Family family, const QString &qualifiedName) const
{
    return m_types.value({family, qualifiedName});
}

QList<Place> DefinitionTable::functions(Family family, const QString &qualifiedName) const
{
    return m_functions.value({family, qualifiedName});
}

const QList<Place> &DefinitionTable::named(Family family, const QString &name) const
{
    static const QList<Place> none;
    const auto it = m_byName.constFind({family, name});
    return it == m_byName.constEnd() ? none : *it;
}

Place DefinitionTable::topLevel(FileIndex file, const QString &name) const
{
    const auto it = m_topLevel[size_t(file)].constFind(name);
    return it == m_topLevel[size_t(file)].constEnd() ? Place{} : Place{file, *it};
}

Place DefinitionTable::member(Place type, const QString &name) const
{
    const bool isPhp = familyOf(m_files.file(type.file).language) == Family::Php;
    const qint32 found =
        m_members[size_t(type.file)].value({type.symbol, isPhp ? name.toLower() : name}, -1);
    return found < 0 ? Place{} : Place{type.file, found};
}

Place DefinitionTable::enclosingType(Place place) const
{
    const QList<syntax::Symbol> &symbols = m_files.file(place.file).facts->symbols;
    while (place.symbol >= 0 && !syntax::isClassLike(symbols[place.symbol].kind))
        place.symbol = symbols[place.symbol].parent;
    return place.symbol < 0 ? Place{} : place;
}

bool DefinitionTable::hasNamespace(Family family, const QString &name) const
{
    return m_namespaces.contains({family, name});
}

} // namespace agentops::codemap
