// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/diff.h>

#include "diffsource.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::git {

static Result<FileChange> countedChange(const Repository &repository, git_diff *diff, size_t index,
                                        git_patch *patch)
{
    // Read after the patch was made: only then are the names and the binary mark known.
    AO_TRY(FileChange change, toFileChange(repository, *git_diff_get_delta(diff, index)));
    if (!patch)
        return change;
    change.isBinary = (git_patch_get_delta(patch)->flags & GIT_DIFF_FLAG_BINARY) != 0;
    size_t added = 0;
    size_t removed = 0;
    AO_CHECK(call(git_patch_line_stats(nullptr, &added, &removed, patch),
                  u"cannot count the changed lines"_s));
    change.addedLines = static_cast<int>(added);
    change.removedLines = static_cast<int>(removed);
    return change;
}

Result<bool> hasPath(const Repository &repository, const TreeSource &side, const QString &path)
{
    if (side.kind == TreeSource::Kind::WorkingTree) {
        AO_CHECK(requireWorkDir(repository));
        const QFileInfo info(QDir(repository.workDir()).filePath(path));
        return info.exists() || info.isSymLink();
    }
    if (side.kind == TreeSource::Kind::Empty)
        return path.isEmpty();
    AO_TRY(const OwnedTree tree, findTree(repository, side.commit));
    if (path.isEmpty())
        return true;
    OwnedTreeEntry entry;
    const int code =
        git_tree_entry_bypath(std::out_ptr(entry), tree.get(), libraryPath(path).constData());
    if (code == GIT_ENOTFOUND)
        return false;
    AO_CHECK(call(code, u"cannot look up %1"_s.arg(path)));
    return true;
}

Result<QList<FileChange>> diffFiles(const Repository &repository, const TreeSource &from,
                                    const TreeSource &to, const DiffOptions &options,
                                    const CancelToken &token)
{
    AO_TRY(const Comparison comparison, makeDiff(repository, from, to, options, token));
    git_diff *const diff = comparison.diff.get();
    const size_t count = git_diff_num_deltas(diff);
    QList<FileChange> changes;
    changes.reserve(static_cast<qsizetype>(count));
    for (size_t i = 0; i < count; ++i) {
        AO_CHECK(token.check());
        OwnedPatch patch;
        if (options.countLines) {
            AO_TRY(patch, makePatch(diff, i));
        }
        AO_TRY(FileChange change, countedChange(repository, diff, i, patch.get()));
        changes.append(std::move(change));
    }
    for (const QString &path : comparison.unreadable)
        changes.append(unreadableChange(path));
    return changes;
}

static std::optional<DiffLine> toLine(const git_diff_line &raw)
{
    DiffLine line;
    switch (raw.origin) {
    case GIT_DIFF_LINE_CONTEXT:
        line.kind = DiffLine::Kind::Context;
        break;
    case GIT_DIFF_LINE_ADDITION:
        line.kind = DiffLine::Kind::Added;
        break;
    case GIT_DIFF_LINE_DELETION:
        line.kind = DiffLine::Kind::Removed;
        break;
    default: // the note about a missing newline, which the text itself shows
        return std::nullopt;
    }
    line.oldLine = std::max(raw.old_lineno, 0);
    line.newLine = std::max(raw.new_lineno, 0);
    line.text = QByteArray(raw.content, static_cast<qsizetype>(raw.content_len));
    return line;
}

static QByteArray headingOf(const git_diff_hunk &raw)
{
    const QByteArray header(raw.header, static_cast<qsizetype>(raw.header_len));
    const qsizetype end = header.indexOf("@@", 2);
    return end < 0 ? QByteArray() : header.mid(end + 2).trimmed();
}

static Result<Hunk> toHunk(git_patch *patch, size_t index)
{
    const git_diff_hunk *raw = nullptr;
    size_t lineCount = 0;
    AO_CHECK(call(git_patch_get_hunk(&raw, &lineCount, patch, index), u"cannot read a hunk"_s));
    Hunk hunk{.oldStart = raw->old_start,
              .oldCount = raw->old_lines,
              .newStart = raw->new_start,
              .newCount = raw->new_lines,
              .heading = headingOf(*raw),
              .lines = {}};
    hunk.lines.reserve(static_cast<qsizetype>(lineCount));
    for (size_t i = 0; i < lineCount; ++i) {
        const git_diff_line *line = nullptr;
        AO_CHECK(call(git_patch_get_line_in_hunk(&line, patch, index, i), u"cannot read a line"_s));
        if (auto known = toLine(*line))
            hunk.lines.append(std::move(*known));
    }
    return hunk;
}

Result<> diffEach(const Repository &repository, const TreeSource &from, const TreeSource &to,
                  const DiffOptions &options, const std::function<bool(FileDiff)> &consume,
                  const CancelToken &token)
{
    AO_TRY(const Comparison comparison, makeDiff(repository, from, to, options, token));
    git_diff *const diff = comparison.diff.get();
    const size_t count = git_diff_num_deltas(diff);
    for (size_t i = 0; i < count; ++i) {
        AO_CHECK(token.check());
        AO_TRY(const OwnedPatch patch, makePatch(diff, i));
        FileDiff file;
        AO_TRY(file.change, countedChange(repository, diff, i, patch.get()));
        const size_t hunkCount = patch ? git_patch_num_hunks(patch.get()) : 0;
        for (size_t h = 0; h < hunkCount; ++h) {
            AO_TRY(Hunk hunk, toHunk(patch.get(), h));
            file.hunks.append(std::move(hunk));
        }
        if (!consume(std::move(file)))
            return {};
    }
    for (const QString &path : comparison.unreadable) {
        if (!consume({.change = unreadableChange(path), .hunks = {}}))
            return {};
    }
    return {};
}

} // namespace agentops::git
