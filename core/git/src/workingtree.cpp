// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/errors.h>
#include <agentops/git/tree.h>

#include "unreadable.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::git {

/// The entry for one difference between index and working tree; nothing for deleted files and for
/// the folders of other repositories.
static Result<std::optional<TreeEntry>> workingEntry(const Repository &repository,
                                                     const git_diff_delta &delta)
{
    const git_diff_file &file = delta.new_file;
    const QString path = QString::fromUtf8(file.path);
    if (delta.status == GIT_DELTA_DELETED || path.endsWith(u'/'))
        return std::nullopt;
    TreeEntry entry{.path = path,
                    .oid = toOid(delta.old_file.id),
                    .mode = static_cast<FileMode>(file.mode),
                    .sizeBytes = static_cast<int64_t>(file.size)};
    if (delta.status == GIT_DELTA_UNMODIFIED) {
        entry.mode = static_cast<FileMode>(delta.old_file.mode);
    } else if (entry.mode == FileMode::Submodule) {
        entry.oid = toOid(file.id);
    } else {
        if (delta.status == GIT_DELTA_CONFLICTED && entry.mode == FileMode::None) {
            if (!QFileInfo::exists(repository.workDir() + u'/' + path))
                return std::nullopt;
            entry.mode = FileMode::Regular;
        }
        auto oid = hashWorkingFile(repository, path, static_cast<uint32_t>(entry.mode));
        if (oid)
            entry.oid = *oid;
        else if (isUnreadable(repository, path))
            entry.oid = {};
        else // it vanished since the listing
            return std::nullopt;
    }
    return entry;
}

Result<QList<TreeEntry>> listWorkingTree(const Repository &repository, TreeSizes sizes,
                                         const CancelToken &token)
{
    AO_CHECK(requireWorkDir(repository));
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_INCLUDE_UNMODIFIED | GIT_DIFF_INCLUDE_UNTRACKED
        | GIT_DIFF_RECURSE_UNTRACKED_DIRS | GIT_DIFF_INCLUDE_TYPECHANGE
        | GIT_DIFF_SKIP_BINARY_CHECK;
    stopWhenCancelled(options, token);
    AO_TRY(const Comparison comparison, compareIndexToWorkDir(repository, options, token));
    git_diff *const diff = comparison.diff.get();
    const size_t count = git_diff_num_deltas(diff);
    QList<TreeEntry> entries;
    entries.reserve(static_cast<qsizetype>(count));
    for (size_t i = 0; i < count; ++i) {
        AO_CHECK(token.check());
        AO_TRY(std::optional<TreeEntry> entry,
               workingEntry(repository, *git_diff_get_delta(diff, i)));
        if (!entry)
            continue;
        if (comparison.unreadable.contains(entry->path))
            entry->oid = {};
        if (sizes == TreeSizes::Skip)
            entry->sizeBytes = -1;
        entries.append(std::move(*entry));
    }
    return entries;
}

/// Whether a folder, its links followed, lies in the working tree.
static bool isInside(const Repository &repository, const QString &canonicalFolder)
{
    const QString root = QDir(repository.workDir()).canonicalPath();
    return canonicalFolder == root || canonicalFolder.startsWith(root + u'/');
}

Result<QByteArray> readWorkingFile(const Repository &repository, const QString &path)
{
    AO_CHECK(requireWorkDir(repository));
    const QString file = repository.workDir() + u'/' + path;
    const QFileInfo info(file);
    const QString folder = info.dir().canonicalPath(); // empty when it does not exist
    if (QDir::isAbsolutePath(path) || (!folder.isEmpty() && !isInside(repository, folder)))
        return fail(agentops::errors::kInvalidArgument,
                    u"not a path inside the repository: "_s + path);
    if (info.isSymLink())
        return libraryPath(info.readSymLink());
    if (!info.isFile())
        return fail(
            Error(errors::kNotFound, u"no such file in the working tree"_s).with(u"path"_s, path));
    OwnedFilterList filters;
    AO_CHECK(
        call(git_filter_list_load(std::out_ptr(filters), repository.handle(), nullptr,
                                  path.toUtf8().constData(), GIT_FILTER_TO_ODB, GIT_FILTER_DEFAULT),
             u"cannot read the attributes of %1"_s.arg(path)));
    if (filters) {
        OwnedBuffer content;
        AO_CHECK(call(git_filter_list_apply_to_file(&content, filters.get(), repository.handle(),
                                                    path.toUtf8().constData()),
                      u"cannot read %1"_s.arg(path)));
        return content.toByteArray();
    }
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return fail(Error(source.error() == QFileDevice::PermissionsError
                              ? agentops::errors::kPermissionDenied
                              : agentops::errors::kIo,
                          source.errorString())
                        .with(u"path"_s, path));
    return source.readAll();
}

} // namespace agentops::git
