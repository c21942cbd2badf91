// SPDX-License-Identifier: GPL-3.0-or-later
#include "unreadable.h"

#include <agentops/git/errors.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::git {

static bool isAmong(const QStringList &paths, const QString &path)
{
    return paths.isEmpty() || std::ranges::any_of(paths, [&](const QString &folder) {
               return path == folder || path.startsWith(folder + u'/');
           });
}

Result<ReadableIndex> openReadableIndex(const Repository &repository, const QStringList &paths)
{
    AO_TRY(const OwnedIndex shared, openIndex(repository));
    ReadableIndex readable;
    AO_CHECK(call(git_index_open(std::out_ptr(readable.index), git_index_path(shared.get())),
                  u"cannot read the index"_s));
    for (size_t i = 0; i < git_index_entrycount(readable.index.get()); ++i) {
        git_index_entry entry = *git_index_get_byindex(readable.index.get(), i);
        const QString path = QString::fromUtf8(entry.path);
        if (entry.mode == GIT_FILEMODE_COMMIT || !isAmong(paths, path)
            || !isUnreadable(repository, path))
            continue;
        readable.unreadable.append(path);
        entry.flags |= GIT_INDEX_ENTRY_VALID; // "assume unchanged"
        AO_CHECK(call(git_index_add(readable.index.get(), &entry), u"cannot change the index"_s));
    }
    return readable;
}

Result<Comparison> compareIndexToWorkDir(const Repository &repository,
                                         const git_diff_options &options, const CancelToken &token)
{
    const auto compare = [&](git_index *index) -> Result<OwnedDiff> {
        OwnedDiff diff;
        const int code =
            git_diff_index_to_workdir(std::out_ptr(diff), repository.handle(), index, &options);
        AO_CHECK(token.check());
        AO_CHECK(call(code, u"cannot compare the working tree"_s));
        return diff;
    };
    Result<OwnedDiff> diff = compare(nullptr);
    if (diff)
        return Comparison{std::move(*diff), {}};
    if (!isAboutRights(diff.error()))
        return std::unexpected(diff.error());
    AO_TRY(const ReadableIndex readable, openReadableIndex(repository, {}));
    AO_TRY(diff, compare(readable.index.get()));
    return Comparison{std::move(*diff), readable.unreadable};
}

bool isAboutRights(const Error &error)
{
    // The library calls a file that may not be read locked, and a comparison takes no locks.
    return error.code() == errors::kLocked || error.code() == agentops::errors::kPermissionDenied;
}

bool isUnreadable(const Repository &repository, const QString &path)
{
    const QString name = repository.workDir() + u'/' + path;
    const QFileInfo info(name);
    return !info.isSymLink() && info.isFile() && !QFile(name).open(QIODevice::ReadOnly);
}

} // namespace agentops::git
