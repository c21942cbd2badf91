// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filetable.h"

namespace agentops::codemap {

/// A definition, or a whole file when `symbol` is -1.
struct Place
{
    FileIndex file = kNoFile;
    qint32 symbol = -1;

    bool isValid() const { return file != kNoFile; }
    friend bool operator==(const Place &, const Place &) = default;
};

/// Languages that see each other's names.
enum class Family : quint8 { None, Php, Ecma, Python, C, Java, Go, Rust, CSharp, Ruby };
Family familyOf(const syntax::Language *language);
/// Whether a file of this family must import every file it depends on.
bool importsEverything(Family family);

/// Finds definitions by name.
/// Thread: any; immutable.
class DefinitionTable
{
public:
    explicit DefinitionTable(const FileTable &files);

    const FileTable &files() const { return m_files; }
    const syntax::Symbol &symbol(Place place) const
    {
        return m_files.file(place.file).facts->symbols[place.symbol];
    }

    /// Types by qualified name: "App\Models\User" (lower case, PHP ignores case), "org.x.Order".
    QList<Place> types(Family family, const QString &qualifiedName) const;
    QList<Place> functions(Family family, const QString &qualifiedName) const;
    /// Types, functions and constants of a family by their own name, wherever they are.
    const QList<Place> &named(Family family, const QString &name) const;

    /// The file-level definition of this name; the first when a language lets it occur again.
    Place topLevel(FileIndex file, const QString &name) const;
    /// A direct member of a type.
    Place member(Place type, const QString &name) const;
    /// The innermost type around a symbol, or nothing.
    Place enclosingType(Place place) const;

    /// Whether any type lies in this namespace or below it.
    bool hasNamespace(Family family, const QString &name) const;

private:
    using Key = std::pair<Family, QString>;
    void add(FileIndex index);

    const FileTable &m_files;
    QHash<Key, QList<Place>> m_types;
    QHash<Key, QList<Place>> m_functions;
    QHash<Key, QList<Place>> m_byName;
    QSet<Key> m_namespaces;
    std::vector<QHash<QString, qint32>> m_topLevel;
    std::vector<QHash<std::pair<qint32, QString>, qint32>> m_members;
};

/// How a PHP name is compared.
QString foldedPhp(const QString &name);

} // namespace agentops::codemap
