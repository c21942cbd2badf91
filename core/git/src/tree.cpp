// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/errors.h>
#include <agentops/git/tree.h>

#include "gitcall.h"

using namespace Qt::StringLiterals;

namespace agentops::git {

namespace {

struct TreeWalk
{
    git_odb *odb = nullptr;
    const CancelToken *token = nullptr;
    QList<TreeEntry> entries;
};

int visitEntry(const char *root, const git_tree_entry *entry, void *payload)
{
    auto &walk = *static_cast<TreeWalk *>(payload);
    if (git_tree_entry_type(entry) == GIT_OBJECT_TREE)
        return walk.token->isCancelled() ? GIT_EUSER : 0;
    TreeEntry found{.path = QString::fromUtf8(root) + QString::fromUtf8(git_tree_entry_name(entry)),
                    .oid = toOid(*git_tree_entry_id(entry)),
                    .mode = static_cast<FileMode>(git_tree_entry_filemode(entry)),
                    .sizeBytes = -1};
    size_t size = 0;
    git_object_t type{};
    if (walk.odb && found.mode != FileMode::Submodule
        && git_odb_read_header(&size, &type, walk.odb, git_tree_entry_id(entry)) == 0)
        found.sizeBytes = static_cast<int64_t>(size);
    walk.entries.append(std::move(found));
    return 0;
}

} // namespace

Result<QList<TreeEntry>> listCommitTree(const Repository &repository, const Oid &commit,
                                        TreeSizes sizes, const CancelToken &token)
{
    AO_CHECK(token.check());
    AO_TRY(const OwnedTree tree, findTree(repository, commit));
    OwnedOdb odb;
    if (sizes == TreeSizes::Read)
        AO_CHECK(call(git_repository_odb(std::out_ptr(odb), repository.handle()),
                      u"cannot open the object store"_s));
    TreeWalk walk{.odb = odb.get(), .token = &token, .entries = {}};
    const int code = git_tree_walk(tree.get(), GIT_TREEWALK_PRE, visitEntry, &walk);
    AO_CHECK(token.check());
    AO_CHECK(call(code, u"cannot read the tree of commit %1"_s.arg(commit.toHex())));
    return std::move(walk.entries);
}

Result<QByteArray> readBlob(const Repository &repository, const Oid &blob)
{
    const git_oid id = toLibrary(blob);
    OwnedBlob found;
    AO_CHECK(call(git_blob_lookup(std::out_ptr(found), repository.handle(), &id),
                  u"no blob "_s + blob.toHex()));
    return QByteArray(static_cast<const char *>(git_blob_rawcontent(found.get())),
                      static_cast<qsizetype>(git_blob_rawsize(found.get())));
}

Result<QByteArray> readFile(const Repository &repository, const Oid &commit, const QString &path)
{
    AO_TRY(const std::optional<TreeEntry> entry, findEntry(repository, commit, path));
    if (!entry || entry->mode == FileMode::Submodule)
        return fail(Error(errors::kNotFound, u"no such file in the commit"_s)
                        .with(u"path"_s, path)
                        .with(u"commit"_s, commit.toHex()));
    return readBlob(repository, entry->oid);
}

Result<std::optional<TreeEntry>> findEntry(const Repository &repository, const Oid &commit,
                                           const QString &path)
{
    AO_TRY(const OwnedTree tree, findTree(repository, commit));
    OwnedTreeEntry entry;
    const int code =
        git_tree_entry_bypath(std::out_ptr(entry), tree.get(), path.toUtf8().constData());
    if (code == GIT_ENOTFOUND)
        return std::nullopt;
    AO_CHECK(call(code, u"cannot look up %1"_s.arg(path)));
    if (git_tree_entry_type(entry.get()) == GIT_OBJECT_TREE)
        return std::nullopt;
    return TreeEntry{.path = path,
                     .oid = toOid(*git_tree_entry_id(entry.get())),
                     .mode = static_cast<FileMode>(git_tree_entry_filemode(entry.get())),
                     .sizeBytes = -1};
}

} // namespace agentops::git
