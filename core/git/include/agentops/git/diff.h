// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/git/oid.h>
#include <agentops/git/repository.h>
#include <agentops/git/tree.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <functional>

namespace agentops::git {

/// One side of a comparison: a commit, nothing at all, or what lies in the working tree.
struct TreeSource
{
    enum class Kind { Empty, Commit, WorkingTree };

    Kind kind = Kind::Empty;
    /// Of a commit.
    Oid commit;

    static TreeSource empty() { return {}; }
    static TreeSource ofCommit(const Oid &oid) { return {Kind::Commit, oid}; }
    static TreeSource workingTree() { return {Kind::WorkingTree, {}}; }

    friend bool operator==(const TreeSource &, const TreeSource &) = default;
};

enum class ChangeKind {
    Added,
    Deleted,
    Modified,
    Renamed,
    Copied,
    TypeChanged,
    Conflicted,
    Unreadable, ///< a file of the working tree that may not be read, changed or not
};

enum class Whitespace { Significant, IgnoreAtLineEnd, IgnoreAmount, IgnoreAll };

struct DiffOptions
{
    int contextLines = 3;
    Whitespace whitespace = Whitespace::Significant;
    bool detectRenames = true;
    bool detectCopies = false;
    /// Units: per cent of equal content from which two files count as one renamed.
    int renameThreshold = 50;
    /// Files compared at most with each other to find renames with edits (exact renames are always
    /// found).
    int renameLimit = 1000;
    /// Fills addedLines, removedLines and isBinary, which compares the content of every file.
    bool countLines = true;
    /// Only these files or folders; empty means all.
    QStringList paths;
};

/// What happened to one file.
struct FileChange
{
    ChangeKind kind = ChangeKind::Modified;
    /// Equal unless renamed or copied; both are set for added and deleted files too.
    QString oldPath;
    QString newPath;
    FileMode oldMode = FileMode::None;
    FileMode newMode = FileMode::None;
    /// Null on the side where the file does not exist.
    Oid oldBlob;
    Oid newBlob;
    bool isBinary = false;
    int addedLines = 0;
    int removedLines = 0;
    /// Units: per cent, of renames and copies.
    int similarity = 0;

    friend bool operator==(const FileChange &, const FileChange &) = default;
};

struct DiffLine
{
    enum class Kind { Context, Added, Removed };

    Kind kind = Kind::Context;
    /// 1-based; 0 on the side where the line does not exist.
    int oldLine = 0;
    int newLine = 0;
    /// With its line ending, as in the file.
    QByteArray text;

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// A run of changed lines with the context around it.
struct Hunk
{
    /// 1-based; as in a patch, a start with count 0 names the line before.
    int oldStart = 0;
    int oldCount = 0;
    int newStart = 0;
    int newCount = 0;
    /// The line that git shows behind the second @@.
    QByteArray heading;
    QList<DiffLine> lines;

    friend bool operator==(const Hunk &, const Hunk &) = default;
};

struct FileDiff
{
    FileChange change;
    /// Empty for binary files and pure renames.
    QList<Hunk> hunks;

    friend bool operator==(const FileDiff &, const FileDiff &) = default;
};

/// A change of lines without their text: `oldCount` lines from 0-based `oldFirst` become
/// `newCount` lines from `newFirst`.
struct LineChange
{
    int oldFirst = 0;
    int oldCount = 0;
    int newFirst = 0;
    int newCount = 0;

    friend bool operator==(const LineChange &, const LineChange &) = default;
};

/// Whether a file or folder lies at a path of one side; the empty path is the root.
/// Errors: git.not_found (the commit), git.bare.
[[nodiscard]] Result<bool> hasPath(const Repository &repository, const TreeSource &side,
                                   const QString &path);

/// The changed files.
/// Shape: by path. Errors: git.not_found, git.bare, base.invalid_argument (a working tree as the
/// old side). Cancel: between files.
[[nodiscard]] Result<QList<FileChange>> diffFiles(const Repository &repository,
                                                  const TreeSource &from, const TreeSource &to,
                                                  const DiffOptions &options = {},
                                                  const CancelToken &token = {});

/// The changed files with their hunks, handed over one by one; `consume` returns false to stop.
/// Errors and Cancel: as diffFiles().
[[nodiscard]] Result<> diffEach(const Repository &repository, const TreeSource &from,
                                const TreeSource &to, const DiffOptions &options,
                                const std::function<bool(FileDiff)> &consume,
                                const CancelToken &token = {});

/// A patch that `git apply` accepts, binary files, renames and modes included.
/// Errors and Cancel: as diffFiles(); base.invalid_argument when whitespace is ignored, since such
/// a patch would not apply.
[[nodiscard]] Result<QByteArray> patchText(const Repository &repository, const TreeSource &from,
                                           const TreeSource &to, const DiffOptions &options = {},
                                           const CancelToken &token = {});

/// The changed line ranges between two texts; needs no repository.
/// Shape: ascending, not touching each other. Thread: any.
[[nodiscard]] Result<QList<LineChange>> diffLines(const QByteArray &before, const QByteArray &after,
                                                  Whitespace whitespace = Whitespace::Significant);

} // namespace agentops::git
