// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "prototypetable.h"

namespace agentops::codemap {

/// Where a reference leads, when it leads to one certain place.
struct NameResolution
{
    enum class Outcome : quint8 {
        Outside, ///< no definition of this name in the repository
        Resolved,
        Uncertain, ///< the repository defines the name, but not one certain place
    };
    Outcome outcome = Outcome::Outside;
    Place place;
    syntax::ReferenceKind kind = syntax::ReferenceKind::Uses;
};

/// Resolves references by each language's own rules for names. A wrong target is worse than none:
/// whatever is not certain stays unresolved.
/// Thread: one at a time.
class NameResolver
{
public:
    explicit NameResolver(const ProjectLinks &links) : m_links(links), m_prototypes(links) { }

    NameResolution resolve(FileIndex file, const syntax::Reference &reference);

private:
    Place findPhp(FileIndex file, const syntax::Reference &reference);
    Place phpType(FileIndex file, const QString &name, qint32 line) const;
    Place phpFunction(FileIndex file, const QString &name, qint32 line) const;
    Place findModule(FileIndex file, const syntax::Reference &reference);
    Place moduleName(FileIndex file, const QString &name, qint32 symbol) const;
    Place findC(FileIndex file, const syntax::Reference &reference);
    Place cVisible(FileIndex file, const QStringList &scope, const QString &name,
                   bool isCall) const;
    Place cClassAround(Place place) const;
    Place findByPackage(FileIndex file, const syntax::Reference &reference, Family family) const;
    Place findNearby(FileIndex file, const syntax::Reference &reference, Family family) const;
    /// A member of a type, else of the types it certainly inherits.
    Place memberOf(Place type, const QString &name);
    QList<Place> basesOf(Place type);
    bool isKnown(Family family, const syntax::Reference &reference) const;

    const DefinitionTable &definitions() const { return m_links.definitions(); }

    const ProjectLinks &m_links;
    PrototypeTable m_prototypes;
    QHash<std::pair<FileIndex, qint32>, QList<Place>> m_bases;
};

} // namespace agentops::codemap
