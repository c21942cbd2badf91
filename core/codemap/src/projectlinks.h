// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definitiontable.h"
#include "importresolver.h"

#include <agentops/base/cancel.h>

#include <array>
#include <memory>
#include <vector>

namespace agentops::codemap {

/// Every import of a project with the files it leads to.
/// Thread: one at a time (a closure is remembered).
class ProjectLinks
{
public:
    static Result<ProjectLinks> create(const DefinitionTable &definitions,
                                       const CancelToken &token);

    const FileTable &files() const { return m_definitions->files(); }
    const DefinitionTable &definitions() const { return *m_definitions; }
    /// One entry per import of the file's facts.
    const QList<Resolution> &of(FileIndex file) const { return m_resolutions[size_t(file)]; }

    /// What a name that a file imports stands for; a whole file for namespaces and modules.
    /// Follows names that are exported on.
    Place boundName(FileIndex file, const QString &local) const;
    /// The definition that a module offers under this name.
    Place exportedName(FileIndex file, const QString &name) const;
    /// Files that a C or C++ file includes, directly or through others, itself first.
    const std::vector<FileIndex> &includeClosure(FileIndex file) const;

private:
    explicit ProjectLinks(const DefinitionTable &definitions) : m_definitions(&definitions) { }
    Place follow(FileIndex file, const QString &name, int depth) const;
    Place boundNameAt(FileIndex file, const QString &local, int depth) const;

    const DefinitionTable *m_definitions;
    std::vector<QList<Resolution>> m_resolutions;
    /// The last closure asked for: names of one file are resolved one after another.
    mutable FileIndex m_closureOf = kNoFile;
    mutable std::vector<FileIndex> m_closure;
};

} // namespace agentops::codemap
