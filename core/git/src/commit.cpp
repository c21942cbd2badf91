// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/commit.h>
#include <agentops/git/errors.h>

#include "gitcall.h"

#include <QtCore/QFileInfo>

#include <vector>

using namespace Qt::StringLiterals;

namespace agentops::git {

static Result<> requireKnownPaths(const Repository &repository, git_index *index,
                                  const QStringList &paths)
{
    for (const QString &path : paths) {
        const QFileInfo file(repository.workDir() + u'/' + path);
        if (file.exists() || file.isSymLink())
            continue;
        const QByteArray name = path.toUtf8();
        if (git_index_get_bypath(index, name.constData(), 0)
            || git_index_find_prefix(nullptr, index, (name + '/').constData()) == 0)
            continue;
        return fail(
            Error(errors::kNotFound, u"no file or folder to commit"_s).with(u"path"_s, path));
    }
    return {};
}

static Result<> stage(const Repository &repository, git_index *index, const QStringList &paths)
{
    AO_CHECK(requireKnownPaths(repository, index, paths));
    std::vector<QByteArray> names;
    std::vector<char *> pointers;
    for (const QString &path : paths)
        names.push_back(path.toUtf8());
    for (QByteArray &name : names)
        pointers.push_back(name.data());
    const git_strarray spec{.strings = pointers.data(), .count = pointers.size()};
    return call(git_index_add_all(index, paths.isEmpty() ? nullptr : &spec,
                                  GIT_INDEX_ADD_DISABLE_PATHSPEC_MATCH, nullptr, nullptr),
                u"cannot stage the changes"_s);
}

Result<Oid> createCommit(const Repository &repository, const CommitRequest &request)
{
    AO_CHECK(requireWorkDir(repository));
    if (request.message.trimmed().isEmpty())
        return fail(agentops::errors::kInvalidArgument, u"a commit needs a message"_s);
    AO_TRY(const OwnedSignature author, toLibrary(request.author));
    AO_TRY(const OwnedSignature committer, toLibrary(request.committer));
    AO_TRY(const Head head, repository.head());
    OwnedIndex index;
    AO_CHECK(call(git_repository_index(std::out_ptr(index), repository.handle()),
                  u"cannot read the index"_s));
    AO_CHECK(call(git_index_read(index.get(), 1), u"cannot read the index"_s));
    if (git_index_has_conflicts(index.get())
        || git_repository_state(repository.handle()) != GIT_REPOSITORY_STATE_NONE)
        return fail(errors::kConflict, u"a merge or rebase is not finished"_s);
    AO_CHECK(stage(repository, index.get(), request.paths));

    git_oid treeId;
    AO_CHECK(call(git_index_write_tree(&treeId, index.get()), u"cannot write the tree"_s));
    OwnedTree tree;
    AO_CHECK(call(git_tree_lookup(std::out_ptr(tree), repository.handle(), &treeId),
                  u"cannot read the tree back"_s));
    std::vector<OwnedCommit> parents;
    if (!head.isUnborn()) {
        AO_TRY(OwnedCommit parent, findCommit(repository, head.commit));
        parents.push_back(std::move(parent));
    }
    const bool changesNothing = parents.empty()
        ? git_index_entrycount(index.get()) == 0
        : git_oid_equal(git_commit_tree_id(parents.front().get()), &treeId);
    if (changesNothing && request.empty == CommitRequest::Empty::Refuse)
        return fail(errors::kNothingToCommit, u"nothing has changed since the last commit"_s);
    AO_CHECK(call(git_index_write(index.get()), u"cannot write the index"_s));

    std::vector<const git_commit *> parentPointers;
    for (const OwnedCommit &parent : parents)
        parentPointers.push_back(parent.get());
    git_oid id;
    AO_CHECK(call(git_commit_create(&id, repository.handle(), "HEAD", author.get(), committer.get(),
                                    nullptr, request.message.toUtf8().constData(), tree.get(),
                                    parentPointers.size(), parentPointers.data()),
                  u"cannot write the commit"_s));
    return toOid(id);
}

} // namespace agentops::git
