// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/commit.h>
#include <agentops/git/errors.h>

#include "gitcall.h"

#include <agentops/base/file.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QScopeGuard>

#include <optional>
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

namespace {

/// What decides about each changed path, and why that ended.
struct Staging
{
    const Repository &repository;
    git_index *index;
    const CancelToken &token;
    Result<> outcome;
};

} // namespace

/// Whether the configuration says how such a filter is run; git leaves files alone otherwise.
static bool isFilterProgram(const Repository &repository, const QString &filter)
{
    const auto isSet = [&](const QString &key) {
        const auto command = repository.configValue(u"filter.%1.%2"_s.arg(filter, key));
        return command && !command->isEmpty();
    };
    return isSet(u"clean"_s) || isSet(u"process"_s);
}

static Result<> requireNoFilter(const Repository &repository, const char *path)
{
    const char *value = nullptr;
    AO_CHECK(call(
        git_attr_get(&value, repository.handle(), GIT_ATTR_CHECK_FILE_THEN_INDEX, path, "filter"),
        u"cannot read the attributes"_s));
    if (git_attr_value(value) != GIT_ATTR_VALUE_STRING)
        return {};
    const QString name = QString::fromUtf8(path);
    const QString filter = QString::fromUtf8(value);
    if (!isFilterProgram(repository, filter)
        || !QFileInfo::exists(repository.workDir() + u'/' + name))
        return {};
    return fail(Error(errors::kUnsupportedFilter,
                      u"%1 goes through the filter \"%2\": commit it with git"_s.arg(name, filter))
                    .with(u"path"_s, name));
}

/// Called for each changed path: 0 stages it, 1 passes over it, -1 ends.
static int considerPath(const char *path, const char *, void *payload)
{
    auto &staging = *static_cast<Staging *>(payload);
    // Only another repository inside this one is listed as a folder.
    if (QByteArrayView(path).endsWith('/') || isSkipped(staging.index, path))
        return 1;
    staging.outcome = staging.token.check();
    if (staging.outcome)
        staging.outcome = requireNoFilter(staging.repository, path);
    return staging.outcome ? 0 : -1;
}

static Result<> stage(const Repository &repository, git_index *index, const QStringList &paths,
                      const CancelToken &token)
{
    AO_CHECK(requireKnownPaths(repository, index, paths));
    std::vector<QByteArray> names;
    std::vector<char *> pointers;
    for (const QString &path : paths)
        names.push_back(path.toUtf8());
    for (QByteArray &name : names)
        pointers.push_back(name.data());
    const git_strarray spec{.strings = pointers.data(), .count = pointers.size()};
    Staging staging{repository, index, token, {}};
    const int code =
        git_index_add_all(index, paths.isEmpty() ? nullptr : &spec,
                          GIT_INDEX_ADD_DISABLE_PATHSPEC_MATCH, considerPath, &staging);
    AO_CHECK(std::move(staging.outcome));
    return call(code, u"cannot stage the changes"_s);
}

/// The reference that a commit moves: the branch checked out, or HEAD itself when it is detached.
static Result<QByteArray> currentReference(const Repository &repository)
{
    OwnedReference head;
    AO_CHECK(call(git_reference_lookup(std::out_ptr(head), repository.handle(), "HEAD"),
                  u"the repository has no HEAD"_s));
    const char *const branch = git_reference_symbolic_target(head.get());
    return QByteArray(branch ? branch : "HEAD");
}

/// Puts the old index back, unless another program has changed it since or is about to.
static void restoreIndex(const QString &path, const QByteArray &written,
                         const std::optional<QByteArray> &before)
{
    QFile lock(path + u".lock"_s);
    if (!lock.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return;
    const auto unlock = qScopeGuard([&lock] { lock.remove(); });
    const Result<QByteArray> current = agentops::readFile(path);
    if (!current || *current != written)
        return;
    if (before)
        std::ignore = agentops::writeFile(path, *before); // the first failure is the one to tell
    else
        QFile::remove(path);
}

/// Writes the index, lets `then` do what belongs to it, and puts the old index back if that fails.
static Result<> writeIndex(git_index *index, const std::function<Result<>()> &then)
{
    const QString path = QString::fromUtf8(git_index_path(index));
    std::optional<QByteArray> before;
    if (QFileInfo::exists(path)) {
        AO_TRY(before, agentops::readFile(path));
    }
    AO_CHECK(call(git_index_write(index), u"cannot write the index"_s));
    const Result<QByteArray> written = agentops::readFile(path);
    Result<> done = then();
    if (!done && written)
        restoreIndex(path, *written, before);
    return done;
}

/// Makes the commit the head and the index what it holds, or neither.
static Result<> publish(const Repository &repository, const Head &parent, git_index *index,
                        const git_oid &commit, const git_signature *committer,
                        const QString &message)
{
    AO_TRY(const QByteArray reference, currentReference(repository));
    OwnedTransaction transaction;
    AO_CHECK(call(git_transaction_new(std::out_ptr(transaction), repository.handle()),
                  u"cannot change the branch"_s));
    AO_CHECK(call(git_transaction_lock_ref(transaction.get(), reference.constData()),
                  u"cannot lock the branch"_s));
    // From here on nobody else moves it.
    AO_TRY(const Head head, repository.head());
    if (head != parent)
        return fail(errors::kLocked, u"another program has just moved the branch"_s);
    const QString kind = parent.isUnborn() ? u"commit (initial): "_s : u"commit: "_s;
    const QByteArray note = (kind + message.trimmed().section(u'\n', 0, 0)).toUtf8();
    AO_CHECK(call(git_transaction_set_target(transaction.get(), reference.constData(), &commit,
                                             committer, note.constData()),
                  u"cannot change the branch"_s));
    return writeIndex(index, [&] {
        return call(git_transaction_commit(transaction.get()), u"cannot move the branch"_s);
    });
}

Result<Oid> createCommit(const Repository &repository, const CommitRequest &request,
                         const CancelToken &token)
{
    AO_CHECK(token.check());
    AO_CHECK(requireWorkDir(repository));
    if (request.message.trimmed().isEmpty())
        return fail(agentops::errors::kInvalidArgument, u"a commit needs a message"_s);
    AO_TRY(const OwnedSignature author, toLibrary(request.author));
    AO_TRY(const OwnedSignature committer, toLibrary(request.committer));
    AO_TRY(const Head head, repository.head());
    AO_TRY(const OwnedIndex index, openIndex(repository));
    AO_CHECK(call(git_index_read(index.get(), 1), u"cannot read the index"_s));
    if (git_index_has_conflicts(index.get())
        || git_repository_state(repository.handle()) != GIT_REPOSITORY_STATE_NONE)
        return fail(errors::kConflict, u"a merge or rebase is not finished"_s);
    // The index in memory belongs to the repository's handle: what was staged in vain must not
    // stay.
    const auto reload = qScopeGuard([&index] { git_index_read(index.get(), 1); });
    AO_CHECK(stage(repository, index.get(), request.paths, token));

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

    std::vector<const git_commit *> parentPointers;
    for (const OwnedCommit &parent : parents)
        parentPointers.push_back(parent.get());
    git_oid id;
    AO_CHECK(call(git_commit_create(&id, repository.handle(), nullptr, author.get(),
                                    committer.get(), nullptr, request.message.toUtf8().constData(),
                                    tree.get(), parentPointers.size(), parentPointers.data()),
                  u"cannot write the commit"_s));
    AO_CHECK(publish(repository, head, index.get(), id, committer.get(), request.message));
    return toOid(id);
}

} // namespace agentops::git
