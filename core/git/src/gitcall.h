// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/git/oid.h>
#include <agentops/git/repository.h>

#include <QtCore/QString>

#include <git2.h>

#include <memory>

namespace agentops::git {

/// The error of the library call that has just failed with `code`; the only place where libgit2's
/// codes become ours. `what` says what was tried.
Error callError(int code, const QString &what,
                std::source_location place = std::source_location::current());

inline Result<> call(int code, const QString &what,
                     std::source_location place = std::source_location::current())
{
    if (code < 0)
        return fail(callError(code, what, place));
    return {};
}

template<auto Free>
struct FreedBy
{
    template<typename T>
    void operator()(T *object) const noexcept
    {
        Free(object);
    }
};
template<typename T, auto Free>
using Owned = std::unique_ptr<T, FreedBy<Free>>;

using OwnedBlob = Owned<git_blob, git_blob_free>;
using OwnedCommit = Owned<git_commit, git_commit_free>;
using OwnedConfig = Owned<git_config, git_config_free>;
using OwnedDiff = Owned<git_diff, git_diff_free>;
using OwnedFilterList = Owned<git_filter_list, git_filter_list_free>;
using OwnedIndex = Owned<git_index, git_index_free>;
using OwnedObject = Owned<git_object, git_object_free>;
using OwnedOdb = Owned<git_odb, git_odb_free>;
using OwnedPatch = Owned<git_patch, git_patch_free>;
using OwnedReference = Owned<git_reference, git_reference_free>;
using OwnedRevwalk = Owned<git_revwalk, git_revwalk_free>;
using OwnedSignature = Owned<git_signature, git_signature_free>;
using OwnedStatusList = Owned<git_status_list, git_status_list_free>;
using OwnedTransaction = Owned<git_transaction, git_transaction_free>;
using OwnedTree = Owned<git_tree, git_tree_free>;
using OwnedTreeEntry = Owned<git_tree_entry, git_tree_entry_free>;
using OwnedWorktree = Owned<git_worktree, git_worktree_free>;

/// A buffer that the library fills.
struct OwnedBuffer : git_buf
{
    OwnedBuffer() : git_buf GIT_BUF_INIT { }
    ~OwnedBuffer() { git_buf_dispose(this); }
    OwnedBuffer(const OwnedBuffer &) = delete;
    OwnedBuffer &operator=(const OwnedBuffer &) = delete;

    QByteArray toByteArray() const { return QByteArray(ptr, static_cast<qsizetype>(size)); }
};

/// Starts the library, once in the program.
void ensureLibrary();

inline Oid toOid(const git_oid &oid)
{
    return Oid::fromBytes(oid.id);
}
git_oid toLibrary(const Oid &oid);
Result<OwnedSignature> toLibrary(const Signature &signature);
Signature toSignature(const git_signature &signature);

Result<OwnedCommit> findCommit(const Repository &repository, const Oid &oid);
Result<OwnedTree> findTree(const Repository &repository, const Oid &commit);
Result<> requireWorkDir(const Repository &repository);

/// The index of this checkout.
Result<OwnedIndex> openIndex(const Repository &repository);
/// Whether a sparse checkout leaves the file out on purpose.
bool isSkipped(git_index *index, const char *path);

/// The name that git would give to a file of the working tree, filters applied.
Result<Oid> hashWorkingFile(const Repository &repository, const QString &path, uint32_t mode);

/// Without the slash that the library puts behind folders.
QString folderPath(const char *path);

/// The library takes paths as UTF-8 on every system.
inline QByteArray libraryPath(const QString &path)
{
    return path.toUtf8();
}

/// Ends a comparison between two files; it then fails, and the caller tells why. The token must
/// outlive the options.
void stopWhenCancelled(git_diff_options &options, const CancelToken &token);

} // namespace agentops::git
