// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "projectlinks.h"

namespace agentops::codemap {

/// "a::B<T>::f" in its parts, without template arguments.
QStringList cParts(const QString &name);
/// The names of the namespaces and types around a definition, outermost first.
QStringList cScope(const FileTable &files, Place place);

/// Where the functions that C and C++ declare are defined: in the one file that both sees the
/// declaration and has a body for it.
/// Thread: any; immutable.
class PrototypeTable
{
public:
    explicit PrototypeTable(const ProjectLinks &links);

    /// The definition of a prototype; the place itself when it is none, or has no certain
    /// definition.
    Place definitionOf(Place place) const;

private:
    using Key = std::pair<FileIndex, qint32>;
    void addDefinitions(const ProjectLinks &links, FileIndex file);

    /// Invalid: several files have one.
    QHash<Key, Place> m_definitions;
};

} // namespace agentops::codemap
