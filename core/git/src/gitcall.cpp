// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitcall.h"

#include <agentops/git/errors.h>

#include <QtCore/QFileInfo>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace agentops::git {

static ErrorCode codeOf(int code, int errorClass, int systemError)
{
    // The library calls a file that may not be read locked.
    if (errorClass == GIT_ERROR_OS && (systemError == EACCES || systemError == EPERM))
        return agentops::errors::kPermissionDenied;
    switch (code) {
    case GIT_ENOTFOUND:
        return errors::kNotFound;
    case GIT_EEXISTS:
        return errors::kExists;
    case GIT_EAMBIGUOUS:
        return errors::kAmbiguous;
    case GIT_EINVALIDSPEC:
        return errors::kInvalidSpec;
    case GIT_EBAREREPO:
        return errors::kBare;
    case GIT_EUNBORNBRANCH:
        return errors::kUnborn;
    case GIT_ELOCKED:
    case GIT_EMODIFIED:
        return errors::kLocked;
    case GIT_ECONFLICT:
    case GIT_EUNMERGED:
    case GIT_EMERGECONFLICT:
        return errors::kConflict;
    case GIT_EUNCOMMITTED:
        return errors::kUncommitted;
    case GIT_EOWNER:
        return errors::kUnsafeDirectory;
    case GIT_EUSER:
        return agentops::errors::kCancelled;
    default:
        break;
    }
    if (errorClass == GIT_ERROR_OS) {
        if (systemError == EROFS)
            return agentops::errors::kPermissionDenied;
        if (systemError == ENOSPC)
            return agentops::errors::kDiskFull;
        return agentops::errors::kIo;
    }
    return errors::kFailed;
}

Error callError(int code, const QString &what, std::source_location place)
{
    const int systemError = errno;
    const git_error *const last = git_error_last();
    const int errorClass = last ? last->klass : GIT_ERROR_NONE;
    Error error(codeOf(code, errorClass, systemError), what, place);
    if (last && last->message)
        error = std::move(error).with(u"reason"_s, QString::fromUtf8(last->message));
    return std::move(error).with(u"libgit2"_s, QString::number(code));
}

void ensureLibrary()
{
    // Never shut down: other threads may still hold objects of the library at exit.
    static const int count = git_libgit2_init();
    AO_VERIFY(count > 0);
}

git_oid toLibrary(const Oid &oid)
{
    git_oid out;
    git_oid_fromraw(&out, oid.bytes().data());
    return out;
}

Result<OwnedSignature> toLibrary(const Signature &signature)
{
    OwnedSignature out;
    const auto seconds =
        std::chrono::floor<std::chrono::seconds>(signature.time).time_since_epoch().count();
    AO_CHECK(
        call(git_signature_new(std::out_ptr(out), signature.name.toUtf8().constData(),
                               signature.email.toUtf8().constData(), seconds, signature.utcOffset),
             u"name and e-mail of a commit may be neither empty nor hold < or >"_s));
    return out;
}

Signature toSignature(const git_signature &signature)
{
    return {QString::fromUtf8(signature.name), QString::fromUtf8(signature.email),
            Timestamp(std::chrono::seconds(signature.when.time)), signature.when.offset};
}

Result<OwnedCommit> findCommit(const Repository &repository, const Oid &oid)
{
    const git_oid id = toLibrary(oid);
    OwnedCommit commit;
    AO_CHECK(call(git_commit_lookup(std::out_ptr(commit), repository.handle(), &id),
                  u"no commit "_s + oid.toHex()));
    return commit;
}

Result<OwnedTree> findTree(const Repository &repository, const Oid &commit)
{
    AO_TRY(const OwnedCommit found, findCommit(repository, commit));
    OwnedTree tree;
    AO_CHECK(call(git_commit_tree(std::out_ptr(tree), found.get()),
                  u"the tree of commit %1 is missing"_s.arg(commit.toHex())));
    return tree;
}

Result<> requireWorkDir(const Repository &repository)
{
    if (repository.isBare())
        return fail(Error(errors::kBare, u"a bare repository has no working tree"_s)
                        .with(u"path"_s, repository.gitDir()));
    return {};
}

Result<OwnedIndex> openIndex(const Repository &repository)
{
    OwnedIndex index;
    AO_CHECK(call(git_repository_index(std::out_ptr(index), repository.handle()),
                  u"cannot read the index"_s));
    return index;
}

bool isSkipped(git_index *index, const char *path)
{
    const git_index_entry *const entry = git_index_get_bypath(index, path, 0);
    return entry && (entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0;
}

Result<Oid> hashWorkingFile(const Repository &repository, const QString &path, uint32_t mode)
{
    const QString file = repository.workDir() + u'/' + path;
    if (mode == GIT_FILEMODE_LINK)
        return Oid::ofBlob(libraryPath(QFileInfo(file).readSymLink()));
    git_oid id;
    AO_CHECK(call(git_repository_hashfile(&id, repository.handle(), libraryPath(file).constData(),
                                          GIT_OBJECT_BLOB, libraryPath(path).constData()),
                  u"cannot read %1"_s.arg(path)));
    return toOid(id);
}

void stopWhenCancelled(git_diff_options &options, const CancelToken &token)
{
    options.payload = const_cast<CancelToken *>(&token);
    options.progress_cb = [](const git_diff *, const char *, const char *, void *payload) {
        return static_cast<const CancelToken *>(payload)->isCancelled() ? GIT_EUSER : 0;
    };
}

QString folderPath(const char *path)
{
    QString folder = QString::fromUtf8(path);
    while (folder.size() > 1 && folder.endsWith(u'/'))
        folder.chop(1);
    return folder;
}

} // namespace agentops::git
