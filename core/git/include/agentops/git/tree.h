// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/git/oid.h>
#include <agentops/git/repository.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <cstdint>
#include <optional>

namespace agentops::git {

/// What a tree entry is; the values are git's own file modes.
enum class FileMode : uint32_t {
    None = 0,
    Regular = 0100644,
    Executable = 0100755,
    SymbolicLink = 0120000,
    Submodule = 0160000,
};

/// One file of a commit or of the working tree.
struct TreeEntry
{
    QString path;
    /// The blob (of a submodule: its commit). For a working tree, the blob that git would store, so
    /// that what is cached by blob is found again after a commit; null when the file may not be
    /// read.
    Oid oid;
    FileMode mode = FileMode::None;
    /// -1 when sizes were not asked for.
    int64_t sizeBytes = -1;

    friend bool operator==(const TreeEntry &, const TreeEntry &) = default;
};

enum class TreeSizes { Skip, Read };

/// All files of a commit, folders entered.
/// Shape: in git's order (by bytes of the path). Errors: git.not_found.
[[nodiscard]] Result<QList<TreeEntry>> listCommitTree(const Repository &repository,
                                                      const Oid &commit,
                                                      TreeSizes sizes = TreeSizes::Skip,
                                                      const CancelToken &token = {});

/// All files of the working tree that exist and are not ignored, tracked or not; only files whose
/// time or size differs from the index are read.
/// Shape: by path. Errors: git.bare. Cancel: between files.
[[nodiscard]] Result<QList<TreeEntry>> listWorkingTree(const Repository &repository,
                                                       TreeSizes sizes = TreeSizes::Skip,
                                                       const CancelToken &token = {});

/// The content of a blob.
/// Errors: git.not_found.
[[nodiscard]] Result<QByteArray> readBlob(const Repository &repository, const Oid &blob);

/// The content of a file in a commit.
/// Errors: git.not_found (no such path, or not a file).
[[nodiscard]] Result<QByteArray> readFile(const Repository &repository, const Oid &commit,
                                          const QString &path);

/// The content of a file of the working tree, with line endings as git would store them.
/// Errors: git.not_found, git.bare, base.permission_denied, base.io.
[[nodiscard]] Result<QByteArray> readWorkingFile(const Repository &repository, const QString &path);

/// The entry at one path of a commit, or nothing.
[[nodiscard]] Result<std::optional<TreeEntry>> findEntry(const Repository &repository,
                                                         const Oid &commit, const QString &path);

} // namespace agentops::git
