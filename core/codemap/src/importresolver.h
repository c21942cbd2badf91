// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filetable.h"

#include <QtCore/QList>

#include <memory>
#include <optional>

namespace agentops::codemap {

/// What an import leads to.
struct ImportTarget
{
    FileIndex file = kNoFile;
    /// For languages that import folders (Go): the folder, without slash at its end.
    QString directory;
    /// Index of the imported name that is itself this file (Python submodules), -1 for the module.
    qint32 name = -1;
};

struct Resolution
{
    enum class Outcome : quint8 {
        Outside, ///< another package's, or the language's own
        Resolved,
        Missing, ///< this project's by its form, but there is no such file
    };
    Outcome outcome = Outcome::Outside;
    QList<ImportTarget> targets;

    static Resolution outside() { return {}; }
    static Resolution missing() { return {Outcome::Missing, {}}; }
    static Resolution file(FileIndex index)
    {
        return {Outcome::Resolved, {ImportTarget{index, QString(), -1}}};
    }
    /// The file when there is one, otherwise missing.
    static Resolution fileOrMissing(FileIndex index)
    {
        return index == kNoFile ? missing() : file(index);
    }
};

/// Finds the files that the imports of one family of languages mean.
/// Thread: any; immutable once made.
class ImportResolver
{
public:
    virtual ~ImportResolver() = default;
    virtual Resolution resolve(FileIndex from, const syntax::Import &import) const = 0;
};

class DefinitionTable;

std::unique_ptr<ImportResolver> createPhpResolver(const FileTable &files,
                                                  const DefinitionTable &definitions);
std::unique_ptr<ImportResolver> createEcmaResolver(const FileTable &files);
std::unique_ptr<ImportResolver> createPythonResolver(const FileTable &files);
std::unique_ptr<ImportResolver> createIncludeResolver(const FileTable &files);
std::unique_ptr<ImportResolver> createJavaResolver(const FileTable &files,
                                                   const DefinitionTable &definitions);
std::unique_ptr<ImportResolver> createGoResolver(const FileTable &files);
std::unique_ptr<ImportResolver> createRustResolver(const FileTable &files);
std::unique_ptr<ImportResolver> createRubyResolver(const FileTable &files);

} // namespace agentops::codemap
