// SPDX-License-Identifier: GPL-3.0-or-later
#include "prototypetable.h"

#include <algorithm>

namespace agentops::codemap {

using namespace Qt::StringLiterals;

QStringList cParts(const QString &name)
{
    QString plain;
    int depth = 0;
    for (const QChar c : name) {
        if (c == u'<')
            ++depth;
        else if (c == u'>')
            --depth;
        else if (depth == 0)
            plain += c;
    }
    return plain.split("::"_L1, Qt::SkipEmptyParts);
}

QStringList cScope(const FileTable &files, Place place)
{
    const QList<syntax::Symbol> &symbols = files.file(place.file).facts->symbols;
    QStringList scope;
    for (qint32 i = symbols[place.symbol].parent; i >= 0; i = symbols[i].parent)
        scope = cParts(symbols[i].name) + scope;
    return scope;
}

PrototypeTable::PrototypeTable(const ProjectLinks &links)
{
    const FileTable &files = links.files();
    for (FileIndex i = 0; i < files.count(); ++i) {
        if (files.file(i).facts && familyOf(files.file(i).language) == Family::C)
            addDefinitions(links, i);
    }
}

void PrototypeTable::addDefinitions(const ProjectLinks &links, FileIndex file)
{
    const FileTable &files = links.files();
    const DefinitionTable &definitions = links.definitions();
    const std::vector<FileIndex> &visible = links.includeClosure(file);
    const QList<syntax::Symbol> &symbols = files.file(file).facts->symbols;
    for (qint32 i = 0; i < symbols.size(); ++i) {
        if (symbols[i].kind != syntax::SymbolKind::Function || symbols[i].isPrototype)
            continue;
        // C++ may write the scope into the name.
        QStringList scope = cParts(symbols[i].name);
        if (scope.isEmpty())
            continue;
        const QString name = scope.takeLast();
        scope = cScope(files, {file, i}) + scope;
        for (const Place &place : definitions.named(Family::C, name)) {
            if (!definitions.symbol(place).isPrototype
                || std::ranges::find(visible, place.file) == visible.end()
                || cScope(files, place) != scope)
                continue;
            const auto known = m_definitions.find({place.file, place.symbol});
            if (known == m_definitions.end())
                m_definitions.insert({place.file, place.symbol}, {file, i});
            else if (known->file != file)
                *known = Place{};
        }
    }
}

Place PrototypeTable::definitionOf(Place place) const
{
    const Place found = m_definitions.value({place.file, place.symbol});
    return found.isValid() ? found : place;
}

} // namespace agentops::codemap
